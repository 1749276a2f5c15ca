package dev.krait.interpreter.tier1;

import static dev.krait.spi.abi.Memory.getLong;
import static dev.krait.spi.abi.Memory.putLong;

import dev.krait.compiler.code.Opcode;
import dev.krait.interpreter.objects.PyObject;
import dev.krait.interpreter.objects.PyTuple;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.objects.Exc;
import dev.krait.interpreter.objects.PyDict;
import dev.krait.interpreter.objects.PyList;
import dev.krait.interpreter.runtime.PyError;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.spi.abi.FrameLayout;
import dev.krait.spi.abi.FunctionLayout;
import dev.krait.spi.abi.TupleLayout;

/** Calls, and making functions. */
final class CallInstr extends Instr {
    CallInstr(CodeBody code, int first, int unit, Opcode opcode, int oparg, int top) {
        super(code, first, unit, opcode, oparg, top);
    }

    @Override
    public Node exec(PyThread t, long f) {
        long sp = f + top;
        switch (op) {
            case 52: // CALL
                return call(t, f);
            case 55: // CALL_KW
                return callKeywords(t, f);
            case 4: // CALL_FUNCTION_EX
                return callFunctionEx(t, f);
            case 53: // CALL_INTRINSIC_1
                putLong(sp - 8, Intrinsics.unary(t, f, oparg, getLong(sp - 8)));
                return next();
            case 54: // CALL_INTRINSIC_2
                putLong(sp - 16, Intrinsics.binary(t, oparg, getLong(sp - 16), getLong(sp - 8)));
                return next();
            case 23: // MAKE_FUNCTION
                putLong(sp - 8, PyFunction.create(t, getLong(sp - 8), getLong(f + FrameLayout.GLOBALS)));
                return next();
            case 108: // SET_FUNCTION_ATTRIBUTE
                setFunctionAttribute(getLong(sp - 8), getLong(sp - 16));
                putLong(sp - 16, getLong(sp - 8));
                return next();
            default:
                throw new AssertionError(opcode);
        }
    }

    private Node call(PyThread t, long f) {
        long args = f + top - 8L * oparg;
        long callable = getLong(args - 16);
        int positional = oparg;
        CallSite.note(this, callable, getLong(args - 8));
        if (getLong(args - 8) != 0) {
            args -= 8;
            positional++;
        }
        return Invoke.call(t, f, top - 8 * (oparg + 2), callable, args, positional, 0, next());
    }

    private Node callKeywords(PyThread t, long f) {
        long kwnames = getLong(f + top - 8);
        long args = f + top - 8 - 8L * oparg;
        long callable = getLong(args - 16);
        int positional = oparg - (int) getLong(kwnames + TupleLayout.LENGTH);
        if (getLong(args - 8) != 0) {
            args -= 8;
            positional++;
        }
        return Invoke.call(t, f, top - 8 * (oparg + 3), callable, args, positional, kwnames, next());
    }

    private Node callFunctionEx(PyThread t, long f) {
        long sp = f + top;
        long callable = getLong(sp - 32);
        long tuple = getLong(sp - 16);
        long keywords = getLong(sp - 8);
        if (keywords != 0 && !PyDict.isExact(keywords)) {
            long dict = PyDict.create(t);
            Building.dictMerge(t, dict, keywords, callable);
            keywords = dict;
            putLong(sp - 8, keywords);
        }
        if (!PyTuple.isExact(tuple)) {
            tuple = argumentTuple(t, callable, tuple);
            putLong(sp - 16, tuple);
        }
        if (keywords != 0 && PyDict.length(keywords) == 0) {
            keywords = 0;
        }
        return Invoke.callTuple(t, f, top - 32, callable, tuple, keywords, next());
    }

    private static long argumentTuple(PyThread t, long callable, long iterable) {
        try {
            long list = PyList.create(t);
            Building.listExtend(t, list, iterable);
            return Building.listToTuple(t, list);
        } catch (PyError e) {
            if (Errors.matches(t, Exc.TYPE_ERROR) && !Building.isIterable(iterable)) {
                throw Errors.typeError(t, "%s argument after * must be an iterable, not %s", Invoke.describe(t, callable), PyObject.typeName(iterable));
            }
            throw e;
        }
    }

    private void setFunctionAttribute(long function, long value) {
        switch (oparg) {
            case 1 -> putLong(function + FunctionLayout.DEFAULTS, value);
            case 2 -> putLong(function + FunctionLayout.KWDEFAULTS, value);
            case 4 -> putLong(function + FunctionLayout.ANNOTATIONS, value);
            case 8 -> putLong(function + FunctionLayout.CLOSURE, value);
            case 16 -> putLong(function + FunctionLayout.ANNOTATE, value);
            default -> throw new AssertionError(oparg);
        }
    }
}
