package dev.krait.interpreter.tier1;

import static dev.krait.spi.abi.FrameLayout.BUILTINS;
import static dev.krait.spi.abi.FrameLayout.CODE;
import static dev.krait.spi.abi.FrameLayout.FLAGS;
import static dev.krait.spi.abi.FrameLayout.FLAG_INIT;
import static dev.krait.spi.abi.FrameLayout.FLAG_SPECIAL_RETURN;
import static dev.krait.spi.abi.FrameLayout.FRAME_OBJECT;
import static dev.krait.spi.abi.FrameLayout.FUNCTION;
import static dev.krait.spi.abi.FrameLayout.GENERATOR;
import static dev.krait.spi.abi.FrameLayout.GLOBALS;
import static dev.krait.spi.abi.FrameLayout.LOCALS;
import static dev.krait.spi.abi.FrameLayout.PC;
import static dev.krait.spi.abi.FrameLayout.PREVIOUS;
import static dev.krait.spi.abi.FrameLayout.RETURN_OFFSET;
import static dev.krait.spi.abi.FrameLayout.SLOTS;
import static dev.krait.spi.abi.Memory.getInt;
import static dev.krait.spi.abi.Memory.getLong;
import static dev.krait.spi.abi.Memory.putInt;
import static dev.krait.spi.abi.Memory.putLong;
import static dev.krait.spi.abi.Value.TAG_SHIFT;

import dev.krait.compiler.code.CodeFlags;
import dev.krait.interpreter.bind.Binding;
import dev.krait.interpreter.heap.JavaObjects;
import dev.krait.interpreter.objects.Assumption;
import dev.krait.interpreter.objects.BuiltinFunction;
import dev.krait.interpreter.objects.MethodDescriptor;
import dev.krait.interpreter.objects.PyType;
import dev.krait.interpreter.objects.ShapeIds;
import dev.krait.interpreter.objects.Special;
import dev.krait.interpreter.objects.Types;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.spi.abi.DictLayout;
import dev.krait.spi.abi.FunctionLayout;
import dev.krait.spi.abi.InstanceLayout;
import dev.krait.spi.abi.MethodLayout;
import dev.krait.spi.abi.ThreadLayout;
import dev.krait.spi.abi.TupleLayout;
import dev.krait.spi.abi.TypeLayout;

/** Folded nodes for calls and returns. */
final class CallNodes {
    private CallNodes() {
    }

    /** Where the callee of a call comes from when it was not put on the stack. */
    record Callee(NameInstr.GlobalCache global, AttributeCache method, Instr load) {
    }

    /** A call whose operands are anywhere. The sources are callee, self or absent, arguments. */
    abstract static class Call extends Folded {
        final long[] masks;
        final long[] offsets;
        /** How many operands there are, callee and self included. */
        final int count;
        /** Offset of the first operand on the stack, and of the result. */
        final int base;
        /** If the callee is a global: what its cache says; version 0 if it is not. */
        final int globalsVersion;
        final int builtinsVersion;
        /** If the callee is a method of self: what its cache says; shape 0 if it is not. */
        final int shape;
        final Assumption assumption;

        Call(Instr instr, int taken, int first, Source[] operands, Callee callee) {
            super(instr, taken, first);
            count = operands.length;
            masks = new long[count];
            offsets = new long[count];
            for (int i = 0; i < count; i++) {
                masks[i] = operands[i].mask();
                offsets[i] = operands[i].offset();
            }
            base = instr.top - 8 * count;
            globalsVersion = callee == null || callee.global == null ? 0 : callee.global.globalsVersion();
            builtinsVersion = callee == null || callee.global == null ? 0 : callee.global.builtinsVersion();
            shape = callee == null || callee.method == null ? 0 : callee.method.shape;
            assumption = callee == null || callee.method == null ? Assumption.ALWAYS : callee.method.assumption;
        }

        final long operand(long f, int i) {
            return getLong((f & masks[i]) + offsets[i]);
        }

