package dev.krait.interpreter.tier2;

import static dev.krait.spi.abi.Memory.getLong;

import dev.krait.interpreter.bind.Binding;
import dev.krait.interpreter.heap.JavaObjects;
import dev.krait.interpreter.objects.BuiltinFunction;
import dev.krait.interpreter.objects.MethodDescriptor;
import dev.krait.interpreter.objects.PyList;
import dev.krait.interpreter.objects.PyType;
import dev.krait.interpreter.objects.ShapeIds;
import dev.krait.interpreter.objects.Special;
import dev.krait.interpreter.objects.Types;
import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.tier1.CodeBody;
import dev.krait.interpreter.tier1.Instr;
import dev.krait.interpreter.tier1.TraceSupport;
import dev.krait.spi.abi.DictLayout;
import dev.krait.spi.abi.FrameLayout;
import dev.krait.spi.abi.FunctionLayout;
import dev.krait.spi.abi.ListLayout;
import dev.krait.spi.abi.MethodLayout;
import dev.krait.spi.abi.RangeIteratorLayout;
import dev.krait.spi.abi.RangeLayout;
import dev.krait.spi.abi.SetLayout;
import dev.krait.spi.abi.StrLayout;
import dev.krait.spi.abi.ThreadLayout;
import dev.krait.spi.abi.TupleLayout;
import dev.krait.spi.abi.Value;
import dev.krait.uops.ir.Condition;
import dev.krait.uops.ir.Region;
import dev.krait.uops.ir.TraceBuilder;
import dev.krait.uops.ir.Type;
import dev.krait.uops.ir.UOp;

/** Records calls. */
final class CallRecorder {
    private final Recording r;
    private final TraceBuilder b;
    private final Inlining inlining;
    private final Containers containers;
    private final Access access;
    private final GeneratorRecorder generators;

    /** The call being recorded: refs and actual words of the arguments, self included. */
    private int[] refs;
    private long[] words;
    private long keywords;
    /** Operands that are consumed. */
    private int pops;

    CallRecorder(Recording r, Inlining inlining, Containers containers, Access access, GeneratorRecorder generators) {
        this.r = r;
        this.b = r.b;
        this.inlining = inlining;
        this.containers = containers;
        this.access = access;
        this.generators = generators;
    }

    /** CALL and CALL_KW. */
    void call(Instr n, boolean named) {
        int count = n.oparg;
        int above = named ? 1 : 0;
        pops = count + 2 + above;
        keywords = named ? r.actual(1) : 0;
        if (named) {
            b.guardIs(r.peek(1), keywords);
        }
        int callable = r.peek(pops);
        long actual = r.actual(pops);
        boolean self = r.actual(pops - 1) != 0;
        if (!self) {
            if (r.peek(pops - 1) != 0 && r.peek(pops - 1) > 0) {
                b.guardIs(r.peek(pops - 1), 0);
            }
        }
        int total = count + (self ? 1 : 0);
        refs = new int[total];
        words = new long[total];
        for (int i = 0; i < total; i++) {
            refs[i] = r.peek(total + above - i);
            words[i] = r.actual(total + above - i);
        }
        dispatch(callable, actual);
    }

    private void prepend(int ref, long word) {
        int[] moreRefs = new int[refs.length + 1];
        long[] moreWords = new long[refs.length + 1];
        moreRefs[0] = ref;
        moreWords[0] = word;
        System.arraycopy(refs, 0, moreRefs, 1, refs.length);
        System.arraycopy(words, 0, moreWords, 1, words.length);
        refs = moreRefs;
        words = moreWords;
    }

