package dev.krait.interpreter.tier1;

import static dev.krait.spi.abi.FrameLayout.FLAG_INIT;
import static dev.krait.spi.abi.FrameLayout.SLOTS;
import static dev.krait.spi.abi.Memory.getInt;
import static dev.krait.spi.abi.Memory.getLong;
import static dev.krait.spi.abi.Memory.putLong;

import dev.krait.interpreter.heap.JavaObjects;
import dev.krait.interpreter.objects.BuiltinFunction;
import dev.krait.interpreter.objects.MethodDescriptor;
import dev.krait.interpreter.objects.PyObject;
import dev.krait.interpreter.objects.PyType;
import dev.krait.interpreter.objects.ShapeIds;
import dev.krait.interpreter.objects.Special;
import dev.krait.interpreter.objects.TypeCall;
import dev.krait.interpreter.objects.Types;
import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.PyError;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.spi.abi.FunctionLayout;
import dev.krait.spi.abi.Kind;
import dev.krait.spi.abi.MethodLayout;
import dev.krait.spi.abi.TupleLayout;
import dev.krait.spi.abi.Value;

/** Calls made by instructions: a Python function gets a frame and the loop goes on in it; anything else is called here. */
final class Invoke {
    private Invoke() {
    }

    /**
     * Calls with arguments in memory.
     *
     * @param to offset in the frame where the result goes; the words from there up to {@code args} may be overwritten
     * @param next where to go on after a call that has returned
     */
    static Node call(PyThread t, long f, int to, long callable, long args, int positional, long kwnames, Node next) {
        while (true) {
            switch (Objects.shape(callable)) {
                case ShapeIds.FUNCTION:
                    return function(t, callable, args, positional, kwnames, 0, to);
                case ShapeIds.METHOD:
                    if (args - 8 < f + to) {
                        break;
                    }
                    args -= 8;
                    positional++;
                    putLong(args, getLong(callable + MethodLayout.SELF));
                    callable = getLong(callable + MethodLayout.FUNCTION);
                    continue;
                default:
                    break;
            }
            break;
        }
        if (callable >>> Value.TAG_SHIFT == 0 && callable != 0) {
            PyType type = PyType.of(callable);
            if (kwnames == 0 && (positional == 1 || positional == 2) && Objects.shape(getLong(args)) == ShapeIds.GENERATOR
                    && Consumers.resumes(callable, positional)) {
                long value = positional == 1 ? Const.NONE : getLong(args + 8);
                if (Generators.mayResume(getLong(args), value)) {
                    return Generators.resume(t, getLong(args), value, 0, to);
                }
            }
            if (kwnames == 0 && positional > 0 && Objects.shape(getLong(args + 8L * (positional - 1))) == ShapeIds.GENERATOR) {
                Node consumer = consumer(t, f, to, callable, args, positional);
                if (consumer != null) {
                    return consumer;
                }
            }
            if (type.instanceKind == Kind.TYPE) {
                return type(t, f, to, callable, args, positional, kwnames, next);
            }
            if (type == Types.BUILTIN_FUNCTION) {
                BuiltinFunction b = (BuiltinFunction) JavaObjects.get(callable);
                if (b.self == 0) {
                    putLong(f + to, b.binding.call(t, b.id, args, positional, kwnames));
                    return next;
                }
                if (args - 8 >= f + to) {
                    putLong(args - 8, b.self);
                    putLong(f + to, b.binding.call(t, b.id, args - 8, positional + 1, kwnames));
                    return next;
                }
            } else if (type == Types.METHOD_DESCRIPTOR) {
                MethodDescriptor d = (MethodDescriptor) JavaObjects.get(callable);
                putLong(f + to, d.binding.call(t, d.id, args, positional, kwnames));
                return next;
            } else if (Objects.shape(type.special(Special.CALL)) == ShapeIds.FUNCTION && args - 8 >= f + to) {
                putLong(args - 8, callable);
                return function(t, type.special(Special.CALL), args - 8, positional + 1, kwnames, 0, to);
            }
        }
        putLong(f + to, Calls.callMemory(t, callable, args, positional, kwnames));
        return next;
    }

    /** Calls what a built-in function does with a generator; null if there is no such thing. */
    private static Node consumer(PyThread t, long f, int to, long callable, long args, int positional) {
        CodeBody code = CodeBody.ofFrame(f);
        long consumer = Consumers.of(t, code, getInt(f + dev.krait.spi.abi.FrameLayout.PC) & Node.UNIT_MASK, callable, args, positional);
        return consumer == 0 ? null : function(t, consumer, args, positional, 0, 0, to);
    }

    /** Calls a Python function: pushes its frame and makes it current. */
    static Node function(PyThread t, long function, long args, int positional, long kwnames, int flags, int to) {
        CodeBody code = CodeBody.of(getLong(function + FunctionLayout.CODE));
        long frame = Frames.push(t, code, function, flags, to);
        if (kwnames == 0 && positional == code.argCount && code.isSimple) {
            long at = frame + SLOTS;
            for (int i = 0; i < positional; i++) {
                putLong(at + 8L * i, getLong(args + 8L * i));
            }
            Frames.clearLocals(code, frame, positional);
        } else {
            bind(t, function, code, frame, args, positional, kwnames);
        }
        t.frame = frame;
        return code.entry();
    }

