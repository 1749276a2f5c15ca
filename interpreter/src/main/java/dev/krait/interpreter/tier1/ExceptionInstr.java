package dev.krait.interpreter.tier1;

import static dev.krait.spi.abi.FrameLayout.FLAGS;
import static dev.krait.spi.abi.FrameLayout.FLAG_GENERATOR;
import static dev.krait.spi.abi.FrameLayout.LOCALS;
import static dev.krait.spi.abi.FrameLayout.PC;
import static dev.krait.spi.abi.Memory.getInt;
import static dev.krait.spi.abi.Memory.getLong;
import static dev.krait.spi.abi.Memory.putInt;
import static dev.krait.spi.abi.Memory.putLong;

import dev.krait.compiler.code.Opcode;
import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.spi.abi.Value;

/** Raising and handling exceptions. */
final class ExceptionInstr extends Instr {
    ExceptionInstr(CodeBody code, int first, int unit, Opcode opcode, int oparg, int top) {
        super(code, first, unit, opcode, oparg, top);
    }

    @Override
    public Node exec(PyThread t, long f) {
        long sp = f + top;
        switch (op) {
            case 104 -> { // RAISE_VARARGS
                Raising.prepare(t, oparg > 0 ? getLong(sp - 8L * oparg) : 0, oparg > 1 ? getLong(sp - 8) : 0);
                // A bare raise adds nothing to the traceback.
                return oparg > 0 ? Unwinder.unwind(t) : Unwinder.unwindAgain(t, pc);
            }
            case 105 -> { // RERAISE
                if (oparg != 0) {
                    putInt(f + PC, (int) Value.intValue(getLong(sp - 8 - 8L * oparg)));
                }
                t.exception = getLong(sp - 8);
                return Unwinder.unwindAgain(t, pc);
            }
            case 32 -> { // PUSH_EXC_INFO
                long exception = getLong(sp - 8);
                long previous = t.handled;
                if ((getInt(f + FLAGS) & FLAG_GENERATOR) != 0 && previous == getLong(f + LOCALS)) {
                    previous = 0;
                }
                putLong(sp - 8, previous == 0 ? Const.NONE : previous);
                putLong(sp, exception);
                t.handled = exception;
            }
            case 29 -> { // POP_EXCEPT
                long previous = getLong(sp - 8);
                if (previous == Const.NONE) {
                    previous = (getInt(f + FLAGS) & FLAG_GENERATOR) != 0 ? getLong(f + LOCALS) : 0;
                }
                t.handled = previous;
            }
            case 6 -> { // CHECK_EXC_MATCH
                long type = getLong(sp - 8);
                Raising.checkMatchable(t, type);
                putLong(sp - 8, Errors.matches(t, getLong(sp - 16), type) ? Const.TRUE : Const.FALSE);
            }
            case 5 -> Raising.matchGroup(t, sp - 16); // CHECK_EG_MATCH
            case 43 -> withExceptStart(t, sp); // WITH_EXCEPT_START
            default -> throw new AssertionError(opcode);
        }
        return next();
    }

    private static void withExceptStart(PyThread t, long sp) {
        long exception = getLong(sp - 8);
        long function = getLong(sp - 40);
        long self = getLong(sp - 32);
        long type = dev.krait.interpreter.objects.PyType.of(exception).address;
        long traceback = getLong(exception + dev.krait.interpreter.objects.ExceptionFields.TRACEBACK);
        traceback = traceback == 0 ? Const.NONE : traceback;
        long[] args = self == 0 ? new long[] {type, exception, traceback} : new long[] {self, type, exception, traceback};
        putLong(sp, Calls.callArray(t, function, args));
    }
}