    private void dispatch(int callable, long actual) {
        if (!Recording.isObject(actual)) {
            throw Recording.abort("call of a number");
        }
        int shape = Recording.shape(actual);
        if (shape == ShapeIds.METHOD && Recording.shape(getLong(actual + MethodLayout.FUNCTION)) == ShapeIds.FUNCTION && keywords == 0) {
            int method = b.guardShape(callable, shape);
            prepend(b.loadField(Region.CONSTANT, method, MethodLayout.SELF), getLong(actual + MethodLayout.SELF));
            dispatch(b.loadField(Region.CONSTANT, method, MethodLayout.FUNCTION), getLong(actual + MethodLayout.FUNCTION));
            return;
        }
        if (shape == ShapeIds.FUNCTION) {
            if (inlining.follows(actual)) {
                inlining.call(callable, actual, refs, keywords, 0, r.top.size - pops, 0);
            } else if (CodeBody.of(getLong(actual + FunctionLayout.CODE)).isGenerator()) {
                general(callable);
            } else if (inlining.isDeep(actual) && entryTrace(actual)) {
                r.entering = true;
                inlining.call(callable, actual, refs, keywords, 0, r.top.size - pops, 0);
            } else if (inlining.isDeep(actual)) {
                throw Recording.abort(TraceRecorder.RECURSION);
            } else {
                // As a call of Java it would put off collections for as long as it takes.
                throw Recording.abort("call that is not followed");
            }
            return;
        }
        if (keywords == 0 && refs.length > 0 && Recording.shape(words[0]) == ShapeIds.GENERATOR && TraceSupport.resumes(actual, refs.length)) {
            b.guardIs(callable, actual);
            generators.call(refs, words, r.top.size - pops);
            return;
        }
        if (keywords == 0 && refs.length > 0 && Recording.shape(words[words.length - 1]) == ShapeIds.GENERATOR && consumer(callable, actual)) {
            return;
        }
        PyType type = PyType.of(actual);
        if (PyType.is(actual)) {
            type(callable, actual, PyType.at(actual));
        } else if (type == Types.BUILTIN_FUNCTION && keywords == 0) {
            BuiltinFunction f = (BuiltinFunction) JavaObjects.get(actual);
            if (f.self != 0 && b.knownWord(callable, 0) == 0) {
                // Perhaps made for this call: then it is another one the next time.
                int self = b.callJava(JavaCalls.boundTo(f.binding, f.id), r.guardShape(callable, actual));
                b.guardPresent(self);
                prepend(self, f.self);
                method(f.binding, f.id, f.name);
            } else if (f.self != 0) {
                b.guardIs(callable, actual);
                prepend(b.constValue(f.self), f.self);
                method(f.binding, f.id, f.name);
            } else {
                builtin(callable, actual, f);
            }
        } else if (type == Types.WRAPPER_DESCRIPTOR && keywords == 0 && refs.length == 1 && actual == Types.OBJECT.special(Special.INIT)) {
            // Of an object without arguments: does nothing.
            b.guardIs(callable, actual);
            r.result(pops, b.constValue(Const.NONE));
        } else if (type == Types.WRAPPER_DESCRIPTOR && keywords == 0 && refs.length == 1 && Value.isInt(words[0]) && isIdentityOfInts(actual)) {
            b.guardIs(callable, actual);
            r.result(pops, r.toInt(refs[0], words[0]));
        } else if (type == Types.METHOD_DESCRIPTOR && keywords == 0 && refs.length > 0) {
            MethodDescriptor d = (MethodDescriptor) JavaObjects.get(actual);
            b.guardIs(callable, actual);
            method(d.binding, d.id, d.spec.name());
        } else if (Recording.shape(type.special(Special.CALL)) == ShapeIds.FUNCTION && inlining.follows(type.special(Special.CALL)) && keywords == 0) {
            int object = r.guardShape(callable, actual);
            r.dependOn(type.assumption());
            prepend(object, actual);
            long function = type.special(Special.CALL);
            inlining.call(b.constValue(function), function, refs, keywords, 0, r.top.size - pops, 0);
        } else {
            general(callable);
        }
    }

    /** Whether there is a trace that begins at the entry of a function. */
    private boolean entryTrace(long function) {
        CodeBody code = CodeBody.of(getLong(function + FunctionLayout.CODE));
        int entry = TraceRecorder.entryUnit(code);
        TraceNode node = entry < 0 ? null : Jit.traceAt(code, entry);
        return node != null && !node.loop && node.jit == r.jit;
    }

