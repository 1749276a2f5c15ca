package dev.krait.interpreter.tier1;

import static dev.krait.spi.abi.FrameLayout.FUNCTION;
import static dev.krait.spi.abi.FrameLayout.GLOBALS;
import static dev.krait.spi.abi.FrameLayout.SLOTS;
import static dev.krait.spi.abi.Memory.getInt;
import static dev.krait.spi.abi.Memory.getLong;
import static dev.krait.spi.abi.Memory.putLong;
import static dev.krait.spi.abi.Value.TAG_SHIFT;

import dev.krait.interpreter.objects.PyDict;
import dev.krait.interpreter.objects.PyList;
import dev.krait.interpreter.objects.PyObject;
import dev.krait.interpreter.objects.PySet;
import dev.krait.interpreter.objects.PyTuple;
import dev.krait.interpreter.objects.ShapeIds;
import dev.krait.interpreter.objects.Slices;
import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.spi.abi.FunctionLayout;
import dev.krait.spi.abi.Memory;
import dev.krait.spi.abi.TupleLayout;
import dev.krait.spi.abi.Value;

/** Folded nodes that make things: displays, slices, iterators, functions. */
final class BuildNodes {
    private BuildNodes() {
    }

    /** BUILD_TUPLE, BUILD_LIST. */
    static final class Sequence extends Folded {
        private final long[] masks;
        private final long[] offsets;
        private final boolean tuple;
        private final long to;

        Sequence(Instr instr, int taken, int first, Source[] items, boolean tuple, long to) {
            super(instr, taken, first);
            masks = new long[items.length];
            offsets = new long[items.length];
            for (int i = 0; i < items.length; i++) {
                masks[i] = items[i].mask();
                offsets[i] = items[i].offset();
            }
            this.tuple = tuple;
            this.to = to;
        }

        @Override
        public Node exec(PyThread t, long f) {
            int count = masks.length;
            long result;
            long words;
            if (tuple) {
                result = count == 0 ? Const.EMPTY_TUPLE : PyTuple.create(t, count);
                words = result + TupleLayout.ITEMS;
            } else {
                result = PyList.create(t, count);
                words = PyList.items(result);
                if (count > 0) {
                    PyList.setLength(t, result, count);
                }
            }
            for (int i = 0; i < count; i++) {
                putLong(words + 8L * i, getLong((f & masks[i]) + offsets[i]));
            }
            putLong(f + to, result);
            return next;
        }
    }

    /** BINARY_SLICE. */
    static final class Slice extends Folded {
        private final long mask;
        private final long a;
        private final long maskFrom;
        private final long from;
        private final long maskTo;
        private final long end;
        private final long to;

        Slice(Instr instr, int taken, int first, Source container, Source start, Source stop, long to) {
            super(instr, taken, first);
            mask = container.mask();
            a = container.offset();
            maskFrom = start.mask();
            from = start.offset();
            maskTo = stop.mask();
            end = stop.offset();
            this.to = to;
        }

        @Override
        public Node exec(PyThread t, long f) {
            long container = getLong((f & mask) + a);
            long start = getLong((f & maskFrom) + from);
            long stop = getLong((f & maskTo) + end);
            if (container >>> TAG_SHIFT == 0 && isPlain(start) && isPlain(stop)) {
                int shape = getInt(container);
                if (shape == ShapeIds.LIST) {
                    int length = PyList.length(container);
                    int low = clip(start, length, 0);
                    int high = clip(stop, length, length);
                    putLong(f + to, PyList.ofWords(t, PyList.items(container) + 8L * low, Math.max(0, high - low)));
                    return next;
                }
                if (shape == ShapeIds.TUPLE) {
                    int length = (int) getLong(container + TupleLayout.LENGTH);
                    int low = clip(start, length, 0);
                    int high = clip(stop, length, length);
                    putLong(f + to, high - low == length ? container : PyTuple.ofWords(t, container + TupleLayout.ITEMS + 8L * low, Math.max(0, high - low)));
                    return next;
                }
            }
            putLong(f + to, PyObject.getItem(t, container, Objects.newSlice(t, start, stop, Const.NONE)));
            return next;
        }
    }

    /** BUILD_SLICE. */
    static final class BuildSlice extends Folded {
        private final Source start;
        private final Source stop;
        private final Source step;
        private final long to;

        /** Makes a node; the step may be null. */
        BuildSlice(Instr instr, int taken, int first, Source start, Source stop, Source step, long to) {
            super(instr, taken, first);
            this.start = start;
            this.stop = stop;
            this.step = step;
            this.to = to;
        }

        @Override
        public Node exec(PyThread t, long f) {
            putLong(f + to, Objects.newSlice(t, read(f, start), read(f, stop), step == null ? Const.NONE : read(f, step)));
            return next;
        }
    }

    /** BUILD_SLICE and the BINARY_OP that reads the items. The canonical operands, container and slice, count as not on the stack. */
    static final class ItemsOfSlice extends Folded {
        private final Source container;
        private final Source start;
        private final Source stop;
        private final Source step;
        private final long to;

        ItemsOfSlice(Instr instr, int first, Source[] s, long to) {
            super(instr, 2, first);
            container = s[0];
            start = s[1];
            stop = s[2];
            step = s.length > 3 ? s[3] : null;
            this.to = to;
        }