        /** Whether the callee may be read and is what it was when the node was made, given self. To be asked first: the entry of a global may be gone. */
        final boolean holds(long f, long self) {
            if (globalsVersion != 0) {
                return getInt(getLong(f + GLOBALS) + DictLayout.KEYS_VERSION) == globalsVersion
                        && (builtinsVersion == 0 || getInt(getLong(f + BUILTINS) + DictLayout.KEYS_VERSION) == builtinsVersion);
            }
            return shape == 0 || self >>> TAG_SHIFT == 0 && getInt(self) == shape && assumption.valid;
        }

        /** Puts the operands on the stack and does what the unfolded instructions do. */
        final Node slow(PyThread t, long f) {
            miss();
            boolean known = holds(f, operand(f, 1));
            if (!known) {
                return reload(t, f);
            }
            return unfolded(t, f);
        }

        /** Puts the operands on the stack and executes the unfolded instruction. */
        final Node unfolded(PyThread t, long f) {
            for (int i = 0; i < count; i++) {
                putLong(f + base + 8L * i, operand(f, i));
            }
            putInt(f + PC, instr.pc);
            return instr.exec(t, f);
        }

        /** The callee is something else now: goes back to the instruction that loads it, which none of the folded ones has undone. */
        private Node reload(PyThread t, long f) {
            if (shape != 0) {
                putLong(f + load.top - 8, operand(f, 1));
            }
            return load;
        }

        /** The instruction that loads the callee, where that is folded. */
        Instr load;
    }

    /** A Python function that takes just these arguments. */
    static final class CallFunction extends Call {
        private final int version;
        private final CodeBody code;
        private final int from;

        private boolean isCalledAsBefore(long f) {
            long self = operand(f, 1);
            return self != 0 == (from == 1) && holds(f, self);
        }

        CallFunction(Instr instr, int taken, int first, Source[] operands, Callee callee, int version, CodeBody code, boolean method) {
            super(instr, taken, first, operands, callee);
            this.version = version;
            this.code = code;
            from = method ? 1 : 2;
        }

        @Override
        public Node exec(PyThread t, long f) {
            long function = isCalledAsBefore(f) ? operand(f, 0) : -1;
            if (function >>> TAG_SHIFT == 0 && getInt(function) == ShapeIds.FUNCTION && getInt(function + FunctionLayout.VERSION) == version) {
                long frame = push(t, f, function, code, 0, base);
                if (frame != 0) {
                    long at = frame + SLOTS;
                    for (int i = from; i < count; i++, at += 8) {
                        putLong(at, operand(f, i));
                    }
                    for (long end = frame + code.stackBase; at < end; at += 8) {
                        putLong(at, 0);
                    }
                    t.frame = frame;
                    return LoopNodes.Enter.at(t, code.entry());
                }
            }
            return slow(t, f);
        }
    }

    /** Pushes a frame; 0 if it does not fit. */
    static long push(PyThread t, long f, long function, CodeBody code, int flags, int base) {
        long thread = t.address;
        long frame = getLong(thread + ThreadLayout.STACK_TOP);
        long top = frame + code.frameBytes;
        long left = getLong(thread + ThreadLayout.RECURSION_LEFT) - 1;
        if (top > getLong(thread + ThreadLayout.STACK_LIMIT) || left < 0) {
            return 0;
        }
        putLong(thread + ThreadLayout.STACK_TOP, top);
        putLong(thread + ThreadLayout.RECURSION_LEFT, left);
        putLong(frame + PREVIOUS, f);
        putLong(frame + CODE, code.address);
        putLong(frame + FUNCTION, function);
        putLong(frame + GLOBALS, getLong(function + FunctionLayout.GLOBALS));
        putLong(frame + BUILTINS, getLong(function + FunctionLayout.BUILTINS));
        putLong(frame + LOCALS, 0);
        putLong(frame + PC, (long) flags << 32);
        putLong(frame + RETURN_OFFSET, base);
        putLong(frame + GENERATOR, 0);
        putLong(frame + FRAME_OBJECT, 0);
        return frame;
    }

    /** A class whose instances are plain and whose {@code __init__} is a Python function that takes just these arguments. */
    static final class CallClass extends Call {
        private final PyType type;
        private final int slot;
        private final Assumption unchanged;
        private final long init;
        private final int version;
        private final CodeBody code;
        private final int shapeId;
        private final int bytes;