    /** A built-in function that takes all from a generator. */
    private boolean consumer(int callable, long actual) {
        long function = TraceSupport.consumer(r.t, r.instr, actual, refs.length, words[0]);
        if (function == 0) {
            return false;
        }
        if (!inlining.follows(function)) {
            throw Recording.abort("call that is not followed");
        }
        b.guardIs(callable, actual);
        int last = refs.length - 1;
        b.guardShape(refs[last], ShapeIds.GENERATOR);
        if (last > 0) {
            r.guardShape(refs[0], words[0]);
        }
        inlining.call(b.constValue(function), function, refs, 0, 0, r.top.size - pops, 0);
        return true;
    }

    private static boolean isIdentityOfInts(long wrapper) {
        MethodDescriptor d = (MethodDescriptor) JavaObjects.get(wrapper);
        return d.binding.owner().equals("int") && (d.spec.name().equals("__index__") || d.spec.name().equals("__int__"));
    }

    private int boxed(int i) {
        return r.word(refs[i], words[i]);
    }

    private int[] boxed() {
        int[] all = new int[refs.length];
        for (int i = 0; i < all.length; i++) {
            all[i] = boxed(i);
        }
        return all;
    }

    /** Calls whatever it is. */
    private void general(int callable) {
        int extra = keywords != 0 ? 2 : 1;
        int[] all = new int[refs.length + extra];
        if (all.length > ThreadLayout.ARGUMENT_COUNT) {
            throw Recording.abort("many arguments");
        }
        all[0] = callable;
        if (keywords != 0) {
            all[1] = b.constValue(keywords);
        }
        for (int i = 0; i < refs.length; i++) {
            all[i + extra] = boxed(i);
        }
        r.result(pops, r.callAnything(keywords != 0 ? JavaCalls.callKeywords(refs.length) : JavaCalls.call(refs.length), all));
    }

    // Classes.

    private void type(int callable, long actual, PyType type) {
        if (TraceSupport.isPlain(type) && PyType.of(actual).special(Special.CALL) == Types.TYPE.special(Special.CALL)) {
            long init = type.special(Special.INIT);
            boolean inherited = init == Types.OBJECT.special(Special.INIT);
            if (inherited ? refs.length == 0 && keywords == 0 : Recording.shape(init) == ShapeIds.FUNCTION && inlining.follows(init)) {
                b.guardIs(callable, actual);
                r.dependOn(type.assumption());
                r.dependOn(PyType.of(actual).assumption());
                int object = b.newObject(type.rootShape.id, type.rootShape.fieldsEnd);
                if (inherited) {
                    r.result(pops, object);
                } else {
                    prepend(object, 0);
                    inlining.call(b.constValue(init), init, refs, keywords, FrameLayout.FLAG_INIT, r.top.size - pops, object);
                }
                return;
            }
        }
        if (keywords == 0 && (builtinType(callable, actual, type) || listSubclass(callable, actual, type))) {
            return;
        }
        general(callable);
    }

    /** An empty instance of a subclass of list that adds nothing to how instances are made. */
    private boolean listSubclass(int callable, long actual, PyType type) {
        if (refs.length != 0 || !type.isHeap() || !type.isSubtypeOf(Types.LIST) || type.special(Special.NEW) != Types.LIST.special(Special.NEW)
                || type.special(Special.INIT) != Types.LIST.special(Special.INIT) || type.special(Special.DEL) != 0
                || PyType.of(actual).special(Special.CALL) != Types.TYPE.special(Special.CALL)) {
            return false;
        }
        b.guardIs(callable, actual);
        r.dependOn(type.assumption());
        r.dependOn(PyType.of(actual).assumption());
        int list = b.newObject(type.rootShape.id, type.rootShape.fieldsEnd);
        b.storeInt(Region.LIST, list, ListLayout.LENGTH, b.constInt(0));
        b.storeField(Region.LIST, list, ListLayout.ITEMS, b.constValue(PyList.noItems()));
        r.result(pops, list);
        return true;
    }

