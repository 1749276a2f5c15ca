package dev.krait.interpreter.tier1;

import static dev.krait.spi.abi.FrameLayout.FUNCTION;
import static dev.krait.spi.abi.FrameLayout.SLOTS;
import static dev.krait.spi.abi.Memory.getLong;
import static dev.krait.spi.abi.Memory.putLong;

import dev.krait.compiler.code.Opcode;
import dev.krait.interpreter.objects.PyStr;
import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.objects.Exc;
import dev.krait.interpreter.runtime.PyError;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.spi.abi.CellLayout;
import dev.krait.spi.abi.FunctionLayout;
import dev.krait.spi.abi.TupleLayout;
import dev.krait.spi.abi.Value;

/** Instructions that move values between locals, cells, constants and the stack. */
final class StackInstr extends Instr {
    StackInstr(CodeBody code, int first, int unit, Opcode opcode, int oparg, int top) {
        super(code, first, unit, opcode, oparg, top);
    }

    @Override
    public Node exec(PyThread t, long f) {
        long sp = f + top;
        switch (op) {
            case 27, 28, 31, 30, 9 -> { // NOP, NOT_TAKEN, POP_TOP, POP_ITER, END_FOR
            }
            case 33 -> putLong(sp, 0); // PUSH_NULL
            case 84, 86 -> putLong(sp, local(f, oparg)); // LOAD_FAST, LOAD_FAST_BORROW
            case 88 -> { // LOAD_FAST_CHECK
                long value = local(f, oparg);
                if (value == 0) {
                    throw unbound(t, code, oparg);
                }
                putLong(sp, value);
            }
            case 85 -> { // LOAD_FAST_AND_CLEAR
                putLong(sp, local(f, oparg));
                putLong(f + SLOTS + 8L * oparg, 0);
            }
            case 89, 87 -> { // LOAD_FAST_LOAD_FAST, LOAD_FAST_BORROW_LOAD_FAST_BORROW
                putLong(sp, local(f, oparg >> 4));
                putLong(sp + 8, local(f, oparg & 15));
            }
            case 112 -> putLong(f + SLOTS + 8L * oparg, getLong(sp - 8)); // STORE_FAST
            case 113 -> { // STORE_FAST_LOAD_FAST
                putLong(f + SLOTS + 8L * (oparg >> 4), getLong(sp - 8));
                putLong(sp - 8, local(f, oparg & 15));
            }
            case 114 -> { // STORE_FAST_STORE_FAST
                putLong(f + SLOTS + 8L * (oparg >> 4), getLong(sp - 8));
                putLong(f + SLOTS + 8L * (oparg & 15), getLong(sp - 16));
            }
            case 63 -> { // DELETE_FAST
                if (local(f, oparg) == 0) {
                    throw unbound(t, code, oparg);
                }
                putLong(f + SLOTS + 8L * oparg, 0);
            }
            case 82 -> putLong(sp, code.constant(oparg)); // LOAD_CONST
            case 94 -> putLong(sp, Value.ofInt(oparg)); // LOAD_SMALL_INT
            case 81 -> putLong(sp, Constants.common(t, oparg)); // LOAD_COMMON_CONSTANT
            case 59 -> putLong(sp, getLong(sp - 8L * oparg)); // COPY
            case 117 -> { // SWAP
                long value = getLong(sp - 8);
                putLong(sp - 8, getLong(sp - 8L * oparg));
                putLong(sp - 8L * oparg, value);
            }
            case 97 -> putLong(f + SLOTS + 8L * oparg, Objects.newCell(t, local(f, oparg))); // MAKE_CELL
            case 60 -> copyFreeVariables(f); // COPY_FREE_VARS
            case 83 -> { // LOAD_DEREF
                long value = getLong(local(f, oparg) + CellLayout.VALUE);
                if (value == 0) {
                    throw unboundDeref(t, code, oparg);
                }
                putLong(sp, value);
            }
            case 111 -> putLong(local(f, oparg) + CellLayout.VALUE, getLong(sp - 8)); // STORE_DEREF
            case 62 -> { // DELETE_DEREF
                long cell = local(f, oparg);
                if (getLong(cell + CellLayout.VALUE) == 0) {
                    throw unboundDeref(t, code, oparg);
                }
                putLong(cell + CellLayout.VALUE, 0);
            }
            default -> throw new AssertionError(opcode);
        }
        return next();
    }

    static long local(long f, int index) {
        return getLong(f + SLOTS + 8L * index);
    }

    private void copyFreeVariables(long f) {
        long closure = getLong(getLong(f + FUNCTION) + FunctionLayout.CLOSURE);
        long at = f + SLOTS + 8L * (code.localsPlus - oparg);
        for (int i = 0; i < oparg; i++) {
            putLong(at + 8L * i, getLong(closure + TupleLayout.ITEMS + 8L * i));
        }
    }

    /** What reading a local without a value raises. */
    static PyError unbound(PyThread t, CodeBody code, int index) {
        return Errors.of(t, Exc.UNBOUND_LOCAL_ERROR, "cannot access local variable '" + PyStr.toJava(code.localNames[index])
                + "' where it is not associated with a value");
    }

    /** What reading a cell without a value raises. */
    static PyError unboundDeref(PyThread t, CodeBody code, int index) {
        if (index < code.localsPlus - code.freeCount) {
            return unbound(t, code, index);
        }
        return Errors.of(t, Exc.NAME_ERROR, "cannot access free variable '" + PyStr.toJava(code.localNames[index])
                + "' where it is not associated with a value in enclosing scope");
    }
}