        @Override
        public Node exec(PyThread t, long f) {
            long list = read(f, container);
            long from = read(f, start);
            long end = read(f, stop);
            long by = step == null ? Const.NONE : read(f, step);
            if (PyList.isExact(list) && isPlain(from) && isPlain(end) && isPlain(by) && by != Value.ofInt(0)) {
                Slices.Range range = Slices.of(from, end, by, PyList.length(list));
                int count = range.length();
                long result = PyList.create(t, count);
                if (count > 0) {
                    long at = PyList.items(list) + 8L * range.start();
                    long stride = 8 * range.step();
                    long words = PyList.items(result);
                    for (int i = 0; i < count; i++, at += stride) {
                        putLong(words + 8L * i, getLong(at));
                    }
                    PyList.setLength(t, result, count);
                }
                putLong(f + to, result);
                return next;
            }
            putLong(f + to, PyObject.getItem(t, list, Objects.newSlice(t, from, end, by)));
            return next;
        }
    }

    private static long read(long f, Folded.Source s) {
        return getLong((f & s.mask()) + s.offset());
    }

    /** Whether a bound of a slice is an int of one word or None. */
    static boolean isPlain(long bound) {
        return Value.isInt(bound) || bound == Const.NONE;
    }

    /** A bound of a slice as an index of a sequence. */
    static int clip(long bound, int length, int ifNone) {
        if (bound == Const.NONE) {
            return ifNone;
        }
        long index = Value.intValue(bound);
        if (index < 0) {
            index += length;
            return index < 0 ? 0 : (int) index;
        }
        return index > length ? length : (int) index;
    }

    /** STORE_SLICE. */
    static final class StoreSlice extends Folded {
        private final Source value;
        private final Source container;
        private final Source start;
        private final Source stop;

        StoreSlice(Instr instr, int taken, int first, Source[] s) {
            super(instr, taken, first);
            value = s[0];
            container = s[1];
            start = s[2];
            stop = s[3];
        }

        @Override
        public Node exec(PyThread t, long f) {
            long from = read(f, start);
            long to = read(f, stop);
            long list = read(f, container);
            long by = read(f, value);
            if (PyList.isExact(list) && PyList.isExact(by) && isPlain(from) && isPlain(to)) {
                int length = PyList.length(list);
                int low = clip(from, length, 0);
                int count = Math.max(0, clip(to, length, length) - low);
                if (count == PyList.length(by)) {
                    Memory.copy(PyList.items(by), PyList.items(list) + 8L * low, 8L * count);
                    return next;
                }
            }
            PyObject.setItem(t, list, Objects.newSlice(t, from, to, Const.NONE), by);
            return next;
        }
    }

    /** GET_ITER. */
    static final class Iterator extends Folded {
        private final long mask;
        private final long a;
        private final long to;

        Iterator(Instr instr, int taken, int first, Source source, long to) {
            super(instr, taken, first);
            mask = source.mask();
            a = source.offset();
            this.to = to;
        }

        @Override
        public Node exec(PyThread t, long f) {
            putLong(f + to, IterationInstr.getIter(t, getLong((f & mask) + a)));
            return next;
        }
    }

    /** SET_ADD. */
    static final class Add extends Folded {
        private final long set;
        private final long mask;
        private final long a;

        Add(Instr instr, int taken, int first, Source source) {
            super(instr, taken, first);
            set = instr.top - 8 - 8L * instr.oparg;
            mask = source.mask();
            a = source.offset();
        }

        @Override
        public Node exec(PyThread t, long f) {
            PySet.add(t, getLong(f + set), getLong((f & mask) + a));
            return next;
        }
    }

    /** MAP_ADD. */
    static final class Put extends Folded {
        private final long dict;
        private final long maskK;
        private final long k;
        private final long mask;
        private final long a;

        Put(Instr instr, int taken, int first, Source key, Source value) {
            super(instr, taken, first);
            dict = instr.top - 16 - 8L * instr.oparg;
            maskK = key.mask();
            k = key.offset();
            mask = value.mask();
            a = value.offset();
        }

        @Override
        public Node exec(PyThread t, long f) {
            PyDict.set(t, getLong(f + dict), getLong((f & maskK) + k), getLong((f & mask) + a));
            return next;
        }
    }

    /** MAKE_FUNCTION, and the SET_FUNCTION_ATTRIBUTE for a closure behind it. */
    static final class MakeFunction extends Folded {
        private final long code;
        private final long maskC;
        private final long closure;
        private final long to;

        /**
         * Makes a node.
         *
         * @param code where the code object is: a constant
         * @param closure where the cells are, or null
         */
        MakeFunction(Instr instr, int taken, int first, Source code, Source closure, long to) {
            super(instr, taken, first);
            this.code = code.offset();
            maskC = closure == null ? 0 : closure.mask();
            this.closure = closure == null ? absentAddress() : closure.offset();
            this.to = to;
        }

        @Override
        public Node exec(PyThread t, long f) {
            long function = PyFunction.create(t, getLong(code), getLong(f + GLOBALS));
            putLong(function + FunctionLayout.CLOSURE, getLong((f & maskC) + closure));
            putLong(f + to, function);
            return next;
        }
    }

    /** COPY_FREE_VARS. */
    static final class CopyFreeVariables extends Folded {
        private final int count;
        private final long to;

        CopyFreeVariables(Instr instr, int first) {
            super(instr, 0, first);
            count = instr.oparg;
            to = SLOTS + 8L * (instr.code.localsPlus - count);
        }

        @Override
        public Node exec(PyThread t, long f) {
            long cells = getLong(getLong(f + FUNCTION) + FunctionLayout.CLOSURE) + TupleLayout.ITEMS;
            for (int i = 0; i < count; i++) {
                putLong(f + to + 8L * i, getLong(cells + 8L * i));
            }
            return next;
        }
    }
}