    private boolean builtinType(int callable, long actual, PyType type) {
        int iterator = containers.iteration.construct(type, callable, refs, words);
        if (iterator != 0) {
            r.result(pops, iterator);
            return true;
        }
        if (refs.length == 1) {
            long x = words[0];
            int ref = refs[0];
            int result = 0;
            if (type == Types.INT && Recording.isRawInt(x)) {
                b.guardIs(callable, actual);
                result = r.toInt(ref, x);
            } else if (type == Types.INT && Value.isDouble(x) && Math.abs(Value.doubleValue(x)) < 1L << 61) {
                b.guardIs(callable, actual);
                result = b.floatToInt(r.toFloat(ref));
            } else if (type == Types.FLOAT && (Value.isDouble(x) || Recording.isRawInt(x))) {
                b.guardIs(callable, actual);
                result = r.number(ref, x);
            } else if (type == Types.TYPE) {
                b.guardIs(callable, actual);
                r.guardType(ref, x);
                result = b.constValue(PyType.of(x).address);
            } else if (type == Types.STR && Recording.isPlainData(x) && Value.isInt(x)) {
                b.guardIs(callable, actual);
                int word = boxed(0);
                b.guardInt(word);
                result = r.call(JavaCalls.FORMAT_PLAIN, word);
            }
            if (result != 0) {
                r.result(pops, result);
                return true;
            }
        }
        if (type.name.equals("reversed") && !type.isHeap() && refs.length == 1 && Recording.shape(words[0]) == ShapeIds.RANGE) {
            return reversedRange(callable, actual);
        }
        if (refs.length == 1 && (type == Types.LIST || type == Types.TUPLE) && isPlainIterable(words[0])) {
            b.guardIs(callable, actual);
            int iterable = r.guardShape(refs[0], words[0]);
            r.result(pops, r.call(type == Types.LIST ? JavaCalls.LIST_OF : JavaCalls.TUPLE_OF, iterable));
            return true;
        }
        return type == Types.RANGE && refs.length >= 1 && refs.length <= 2 && range(callable, actual);
    }

    private boolean reversedRange(int callable, long actual) {
        for (int offset : new int[] {RangeLayout.START, RangeLayout.STEP, RangeLayout.LENGTH}) {
            long word = getLong(words[0] + offset);
            if (!Value.isInt(word) || Math.abs(Value.intValue(word)) > 1 << 20) {
                return false;
            }
        }
        b.guardIs(callable, actual);
        int range = b.guardShape(refs[0], ShapeIds.RANGE);
        int start = b.toInt(b.loadField(Region.CONSTANT, range, RangeLayout.START));
        int step = b.toInt(b.loadField(Region.CONSTANT, range, RangeLayout.STEP));
        int length = b.toInt(b.loadField(Region.CONSTANT, range, RangeLayout.LENGTH));
        // So that nothing overflows 49 bits. The step is mostly 1.
        int limit = b.constInt(1 << 20);
        b.guardCompareInt(Condition.EQ, step, b.constInt(Value.intValue(getLong(words[0] + RangeLayout.STEP))));
        b.guardCompareInt(Condition.LE, length, limit);
        b.guardCompareInt(Condition.LE, start, limit);
        b.guardCompareInt(Condition.GE, start, b.constInt(-(1 << 20)));
        int last = b.addInt(start, b.mulInt(b.subInt(length, b.constInt(1)), step));
        int back = b.negInt(step);
        int it = b.newObject(ShapeIds.RANGE_ITERATOR, RangeIteratorLayout.SIZE);
        b.storeInt(Region.ITERATOR, it, RangeIteratorLayout.NEXT, last);
        b.storeInt(Region.ITERATOR, it, RangeIteratorLayout.STEP, back);
        b.storeInt(Region.ITERATOR, it, RangeIteratorLayout.REMAINING, length);
        r.result(pops, it);
        return true;
    }

    /** Whether going through a value runs no Python code and leaves it as it is. */
    private static boolean isPlainIterable(long word) {
        return switch (Recording.shape(word)) {
            case ShapeIds.LIST, ShapeIds.TUPLE, ShapeIds.RANGE, ShapeIds.DICT, ShapeIds.SET, ShapeIds.FROZENSET, ShapeIds.STR, ShapeIds.BYTES -> true;
            default -> false;
        };
    }

