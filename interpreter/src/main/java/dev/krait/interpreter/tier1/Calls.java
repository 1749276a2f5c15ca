package dev.krait.interpreter.tier1;

import static dev.krait.spi.abi.FrameLayout.FLAG_ENTRY;
import static dev.krait.spi.abi.Memory.getLong;
import static dev.krait.spi.abi.Memory.putLong;

import dev.krait.interpreter.heap.JavaObjects;
import dev.krait.interpreter.objects.BuiltinFunction;
import dev.krait.interpreter.objects.MethodDescriptor;
import dev.krait.interpreter.objects.PyObject;
import dev.krait.interpreter.objects.PyTuple;
import dev.krait.interpreter.objects.PyType;
import dev.krait.interpreter.objects.ShapeIds;
import dev.krait.interpreter.objects.Special;
import dev.krait.interpreter.objects.TypeCall;
import dev.krait.interpreter.objects.Types;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.PyError;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.spi.abi.FunctionLayout;
import dev.krait.spi.abi.Kind;
import dev.krait.spi.abi.MethodLayout;
import dev.krait.spi.abi.TupleLayout;
import dev.krait.spi.abi.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * Calls from Java to Python. Results are values, never 0; errors are thrown. The plain forms defer collections until
 * they return, so that values in Java locals of their callers stay alive; the {@code collecting} forms do not, and
 * their callers must keep what they still need reachable by {@link PyThread#root}.
 */
public final class Calls {
    private static final long[] NONE = {};

    private Calls() {
    }

    /** The next value of a generator, or 0 if it has finished. */
    public static long nextOfGenerator(PyThread t, long generator) {
        return Generators.next(t, generator);
    }

    /** Calls without arguments. */
    public static long call(PyThread t, long callable) {
        return callKeywords(t, callable, NONE, 0);
    }

    /** Calls with one argument. */
    public static long call(PyThread t, long callable, long a) {
        return callKeywords(t, callable, new long[] {a}, 0);
    }

    /** Calls with two arguments. */
    public static long call(PyThread t, long callable, long a, long b) {
        return callKeywords(t, callable, new long[] {a, b}, 0);
    }

    /** Calls with three arguments. */
    public static long call(PyThread t, long callable, long a, long b, long c) {
        return callKeywords(t, callable, new long[] {a, b, c}, 0);
    }

    /** Calls with positional arguments. */
    public static long callArray(PyThread t, long callable, long[] args) {
        return callKeywords(t, callable, args, 0);
    }

    /**
     * Calls with keyword arguments.
     *
     * @param args the positional arguments, then the values of the keyword ones
     * @param kwnames tuple of the names of the keyword ones, or 0
     */
    public static long callKeywords(PyThread t, long callable, long[] args, long kwnames) {
        t.deferrals++;
        try {
            return dispatch(t, callable, args, kwnames);
        } finally {
            t.deferrals--;
        }
    }

    /** Calls a method of an object. */
    public static long callMethod(PyThread t, long object, long name, long... args) {
        return callKeywords(t, PyObject.getAttr(t, object, name), args, 0);
    }

    /**
     * Calls with a tuple of arguments.
     *
     * @param kwargs a dict, or 0
     */
    public static long callTuple(PyThread t, long callable, long tuple, long kwargs) {
        int n = (int) getLong(tuple + TupleLayout.LENGTH);
        if (kwargs == 0) {
            return callKeywords(t, callable, Scratch.read(tuple + TupleLayout.ITEMS, n), 0);
        }
        List<Long> values = new ArrayList<>(n + 4);
        for (int i = 0; i < n; i++) {
            values.add(getLong(tuple + TupleLayout.ITEMS + 8L * i));
        }
        long kwnames = Arguments.keywords(t, kwargs, values);
        long[] args = new long[values.size()];
        for (int i = 0; i < args.length; i++) {
            args[i] = values.get(i);
        }
        return callKeywords(t, callable, args, kwnames);
    }

    /** Calls with arguments in memory: the positional ones, then the values of the keyword ones. */
    public static long callMemory(PyThread t, long callable, long args, int positional, long kwnames) {
        int keywords = kwnames == 0 ? 0 : (int) getLong(kwnames + TupleLayout.LENGTH);
        return callKeywords(t, callable, Scratch.read(args, positional + keywords), kwnames);
    }

    /** As {@link #callTuple}, but collections may happen; the callable and the arguments are kept alive. */
    public static long collectingCallTuple(PyThread t, long callable, long tuple, long kwargs) {
        long mark = t.rootsMark();
        t.root(callable);
        t.root(tuple);
        t.root(kwargs);
        try {
            int n = (int) getLong(tuple + TupleLayout.LENGTH);
            if (kwargs == 0) {
                return dispatch(t, callable, Scratch.read(tuple + TupleLayout.ITEMS, n), 0);
            }
            List<Long> values = new ArrayList<>(n + 4);
            for (int i = 0; i < n; i++) {
                values.add(getLong(tuple + TupleLayout.ITEMS + 8L * i));
            }
            long kwnames = t.root(Arguments.keywords(t, kwargs, values));
            return dispatch(t, callable, values.stream().mapToLong(Long::longValue).toArray(), kwnames);
        } finally {
            t.rootsRelease(mark);
        }
    }

    /** As {@link #callKeywords}, but collections may happen. */
    public static long collectingCallKeywords(PyThread t, long callable, long[] args, long kwnames) {
        return dispatch(t, callable, args, kwnames);
    }

    /** As {@link #call(PyThread, long)}, but collections may happen. */
    public static long collectingCall(PyThread t, long callable) {
        return dispatch(t, callable, NONE, 0);
    }

    /** As {@link #call(PyThread, long, long)}, but collections may happen. */
    public static long collectingCall(PyThread t, long callable, long a) {
        return dispatch(t, callable, new long[] {a}, 0);
    }

    /** As {@link #call(PyThread, long, long, long)}, but collections may happen. */
    public static long collectingCall(PyThread t, long callable, long a, long b) {
        return dispatch(t, callable, new long[] {a, b}, 0);
    }

    /**
     * Executes code in namespaces, as {@code exec} and imports do.
     *
     * @param globals a dict; must be reachable from elsewhere while collections may happen
     * @param locals a mapping, or 0 for the globals
     * @param closure a tuple of cells for the free variables, or 0
     * @param collecting whether collections may happen
     */
    public static long execute(PyThread t, long code, long globals, long locals, long closure, boolean collecting) {
        CodeBody body = CodeBody.of(code);
        long function = PyFunction.create(t, code, globals);
        putLong(function + FunctionLayout.CLOSURE, closure);
        long frame = Frames.push(t, body, function, globals, getLong(function + FunctionLayout.BUILTINS), locals == 0 ? globals : locals, FLAG_ENTRY, 0);
        Frames.clearLocals(body, frame, 0);
        if (!collecting) {
            t.deferrals++;
        }
        try {
            t.frame = frame;
            return Interpreter.run(t, body.entry());
        } finally {
            if (!collecting) {
                t.deferrals--;
            }
        }
    }

    private static long dispatch(PyThread t, long callable, long[] args, long kwnames) {
        while (true) {
            int shape = Objects.shape(callable);
            if (shape == ShapeIds.FUNCTION) {
                return function(t, callable, args, kwnames);
            }
            if (shape == ShapeIds.METHOD) {
                args = prepend(getLong(callable + MethodLayout.SELF), args);
                callable = getLong(callable + MethodLayout.FUNCTION);
                continue;
            }
            if (shape == 0) {
                throw Invoke.notCallable(t, callable);
            }
            PyType type = PyType.of(callable);
            if (type == Types.BUILTIN_FUNCTION) {
                BuiltinFunction b = (BuiltinFunction) JavaObjects.get(callable);
                return builtin(t, b.binding, b.id, b.self == 0 ? args : prepend(b.self, args), kwnames);
            }
            if (type == Types.METHOD_DESCRIPTOR) {
                MethodDescriptor d = (MethodDescriptor) JavaObjects.get(callable);
                return builtin(t, d.binding, d.id, args, kwnames);
            }
            if (type.instanceKind == Kind.TYPE && kwnames == 0 && type.special(Special.CALL) == Types.TYPE.special(Special.CALL)) {
                PyType cls = PyType.at(callable);
                if (cls == Types.TYPE && args.length == 1) {
                    return PyType.of(args[0]).address;
                }
                if (Invoke.isPlain(cls) && Objects.shape(cls.special(Special.INIT)) == ShapeIds.FUNCTION) {
                    long self = t.root(Invoke.instance(t, cls));
                    long mark = t.rootsMark() - 1;
                    try {
                        long result = function(t, cls.special(Special.INIT), prepend(self, args), 0);
                        if (result != dev.krait.interpreter.runtime.Const.NONE) {
                            throw Errors.typeError(t, "__init__() should return None, not '%s'", PyObject.typeName(result));
                        }
                    } finally {
                        t.rootsRelease(mark);
                    }
                    return self;
                }
            }
            long call = type.special(Special.CALL);
            if (type.instanceKind == Kind.TYPE && call == Types.TYPE.special(Special.CALL)) {
                return instantiate(t, PyType.at(callable), args, kwnames);
            }
            if (call == 0) {
                throw Invoke.notCallable(t, callable);
            }
            int callShape = Objects.shape(call);
            if (callShape == ShapeIds.FUNCTION || isBuiltinMethod(call)) {
                args = prepend(callable, args);
                callable = call;
            } else {
                callable = PyObject.lookupSpecial(t, callable, Special.CALL);
            }
            if (isWrapper(callable)) {
                MethodDescriptor d = (MethodDescriptor) JavaObjects.get(callable);
                return builtin(t, d.binding, d.id, args, kwnames);
            }
        }
    }

    private static long instantiate(PyThread t, PyType type, long[] args, long kwnames) {
        int keywords = kwnames == 0 ? 0 : PyTuple.length(kwnames);
        long scratch = Scratch.copy(t, args);
        try {
            return TypeCall.call(t, type, scratch, args.length - keywords, kwnames);
        } finally {
            Scratch.release(t, scratch);
        }
    }

    /** Whether a value is an unbound method of a built-in type. */
    static boolean isBuiltinMethod(long value) {
        PyType type = PyType.of(value);
        return type == Types.METHOD_DESCRIPTOR || type == Types.WRAPPER_DESCRIPTOR;
    }

    private static boolean isWrapper(long value) {
        return value >>> Value.TAG_SHIFT == 0 && PyType.of(value) == Types.WRAPPER_DESCRIPTOR;
    }

    private static long[] prepend(long first, long[] args) {
        long[] all = new long[args.length + 1];
        all[0] = first;
        System.arraycopy(args, 0, all, 1, args.length);
        return all;
    }

    private static long builtin(PyThread t, dev.krait.interpreter.bind.Binding binding, int id, long[] args, long kwnames) {
        int keywords = kwnames == 0 ? 0 : PyTuple.length(kwnames);
        long scratch = Scratch.copy(t, args);
        try {
            return binding.call(t, id, scratch, args.length - keywords, kwnames);
        } finally {
            Scratch.release(t, scratch);
        }
    }

    private static long function(PyThread t, long function, long[] args, long kwnames) {
        CodeBody code = CodeBody.of(getLong(function + FunctionLayout.CODE));
        int keywords = kwnames == 0 ? 0 : PyTuple.length(kwnames);
        long scratch = Scratch.copy(t, args);
        long frame = Frames.push(t, code, function, FLAG_ENTRY, 0);
        try {
            Arguments.bind(t, function, code, frame, scratch, args.length - keywords, kwnames);
        } catch (PyError e) {
            Frames.unpush(t, frame);
            throw e;
        } finally {
            Scratch.release(t, scratch);
        }
        t.frame = frame;
        return Interpreter.run(t, code.entry());
    }
}