        CallClass(Instr instr, int taken, int first, Source[] operands, Callee callee, PyType type, long init) {
            super(instr, taken, first, operands, callee);
            this.type = type;
            slot = type.slot;
            unchanged = type.assumption();
            this.init = init;
            version = getInt(init + FunctionLayout.VERSION);
            code = CodeBody.of(getLong(init + FunctionLayout.CODE));
            shapeId = type.rootShape.id;
            bytes = type.rootShape.fieldsEnd;
        }

        @Override
        public Node exec(PyThread t, long f) {
            long cls = operand(f, 1) == 0 && holds(f, 0) ? operand(f, 0) : 0;
            if (cls == type.address && unchanged.valid && getLong(cls + TypeLayout.SLOT) == slot
                    && getInt(init + FunctionLayout.VERSION) == version) {
                long frame = push(t, f, init, code, FLAG_INIT, base);
                if (frame != 0) {
                    long self = t.allocate(shapeId, bytes);
                    putLong(frame + SLOTS, self);
                    long at = frame + SLOTS + 8;
                    for (int i = 2; i < count; i++, at += 8) {
                        putLong(at, operand(f, i));
                    }
                    for (long end = frame + code.stackBase; at < end; at += 8) {
                        putLong(at, 0);
                    }
                    putLong(f + base, self);
                    putInt(f + PC, pcWithResult);
                    t.frame = frame;
                    return LoopNodes.Enter.at(t, code.entry());
                }
            }
            return slow(t, f);
        }

        /** While the call runs, the instance is the only operand on the stack. */
        private final int pcWithResult = instr.pc | FOLDED | instr.oparg + 1 << FOLDED_SHIFT;
    }

    /** Whatever is called: a Python function or bound method of one that takes just these arguments, perhaps with defaults, or anything else. */
    static final class CallAny extends Call {
        CallAny(Instr instr, int taken, int first, Source[] operands, Callee callee) {
            super(instr, taken, first, operands, callee);
        }

        @Override
        public Node exec(PyThread t, long f) {
            long self = operand(f, 1);
            if (!holds(f, self)) {
                return slow(t, f);
            }
            long function = operand(f, 0);
            int shape = Objects.shape(function);
            if (shape == ShapeIds.METHOD && self == 0) {
                self = getLong(function + MethodLayout.SELF);
                function = getLong(function + MethodLayout.FUNCTION);
                shape = Objects.shape(function);
            }
            if (shape != ShapeIds.FUNCTION) {
                return shape == BUILTIN_FUNCTION && self == 0 && count <= 4 ? bound(t, f, function) : unfolded(t, f);
            }
            CodeBody code = CodeBody.of(getLong(function + FunctionLayout.CODE));
            int given = self != 0 ? count - 1 : count - 2;
            int missing = code.argCount - given;
            if (missing < 0 || !code.isSimple || missing > 0 && missing > defaults(function)) {
                return unfolded(t, f);
            }
            long frame = push(t, f, function, code, 0, base);
            if (frame == 0) {
                return unfolded(t, f);
            }
            fill(f, frame, code, self, function, missing);
            t.frame = frame;
            return LoopNodes.Enter.at(t, code.entry());
        }

        private static final int BUILTIN_FUNCTION = Types.BUILTIN_FUNCTION.rootShape.id;

        /** Calls a built-in method bound to an object; it finds what comes next as a call of Python code does. */
        private Node bound(PyThread t, long f, long function) {
            BuiltinFunction b = (BuiltinFunction) JavaObjects.get(function);
            if (b.self == 0) {
                return unfolded(t, f);
            }
            long result = switch (count) {
                case 2 -> b.binding.call1(t, b.id, b.self);
                case 3 -> b.binding.call2(t, b.id, b.self, operand(f, 2));
                default -> b.binding.call3(t, b.id, b.self, operand(f, 2), operand(f, 3));
            };
            putLong(f + base, result);
            return next;
        }

