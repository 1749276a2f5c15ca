package dev.krait.interpreter.tier1;

import static dev.krait.spi.abi.Memory.getLong;

import dev.krait.compiler.code.Opcode;
import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.runtime.PyThread;

/** Jumps, function entry and return. */
final class ControlInstr extends Instr {
    /** How often a back edge is taken unfolded before the code is folded. */
    private static final int FOLD_AFTER = Integer.getInteger("krait.tier1.fold", 24);

    ControlInstr(CodeBody code, int first, int unit, Opcode opcode, int oparg, int top) {
        super(code, first, unit, opcode, oparg, top);
    }

    @Override
    public Node exec(PyThread t, long f) {
        switch (op) {
            case 128: // RESUME
                return resume(t, f);
            case 77, 76: // JUMP_FORWARD, JUMP_BACKWARD_NO_INTERRUPT
                return target();
            case 75: // JUMP_BACKWARD
                return jumpBackward(t, f);
            case 100: // POP_JUMP_IF_FALSE
                return jump(getLong(f + top - 8) == Const.FALSE);
            case 103: // POP_JUMP_IF_TRUE
                return jump(getLong(f + top - 8) == Const.TRUE);
            case 101: // POP_JUMP_IF_NONE
                return jump(getLong(f + top - 8) == Const.NONE);
            case 102: // POP_JUMP_IF_NOT_NONE
                return jump(getLong(f + top - 8) != Const.NONE);
            case 35: // RETURN_VALUE
                return Frames.leave(t, f, getLong(f + top - 8));
            default:
                throw new AssertionError(opcode);
        }
    }

    private Node jump(boolean taken) {
        if (taken) {
            seen |= 1;
            return target();
        }
        seen |= 2;
        return next();
    }

    private Node resume(PyThread t, long f) {
        t.safepoint();
        if ((oparg & 3) == 0) {
            code.heat += 4;
            if ((code.heat >= FOLD_AFTER || code.refold) && Folder.fold(code)) {
                return code.link(nextUnit());
            }
            Node hot = Interpreter.functionEntry(t, f, this);
            if (hot != Tier2.NOTHING) {
                return hot;
            }
        }
        return next();
    }

    private Node jumpBackward(PyThread t, long f) {
        t.safepoint();
        code.heat++;
        if ((code.heat >= FOLD_AFTER || code.refold) && Folder.fold(code)) {
            return code.link(targetUnit());
        }
        Node hot = Interpreter.backEdge(t, f, this);
        return hot != Tier2.NOTHING ? hot : target();
    }
}