    private boolean range(int callable, long actual) {
        long start = 0;
        for (long word : words) {
            if (!Value.isInt(word)) {
                return false;
            }
        }
        if (refs.length == 2) {
            start = Value.intValue(words[0]);
        }
        long stop = Value.intValue(words[refs.length - 1]);
        b.guardIs(callable, actual);
        int first = refs.length == 2 ? r.toInt(refs[0], words[0]) : b.constInt(0);
        int end = r.toInt(refs[refs.length - 1], words[refs.length - 1]);
        int length;
        if (stop > start) {
            b.guardCompareInt(Condition.GT, end, first);
            length = b.subInt(end, first);
        } else {
            b.guardCompareInt(Condition.LE, end, first);
            length = b.constInt(0);
        }
        int boxedFirst = b.box(first);
        int boxedEnd = b.box(end);
        int boxedLength = b.box(length);
        int one = b.constValue(Value.ofInt(1));
        int range = b.newObject(ShapeIds.RANGE, RangeLayout.SIZE);
        b.storeField(Region.CONSTANT, range, RangeLayout.START, boxedFirst);
        b.storeField(Region.CONSTANT, range, RangeLayout.STOP, boxedEnd);
        b.storeField(Region.CONSTANT, range, RangeLayout.STEP, one);
        b.storeField(Region.CONSTANT, range, RangeLayout.LENGTH, boxedLength);
        r.result(pops, range);
        return true;
    }

    // Built-in functions.

    private void builtin(int callable, long actual, BuiltinFunction f) {
        b.guardIs(callable, actual);
        int result = switch (f.binding.owner()) {
            case "builtins" -> builtins(f.name);
            case "math" -> math(f);
            case "_operator" -> f.name.equals("index") && refs.length == 1 && Recording.isRawInt(words[0]) ? r.toInt(refs[0], words[0]) : 0;
            default -> 0;
        };
        if (result == 0) {
            if (refs.length > ThreadLayout.ARGUMENT_COUNT) {
                throw Recording.abort("many arguments");
            }
            result = plainCall(f.binding, f.id, f.name, 0);
        }
        if (result == 0) {
            result = r.callAnything(JavaCalls.builtin(f.binding, f.id, refs.length), boxed());
        }
        r.result(pops, result);
    }

    private int builtins(String name) {
        switch (name) {
            case "len" -> {
                return refs.length == 1 ? length() : 0;
            }
            case "abs" -> {
                return refs.length == 1 ? abs() : 0;
            }
            case "min", "max" -> {
                return refs.length == 2 ? extreme(name.equals("min")) : 0;
            }
            case "isinstance" -> {
                return refs.length == 2 ? isInstance() : 0;
            }
            default -> {
                return 0;
            }
        }
    }

    private int length() {
        if (r.sets.contains(refs[0])) {
            return r.sets.count(refs[0]);
        }
        int shape = r.lists.kind(words[0], Special.LEN);
        return switch (shape) {
            case ShapeIds.LIST -> b.loadInt(Region.LIST, r.lists.guardKind(refs[0], words[0]), ListLayout.LENGTH);
            case ShapeIds.TUPLE -> b.loadInt(Region.TUPLE, r.lists.guardKind(refs[0], words[0]), TupleLayout.LENGTH);
            case ShapeIds.STR -> b.loadRaw(UOp.LOAD_INT32, Region.CONSTANT, b.guardShape(refs[0], shape), StrLayout.LENGTH);
            case ShapeIds.DICT -> b.loadInt(Region.DICT, b.guardShape(refs[0], shape), DictLayout.USED);
            case ShapeIds.SET -> b.loadInt(Region.SET, b.guardShape(refs[0], shape), SetLayout.USED);
            default -> 0;
        };
    }

    private int abs() {
        if (Value.isDouble(words[0])) {
            return b.floatOp(UOp.ABS_FLOAT, r.toFloat(refs[0]));
        }
        if (!Recording.isRawInt(words[0]) || Recording.rawInt(words[0]) == Long.MIN_VALUE) {
            return 0;
        }
        int raw = r.toInt(refs[0], words[0]);
        boolean negative = Recording.rawInt(words[0]) < 0;
        b.guardCompareInt(negative ? Condition.LT : Condition.GE, raw, b.constInt(0));
        return negative ? b.negInt(raw) : raw;
    }