        private static int defaults(long function) {
            long defaults = getLong(function + FunctionLayout.DEFAULTS);
            return Objects.shape(defaults) == ShapeIds.TUPLE ? (int) getLong(defaults + TupleLayout.LENGTH) : 0;
        }

        private void fill(long f, long frame, CodeBody code, long self, long function, int missing) {
            long at = frame + SLOTS;
            if (self != 0) {
                putLong(at, self);
                at += 8;
            }
            for (int i = 2; i < count; i++, at += 8) {
                putLong(at, operand(f, i));
            }
            if (missing > 0) {
                long defaults = getLong(function + FunctionLayout.DEFAULTS);
                long from = defaults + TupleLayout.ITEMS + 8 * (getLong(defaults + TupleLayout.LENGTH) - missing);
                for (int i = 0; i < missing; i++, at += 8) {
                    putLong(at, getLong(from + 8L * i));
                }
            }
            for (long end = frame + code.stackBase; at < end; at += 8) {
                putLong(at, 0);
            }
        }
    }

    /** A call with keywords; the names are the last operand. Quick for Python functions without {@code *args} and {@code **kwargs}. */
    static final class CallKeywords extends Call {
        private final int keywords;
        /** What was called last, and with how many positional arguments: the rest is about these. */
        private CodeBody known;
        private int positional;
        /** Parameters that the keywords name, in their order; null if the call needs the general way. */
        private int[] named;
        /** Parameters that neither is given for. */
        private int[] missing;

        CallKeywords(Instr instr, int taken, int first, Source[] operands, Callee callee) {
            super(instr, taken, first, operands, callee);
            keywords = (int) getLong(operands[count - 1].value() + TupleLayout.LENGTH);
        }

        @Override
        public Node exec(PyThread t, long f) {
            long self = operand(f, 1);
            if (!holds(f, self)) {
                return slow(t, f);
            }
            long function = operand(f, 0);
            if (Objects.shape(function) == ShapeIds.METHOD && self == 0) {
                self = getLong(function + MethodLayout.SELF);
                function = getLong(function + MethodLayout.FUNCTION);
            }
            if (Objects.shape(function) != ShapeIds.FUNCTION) {
                return unfolded(t, f);
            }
            CodeBody code = CodeBody.of(getLong(function + FunctionLayout.CODE));
            int given = count - 3 - keywords + (self != 0 ? 1 : 0);
            if (code != known || given != positional) {
                plan(f, code, given);
            }
            long defaults = getLong(function + FunctionLayout.DEFAULTS);
            if (named == null || missing.length > 0 && !covered(code, defaults)) {
                return unfolded(t, f);
            }
            long frame = push(t, f, function, code, 0, base);
            if (frame == 0) {
                return unfolded(t, f);
            }
            Frames.clearLocals(code, frame, 0);
            long at = frame + SLOTS;
            if (self != 0) {
                putLong(at, self);
                at += 8;
            }
            int last = count - 1 - keywords;
            for (int i = 2; i < last; i++, at += 8) {
                putLong(at, operand(f, i));
            }
            for (int k = 0; k < keywords; k++) {
                putLong(frame + SLOTS + 8L * named[k], operand(f, last + k));
            }
            for (int parameter : missing) {
                long index = parameter - code.argCount + getLong(defaults + TupleLayout.LENGTH);
                putLong(frame + SLOTS + 8L * parameter, getLong(defaults + TupleLayout.ITEMS + 8 * index));
            }
            t.frame = frame;
            return LoopNodes.Enter.at(t, code.entry());
        }

        private boolean covered(CodeBody code, long defaults) {
            return Objects.shape(defaults) == ShapeIds.TUPLE && missing[0] >= code.argCount - getLong(defaults + TupleLayout.LENGTH);
        }

