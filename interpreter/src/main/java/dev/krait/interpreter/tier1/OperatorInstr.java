package dev.krait.interpreter.tier1;

import static dev.krait.spi.abi.Memory.getLong;
import static dev.krait.spi.abi.Memory.putLong;

import dev.krait.compiler.code.Opcode;
import dev.krait.interpreter.objects.PyNumber;
import dev.krait.interpreter.objects.PyObject;
import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.runtime.PyThread;

/** Arithmetic, comparisons, truth, membership and subscripts. */
final class OperatorInstr extends Instr {
    OperatorInstr(CodeBody code, int first, int unit, Opcode opcode, int oparg, int top) {
        super(code, first, unit, opcode, oparg, top);
    }

    @Override
    public Node exec(PyThread t, long f) {
        long sp = f + top;
        switch (op) {
            case 44 -> { // BINARY_OP
                long a = getLong(sp - 16);
                long b = getLong(sp - 8);
                note(Seen.of(a, b));
                long function = (seen & Seen.OTHER) == 0 ? 0 : PythonOperators.function(this, a, b);
                if (function != 0) {
                    seen |= Seen.PYTHON;
                    return PythonOperators.enter(t, this, f, function, a, b);
                }
                putLong(sp - 16, Operators.binary(t, oparg, a, b));
            }
            case 56 -> { // COMPARE_OP
                long a = getLong(sp - 16);
                long b = getLong(sp - 8);
                note(Seen.of(a, b));
                long function = (seen & Seen.OTHER) == 0 ? 0 : PythonOperators.function(this, a, b);
                if (function != 0) {
                    seen |= Seen.PYTHON;
                    return PythonOperators.enter(t, this, f, function, a, b);
                }
                putLong(sp - 16, Operators.compare(t, oparg, a, b));
            }
            case 57 -> { // CONTAINS_OP
                long container = getLong(sp - 8);
                note(Seen.of(getLong(sp - 16), container));
                putLong(sp - 16, PyObject.contains(t, container, getLong(sp - 16)) != (oparg != 0) ? Const.TRUE : Const.FALSE);
            }
            case 74 -> putLong(sp - 16, (getLong(sp - 16) == getLong(sp - 8)) != (oparg != 0) ? Const.TRUE : Const.FALSE); // IS_OP
            case 41 -> { // UNARY_NEGATIVE
                note(Seen.of(getLong(sp - 8)));
                putLong(sp - 8, Operators.negative(t, getLong(sp - 8)));
            }
            case 42 -> putLong(sp - 8, getLong(sp - 8) == Const.FALSE ? Const.TRUE : Const.FALSE); // UNARY_NOT
            case 40 -> putLong(sp - 8, PyNumber.invert(t, getLong(sp - 8))); // UNARY_INVERT
            case 39 -> { // TO_BOOL
                long a = getLong(sp - 8);
                note(Seen.of(a));
                putLong(sp - 8, Operators.toBool(t, a));
            }
            case 1 -> putLong(sp - 24, Slicing.get(t, getLong(sp - 24), getLong(sp - 16), getLong(sp - 8))); // BINARY_SLICE
            case 37 -> Slicing.set(t, getLong(sp - 24), getLong(sp - 16), getLong(sp - 8), getLong(sp - 32)); // STORE_SLICE
            case 38 -> { // STORE_SUBSCR
                note(Seen.of(getLong(sp - 16), getLong(sp - 8)));
                PyObject.setItem(t, getLong(sp - 16), getLong(sp - 8), getLong(sp - 24));
            }
            case 8 -> PyObject.delItem(t, getLong(sp - 16), getLong(sp - 8)); // DELETE_SUBSCR
            default -> throw new AssertionError(opcode);
        }
        return next();
    }

    private void note(int kinds) {
        if ((seen | kinds) != seen) {
            seen |= kinds;
        }
        if (++count == 64 && code.isFolded()) {
            code.requestRefold();
        }
    }
}
