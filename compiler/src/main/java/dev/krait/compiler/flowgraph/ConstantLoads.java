package dev.krait.compiler.flowgraph;

import dev.krait.compiler.code.Constant;
import dev.krait.compiler.code.ConstantTable;
import dev.krait.compiler.code.Opcode;
import dev.krait.compiler.codegen.InstructionSequence;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Replaces operations on constants that were just loaded by a load of the result. */
final class ConstantLoads {
    /** Longer sequences are built at run time, where they need no deep stack. */
    private static final int MAX_SEQUENCE = 30;
    /** Shorter lists and sets are not worth a constant. */
    private static final int MIN_SEQUENCE = 3;
    private static final int SMALL_INTS = 256;

    private final ConstantTable constants;

    ConstantLoads(ConstantTable constants) {
        this.constants = constants;
    }

    private static boolean loadsConstant(CfgInstruction instruction) {
        return instruction.opcode.hasConst() || instruction.opcode == Opcode.LOAD_SMALL_INT;
    }

    Constant value(Opcode opcode, int oparg) {
        return opcode == Opcode.LOAD_SMALL_INT ? Constant.Int.of(oparg) : constants.get(oparg);
    }

    private Constant value(CfgInstruction load) {
        return value(load.opcode, load.oparg);
    }

    /** Makes the instruction {@code LOAD_SMALL_INT} if the value allows. */
    boolean makeSmallInt(CfgInstruction instruction, Constant value) {
        if (value instanceof Constant.Int i && i.value().signum() >= 0 && i.value().bitLength() <= 8
                && i.value().intValue() < SMALL_INTS) {
            instruction.set(Opcode.LOAD_SMALL_INT, i.value().intValue());
            return true;
        }
        return false;
    }

    private void makeLoad(CfgInstruction instruction, Constant value) {
        if (!makeSmallInt(instruction, value)) {
            instruction.set(Opcode.LOAD_CONST, constants.add(value));
        }
    }

    /** The {@code count} loads of constants that end at an index, or null if anything but {@code NOP} is between them. */
    private static CfgInstruction[] loadsBefore(BasicBlock block, int index, int count) {
        CfgInstruction[] loads = new CfgInstruction[count];
        int missing = count;
        for (int i = index; i >= 0 && missing > 0; i--) {
            CfgInstruction instruction = block.get(i);
            if (instruction.opcode == Opcode.NOP) {
                continue;
            }
            if (!loadsConstant(instruction)) {
                return null;
            }
            loads[--missing] = instruction;
        }
        return missing == 0 ? loads : null;
    }

    private List<Constant> values(CfgInstruction[] loads) {
        List<Constant> values = new ArrayList<>(loads.length);
        for (CfgInstruction load : loads) {
            values.add(value(load));
        }
        return values;
    }

    private static void remove(CfgInstruction... instructions) {
        for (CfgInstruction instruction : instructions) {
            instruction.setNop();
            instruction.location = InstructionSequence.NO_LOCATION;
        }
    }

    void foldTuple(BasicBlock block, int index) {
        CfgInstruction build = block.get(index);
        if (build.oparg > MAX_SEQUENCE) {
            return;
        }
        CfgInstruction[] loads = loadsBefore(block, index - 1, build.oparg);
        if (loads != null) {
            Constant tuple = new Constant.Tuple(values(loads));
            remove(loads);
            makeLoad(build, tuple);
        }
    }

    /** Folds what {@code (*(), 1, 2)} and long tuples are compiled to: a list that is appended to and made a tuple. */
    void foldListToTuple(BasicBlock block, int index) {
        List<Constant> values = new ArrayList<>();
        boolean expectAppend = true;
        for (int i = index - 1; i >= 0; i--) {
            CfgInstruction instruction = block.get(i);
            if (instruction.opcode == Opcode.NOP) {
                continue;
            }
            if (instruction.opcode == Opcode.BUILD_LIST && instruction.oparg == 0) {
                if (!expectAppend) {
                    return;
                }
                for (int j = index - 1; j >= i; j--) {
                    if (block.get(j).opcode != Opcode.NOP) {
                        remove(block.get(j));
                    }
                }
                Collections.reverse(values);
                makeLoad(block.get(index), new Constant.Tuple(values));
                return;
            }
            if (expectAppend) {
                if (instruction.opcode != Opcode.LIST_APPEND || instruction.oparg != 1) {
                    return;
                }
            } else {
                if (!loadsConstant(instruction)) {
                    return;
                }
                values.add(value(instruction));
            }
            expectAppend = !expectAppend;
        }
    }

    /**
     * A list or set of constants that is only iterated or searched becomes a tuple or frozenset; another one is built
     * by one update from such a constant.
     */
    void foldListOrSet(BasicBlock block, int index, Opcode next) {
        CfgInstruction build = block.get(index);
        boolean onlyRead = next == Opcode.GET_ITER || next == Opcode.CONTAINS_OP;
        int size = build.oparg;
        if (size > MAX_SEQUENCE || size < MIN_SEQUENCE && !onlyRead) {
            return;
        }
        boolean isList = build.opcode == Opcode.BUILD_LIST;
        CfgInstruction[] loads = loadsBefore(block, index - 1, size);
        if (loads == null) {
            if (onlyRead && isList) {
                build.opcode = Opcode.BUILD_TUPLE;
            }
            return;
        }
        List<Constant> values = values(loads);
        int constant = constants.add(isList ? new Constant.Tuple(values) : ConstantFolding.frozenSet(values));
        remove(loads);
        if (onlyRead) {
            build.set(Opcode.LOAD_CONST, constant);
            return;
        }
        CfgInstruction first = block.get(index - 2);
        first.location = build.location;
        first.set(build.opcode, 0);
        block.get(index - 1).set(Opcode.LOAD_CONST, constant);
        build.set(isList ? Opcode.LIST_EXTEND : Opcode.SET_UPDATE, 1);
    }

    void foldBinary(BasicBlock block, int index) {
        CfgInstruction operation = block.get(index);
        CfgInstruction[] loads = loadsBefore(block, index - 1, 2);
        if (loads != null) {
            replace(operation, ConstantFolding.binary(operation.oparg, value(loads[0]), value(loads[1])), loads);
        }
    }

    void foldUnary(BasicBlock block, int index) {
        CfgInstruction operation = block.get(index);
        CfgInstruction[] loads = loadsBefore(block, index - 1, 1);
        if (loads == null) {
            return;
        }
        Constant value = value(loads[0]);
        replace(operation, switch (operation.opcode) {
            case UNARY_NEGATIVE -> ConstantFolding.negative(value);
            case UNARY_INVERT -> ConstantFolding.invert(value);
            case UNARY_NOT -> ConstantFolding.isTrue(value) ? Constant.FALSE : Constant.TRUE;
            default -> ConstantFolding.positive(value);
        }, loads);
    }

    private void replace(CfgInstruction operation, Constant result, CfgInstruction[] loads) {
        if (result != null) {
            remove(loads);
            makeLoad(operation, result);
        }
    }
}
