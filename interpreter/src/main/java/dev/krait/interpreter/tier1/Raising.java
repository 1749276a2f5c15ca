package dev.krait.interpreter.tier1;

import static dev.krait.spi.abi.Memory.getLong;
import static dev.krait.spi.abi.Memory.putLong;

import dev.krait.interpreter.objects.Exc;
import dev.krait.interpreter.objects.ExceptionFields;
import dev.krait.interpreter.objects.PyObject;
import dev.krait.interpreter.objects.PyTuple;
import dev.krait.interpreter.objects.PyType;
import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.Names;
import dev.krait.interpreter.runtime.PyError;
import dev.krait.interpreter.runtime.PyThread;

/** What the instructions that raise and match exceptions do. */
final class Raising {
    private Raising() {
    }

    /** RAISE_VARARGS: sets {@code t.exception}; may also throw. */
    static void prepare(PyThread t, long value, long cause) {
        if (value == 0) {
            if (t.handled == 0) {
                throw Errors.runtimeError(t, "No active exception to reraise");
            }
            t.exception = t.handled;
            return;
        }
        Errors.raiseStatement(t, value, cause);
    }

    /** Sets {@code __cause__}. */
    static void setCause(long exception, long cause) {
        putLong(exception + ExceptionFields.CAUSE, cause);
        putLong(exception + ExceptionFields.SUPPRESS_CONTEXT, Const.TRUE);
        putLong(exception + ExceptionFields.CONTEXT, cause);
    }

    /** Raises unless a value can follow {@code except}. */
    static void checkMatchable(PyThread t, long classes) {
        if (PyTuple.is(classes)) {
            for (int i = 0, n = PyTuple.length(classes); i < n; i++) {
                if (!Errors.isExceptionClass(PyTuple.get(classes, i))) {
                    throw notMatchable(t);
                }
            }
        } else if (!Errors.isExceptionClass(classes)) {
            throw notMatchable(t);
        }
    }

    private static PyError notMatchable(PyThread t) {
        return Errors.typeError(t, "catching classes that do not inherit from BaseException is not allowed");
    }

    /** CHECK_EG_MATCH: of the exception and the classes at an address makes the rest and the match. */
    static void matchGroup(PyThread t, long at) {
        long exception = getLong(at);
        long classes = getLong(at + 8);
        checkMatchable(t, classes);
        int n = PyTuple.is(classes) ? PyTuple.length(classes) : 1;
        for (int i = 0; i < n; i++) {
            long c = PyTuple.is(classes) ? PyTuple.get(classes, i) : classes;
            if (PyType.at(c).isSubtypeOf(Exc.BASE_EXCEPTION_GROUP)) {
                throw Errors.typeError(t, "catching ExceptionGroup with except* is not allowed. Use except instead.");
            }
        }
        if (exception == Const.NONE) {
            putLong(at, Const.NONE);
            putLong(at + 8, Const.NONE);
            return;
        }
        boolean group = PyType.of(exception).isSubtypeOf(Exc.BASE_EXCEPTION_GROUP);
        if (Errors.matches(t, exception, classes)) {
            long match = exception;
            if (!group) {
                match = Calls.call(t, Exc.BASE_EXCEPTION_GROUP.address, dev.krait.interpreter.objects.PyStr.empty(), PyTuple.of(t, exception));
                putLong(match + ExceptionFields.TRACEBACK, getLong(exception + ExceptionFields.TRACEBACK));
            }
            putLong(at, Const.NONE);
            putLong(at + 8, match);
        } else if (group) {
            long pair = Calls.callMethod(t, exception, Names.of("split"), classes);
            if (!PyTuple.is(pair) || PyTuple.length(pair) < 2) {
                throw Errors.typeError(t, "%s.split must return a 2-tuple, got %s", PyObject.typeName(exception), PyObject.typeName(pair));
            }
            putLong(at, PyTuple.get(pair, 1));
            putLong(at + 8, PyTuple.get(pair, 0));
        } else {
            putLong(at + 8, Const.NONE);
        }
        long match = getLong(at + 8);
        if (match != Const.NONE) {
            t.handled = match;
        }
    }
}
