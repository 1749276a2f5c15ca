package dev.krait.interpreter.tier1;

import static dev.krait.spi.abi.Memory.getInt;
import static dev.krait.spi.abi.Memory.getLong;
import static dev.krait.spi.abi.Memory.putInt;
import static dev.krait.spi.abi.Memory.putLong;
import static dev.krait.spi.abi.Value.TAG_SHIFT;

import dev.krait.interpreter.objects.Assumption;
import dev.krait.interpreter.objects.PyObject;
import dev.krait.interpreter.objects.ShapeIds;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.spi.abi.ArrayLayout;
import dev.krait.spi.abi.DictLayout;
import dev.krait.spi.abi.FrameLayout;
import dev.krait.spi.abi.ListLayout;
import dev.krait.spi.abi.ModuleLayout;
import dev.krait.spi.abi.ObjectLayout;
import dev.krait.spi.abi.Value;

/** Folded nodes for attributes, globals and assignment to items. */
final class AttributeNodes {
    private AttributeNodes() {
    }

    /** LOAD_ATTR of an object. */
    abstract static class Load extends Folded {
        final long mask;
        final long a;
        final long to;

        Load(Instr instr, int taken, int first, Source source, long to) {
            super(instr, taken, first);
            mask = source.mask();
            a = source.offset();
            this.to = to;
        }

        /** Does what the unfolded instruction does. */
        final Node slow(PyThread t, long f, long object) {
            miss();
            putLong(f + instr.top - 8, object);
            putInt(f + FrameLayout.PC, instr.pc);
            return instr.exec(t, f);
        }
    }

    /** A value in the object. */
    static final class LoadField extends Load {
        private final int shape;
        private final int offset;
        private final Assumption assumption;

        LoadField(Instr instr, int taken, int first, Source source, long to, AttributeCache cache) {
            super(instr, taken, first, source, to);
            shape = cache.shape;
            offset = cache.offset;
            assumption = cache.assumption;
        }

        @Override
        public Node exec(PyThread t, long f) {
            long object = getLong((f & mask) + a);
            if (object >>> TAG_SHIFT == 0 && getInt(object) == shape && assumption.valid) {
                long value = getLong(object + offset);
                if (value != 0) {
                    putLong(f + to, value);
                    return next;
                }
            }
            return slow(t, f, object);
        }
    }

    /** A method and the object, for a call. */
    static final class LoadMethod extends Load {
        private final int shape;
        private final long function;
        private final Assumption assumption;

        LoadMethod(Instr instr, int taken, int first, Source source, long to, AttributeCache cache) {
            super(instr, taken, first, source, to);
            shape = cache.shape;
            function = cache.value;
            assumption = cache.assumption;
        }

        @Override
        public Node exec(PyThread t, long f) {
            long object = getLong((f & mask) + a);
            if (object >>> TAG_SHIFT == 0 && getInt(object) == shape && assumption.valid) {
                putLong(f + to, function);
                putLong(f + to + 8, object);
                return next;
            }
            return slow(t, f, object);
        }
    }

    /** An attribute of a module. */
    static final class LoadModule extends Load {
        private final int shape;
        private final int version;
        private final long entry;
        private final boolean method;

        LoadModule(Instr instr, int taken, int first, Source source, long to, AttributeCache cache) {
            super(instr, taken, first, source, to);
            shape = cache.shape;
            version = cache.version;
            entry = cache.value;
            method = (instr.oparg & 1) != 0;
        }

        @Override
        public Node exec(PyThread t, long f) {
            long object = getLong((f & mask) + a);
            if (object >>> TAG_SHIFT == 0 && getInt(object) == shape
                    && getInt(getLong(object + ModuleLayout.DICT) + DictLayout.KEYS_VERSION) == version) {
                putLong(f + to, getLong(entry + DictLayout.ENTRY_VALUE));
                if (method) {
                    putLong(f + to + 8, 0);
                }
                return next;
            }
            return slow(t, f, object);
        }
    }

    /** Whatever the caches of the instruction say. */
    static final class LoadCached extends Load {
        private final AttributeCache caches;
        private final boolean method;

        LoadCached(Instr instr, int taken, int first, Source source, long to) {
            super(instr, taken, first, source, to);
            caches = (AttributeCache) instr.cache;
            method = (instr.oparg & 1) != 0;
        }

        @Override
        public Node exec(PyThread t, long f) {
            long object = getLong((f & mask) + a);
            AttributeCache c = caches;
            while (c != null && !c.matches(object)) {
                c = c.next;
            }
            if (c != null && c.form != AttributeCache.Form.PROPERTY && (method || !c.isMethod())) {
                long value = c.read(object);
                if (value != 0) {
                    putLong(f + to, value);
                    if (method) {
                        putLong(f + to + 8, c.isMethod() ? object : 0);
                    }
                    return next;
                }
            }
            return slowUncounted(t, f, object);
        }

        private Node slowUncounted(PyThread t, long f, long object) {
            putLong(f + instr.top - 8, object);
            putInt(f + FrameLayout.PC, instr.pc);
            return instr.exec(t, f);
        }
    }