        private void plan(long f, CodeBody code, int given) {
            known = code;
            positional = given;
            named = null;
            int parameters = code.argCount + code.kwOnlyCount;
            if ((code.flags & (CodeFlags.CO_VARARGS | CodeFlags.CO_VARKEYWORDS)) != 0 || given > code.argCount) {
                return;
            }
            boolean[] set = new boolean[parameters];
            java.util.Arrays.fill(set, 0, given, true);
            int[] places = new int[keywords];
            long names = operand(f, count - 1);
            for (int k = 0; k < keywords; k++) {
                long name = getLong(names + TupleLayout.ITEMS + 8L * k);
                int place = code.code.posOnlyArgCount();
                // Names of parameters and keywords are interned.
                while (place < parameters && code.localNames[place] != name) {
                    place++;
                }
                if (place >= parameters || set[place]) {
                    return;
                }
                set[place] = true;
                places[k] = place;
            }
            int[] rest = new int[parameters];
            int n = 0;
            for (int i = 0; i < parameters; i++) {
                if (!set[i]) {
                    if (i >= code.argCount) {
                        return;
                    }
                    rest[n++] = i;
                }
            }
            missing = java.util.Arrays.copyOf(rest, n);
            named = places;
        }
    }

    /** A built-in class whose instances are made, and perhaps initialized, by built-in functions; up to two arguments. */
    static final class CallType extends Call {
        private final PyType type;
        private final Binding maker;
        private final int make;
        private final Binding initializer;
        private final int initialize;
        private final boolean consumes;
        private final long to;

        CallType(Instr instr, int taken, int first, Source[] operands, Callee callee, PyType type, long to) {
            super(instr, taken, first, operands, callee);
            this.type = type;
            BuiltinFunction f = maker(type);
            maker = f == null ? null : f.binding;
            make = f == null ? 0 : f.id;
            long init = type.special(Special.INIT);
            MethodDescriptor d = init == Types.OBJECT.special(Special.INIT) ? null : (MethodDescriptor) JavaObjects.get(init);
            initializer = d == null ? null : d.binding;
            initialize = d == null ? 0 : d.id;
            consumes = count == 3 && (type == Types.LIST || type == Types.SET || type == Types.FROZENSET || type == Types.TUPLE);
            this.to = to;
        }

        /** Whether there is such a node for a class. */
        static boolean fits(PyType type) {
            if (type == Types.TYPE || type.isHeap() || type.metatype() != Types.TYPE || maker(type) == null) {
                return false;
            }
            long init = type.special(Special.INIT);
            return init == Types.OBJECT.special(Special.INIT) || PyType.of(init) == Types.WRAPPER_DESCRIPTOR;
        }

        private static BuiltinFunction maker(PyType type) {
            long method = type.special(Special.NEW);
            if (method == Types.OBJECT.special(Special.NEW)) {
                return null;
            }
            if (PyType.of(method) == Types.STATICMETHOD) {
                method = getLong(method + InstanceLayout.FIELDS);
            }
            if (PyType.of(method) != Types.BUILTIN_FUNCTION) {
                return null;
            }
            BuiltinFunction f = (BuiltinFunction) JavaObjects.get(method);
            return f.self == 0 ? f : null;
        }

        @Override
        public Node exec(PyThread t, long f) {
            if (operand(f, 1) != 0 || !holds(f, 0) || operand(f, 0) != type.address) {
                return slow(t, f);
            }
            long cls = type.address;
            long object;
            if (count == 2) {
                object = maker.call1(t, make, cls);
                if (initializer != null && PyType.of(object) == type) {
                    initializer.call1(t, initialize, object);
                }
            } else {
                long a = operand(f, 2);
                if (consumes && Objects.shape(a) == ShapeIds.GENERATOR) {
                    return consume(t, f, a);
                }
                if (count == 3) {
                    object = maker.call2(t, make, cls, a);
                    if (initializer != null && PyType.of(object) == type) {
                        initializer.call2(t, initialize, object, a);
                    }
                } else {
                    long b = operand(f, 3);
                    object = maker.call3(t, make, cls, a, b);
                    if (initializer != null && PyType.of(object) == type) {
                        initializer.call3(t, initialize, object, a, b);
                    }
                }
            }
            putLong(f + to, object);
            return next;
        }

        /** What takes everything from a generator: 0 until the first. */
        private long consumer;

