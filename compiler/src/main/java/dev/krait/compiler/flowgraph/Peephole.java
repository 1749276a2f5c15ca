package dev.krait.compiler.flowgraph;

import dev.krait.compiler.code.Constant;
import dev.krait.compiler.code.ConstantTable;
import dev.krait.compiler.code.Opcode;

/** Optimizations that look at a few neighbouring instructions of a block. */
final class Peephole {
    private static final int INTRINSIC_UNARY_POSITIVE = 5, INTRINSIC_LIST_TO_TUPLE = 6;
    /** Bit of the oparg of {@code COMPARE_OP} that makes the result a bool. */
    private static final int COMPARE_TO_BOOL = 16;

    private final ConstantTable constants;
    private final ConstantLoads loads;
    private BasicBlock block;

    private Peephole(ConstantTable constants) {
        this.constants = constants;
        this.loads = new ConstantLoads(constants);
    }

    static void optimize(ControlFlowGraph graph, ConstantTable constants) {
        Peephole peephole = new Peephole(constants);
        for (BasicBlock block = graph.entry; block != null; block = block.next) {
            peephole.block = block;
            peephole.optimizeConstantLoads();
        }
        for (BasicBlock block = graph.entry; block != null; block = block.next) {
            peephole.block = block;
            peephole.optimizeBlock();
            Swaps.optimize(block);
        }
    }

    private void optimizeConstantLoads() {
        Opcode opcode = null;
        int oparg = 0;
        for (int i = 0; i < block.size(); i++) {
            CfgInstruction instruction = block.get(i);
            if (instruction.opcode == Opcode.LOAD_CONST) {
                loads.makeSmallInt(instruction, constants.get(instruction.oparg));
            }
            boolean copiesConstant = opcode == Opcode.LOAD_CONST && instruction.opcode == Opcode.COPY && instruction.oparg == 1;
            if (!copiesConstant) {
                opcode = instruction.opcode;
                oparg = instruction.oparg;
            }
            if (opcode == Opcode.LOAD_CONST || opcode == Opcode.LOAD_SMALL_INT) {
                useConstant(i, instruction, loads.value(opcode, oparg));
            }
        }
    }

    /** What follows a constant: a test or a conversion of it can be done now. */
    private void useConstant(int index, CfgInstruction load, Constant value) {
        Opcode following = block.opcodeAt(index + 1);
        if (following == null) {
            return;
        }
        switch (following) {
            case POP_JUMP_IF_FALSE, POP_JUMP_IF_TRUE, JUMP_IF_FALSE, JUMP_IF_TRUE -> {
                CfgInstruction jump = block.get(index + 1);
                boolean pops = following.isConditionalJump();
                boolean jumpsIfTrue = following == Opcode.POP_JUMP_IF_TRUE || following == Opcode.JUMP_IF_TRUE;
                if (pops) {
                    load.setNop();
                }
                if (ConstantFolding.isTrue(value) == jumpsIfTrue) {
                    jump.opcode = Opcode.JUMP;
                } else {
                    jump.setNop();
                }
            }
            case IS_OP -> {
                if (value instanceof Constant.None) {
                    compareWithNone(index, load);
                }
            }
            case TO_BOOL -> {
                int constant = constants.add(ConstantFolding.isTrue(value) ? Constant.TRUE : Constant.FALSE);
                load.setNop();
                block.get(index + 1).set(Opcode.LOAD_CONST, constant);
            }
            default -> {
            }
        }
    }

    /** {@code LOAD_CONST None, IS_OP, POP_JUMP_IF_*} becomes a jump that compares with {@code None}. */
    private void compareWithNone(int index, CfgInstruction load) {
        if (block.size() <= index + 2) {
            return;
        }
        CfgInstruction is = block.get(index + 1);
        CfgInstruction jump = block.get(index + 2);
        if (jump.opcode == Opcode.TO_BOOL) {
            jump.setNop();
            if (block.size() <= index + 3) {
                return;
            }
            jump = block.get(index + 3);
        }
        boolean inverted = is.oparg != 0;
        if (jump.opcode == Opcode.POP_JUMP_IF_FALSE) {
            inverted = !inverted;
        } else if (jump.opcode != Opcode.POP_JUMP_IF_TRUE) {
            return;
        }
        load.setNop();
        is.setNop();
        jump.opcode = inverted ? Opcode.POP_JUMP_IF_NOT_NONE : Opcode.POP_JUMP_IF_NONE;
    }