    private static void bind(PyThread t, long function, CodeBody code, long frame, long args, int positional, long kwnames) {
        try {
            Arguments.bind(t, function, code, frame, args, positional, kwnames);
        } catch (PyError e) {
            Frames.unpush(t, frame);
            throw e;
        }
    }

    /** Calls the getter of a property. */
    static Node property(PyThread t, long function, long self, int to) {
        long scratch = t.address + dev.krait.spi.abi.ThreadLayout.ARGUMENTS;
        putLong(scratch, self);
        return function(t, function, scratch, 1, 0, 0, to);
    }

    private static Node type(PyThread t, long f, int to, long callable, long args, int positional, long kwnames, Node next) {
        PyType type = PyType.at(callable);
        PyType meta = PyType.of(callable);
        if (meta == Types.TYPE || meta.special(Special.CALL) == Types.TYPE.special(Special.CALL)) {
            if (type == Types.TYPE && positional == 1 && kwnames == 0) {
                putLong(f + to, PyType.of(getLong(args)).address);
                return next;
            }
            if (isPlain(type)) {
                long init = type.special(Special.INIT);
                if (Objects.shape(init) == ShapeIds.FUNCTION && args - 8 >= f + to) {
                    long self = instance(t, type);
                    long saved = getLong(args - 8);
                    putLong(args - 8, self);
                    Node entry;
                    try {
                        entry = function(t, init, args - 8, positional + 1, kwnames, FLAG_INIT, to);
                    } catch (PyError e) {
                        putLong(args - 8, saved);
                        throw e;
                    }
                    putLong(f + to, self);
                    return entry;
                }
                if (positional == 0 && kwnames == 0 && init == Types.OBJECT.special(Special.INIT)) {
                    putLong(f + to, instance(t, type));
                    return next;
                }
            }
            putLong(f + to, TypeCall.call(t, type, args, positional, kwnames));
            return next;
        }
        putLong(f + to, Calls.callMemory(t, callable, args, positional, kwnames));
        return next;
    }

    /** Whether instances are made by {@code object.__new__}, nothing stands against it, and the heap need not know of them. */
    static boolean isPlain(PyType type) {
        return type.isHeap() && type.instanceKind == Kind.INSTANCE && type.special(Special.NEW) == Types.OBJECT.special(Special.NEW)
                && !type.has(PyType.ABSTRACT) && type.special(Special.DEL) == 0;
    }

    /** A new instance without attributes of a {@linkplain #isPlain plain} class. */
    static long instance(PyThread t, PyType type) {
        return t.allocate(type.rootShape.id, type.rootShape.fieldsEnd);
    }

    /** {@code 'int' object is not callable}. */
    static PyError notCallable(PyThread t, long callable) {
        return Errors.typeError(t, "'%s' object is not callable", PyObject.typeName(callable));
    }

    /** A function as error messages about its arguments name it: {@code module.qualname()}. */
    static String describe(PyThread t, long callable) {
        long qualname = PyObject.getAttrOrAbsent(t, callable, dev.krait.interpreter.runtime.Names.__qualname__);
        if (qualname == 0 || !dev.krait.interpreter.objects.PyStr.is(qualname)) {
            return dev.krait.interpreter.objects.PyStr.toJava(PyObject.str(t, callable));
        }
        long module = PyObject.getAttrOrAbsent(t, callable, dev.krait.interpreter.runtime.Names.__module__);
        String text = dev.krait.interpreter.objects.PyStr.toJava(qualname) + "()";
        if (module == 0 || !dev.krait.interpreter.objects.PyStr.is(module)) {
            return text;
        }
        String name = dev.krait.interpreter.objects.PyStr.toJava(module);
        return name.equals("builtins") ? text : name + "." + text;
    }

    /** CALL_FUNCTION_EX: the arguments are a tuple and a dict or 0. */
    static Node callTuple(PyThread t, long f, int to, long callable, long tuple, long dict, Node next) {
        int n = (int) getLong(tuple + TupleLayout.LENGTH);
        if (dict == 0 && Objects.shape(callable) == ShapeIds.FUNCTION) {
            return function(t, callable, tuple + TupleLayout.ITEMS, n, 0, 0, to);
        }
        if (Objects.shape(callable) == ShapeIds.FUNCTION || Objects.shape(callable) == ShapeIds.METHOD) {
            java.util.List<Long> values = new java.util.ArrayList<>(n + 4);
            if (Objects.shape(callable) == ShapeIds.METHOD && Objects.shape(getLong(callable + MethodLayout.FUNCTION)) == ShapeIds.FUNCTION) {
                values.add(getLong(callable + MethodLayout.SELF));
                callable = getLong(callable + MethodLayout.FUNCTION);
                n++;
            }
            if (Objects.shape(callable) == ShapeIds.FUNCTION) {
                for (int i = values.size(), k = i; i < n; i++) {
                    values.add(getLong(tuple + TupleLayout.ITEMS + 8L * (i - k)));
                }
                long kwnames = dict == 0 ? 0 : Arguments.keywords(t, dict, values);
                long scratch = Scratch.take(t, values.size());
                for (int i = 0; i < values.size(); i++) {
                    putLong(scratch + 8L * i, values.get(i));
                }
                try {
                    return function(t, callable, scratch, n, kwnames, 0, to);
                } finally {
                    Scratch.release(t, scratch);
                }
            }
        }
        // The operands are still on the stack, so that collections may happen as in any other call.
        putLong(f + to, Calls.collectingCallTuple(t, callable, tuple, dict));
        return next;
    }
}
