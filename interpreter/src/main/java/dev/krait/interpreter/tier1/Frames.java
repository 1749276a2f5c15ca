package dev.krait.interpreter.tier1;

import static dev.krait.spi.abi.FrameLayout.*;
import static dev.krait.spi.abi.Memory.getInt;
import static dev.krait.spi.abi.Memory.getLong;
import static dev.krait.spi.abi.Memory.putInt;
import static dev.krait.spi.abi.Memory.putLong;

import dev.krait.interpreter.objects.PyObject;
import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.objects.Exc;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.spi.abi.FunctionLayout;
import dev.krait.spi.abi.ThreadLayout;

/** Frames on the data stack. */
final class Frames {
    /** Frames that may be pushed beyond the limit while a RecursionError is handled. */
    private static final int MARGIN = 50;

    private Frames() {
    }

    /**
     * Pushes a frame without making it current; all its words up to the locals are set, the locals are not.
     *
     * @param returnOffset where in the current frame the result goes
     */
    static long push(PyThread t, CodeBody code, long function, int flags, int returnOffset) {
        return push(t, code, function, getLong(function + FunctionLayout.GLOBALS), getLong(function + FunctionLayout.BUILTINS), 0, flags, returnOffset);
    }

    static long push(PyThread t, CodeBody code, long function, long globals, long builtins, long locals, int flags, int returnOffset) {
        long thread = t.address;
        long f = getLong(thread + ThreadLayout.STACK_TOP);
        long top = f + code.frameBytes;
        long left = getLong(thread + ThreadLayout.RECURSION_LEFT) - 1;
        if (top > getLong(thread + ThreadLayout.STACK_LIMIT) || left < 0) {
            throw tooDeep(t, "maximum recursion depth exceeded");
        }
        putLong(thread + ThreadLayout.STACK_TOP, top);
        putLong(thread + ThreadLayout.RECURSION_LEFT, left);
        putLong(f + PREVIOUS, t.frame);
        putLong(f + CODE, code.address);
        putLong(f + FUNCTION, function);
        putLong(f + GLOBALS, globals);
        putLong(f + BUILTINS, builtins);
        putLong(f + LOCALS, locals);
        putLong(f + PC, (long) flags << 32);
        putLong(f + RETURN_OFFSET, returnOffset);
        putLong(f + GENERATOR, 0);
        putLong(f + FRAME_OBJECT, 0);
        return f;
    }

    /** Sets locals from the given one on to absent. */
    static void clearLocals(CodeBody code, long f, int from) {
        for (long at = f + SLOTS + 8L * from, end = f + code.stackBase; at < end; at += 8) {
            putLong(at, 0);
        }
    }

    static RuntimeException tooDeep(PyThread t, String message) {
        long limit = t.address + ThreadLayout.RECURSION_LEFT;
        long left = getLong(limit);
        putLong(limit, left + MARGIN);
        try {
            return Errors.recursionError(t, message);
        } finally {
            putLong(limit, left);
        }
    }

    /** Takes a frame that is not in a generator off the stack; its caller becomes the current one. */
    static void pop(PyThread t, long f) {
        if (getLong(f + FRAME_OBJECT) != 0) {
            PyFrame.detach(t, f);
        }
        long thread = t.address;
        putLong(thread + ThreadLayout.STACK_TOP, f);
        putLong(thread + ThreadLayout.RECURSION_LEFT, getLong(thread + ThreadLayout.RECURSION_LEFT) + 1);
        t.frame = getLong(f + PREVIOUS);
    }

    /** Undoes a push whose frame never became current. */
    static void unpush(PyThread t, long f) {
        long thread = t.address;
        putLong(thread + ThreadLayout.STACK_TOP, f);
        putLong(thread + ThreadLayout.RECURSION_LEFT, getLong(thread + ThreadLayout.RECURSION_LEFT) + 1);
    }

    /** Returns a value from a frame. */
    static Node leave(PyThread t, long f, long value) {
        if ((getInt(f + FLAGS) & FLAG_SPECIAL_RETURN) != 0) {
            return leaveSpecial(t, f, value);
        }
        long thread = t.address;
        putLong(thread + ThreadLayout.STACK_TOP, f);
        putLong(thread + ThreadLayout.RECURSION_LEFT, getLong(thread + ThreadLayout.RECURSION_LEFT) + 1);
        long caller = getLong(f + PREVIOUS);
        t.frame = caller;
        putLong(caller + getInt(f + RETURN_OFFSET), value);
        return CodeBody.ofFrame(caller).after(getInt(caller + PC));
    }

    private static Node leaveSpecial(PyThread t, long f, long value) {
        int flags = getInt(f + FLAGS);
        if ((flags & FLAG_GENERATOR) != 0) {
            return Generators.returned(t, f, value);
        }
        int offset = getInt(f + RETURN_OFFSET);
        pop(t, f);
        if ((flags & FLAG_INIT) != 0 && value != Const.NONE) {
            Errors.of(t, Exc.TYPE_ERROR, "__init__() should return None, not '" + PyObject.typeName(value) + "'");
            if ((flags & FLAG_ENTRY) != 0) {
                throw dev.krait.interpreter.runtime.PyError.SIGNAL;
            }
            return Unwinder.unwind(t);
        }
        if ((flags & FLAG_ENTRY) != 0) {
            t.result = value;
            return null;
        }
        long caller = t.frame;
        if ((flags & FLAG_INIT) == 0) {
            putLong(caller + offset, (flags & FLAG_OPERATOR) != 0 ? PythonOperators.result(t, offset, value) : value);
        }
        return CodeBody.ofFrame(caller).after(getInt(caller + PC));
    }
}
