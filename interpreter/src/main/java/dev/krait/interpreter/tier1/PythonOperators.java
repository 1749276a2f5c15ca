package dev.krait.interpreter.tier1;

import static dev.krait.spi.abi.Memory.getInt;
import static dev.krait.spi.abi.Memory.getLong;
import static dev.krait.spi.abi.Memory.putLong;

import dev.krait.compiler.code.Opcode;
import dev.krait.interpreter.objects.BinaryOp;
import dev.krait.interpreter.objects.PyNumber;
import dev.krait.interpreter.objects.PyObject;
import dev.krait.interpreter.objects.PyType;
import dev.krait.interpreter.objects.ShapeIds;
import dev.krait.interpreter.objects.Special;
import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.spi.abi.FrameLayout;
import dev.krait.spi.abi.FunctionLayout;
import dev.krait.spi.abi.Value;

/**
 * Operators whose left operand is an instance of a class that defines them in Python. Such an instruction pushes the frame of the function, as a call does, so that it runs
 * in the same loop and traces follow it; both operands stay on the stack until it returns, for what is to be tried if it returns NotImplemented.
 */
public final class PythonOperators {
    private PythonOperators() {
    }

    /**
     * The function that an instruction calls first, if that is a Python function that takes just the operands.
     *
     * @param n BINARY_OP or COMPARE_OP
     * @return 0 if there is no such function, and the operation is to be done by {@link Operators}
     */
    public static long function(Instr n, long a, long b) {
        if (a == 0 || a >>> Value.TAG_SHIFT != 0) {
            return 0;
        }
        PyType left = PyType.of(a);
        if (!left.isHeap()) {
            return 0;
        }
        long method = left.special(method(n, left));
        if (Objects.shape(method) != ShapeIds.FUNCTION) {
            return 0;
        }
        CodeBody code = CodeBody.of(getLong(method + FunctionLayout.CODE));
        if (!code.isSimple || code.argCount != 2 || code.isGenerator()) {
            return 0;
        }
        // A subclass on the right goes first if it has a reflected method of its own.
        PyType right = PyType.of(b);
        return right == left || isSubscript(n) || !right.isSubtypeOf(left) ? method : 0;
    }

    private static boolean isSubscript(Instr n) {
        return n.opcode == Opcode.BINARY_OP && n.oparg == Operators.SUBSCR;
    }

    private static Special method(Instr n, PyType left) {
        if (n.opcode == Opcode.COMPARE_OP) {
            return PyObject.comparison(n.oparg >> 5);
        }
        if (n.oparg == Operators.SUBSCR) {
            return Special.GETITEM;
        }
        BinaryOp operation = Operators.operation(n.oparg);
        return n.oparg >= Operators.INPLACE && left.special(operation.inPlace) != 0 ? operation.inPlace : operation.method;
    }

    /** The flags of the frame that an instruction pushes. */
    public static int flags(Instr n) {
        return isSubscript(n) ? 0 : FrameLayout.FLAG_OPERATOR;
    }

    /** Whether the result of an instruction is made a bool. */
    public static boolean makesBool(Instr n) {
        return n.opcode == Opcode.COMPARE_OP && (n.oparg & 16) != 0;
    }

    /** Pushes the frame of a {@link #function}; where that begins. */
    static Node enter(PyThread t, Instr n, long f, long function, long a, long b) {
        CodeBody code = CodeBody.of(getLong(function + FunctionLayout.CODE));
        long frame = Frames.push(t, code, function, flags(n), n.top - 16);
        putLong(frame + FrameLayout.SLOTS, a);
        putLong(frame + FrameLayout.SLOTS + 8, b);
        Frames.clearLocals(code, frame, 2);
        t.frame = frame;
        return code.entry();
    }

    /** The result of an instruction of the current frame, after its function has returned. */
    static long result(PyThread t, int offset, long value) {
        long f = t.frame;
        Instr n = CodeBody.ofFrame(f).instr(getInt(f + FrameLayout.PC) & Node.UNIT_MASK);
        long result = value;
        if (value == Const.NOT_IMPLEMENTED) {
            long a = getLong(f + offset);
            long b = getLong(f + offset + 8);
            if (n.opcode == Opcode.COMPARE_OP) {
                result = PyObject.compareReflected(t, a, b, n.oparg >> 5);
            } else if (n.oparg < Operators.INPLACE) {
                result = PyNumber.reflected(t, Operators.operation(n.oparg), a, b);
            } else {
                result = PyNumber.afterInPlace(t, Operators.operation(n.oparg), a, b);
            }
        }
        return makesBool(n) ? Operators.toBool(t, result) : result;
    }
}
