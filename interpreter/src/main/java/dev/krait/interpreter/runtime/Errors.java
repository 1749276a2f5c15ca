package dev.krait.interpreter.runtime;

import dev.krait.interpreter.objects.Exc;
import dev.krait.interpreter.objects.ExceptionFields;
import dev.krait.interpreter.objects.Kinds;
import dev.krait.interpreter.objects.PyObject;
import dev.krait.interpreter.objects.PyStr;
import dev.krait.interpreter.objects.PyTuple;
import dev.krait.interpreter.objects.PyType;
import dev.krait.interpreter.tier1.Calls;
import dev.krait.spi.abi.Memory;
import dev.krait.spi.abi.Value;

/**
 * Raising Python exceptions from Java: {@code throw Errors.typeError(t, "...")}. Formats are those of {@link Messages#format} and
 * used only where there are arguments.
 */
public final class Errors {
    private Errors() {
    }

    /** Makes an exception the one on its way, with the one being handled as its context. */
    public static PyError raise(PyThread t, long exception) {
        setContext(exception, t.handled);
        t.exception = exception;
        return PyError.SIGNAL;
    }

    /** Makes an exception the one on its way and leaves its context alone. */
    public static PyError reraise(PyThread t, long exception) {
        t.exception = exception;
        return PyError.SIGNAL;
    }

    /** What {@code raise exception} in the handler of {@code handled} does to the context; breaks cycles as CPython does. */
    public static void setContext(long exception, long handled) {
        if (handled == 0 || handled == Const.NONE || handled == exception) {
            return;
        }
        long slow = handled;
        boolean advance = false;
        for (long e = handled; e != 0;) {
            long context = Memory.getLong(e + ExceptionFields.CONTEXT);
            if (context == 0) {
                break;
            }
            if (context == exception) {
                Memory.putLong(e + ExceptionFields.CONTEXT, 0);
                break;
            }
            e = context;
            if (e == slow) {
                break;
            }
            if (advance) {
                slow = Memory.getLong(slow + ExceptionFields.CONTEXT);
            }
            advance = !advance;
        }
        Memory.putLong(exception + ExceptionFields.CONTEXT, handled);
    }

    /** A new instance of a built-in exception type with the given arguments; its constructor does not run. */
    public static long create(PyThread t, PyType type, long... args) {
        long exception = t.allocate(type.rootShape.id, type.rootShape.fieldsEnd);
        Memory.putLong(exception + ExceptionFields.ARGS, PyTuple.of(t, args));
        if (type.isSubtypeOf(Exc.STOP_ITERATION) || type.isSubtypeOf(Exc.SYSTEM_EXIT)) {
            Memory.putLong(exception + ExceptionFields.FIRST, args.length == 0 ? Const.NONE : args.length == 1 ? args[0] : PyTuple.of(t, args));
        } else if (args.length > 0 && (type.isSubtypeOf(Exc.IMPORT_ERROR) || type.isSubtypeOf(Exc.SYNTAX_ERROR))) {
            Memory.putLong(exception + ExceptionFields.FIRST, args[0]);
        }
        return exception;
    }

    /** Raises a type with a message. A type made by Python code is called. */
    public static PyError of(PyThread t, PyType type, String message) {
        long text = PyStr.of(t, message);
        return raise(t, type.isHeap() ? Calls.call(t, type.address, text) : create(t, type, text));
    }

    private static PyError of(PyThread t, PyType type, String format, Object[] args) {
        return of(t, type, args.length == 0 ? format : Messages.format(format, args));
    }

    /** Raises a built-in type with a tuple of arguments. */
    public static PyError of(PyThread t, PyType type, long argsTuple) {
        return raise(t, create(t, type, PyTuple.toArray(argsTuple)));
    }

    /** Raises a type without a message. */
    public static PyError of(PyThread t, PyType type) {
        return raise(t, type.isHeap() ? Calls.call(t, type.address) : create(t, type));
    }

    /** {@code raise TypeError(...)}. */
    public static PyError typeError(PyThread t, String format, Object... args) {
        return of(t, Exc.TYPE_ERROR, format, args);
    }

    /** {@code raise ValueError(...)}. */
    public static PyError valueError(PyThread t, String format, Object... args) {
        return of(t, Exc.VALUE_ERROR, format, args);
    }

    /** {@code raise IndexError(...)}. */
    public static PyError indexError(PyThread t, String format, Object... args) {
        return of(t, Exc.INDEX_ERROR, format, args);
    }

    /** {@code raise OverflowError(...)}. */
    public static PyError overflowError(PyThread t, String format, Object... args) {
        return of(t, Exc.OVERFLOW_ERROR, format, args);
    }

