package dev.krait.uops.codegen;

import dev.krait.spi.CodeWriter;
import dev.krait.spi.InstalledCode;
import dev.krait.spi.NativeRuntime;
import dev.krait.spi.StencilOp;
import dev.krait.spi.abi.ThreadLayout;
import dev.krait.uops.ir.Trace;
import dev.krait.uops.ir.Type;
import dev.krait.uops.ir.UOp;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/** Turns a trace into machine code: allocates registers, picks the stencil for each step, and has them put together. Not for several threads at once. */
public final class CodeGenerator {
    private final StencilTable table;
    private final LinearScan scan;
    private final CodeWriter writer;
    private Trace trace;
    private Numbers numbers;
    private long target;
    private int loopLabel;
    private final List<Integer> exitRefs = new ArrayList<>();
    private final List<int[]> calls = new ArrayList<>();
    private final List<int[]> slowPaths = new ArrayList<>();
    private StringBuilder listing;

    /** Gives out the numbers by which machine code names places when it returns to Java. */
    public interface Numbers {
        /** A number, from 0, for the exit of an instruction. */
        int exit(int ref);

        /** A status, below 0, for a call of Java; with the offset in the thread state of the number to box, if that is what it is for. */
        int call(int ref, int operand);
    }

    /**
     * What code generation results in.
     *
     * @param code the code
     * @param exits the instruction of each exit, in the order in which the code numbers them
     * @param calls instruction and label where it goes on, for each call of Java
     * @param exitRefs for each instruction that exits: the refs of its snapshot
     * @param exitLocations where they are, see {@link Location#threadOffset}
     * @param stencils how many there are
     * @param spills how many spill slots it uses
     * @param listing steps with their registers, if asked for
     */
    public record Result(InstalledCode code, int[] exits, List<int[]> calls, int[][] exitRefs, int[][] exitLocations, int stencils, int spills, String listing) {
    }

    /** Generates code for what a runtime runs. */
    public CodeGenerator(NativeRuntime runtime) {
        table = new StencilTable(runtime.stencils());
        scan = new LinearScan(table);
        writer = runtime.newWriter();
    }

    /**
     * Compiles a trace.
     *
     * @param inherited for a side trace: where each inherited value is at the parent's exit
     * @param targetAddress where {@link UOp#JUMP_TO_TRACE} goes
     * @param list whether to list the steps
     */
    public Result compile(Trace t, int[] inherited, long targetAddress, Numbers n, boolean list) {
        trace = t;
        numbers = n;
        target = targetAddress;
        listing = list ? new StringBuilder() : null;
        exitRefs.clear();
        calls.clear();
        slowPaths.clear();
        scan.allocate(t, inherited);
        writer.keepListings(list);
        writer.begin();
        int[] steps = scan.steps();
        for (int at = scan.length() - LinearScan.STEP; at >= 0; at -= LinearScan.STEP) {
            switch (steps[at]) {
                case LinearScan.MOVE -> move(steps[at + 1], steps[at + 2]);
                case LinearScan.ARGUMENT -> argument(steps[at + 1], steps[at + 2]);
                default -> instruction(steps[at + 1], steps[at + 2], steps[at + 3], steps[at + 4], steps[at + 5]);
            }
        }
        if (t.loop() != 0) {
            int[] moves = scan.backEdge();
            for (int i = 0; i < moves.length; i += 2) {
                move(moves[i], moves[i + 1]);
            }
            writer.emitJump(table.jump.stencil(), loopLabel);
        }
        for (int[] path : slowPaths) {
            slowPath(path);
        }
        InstalledCode code = writer.finish();
        int[][] refs = new int[t.end()][];
        int[][] locations = new int[t.end()][];
        for (int ref = 1; ref < t.end(); ref++) {
            refs[ref] = scan.exitRefs(ref);
            locations[ref] = scan.exitLocations(ref);
        }
        return new Result(code, exitRefs.stream().mapToInt(i -> i).toArray(), List.copyOf(calls), refs, locations,
                writer.stencilCount(), scan.slots(), list ? listing.toString() : null);
    }