    private int extreme(boolean min) {
        if (Recording.isRawInt(words[0]) && Recording.isRawInt(words[1])) {
            int x = r.toInt(refs[0], words[0]);
            int y = r.toInt(refs[1], words[1]);
            long a = Recording.rawInt(words[0]);
            long c = Recording.rawInt(words[1]);
            // The second one is chosen only if it is strictly better.
            boolean second = min ? c < a : c > a;
            Condition better = min ? Condition.LT : Condition.GT;
            b.guardCompareInt(second ? better : better.negated(), y, x);
            return second ? y : x;
        }
        if (Value.isDouble(words[0]) && Value.isDouble(words[1])) {
            int x = r.toFloat(refs[0]);
            int y = r.toFloat(refs[1]);
            double a = Value.doubleValue(words[0]);
            double c = Value.doubleValue(words[1]);
            boolean second = min ? c < a : c > a;
            b.guardCompareFloat(min ? Condition.LT : Condition.GT, y, x, second);
            return second ? y : x;
        }
        return 0;
    }

    private int isInstance() {
        long cls = words[1];
        if (!PyType.is(cls) || PyType.of(cls) != Types.TYPE) {
            return 0;
        }
        PyType type = PyType.of(words[0]);
        boolean is = type.isSubtypeOf(PyType.at(cls));
        if (!is && type.isHeap()) {
            // The attribute __class__ may say something else.
            return 0;
        }
        b.guardIs(refs[1], cls);
        r.guardType(refs[0], words[0]);
        return b.constValue(is ? Const.TRUE : Const.FALSE);
    }

    private int math(BuiltinFunction f) {
        for (long word : words) {
            if (!Value.isDouble(word) && !Value.isInt(word)) {
                return 0;
            }
        }
        Binding binding = f.binding;
        if (refs.length == 1) {
            double x = Value.isDouble(words[0]) ? Value.doubleValue(words[0]) : Value.intValue(words[0]);
            switch (f.name) {
                case "sqrt" -> {
                    if (x >= 0) {
                        int raw = r.number(refs[0], words[0]);
                        b.guardCompareFloat(Condition.GE, raw, b.constFloat(0), true);
                        return b.floatOp(UOp.SQRT_FLOAT, raw);
                    }
                    return 0;
                }
                case "fabs" -> {
                    return b.floatOp(UOp.ABS_FLOAT, r.number(refs[0], words[0]));
                }
                case "floor" -> {
                    return Value.isDouble(words[0]) && Math.abs(x) < 1L << 61 ? b.floatToInt(b.floatOp(UOp.FLOOR_FLOAT, r.toFloat(refs[0]))) : 0;
                }
                case "sin", "cos", "tan", "asin", "acos", "atan", "sinh", "cosh", "tanh", "exp", "expm1", "log2", "log10", "log1p", "degrees",
                        "radians", "log" -> {
                    return b.callJava(JavaCalls.floatFunction(binding, f.id, 1), r.number(refs[0], words[0]));
                }
                default -> {
                    return 0;
                }
            }
        }
        if (refs.length == 2) {
            switch (f.name) {
                case "atan2", "hypot", "fmod", "copysign", "pow" -> {
                    return b.callJava(JavaCalls.floatFunction(binding, f.id, 2), r.number(refs[0], words[0]), r.number(refs[1], words[1]));
                }
                default -> {
                    return 0;
                }
            }
        }
        return 0;
    }

    // Methods of built-in types.