    private void optimizeBlock() {
        for (int i = 0; i < block.size(); i++) {
            CfgInstruction instruction = block.get(i);
            Opcode opcode = instruction.opcode;
            int oparg = instruction.oparg;
            CfgInstruction following = i + 1 < block.size() ? block.get(i + 1) : null;
            Opcode next = following == null ? null : following.opcode;
            switch (opcode) {
                case BUILD_TUPLE -> {
                    if (next != Opcode.UNPACK_SEQUENCE || following.oparg != oparg || !unpackTuple(instruction, following)) {
                        loads.foldTuple(block, i);
                    }
                }
                case BUILD_LIST, BUILD_SET -> loads.foldListOrSet(block, i, next);
                case POP_JUMP_IF_NOT_NONE, POP_JUMP_IF_NONE, POP_JUMP_IF_FALSE, POP_JUMP_IF_TRUE, JUMP_IF_FALSE, JUMP_IF_TRUE,
                        JUMP, JUMP_NO_INTERRUPT -> {
                    if (threadJump(instruction)) {
                        i--;
                    }
                }
                case STORE_FAST -> {
                    if (next == opcode && oparg == following.oparg && instruction.line() == following.line()) {
                        instruction.set(Opcode.POP_TOP, 0);
                    }
                }
                case SWAP -> {
                    if (oparg == 1) {
                        instruction.setNop();
                    }
                }
                case LOAD_GLOBAL -> {
                    if (next == Opcode.PUSH_NULL && (oparg & 1) == 0) {
                        instruction.set(Opcode.LOAD_GLOBAL, oparg | 1);
                        following.setNop();
                    }
                }
                case COMPARE_OP -> {
                    if (next == Opcode.TO_BOOL) {
                        instruction.setNop();
                        following.set(Opcode.COMPARE_OP, oparg | COMPARE_TO_BOOL);
                    }
                }
                case CONTAINS_OP, IS_OP -> {
                    if (next == Opcode.TO_BOOL) {
                        instruction.setNop();
                        following.set(opcode, oparg);
                    } else if (next == Opcode.UNARY_NOT) {
                        instruction.setNop();
                        following.set(opcode, oparg ^ 1);
                    }
                }
                case TO_BOOL -> {
                    if (next == Opcode.TO_BOOL) {
                        instruction.setNop();
                    }
                }
                case UNARY_NOT -> {
                    if (next == Opcode.TO_BOOL) {
                        instruction.setNop();
                        following.set(Opcode.UNARY_NOT, 0);
                    } else if (next == Opcode.UNARY_NOT) {
                        instruction.setNop();
                        following.setNop();
                    } else {
                        loads.foldUnary(block, i);
                    }
                }
                case UNARY_INVERT, UNARY_NEGATIVE -> loads.foldUnary(block, i);
                case CALL_INTRINSIC_1 -> {
                    if (oparg == INTRINSIC_LIST_TO_TUPLE) {
                        if (next == Opcode.GET_ITER) {
                            instruction.setNop();
                        } else {
                            loads.foldListToTuple(block, i);
                        }
                    } else if (oparg == INTRINSIC_UNARY_POSITIVE) {
                        loads.foldUnary(block, i);
                    }
                }
                case BINARY_OP -> loads.foldBinary(block, i);
                default -> {
                }
            }
        }
    }

    private static boolean unpackTuple(CfgInstruction build, CfgInstruction unpack) {
        switch (build.oparg) {
            case 1 -> {
                build.setNop();
                unpack.setNop();
                return true;
            }
            case 2, 3 -> {
                build.setNop();
                unpack.opcode = Opcode.SWAP;
                return true;
            }
            default -> {
                return false;
            }
        }
    }

    /** Jumps to where a jump at the target goes; returns whether the block changed. */
    private boolean threadJump(CfgInstruction jump) {
        CfgInstruction target = jump.target.get(0);
        Opcode at = target.opcode;
        return switch (jump.opcode) {
            case POP_JUMP_IF_NOT_NONE, POP_JUMP_IF_NONE, POP_JUMP_IF_FALSE, POP_JUMP_IF_TRUE ->
                    at == Opcode.JUMP && thread(jump, target, jump.opcode);
            case JUMP_IF_FALSE, JUMP_IF_TRUE -> {
                if (at == Opcode.JUMP || at == jump.opcode) {
                    yield thread(jump, target, jump.opcode);
                }
                if (at == Opcode.JUMP_IF_FALSE || at == Opcode.JUMP_IF_TRUE) {
                    jump.target = jump.target.next; // the opposite test does not jump
                    yield true;
                }
                yield false;
            }
            case JUMP, JUMP_NO_INTERRUPT -> {
                if (at == Opcode.JUMP) {
                    yield thread(jump, target, Opcode.JUMP);
                }
                yield at == Opcode.JUMP_NO_INTERRUPT && thread(jump, target, jump.opcode);
            }
            default -> throw new IllegalArgumentException(jump.toString());
        };
    }

    /** The jump becomes a {@code NOP}, which stays if its line would be lost otherwise. */
    private boolean thread(CfgInstruction jump, CfgInstruction target, Opcode opcode) {
        if (jump.target == target.target) {
            return false;
        }
        jump.setNop();
        block.addJump(opcode, target.target, target.location);
        return true;
    }
}