    private int exit(int ref) {
        exitRefs.add(ref);
        return writer.exit(numbers.exit(ref));
    }

    private static int f(int location) {
        return location - Location.FLOAT;
    }

    private void note(String text) {
        if (listing != null) {
            listing.append(text).append('\n');
        }
    }

    private void move(int to, int from) {
        if (listing != null) {
            note("    " + Location.name(to) + " <- " + (Location.isConstant(from)
                    ? dev.krait.uops.ir.TraceDump.operand(trace, from) : Location.name(from)));
        }
        if (Location.isConstant(from)) {
            constant(to, trace.constant(from));
        } else if (Location.isSpill(to)) {
            int offset = Location.threadOffset(to);
            if (from >= Location.FLOAT) {
                writer.emit(table.storeThreadFloat.stencil(f(from)), offset);
            } else {
                writer.emit(table.storeThread.stencil(from), offset);
            }
        } else if (Location.isSpill(from)) {
            int offset = Location.threadOffset(from);
            if (to >= Location.FLOAT) {
                writer.emit(table.loadThreadFloat.stencil(f(to)), offset);
            } else {
                writer.emit(table.loadThread.stencil(to), offset);
            }
        } else if (to >= Location.FLOAT) {
            writer.emit(table.movFloat.stencil(f(to), f(from)));
        } else {
            writer.emit(table.mov.stencil(to, from));
        }
    }

    private void constant(int to, long bits) {
        if (Location.isSpill(to)) {
            writer.emit(table.storeThreadConst.stencil(), Location.threadOffset(to), bits);
        } else if (to >= Location.FLOAT) {
            if (bits == 0) {
                writer.emit(table.constZeroFloat.stencil(f(to)));
            } else {
                writer.emit(table.constFloat.stencil(f(to)), bits);
            }
        } else if (bits == 0) {
            writer.emit(table.constZero.stencil(to));
        } else if (StencilTable.fits(bits)) {
            writer.emit(table.constImm.stencil(to), bits);
        } else {
            writer.emit(table.constWide.stencil(to), bits);
        }
    }

    private void argument(int index, int from) {
        int offset = ThreadLayout.ARGUMENTS + 8 * index;
        if (Location.isConstant(from)) {
            writer.emit(table.storeThreadConst.stencil(), offset, trace.constant(from));
        } else if (from >= Location.FLOAT) {
            writer.emit(table.storeThreadFloat.stencil(f(from)), offset);
        } else {
            writer.emit(table.storeThread.stencil(from), offset);
        }
        if (listing != null) {
            note("    argument " + index + " <- " + Location.name(from));
        }
    }