    /** {@code raise ZeroDivisionError(...)}. */
    public static PyError zeroDivision(PyThread t, String format, Object... args) {
        return of(t, Exc.ZERO_DIVISION_ERROR, format, args);
    }

    /** {@code raise RuntimeError(...)}. */
    public static PyError runtimeError(PyThread t, String format, Object... args) {
        return of(t, Exc.RUNTIME_ERROR, format, args);
    }

    /** {@code raise SystemError(...)}. */
    public static PyError systemError(PyThread t, String format, Object... args) {
        return of(t, Exc.SYSTEM_ERROR, format, args);
    }

    /** {@code raise NotImplementedError(...)}. */
    public static PyError notImplementedError(PyThread t, String format, Object... args) {
        return of(t, Exc.NOT_IMPLEMENTED_ERROR, format, args);
    }

    /** {@code raise AssertionError(...)}. */
    public static PyError assertionError(PyThread t, String format, Object... args) {
        return of(t, Exc.ASSERTION_ERROR, format, args);
    }

    /** {@code raise BufferError(...)}. */
    public static PyError bufferError(PyThread t, String format, Object... args) {
        return of(t, Exc.BUFFER_ERROR, format, args);
    }

    /** {@code raise EOFError(...)}. */
    public static PyError eofError(PyThread t, String format, Object... args) {
        return of(t, Exc.EOF_ERROR, format, args);
    }

    /** {@code raise RecursionError(...)}. */
    public static PyError recursionError(PyThread t, String format, Object... args) {
        return of(t, Exc.RECURSION_ERROR, format, args);
    }

    /** {@code raise MemoryError}; the heap grants the little memory that this takes. */
    public static PyError memoryError(PyThread t) {
        return raise(t, create(t, Exc.MEMORY_ERROR));
    }

    /** {@code raise KeyError(key)}. */
    public static PyError keyError(PyThread t, long key) {
        return raise(t, create(t, Exc.KEY_ERROR, key));
    }

    /** {@code raise KeyError("...")}. */
    public static PyError keyError(PyThread t, String format, Object... args) {
        return of(t, Exc.KEY_ERROR, format, args);
    }

    /** {@code raise StopIteration(value)}; without arguments where the value is 0. */
    public static PyError stopIteration(PyThread t, long value) {
        return raise(t, value == 0 ? create(t, Exc.STOP_ITERATION) : create(t, Exc.STOP_ITERATION, value));
    }

    /** {@code raise StopAsyncIteration}. */
    public static PyError stopAsyncIteration(PyThread t) {
        return raise(t, create(t, Exc.STOP_ASYNC_ITERATION));
    }

    /** {@code name 'x' is not defined}. */
    public static PyError nameError(PyThread t, long name) {
        return nameError(t, Exc.NAME_ERROR, name, "name '" + PyStr.toJava(name) + "' is not defined");
    }

    /** A NameError or UnboundLocalError about a name. */
    public static PyError nameError(PyThread t, PyType type, long name, String message) {
        long exception = create(t, type, PyStr.of(t, message));
        Memory.putLong(exception + ExceptionFields.NAME_NAME, name);
        return raise(t, exception);
    }

    /** {@code 'C' object has no attribute 'x'}, or what is said of types and modules. */
    public static PyError attributeError(PyThread t, long object, long name) {
        String text = PyStr.toJava(name);
        String message = PyType.is(object) ? "type object '" + PyType.at(object).name + "' has no attribute '" + text + "'"
                : "'" + PyType.of(object).name + "' object has no attribute '" + text + "'";
        return attributeError(t, object, name, message);
    }

    /** An AttributeError about an attribute of an object. */
    public static PyError attributeError(PyThread t, long object, long name, String message) {
        long exception = create(t, Exc.ATTRIBUTE_ERROR, PyStr.of(t, message));
        Memory.putLong(exception + ExceptionFields.ATTRIBUTE_OBJ, object);
        Memory.putLong(exception + ExceptionFields.ATTRIBUTE_NAME, name);
        return raise(t, exception);
    }

    /** {@code raise AttributeError("...")} without object and name. */
    public static PyError attributeError(PyThread t, String format, Object... args) {
        return of(t, Exc.ATTRIBUTE_ERROR, format, args);
    }

    /** An ImportError or ModuleNotFoundError about a module. */
    public static PyError importError(PyThread t, PyType type, String message, long name, long path, long nameFrom) {
        long exception = create(t, type, PyStr.of(t, message));
        Memory.putLong(exception + ExceptionFields.IMPORT_NAME, name);
        Memory.putLong(exception + ExceptionFields.IMPORT_PATH, path);
        Memory.putLong(exception + ExceptionFields.IMPORT_NAME_FROM, nameFrom);
        return raise(t, exception);
    }

