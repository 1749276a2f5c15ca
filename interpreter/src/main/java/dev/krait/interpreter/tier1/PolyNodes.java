package dev.krait.interpreter.tier1;

import static dev.krait.spi.abi.FrameLayout.GLOBALS;
import static dev.krait.spi.abi.FrameLayout.PC;
import static dev.krait.spi.abi.FrameLayout.SLOTS;
import static dev.krait.spi.abi.Memory.getInt;
import static dev.krait.spi.abi.Memory.getLong;
import static dev.krait.spi.abi.Memory.putInt;
import static dev.krait.spi.abi.Memory.putLong;
import static dev.krait.spi.abi.Value.TAG_SHIFT;

import dev.krait.interpreter.objects.Assumption;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.interpreter.tier1.AttributeCache.Form;
import dev.krait.spi.abi.DictLayout;
import dev.krait.spi.abi.FunctionLayout;
import dev.krait.spi.abi.TypeLayout;

/** Folded nodes for attributes of objects of two to four shapes, of classes, and for getters of properties. */
final class PolyNodes {
    private PolyNodes() {
    }

    /** The folded form of what the caches of an instruction say, where there is one here; null otherwise. */
    static Folded make(Instr n, int taken, int first, Folded.Source source, long to) {
        AttributeCache c = (AttributeCache) n.cache;
        if (c.next == null) {
            if (c.form == Form.TYPE_VALUE || c.form == Form.TYPE_METHOD && (n.oparg & 1) != 0) {
                return new LoadFromType(n, taken, first, source, to, c);
            }
            return c.form == Form.PROPERTY && (n.oparg & 1) == 0 && isPlainGetter(c) ? new LoadProperty(n, taken, first, source, c) : null;
        }
        boolean fields = true;
        boolean methods = (n.oparg & 1) != 0;
        for (AttributeCache x = c; x != null; x = x.next) {
            fields &= x.form == Form.INSTANCE_VALUE || x.form == Form.SLOT;
            methods &= x.form == Form.METHOD;
        }
        return fields && (n.oparg & 1) == 0 ? new LoadFields(n, taken, first, source, to, c)
                : methods ? new LoadMethods(n, taken, first, source, to, c) : null;
    }

    private static boolean isPlainGetter(AttributeCache c) {
        CodeBody code = CodeBody.of(getLong(c.value + FunctionLayout.CODE));
        return code.isSimple && code.argCount == 1;
    }

    private static AttributeCache at(AttributeCache c, int index) {
        for (int i = 0; i < index && c != null; i++) {
            c = c.next;
        }
        return c;
    }

    private static int shapeOf(AttributeCache c) {
        return c == null ? -1 : c.shape;
    }

    private static Assumption assumptionOf(AttributeCache c) {
        return c == null ? Assumption.ALWAYS : c.assumption;
    }

    /** Values in objects of up to four shapes. */
    static final class LoadFields extends AttributeNodes.Load {
        private final int shape0;
        private final int shape1;
        private final int shape2;
        private final int shape3;
        private final int offset0;
        private final int offset1;
        private final int offset2;
        private final int offset3;
        private final Assumption assumption0;
        private final Assumption assumption1;
        private final Assumption assumption2;
        private final Assumption assumption3;

        LoadFields(Instr instr, int taken, int first, Source source, long to, AttributeCache c) {
            super(instr, taken, first, source, to);
            AttributeCache c2 = at(c, 2);
            AttributeCache c3 = at(c, 3);
            shape0 = c.shape;
            shape1 = c.next.shape;
            shape2 = shapeOf(c2);
            shape3 = shapeOf(c3);
            offset0 = c.offset;
            offset1 = c.next.offset;
            offset2 = c2 == null ? 0 : c2.offset;
            offset3 = c3 == null ? 0 : c3.offset;
            assumption0 = c.assumption;
            assumption1 = c.next.assumption;
            assumption2 = assumptionOf(c2);
            assumption3 = assumptionOf(c3);
        }