    private void instruction(int ref, int d, int x, int y, int z) {
        UOp op = trace.op(ref);
        if (listing != null) {
            note(dev.krait.uops.ir.TraceDump.instruction(trace, ref).replaceFirst("   \\[.*", "") + "  ; " + Location.name(d) + " "
                    + Location.name(x) + " " + Location.name(y) + " " + Location.name(z));
        }
        int guard = scan.guardOf(ref);
        int jump = CodeWriter.NO_LABEL;
        if (guard != 0 || op.exits() && op != UOp.CALL_JAVA && op != UOp.NEW_OBJECT) {
            jump = exit(guard != 0 ? guard : ref);
        }
        long immediate = trace.immediate(ref);
        switch (op) {
            case LOOP:
                loopLabel = writer.newLabel();
                writer.bind(loopLabel);
                writer.emitJump(table.registers[op.ordinal()].stencil(), jump);
                break;
            case CHECK_VALIDITY:
                writer.emitJump(table.registers[op.ordinal()].stencil(), jump);
                break;
            case EXIT:
                writer.emitJump(table.jump.stencil(), jump);
                break;
            case JUMP_TO_TRACE:
                writer.emitJump(table.jump.stencil(), writer.external(target));
                break;
            case JUMP_TO_LOOP:
                break;
            case CALL_JAVA:
                StencilOp fast = table.fast(trace.call(ref).fast());
                if (fast == null) {
                    call(ref, d, 0);
                } else {
                    int slow = writer.newLabel();
                    int back = writer.newLabel();
                    writer.emitJump(fast.stencil(), slow);
                    result(d);
                    writer.bind(back);
                    slowPaths.add(new int[] {ref, d, 0, slow, back});
                }
                break;
            case NEW_OBJECT:
                slow(ref, d, 0, (slow) -> writer.emit(table.registers[UOp.NEW_OBJECT.ordinal()].stencil(d), slow, trace.b(ref), immediate, 0));
                break;
            case BOX_INT:
                slow(ref, d, Location.threadOffset(x), (slow) -> writer.emitJump(table.registers[UOp.BOX_INT.ordinal()].stencil(d, x), slow));
                break;
            case LOAD_FRAME:
                writer.emit(table.registers[op.ordinal()].stencil(d), immediate);
                break;
            case LOAD_THREAD:
                writer.emit(table.registers[op.ordinal()].stencil(d), immediate);
                break;
            case GET_FRAME:
                writer.emit(table.registers[op.ordinal()].stencil(d));
                break;
            case STORE_THREAD:
                writer.emit(table.registers[op.ordinal()].stencil(x), immediate);
                break;
            case SET_FRAME:
                writer.emit(table.registers[op.ordinal()].stencil(x));
                break;
            case STORE_FRAME:
                if (trace.a(ref) < 0) {
                    writer.emit(table.storeFrameConst.stencil(), immediate, trace.constant(trace.a(ref)));
                } else {
                    writer.emit(table.registers[op.ordinal()].stencil(x), immediate);
                }
                break;
            case GUARD_SHAPE:
                writer.emitJump((guard != 0 ? table.guardObjectShape : table.registers[op.ordinal()]).stencil(x), jump, immediate);
                break;
            case STORE_SHAPE:
                writer.emit(table.registers[op.ordinal()].stencil(x), immediate);
                break;
            case UNBOX_INT:
                writer.emitJump((guard != 0 ? table.guardUnboxInt : table.registers[op.ordinal()]).stencil(d, x), jump);
                break;
            case UNBOX_FLOAT:
                writer.emitJump((guard != 0 ? table.guardUnboxFloat : table.registers[op.ordinal()]).stencil(f(d), x), jump);
                break;
            case GUARD_IS, GUARD_IS_NOT, GUARD_BELOW_INT, GUARD_EQ_FLOAT, GUARD_NE_FLOAT:
                constantGuard(op, ref, x, y, jump);
                break;
            case LOAD_FIELD, LOAD_OBJECT, LOAD_INT, LOAD_INT32, LOAD_UINT32, LOAD_UINT8:
                writer.emit(table.registers[op.ordinal()].stencil(d, x), immediate);
                break;
            case LOAD_ITEM, LOAD_ITEM_UINT8, LOAD_ITEM_UINT16, LOAD_ITEM_INT32:
                if (y >= 0) {
                    writer.emit(table.registers[op.ordinal()].stencil(d, x, y), immediate);
                } else {
                    writer.emit(fixed(op).stencil(d, x), immediate + trace.constant(trace.b(ref)) * op.itemSize());
                }
                break;
            case STORE_FIELD, STORE_INT:
                storeAt(x, y, trace.b(ref), immediate);
                break;
            case STORE_ITEM:
                if (y >= 0) {
                    writer.emit(table.registers[op.ordinal()].stencil(z, x, y), immediate);
                } else {
                    storeAt(x, z, trace.c(ref), immediate + trace.constant(trace.b(ref)) * 8);
                }
                break;
            default:
                general(op, ref, d, x, y, jump);
        }
    }