    /** The OSError, or the subclass of it that belongs to the number. File names may be 0. */
    public static PyError osError(PyThread t, int errno, String message, long filename, long filename2) {
        PyType type = OsErrors.typeOf(errno);
        long number = Value.ofInt(errno);
        long text = PyStr.of(t, message);
        long exception = create(t, type, number, text);
        Memory.putLong(exception + ExceptionFields.OS_ERRNO, number);
        Memory.putLong(exception + ExceptionFields.OS_STRERROR, text);
        Memory.putLong(exception + ExceptionFields.OS_FILENAME, filename);
        Memory.putLong(exception + ExceptionFields.OS_FILENAME2, filename2);
        return raise(t, exception);
    }

    /** A UnicodeDecodeError or UnicodeEncodeError. */
    public static PyError unicodeError(PyThread t, PyType type, String encoding, long object, int start, int end, String reason) {
        long encodingText = PyStr.of(t, encoding);
        long reasonText = PyStr.of(t, reason);
        long from = Value.ofInt(start);
        long to = Value.ofInt(end);
        boolean translate = type == Exc.UNICODE_TRANSLATE_ERROR;
        long exception = translate ? create(t, type, object, from, to, reasonText) : create(t, type, encodingText, object, from, to, reasonText);
        Memory.putLong(exception + ExceptionFields.UNICODE_ENCODING, translate ? 0 : encodingText);
        Memory.putLong(exception + ExceptionFields.UNICODE_OBJECT, object);
        Memory.putLong(exception + ExceptionFields.UNICODE_START, from);
        Memory.putLong(exception + ExceptionFields.UNICODE_END, to);
        Memory.putLong(exception + ExceptionFields.UNICODE_REASON, reasonText);
        return raise(t, exception);
    }

    /**
     * What an {@code except} clause tests.
     *
     * @param classes an exception class or a tuple of them, checked already
     */
    public static boolean matches(PyThread t, long exception, long classes) {
        if (PyType.is(classes)) {
            return PyType.of(exception).isSubtypeOf(PyType.at(classes));
        }
        if (Kinds.isTuple(classes)) {
            int n = PyTuple.length(classes);
            for (int i = 0; i < n; i++) {
                if (matches(t, exception, PyTuple.get(classes, i))) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether the exception on its way is an instance of a type. */
    public static boolean matches(PyThread t, PyType type) {
        return t.exception != 0 && PyType.of(t.exception).isSubtypeOf(type);
    }

    /** Forgets the exception on its way and returns it. */
    public static long clear(PyThread t) {
        long exception = t.exception;
        t.exception = 0;
        return exception;
    }

    /** Whether a value is an instance of BaseException. */
    public static boolean isException(long value) {
        return PyType.of(value).has(PyType.EXCEPTION);
    }

    /** Whether a value is a class derived from BaseException. */
    public static boolean isExceptionClass(long value) {
        return PyType.is(value) && PyType.at(value).has(PyType.EXCEPTION);
    }

    /**
     * What {@code raise value} and {@code raise value from cause} do.
     *
     * @param cause 0 if there is no {@code from}
     */
    public static PyError raiseStatement(PyThread t, long value, long cause) {
        long exception;
        if (isExceptionClass(value)) {
            exception = Calls.call(t, value);
            if (!isException(exception)) {
                throw typeError(t, "calling %s should have returned an instance of BaseException, not %s", PyStr.toJava(PyObject.repr(t, value)),
                        PyStr.toJava(PyObject.repr(t, PyType.of(exception).address)));
            }
        } else if (isException(value)) {
            exception = value;
        } else {
            throw typeError(t, "exceptions must derive from BaseException");
        }
        if (cause != 0) {
            long fixed;
            if (isExceptionClass(cause)) {
                fixed = Calls.call(t, cause);
                if (!isException(fixed)) {
                    throw typeError(t, "calling %s should have returned an instance of BaseException, not %s", PyStr.toJava(PyObject.repr(t, cause)),
                            PyStr.toJava(PyObject.repr(t, PyType.of(fixed).address)));
                }
            } else if (isException(cause)) {
                fixed = cause;
            } else if (cause == Const.NONE) {
                fixed = 0;
            } else {
                throw typeError(t, "exception causes must derive from BaseException");
            }
            Memory.putLong(exception + ExceptionFields.CAUSE, fixed);
            Memory.putLong(exception + ExceptionFields.SUPPRESS_CONTEXT, Const.TRUE);
        }
        return raise(t, exception);
    }
}