        @Override
        public Node exec(PyThread t, long f) {
            long object = getLong((f & mask) + a);
            if (object >>> TAG_SHIFT == 0) {
                int shape = getInt(object);
                int offset = shape == shape0 ? assumption0.valid ? offset0 : 0 : shape == shape1 ? assumption1.valid ? offset1 : 0
                        : shape == shape2 ? assumption2.valid ? offset2 : 0 : shape == shape3 && assumption3.valid ? offset3 : 0;
                if (offset != 0) {
                    long value = getLong(object + offset);
                    if (value != 0) {
                        putLong(f + to, value);
                        return next;
                    }
                }
            }
            return slow(t, f, object);
        }
    }

    /** Methods of objects of up to four shapes, and the object, for a call. */
    static final class LoadMethods extends AttributeNodes.Load {
        private final int shape0;
        private final int shape1;
        private final int shape2;
        private final int shape3;
        private final long value0;
        private final long value1;
        private final long value2;
        private final long value3;
        private final Assumption assumption0;
        private final Assumption assumption1;
        private final Assumption assumption2;
        private final Assumption assumption3;

        LoadMethods(Instr instr, int taken, int first, Source source, long to, AttributeCache c) {
            super(instr, taken, first, source, to);
            AttributeCache c2 = at(c, 2);
            AttributeCache c3 = at(c, 3);
            shape0 = c.shape;
            shape1 = c.next.shape;
            shape2 = shapeOf(c2);
            shape3 = shapeOf(c3);
            value0 = kept(c);
            value1 = kept(c.next);
            value2 = kept(c2);
            value3 = kept(c3);
            assumption0 = c.assumption;
            assumption1 = c.next.assumption;
            assumption2 = assumptionOf(c2);
            assumption3 = assumptionOf(c3);
        }

        private long kept(AttributeCache c) {
            if (c == null) {
                return 0;
            }
            instr.code.keepAlive(c.value);
            return c.value;
        }

        @Override
        public Node exec(PyThread t, long f) {
            long object = getLong((f & mask) + a);
            if (object >>> TAG_SHIFT == 0) {
                int shape = getInt(object);
                long method = shape == shape0 ? assumption0.valid ? value0 : 0 : shape == shape1 ? assumption1.valid ? value1 : 0
                        : shape == shape2 ? assumption2.valid ? value2 : 0 : shape == shape3 && assumption3.valid ? value3 : 0;
                if (method != 0) {
                    putLong(f + to, method);
                    putLong(f + to + 8, object);
                    return next;
                }
            }
            return slow(t, f, object);
        }
    }

    /** What one class has under a name; in the form for methods, with the class or 0 as self. */
    static final class LoadFromType extends AttributeNodes.Load {
        private final int shape;
        private final int slot;
        private final long value;
        private final Assumption assumption;
        private final Assumption metaAssumption;
        private final boolean method;
        private final boolean bound;

        LoadFromType(Instr instr, int taken, int first, Source source, long to, AttributeCache c) {
            super(instr, taken, first, source, to);
            shape = c.shape;
            slot = c.version;
            value = c.value;
            assumption = c.assumption;
            metaAssumption = c.metaAssumption;
            method = (instr.oparg & 1) != 0;
            bound = c.form == Form.TYPE_METHOD;
            instr.code.keepAlive(c.value);
        }

        @Override
        public Node exec(PyThread t, long f) {
            long object = getLong((f & mask) + a);
            if (object >>> TAG_SHIFT == 0 && getInt(object) == shape && getLong(object + TypeLayout.SLOT) == slot && assumption.valid
                    && metaAssumption.valid) {
                putLong(f + to, value);
                if (method) {
                    putLong(f + to + 8, bound ? object : 0);
                }
                return next;
            }
            return slow(t, f, object);
        }
    }

    /** What a class that is a global has under a name: LOAD_GLOBAL and LOAD_ATTR. */
    static final class LoadGlobalFromType extends AttributeNodes.Load {
        private final Instr load;
        private final int globalsVersion;
        private final long entry;
        private final int shape;
        private final int slot;
        private final long value;
        private final Assumption assumption;
        private final Assumption metaAssumption;
        private final boolean method;
        private final boolean bound;