    private void method(Binding binding, int id, String name) {
        int shape = Recording.shape(words[0]);
        if (name.equals("append") && refs.length == 2 && binding.owner().equals("list") && PyType.of(words[0]).isSubtypeOf(Types.LIST)) {
            int value = boxed(1);
            containers.append(r.guardShape(refs[0], words[0]), value, words[0]);
            r.result(pops, b.constValue(Const.NONE));
            return;
        }
        int result = r.lists.method(binding.owner(), name, refs, words);
        if (result != 0) {
            r.result(pops, result);
            return;
        }
        result = plainCall(binding, id, name, Recording.isPlainData(words[0]) ? 0 : 1);
        if (result != 0) {
            r.result(pops, result);
            return;
        }
        if (shape == ShapeIds.DICT && refs.length == 1) {
            int view = containers.iteration.view(name, b.guardShape(refs[0], shape));
            if (view != 0) {
                r.result(pops, view);
                return;
            }
        }
        if (refs.length > ThreadLayout.ARGUMENT_COUNT) {
            throw Recording.abort("many arguments");
        }
        int writes = shape == 0 ? -1 : JavaCalls.writes(shape, name);
        boolean plain = writes != -1;
        for (int i = 1; i < words.length && plain; i++) {
            plain = Recording.isPlainData(words[i]) || shape == ShapeIds.LIST || i == 2 && shape == ShapeIds.DICT;
        }
        int[] all = boxed();
        if (!plain) {
            r.result(pops, r.callAnything(JavaCalls.builtin(binding, id, refs.length), all));
            return;
        }
        all[0] = b.guardShape(all[0], shape);
        for (int i = 1; i < all.length; i++) {
            if (b.type(refs[i]) != Type.INT && b.type(refs[i]) != Type.FLOAT && Recording.isPlainData(words[i])) {
                guardPlain(all[i], words[i]);
            }
        }
        r.result(pops, r.call(JavaCalls.builtinPlain(binding, id, refs.length, writes), all));
    }

    /**
     * A call of a function that runs no Python code and writes nothing that traces read, if its arguments are plain data.
     *
     * @param from the first argument that has to be
     * @return 0 if it is not known to be such a function
     */
    private int plainCall(Binding binding, int id, String name, int from) {
        if (refs.length > ThreadLayout.ARGUMENT_COUNT || !JavaCalls.runsNoPython(binding.owner(), name)) {
            return 0;
        }
        for (int i = from; i < words.length; i++) {
            if (!Recording.isPlainData(words[i])) {
                return 0;
            }
        }
        int[] all = boxed();
        for (int i = 0; i < all.length; i++) {
            if (b.type(refs[i]) != Type.INT && b.type(refs[i]) != Type.FLOAT) {
                guardPlain(all[i], words[i]);
            }
        }
        return r.call(JavaCalls.builtinPlain(binding, id, refs.length, 0), all);
    }

    private void guardPlain(int ref, long actual) {
        if (Value.isInt(actual)) {
            b.guardInt(ref);
        } else if (Value.isDouble(actual)) {
            b.guardFloat(ref);
        } else {
            r.guardShape(ref, actual);
        }
    }

    /** CALL_FUNCTION_EX. */
    void callTuple() {
        int function = r.peek(4);
        int keywordsRef = r.actual(1) == 0 ? b.constValue(0) : r.peek(1);
        if (Recording.shape(r.actual(2)) != ShapeIds.TUPLE || r.actual(1) != 0 && Recording.shape(r.actual(1)) != ShapeIds.DICT) {
            throw Recording.abort("call with an iterable");
        }
        int tuple = b.guardShape(r.peek(2), ShapeIds.TUPLE);
        if (r.actual(1) != 0) {
            keywordsRef = b.guardShape(keywordsRef, ShapeIds.DICT);
        }
        r.result(4, r.callAnything(JavaCalls.CALL_TUPLE, function, tuple, keywordsRef));
    }

    /** MAKE_FUNCTION. */
    void makeFunction() {
        int globals = b.constValue(r.top.globals);
        if (r.top.entry) {
            b.guardIs(r.top.load(b, FrameLayout.GLOBALS), r.top.globals);
        } else if (r.top.generator != 0) {
            globals = r.top.load(b, FrameLayout.GLOBALS);
        } else if (b.knownWord(r.top.function, 0) == 0) {
            globals = b.loadField(Region.FUNCTION, r.top.function, dev.krait.spi.abi.FunctionLayout.GLOBALS);
        }
        int function = access.newFunction(r.peek(1), r.actual(1), globals);
        r.result(1, function != 0 ? function : r.call(JavaCalls.MAKE_FUNCTION, r.word(1), globals));
    }
}