    private StencilOp fixed(UOp op) {
        return switch (op) {
            case LOAD_ITEM_UINT8 -> table.loadUint8;
            case LOAD_ITEM_UINT16 -> table.loadUint16;
            case LOAD_ITEM_INT32 -> table.loadInt32;
            default -> table.load;
        };
    }

    private void storeAt(int base, int value, int ref, long offset) {
        if (value >= 0) {
            writer.emit(table.store.stencil(value, base), offset);
            return;
        }
        long bits = trace.constant(ref);
        writer.emit((StencilTable.fits(bits) ? table.storeImm : table.storeConst).stencil(base), offset, bits);
    }

    private void constantGuard(UOp op, int ref, int x, int y, int jump) {
        boolean floats = op.operand(0) == Type.FLOAT;
        if (x >= 0 && y >= 0) {
            writer.emitJump(floats ? table.registers[op.ordinal()].stencil(f(x), f(y)) : table.registers[op.ordinal()].stencil(x, y), jump);
        } else if (floats) {
            writer.emitJump((op == UOp.GUARD_EQ_FLOAT ? table.guardZeroFloat : table.guardNonzeroFloat).stencil(f(x)), jump);
        } else if (x < 0) {
            // constant < y
            writer.emitJump(table.guardAboveImm.stencil(y), jump, trace.constant(trace.a(ref)));
        } else {
            long k = trace.constant(trace.b(ref));
            if (StencilTable.fits(k)) {
                writer.emitJump(table.immediates[op.ordinal()].stencil(x), jump, k);
            } else {
                writer.emitJump((op == UOp.GUARD_IS ? table.guardIs : table.guardIsNot).stencil(x), jump, k);
            }
        }
    }

    /** Micro-ops whose operands and result are registers, but for an immediate in place of b. */
    private void general(UOp op, int ref, int d, int x, int y, int jump) {
        int[] r = new int[3];
        int n = 0;
        if (d >= 0) {
            r[n++] = d >= Location.FLOAT ? f(d) : d;
        }
        StencilOp stencils = table.registers[op.ordinal()];
        long k = 0;
        if (x >= 0) {
            r[n++] = x >= Location.FLOAT ? f(x) : x;
        } else {
            stencils = table.reverseSub;
            k = trace.constant(trace.a(ref));
        }
        if (y >= 0) {
            r[n++] = y >= Location.FLOAT ? f(y) : y;
        } else if (op.operands() == 2) {
            stencils = table.immediates[op.ordinal()];
            k = trace.constant(trace.b(ref));
        }
        writer.emitJump(n == 1 ? stencils.stencil(r[0]) : n == 2 ? stencils.stencil(r[0], r[1]) : stencils.stencil(r[0], r[1], r[2]), jump, k);
    }

    private void call(int ref, int d, int operand) {
        int label = writer.newLabel();
        writer.emit(table.callJava.stencil(), numbers.call(ref, operand));
        writer.bind(label);
        calls.add(new int[] {ref, label});
        writer.emit(table.reloadAll.stencil());
        result(d);
    }

    private void result(int d) {
        if (d >= Location.FLOAT) {
            writer.emit(table.loadThreadFloat.stencil(f(d)), ThreadLayout.RESULT);
        } else if (d >= 0) {
            writer.emit(table.loadThread.stencil(d), ThreadLayout.RESULT);
        }
    }

    /** A stencil whose exit is no exit of the trace, but goes to Java for the result and comes back. */
    private void slow(int ref, int d, int operand, IntConsumer stencil) {
        int slow = writer.newLabel();
        int back = writer.newLabel();
        stencil.accept(slow);
        writer.bind(back);
        slowPaths.add(new int[] {ref, d, operand, slow, back});
    }

    /** Behind the trace. */
    private void slowPath(int[] path) {
        writer.bind(path[3]);
        call(path[0], path[1], path[2]);
        writer.emitJump(table.jump.stencil(), path[4]);
    }
}