        LoadGlobalFromType(Instr load, Instr instr, NameInstr.GlobalCache global, long to, AttributeCache c) {
            super(instr, 1, load.start(), Source.constant(global.entry() + DictLayout.ENTRY_VALUE), to);
            this.load = load;
            globalsVersion = global.globalsVersion();
            entry = global.entry() + DictLayout.ENTRY_VALUE;
            shape = c.shape;
            slot = c.version;
            value = c.value;
            assumption = c.assumption;
            metaAssumption = c.metaAssumption;
            method = (instr.oparg & 1) != 0;
            bound = c.form == Form.TYPE_METHOD;
            instr.code.keepAlive(c.value);
        }

        @Override
        public Node exec(PyThread t, long f) {
            if (getInt(getLong(f + GLOBALS) + DictLayout.KEYS_VERSION) != globalsVersion) {
                miss();
                return load;
            }
            long object = getLong(entry);
            if (object >>> TAG_SHIFT == 0 && getInt(object) == shape && getLong(object + TypeLayout.SLOT) == slot && assumption.valid
                    && metaAssumption.valid) {
                putLong(f + to, value);
                if (method) {
                    putLong(f + to + 8, bound ? object : 0);
                }
                return next;
            }
            return slow(t, f, object);
        }
    }

    /** A property whose getter is a Python function: calls it. */
    static final class LoadProperty extends AttributeNodes.Load {
        private final int shape;
        private final Assumption assumption;
        private final long getter;
        private final int version;
        private final CodeBody code;
        private final int base;

        LoadProperty(Instr instr, int taken, int first, Source source, AttributeCache c) {
            super(instr, taken, first, source, instr.top - 8);
            shape = c.shape;
            assumption = c.assumption;
            getter = c.value;
            version = getInt(getter + FunctionLayout.VERSION);
            code = CodeBody.of(getLong(getter + FunctionLayout.CODE));
            base = instr.top - 8;
            instr.code.keepAlive(getter);
        }

        @Override
        public Node exec(PyThread t, long f) {
            long object = getLong((f & mask) + a);
            if (object >>> TAG_SHIFT == 0 && getInt(object) == shape && assumption.valid && getInt(getter + FunctionLayout.VERSION) == version) {
                long frame = CallNodes.push(t, f, getter, code, 0, base);
                if (frame != 0) {
                    putLong(frame + SLOTS, object);
                    Frames.clearLocals(code, frame, 1);
                    t.frame = frame;
                    return code.entry();
                }
            }
            return slow(t, f, object);
        }
    }

    /** LOAD_SUPER_ATTR that finds a Python function; see {@link AttributeInstr#loadSuper}. */
    static final class LoadSuper extends Folded {
        private final long to;
        private final Source global;
        private final Source cls;
        private final Source self;

        LoadSuper(Instr instr, int taken, int first, Source[] s, long to) {
            super(instr, taken, first);
            global = s[0];
            cls = s[1];
            self = s[2];
            this.to = to;
        }

        private static long read(long f, Source s) {
            return getLong((f & s.mask()) + s.offset());
        }

        @Override
        public Node exec(PyThread t, long f) {
            long object = read(f, self);
            SuperCache c = (SuperCache) instr.cache;
            if (c != null && c.holds(read(f, global), read(f, cls), object)) {
                putLong(f + to, c.function());
                putLong(f + to + 8, object);
                return next;
            }
            putLong(f + instr.top - 24, read(f, global));
            putLong(f + instr.top - 16, read(f, cls));
            putLong(f + instr.top - 8, object);
            putInt(f + PC, instr.pc);
            return instr.exec(t, f);
        }
    }

    /**
     * What {@code super()} found: right for objects of the shape while the assumption of their class holds.
     *
     * @param type the class that is searched behind
     */
    record SuperCache(int shape, long type, Assumption assumption, long function) {
        boolean holds(long global, long cls, long self) {
            return cls == type && global == dev.krait.interpreter.objects.Types.SUPER.address && self >>> TAG_SHIFT == 0 && getInt(self) == shape
                    && assumption.valid;
        }
    }
}