        private Node consume(PyThread t, long f, long generator) {
            if (consumer == 0) {
                consumer = Consumers.of(t, instr.code, instr.pc, type.address, 1, generator);
            }
            CodeBody code = CodeBody.of(getLong(consumer + FunctionLayout.CODE));
            long frame = push(t, f, consumer, code, 0, base);
            if (frame == 0) {
                return unfolded(t, f);
            }
            putLong(frame + SLOTS, generator);
            Frames.clearLocals(code, frame, 1);
            t.frame = frame;
            return LoopNodes.Enter.at(t, code.entry());
        }
    }

    /** {@code type(x)}. */
    static final class TypeOf extends Call {
        private final long to;

        TypeOf(Instr instr, int taken, int first, Source[] operands, Callee callee, long to) {
            super(instr, taken, first, operands, callee);
            this.to = to;
        }

        @Override
        public Node exec(PyThread t, long f) {
            if (operand(f, 1) != 0 || !holds(f, 0) || operand(f, 0) != Types.TYPE.address) {
                return slow(t, f);
            }
            putLong(f + to, PyType.of(operand(f, 2)).address);
            return next;
        }
    }

    /** A built-in function or method. */
    static final class CallBuiltin extends Call {
        private final long callable;
        private final Binding binding;
        private final int id;
        private final int from;
        private final int arguments;
        private final long to;
        /** Whether the unfolded call goes on in Python code if a certain argument is a generator. */
        private final boolean consumes;
        private final int checked;

        CallBuiltin(Instr instr, int taken, int first, Source[] operands, Callee callee, CallSite site, long to) {
            super(instr, taken, first, operands, callee);
            callable = site.callable();
            binding = site.binding();
            id = site.id();
            from = site.method() ? 1 : 2;
            arguments = count - from;
            boolean resumes = Consumers.resumes(binding, id, arguments);
            consumes = resumes || Consumers.has(binding, id, arguments);
            checked = resumes ? from : count - 1;
            this.to = to;
        }

        @Override
        public Node exec(PyThread t, long f) {
            long self = operand(f, 1);
            if (self != 0 != (from == 1) || !holds(f, self) || operand(f, 0) != callable) {
                return slow(t, f);
            }
            if (consumes && Objects.shape(operand(f, checked)) == ShapeIds.GENERATOR) {
                return unfolded(t, f);
            }
            long result;
            switch (arguments) {
                case 0:
                    result = binding.call0(t, id);
                    break;
                case 1:
                    result = binding.call1(t, id, operand(f, from));
                    break;
                case 2:
                    result = binding.call2(t, id, operand(f, from), operand(f, from + 1));
                    break;
                default:
                    result = binding.call3(t, id, operand(f, from), operand(f, from + 1), operand(f, from + 2));
                    break;
            }
            putLong(f + to, result);
            return next;
        }
    }

    /** RETURN_VALUE. */
    static final class Return extends Folded {
        private final long mask;
        private final long a;

        Return(Instr instr, int taken, int first, Source source) {
            super(instr, taken, first);
            mask = source.mask();
            a = source.offset();
        }

        @Override
        public Node exec(PyThread t, long f) {
            long value = getLong((f & mask) + a);
            if ((getInt(f + FLAGS) & FLAG_SPECIAL_RETURN) != 0) {
                return Frames.leave(t, f, value);
            }
            long thread = t.address;
            putLong(thread + ThreadLayout.STACK_TOP, f);
            putLong(thread + ThreadLayout.RECURSION_LEFT, getLong(thread + ThreadLayout.RECURSION_LEFT) + 1);
            long caller = getLong(f + PREVIOUS);
            t.frame = caller;
            putLong(caller + getInt(f + RETURN_OFFSET), value);
            return CodeBody.ofFrame(caller).after(getInt(caller + PC));
        }
    }

    /** YIELD_VALUE. */
    static final class Yield extends Folded {
        private final long mask;
        private final long a;

        Yield(Instr instr, int taken, int first, Source source) {
            super(instr, taken, first);
            mask = source.mask();
            a = source.offset();
        }

        @Override
        public Node exec(PyThread t, long f) {
            return Generators.yield(t, f, getLong((f & mask) + a));
        }
    }
}
