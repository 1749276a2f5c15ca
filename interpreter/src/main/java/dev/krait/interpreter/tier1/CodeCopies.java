package dev.krait.interpreter.tier1;

import dev.krait.compiler.code.CodeFlags;
import dev.krait.compiler.code.CodeObject;
import dev.krait.compiler.code.Constant;
import dev.krait.compiler.verify.InvalidCodeException;
import dev.krait.compiler.verify.Verifier;
import dev.krait.interpreter.objects.PyBytes;
import dev.krait.interpreter.objects.PyInt;
import dev.krait.interpreter.objects.PyObject;
import dev.krait.interpreter.objects.PyStr;
import dev.krait.interpreter.objects.PyTuple;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.PyThread;
import java.util.ArrayList;
import java.util.List;

/** Code objects that Python code puts together: {@code types.CodeType(...)} and {@code code.replace(...)}. The verifier sees them all. */
final class CodeCopies {
    private static final int POSITIONAL = 0x02;
    private static final int KEYWORD = 0x04;
    private static final int VARIABLE = 0x08;
    private static final int LOCAL = 0x20;
    private static final int CELL = 0x40;
    private static final int FREE = 0x80;

    private final PyThread t;

    CodeCopies(PyThread t) {
        this.t = t;
    }

    int count(String name, long value) {
        int n = PyInt.toJavaInt(t, value);
        if (n < 0) {
            throw Errors.valueError(t, "code: %s must not be negative", name);
        }
        return n;
    }

    byte[] bytes(String name, long value) {
        if (!PyBytes.is(value)) {
            throw Errors.typeError(t, "replace() argument '%s' must be bytes, not %s", name, PyObject.typeName(value));
        }
        return PyBytes.toJava(value);
    }

    String text(String name, long value) {
        if (!PyStr.is(value)) {
            throw Errors.typeError(t, "replace() argument '%s' must be str, not %s", name, PyObject.typeName(value));
        }
        return PyStr.toJava(value);
    }

    private long[] tuple(String name, long value) {
        if (!PyTuple.is(value)) {
            throw Errors.typeError(t, "replace() argument '%s' must be tuple, not %s", name, PyObject.typeName(value));
        }
        return PyTuple.toArray(value);
    }

    List<String> names(String name, long value) {
        List<String> result = new ArrayList<>();
        for (long item : tuple(name, value)) {
            if (!PyStr.is(item)) {
                throw Errors.typeError(t, "name tuples must contain only strings, not '%s'", PyObject.typeName(item));
            }
            result.add(PyStr.toJava(item));
        }
        return result;
    }

    List<Constant> constants(long value) {
        List<Constant> result = new ArrayList<>();
        for (long item : tuple("co_consts", value)) {
            Constant constant = Constants.of(t, item);
            if (constant == null) {
                throw Errors.valueError(t, "code: a constant of type '%s' is not supported", PyObject.typeName(item));
            }
            result.add(constant);
        }
        return result;
    }

    /** The names of locals, cells and free variables in their order in frames, and their kinds. */
    record LocalsPlus(List<String> names, byte[] kinds) {
    }

    LocalsPlus localsPlus(int argCount, int posOnly, int kwOnly, int flags, List<String> varnames, List<String> cells, List<String> free) {
        int total = argCount + kwOnly + ((flags & CodeFlags.CO_VARARGS) != 0 ? 1 : 0) + ((flags & CodeFlags.CO_VARKEYWORDS) != 0 ? 1 : 0);
        if (varnames.size() < total || argCount < posOnly) {
            throw Errors.valueError(t, varnames.size() < total ? "code: varnames is too small" : "code: posonlyargcount is larger than argcount");
        }
        List<String> names = new ArrayList<>(varnames);
        List<Integer> kinds = new ArrayList<>();
        for (int i = 0; i < varnames.size(); i++) {
            int argument = i < posOnly ? POSITIONAL : i < argCount ? POSITIONAL | KEYWORD : i < argCount + kwOnly ? KEYWORD
                    : i >= total ? 0 : i == argCount + kwOnly && (flags & CodeFlags.CO_VARARGS) != 0 ? VARIABLE | POSITIONAL : VARIABLE | KEYWORD;
            kinds.add(LOCAL | argument | (cells.contains(varnames.get(i)) ? CELL : 0));
        }
        for (String cell : cells) {
            if (!varnames.contains(cell)) {
                names.add(cell);
                kinds.add(CELL);
            }
        }
        for (String name : free) {
            names.add(name);
            kinds.add(FREE);
        }
        byte[] bytes = new byte[kinds.size()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (int) kinds.get(i);
        }
        return new LocalsPlus(names, bytes);
    }

    /** The object of a code object that was put together. */
    long create(CodeObject code) {
        try {
            Verifier.verify(code);
        } catch (InvalidCodeException e) {
            throw Errors.valueError(t, "code: %s", e.getMessage());
        }
        return CodeBody.create(t, code);
    }
}