    /** LOAD_GLOBAL found in the globals. */
    static final class LoadGlobal extends Folded {
        private final int globalsVersion;
        private final long entry;
        private final long to;
        private final boolean call;

        LoadGlobal(Instr instr, int first, long to, NameInstr.GlobalCache cache) {
            super(instr, 0, first);
            globalsVersion = cache.globalsVersion();
            entry = cache.entry() + DictLayout.ENTRY_VALUE;
            this.to = to;
            call = (instr.oparg & 1) != 0;
        }

        @Override
        public Node exec(PyThread t, long f) {
            if (getInt(getLong(f + FrameLayout.GLOBALS) + DictLayout.KEYS_VERSION) == globalsVersion) {
                putLong(f + to, getLong(entry));
                if (call) {
                    putLong(f + to + 8, 0);
                }
                return next;
            }
            miss();
            putInt(f + FrameLayout.PC, instr.pc);
            return instr.exec(t, f);
        }
    }

    /** LOAD_GLOBAL found in the built-ins. */
    static final class LoadBuiltin extends Folded {
        private final int globalsVersion;
        private final int builtinsVersion;
        private final long entry;
        private final long to;
        private final boolean call;

        LoadBuiltin(Instr instr, int first, long to, NameInstr.GlobalCache cache) {
            super(instr, 0, first);
            globalsVersion = cache.globalsVersion();
            builtinsVersion = cache.builtinsVersion();
            entry = cache.entry() + DictLayout.ENTRY_VALUE;
            this.to = to;
            call = (instr.oparg & 1) != 0;
        }

        @Override
        public Node exec(PyThread t, long f) {
            if (getInt(getLong(f + FrameLayout.GLOBALS) + DictLayout.KEYS_VERSION) == globalsVersion
                    && getInt(getLong(f + FrameLayout.BUILTINS) + DictLayout.KEYS_VERSION) == builtinsVersion) {
                putLong(f + to, getLong(entry));
                if (call) {
                    putLong(f + to + 8, 0);
                }
                return next;
            }
            miss();
            putInt(f + FrameLayout.PC, instr.pc);
            return instr.exec(t, f);
        }
    }

    /** STORE_ATTR to a word in the object. */
    static final class StoreField extends Folded {
        private final long maskV;
        private final long v;
        private final long mask;
        private final long a;
        private final int shape;
        private final int offset;
        private final int nextShape;
        private final Assumption assumption;

        StoreField(Instr instr, int taken, int first, Source value, Source object, AttributeCache cache) {
            super(instr, taken, first);
            maskV = value.mask();
            v = value.offset();
            mask = object.mask();
            a = object.offset();
            shape = cache.shape;
            offset = cache.offset;
            nextShape = cache.form == AttributeCache.Form.ADD ? cache.nextShape : cache.shape;
            assumption = cache.assumption;
        }

        @Override
        public Node exec(PyThread t, long f) {
            long object = getLong((f & mask) + a);
            long value = getLong((f & maskV) + v);
            if (object >>> TAG_SHIFT == 0 && getInt(object) == shape && assumption.valid) {
                putLong(object + offset, value);
                putInt(object + ObjectLayout.SHAPE, nextShape);
                return next;
            }
            miss();
            AttributeInstr.store(t, instr, object, value);
            return next;
        }
    }

    /** STORE_ATTR in whatever way. */
    static final class Store extends Folded {
        private final long maskV;
        private final long v;
        private final long mask;
        private final long a;

        Store(Instr instr, int taken, int first, Source value, Source object) {
            super(instr, taken, first);
            maskV = value.mask();
            v = value.offset();
            mask = object.mask();
            a = object.offset();
        }

        @Override
        public Node exec(PyThread t, long f) {
            AttributeInstr.store(t, instr, getLong((f & mask) + a), getLong((f & maskV) + v));
            return next;
        }
    }

    /** STORE_SUBSCR. */
    static final class StoreItem extends Folded {
        private final long maskV;
        private final long v;
        private final long mask;
        private final long a;
        private final long maskI;
        private final long i;

        StoreItem(Instr instr, int taken, int first, Source value, Source container, Source index) {
            super(instr, taken, first);
            maskV = value.mask();
            v = value.offset();
            mask = container.mask();
            a = container.offset();
            maskI = index.mask();
            i = index.offset();
        }

        @Override
        public Node exec(PyThread t, long f) {
            long container = getLong((f & mask) + a);
            long key = getLong((f & maskI) + i);
            long value = getLong((f & maskV) + v);
            if (container >>> TAG_SHIFT == 0 && getInt(container) == ShapeIds.LIST && Value.isInt(key)) {
                long index = Value.intValue(key);
                if (index >= 0 && index < getLong(container + ListLayout.LENGTH)) {
                    putLong(getLong(container + ListLayout.ITEMS) + ArrayLayout.WORDS + 8 * index, value);
                    return next;
                }
            }
            PyObject.setItem(t, container, key, value);
            return next;
        }
    }
}
