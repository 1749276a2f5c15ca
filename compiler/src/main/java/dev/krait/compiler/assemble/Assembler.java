package dev.krait.compiler.assemble;

import dev.krait.compiler.ast.SourceRange;
import dev.krait.compiler.code.ByteSequence;
import dev.krait.compiler.code.CodeFlags;
import dev.krait.compiler.code.CodeObject;
import dev.krait.compiler.code.ConstantTable;
import dev.krait.compiler.code.Opcode;
import dev.krait.compiler.codegen.InstructionSequence;
import dev.krait.compiler.flowgraph.FlatCode;
import dev.krait.compiler.flowgraph.FlowGraph;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The last stage of the compiler: instructions to bytes, and the tables beside them. */
public final class Assembler {
    /** {@code END_ASYNC_FOR} names the {@code END_SEND} behind the {@code SEND} that is its target in the graph. */
    private static final int END_SEND_OFFSET = 5;

    private final FlatCode flat;
    private final Opcode[] opcodes;
    private final int[] opargs;
    /** Offset of each instruction, its prefixes included, and of the end. */
    private final int[] offsets;

    private Assembler(FlatCode flat) {
        this.flat = flat;
        this.opcodes = flat.opcodes();
        this.opargs = flat.opargs();
        this.offsets = new int[flat.size() + 1];
    }

    /**
     * Optimizes and assembles a scope.
     *
     * @param sequence what the code generator emitted, with its implicit return
     * @param unit names, counts and flags
     * @param constants the constants by the operands of {@code LOAD_CONST}; folding adds to them, unused ones are removed
     * @throws IllegalStateException if the code is malformed, which is an error of the code generator
     */
    public static CodeObject assemble(InstructionSequence sequence, CodeUnit unit, ConstantTable constants) {
        FlatCode flat = FlowGraph.optimize(sequence, unit, constants);
        Assembler assembler = new Assembler(flat);
        assembler.resolveUnconditionalJumps();
        assembler.resolveJumpOffsets();
        byte[] code = assembler.code();
        byte[] lines = assembler.lineTable(unit.firstLine());
        byte[] exceptions = assembler.exceptionTable();

        List<String> localsPlus = new ArrayList<>();
        byte[] kinds = localsPlusKinds(unit, localsPlus);
        return new CodeObject(unit.posOnlyArgCount() + unit.argCount(), unit.posOnlyArgCount(), unit.kwOnlyArgCount(),
                Math.max(1, flat.stackSize()), unit.flags(), code, constants.asList(), unit.names(), localsPlus, kinds, unit.filename(),
                unit.name(), unit.qualname(), unit.firstLine(), lines, exceptions);
    }

    private void resolveUnconditionalJumps() {
        for (int i = 0; i < flat.size(); i++) {
            boolean forward = opargs[i] > i;
            if (opcodes[i] == Opcode.JUMP) {
                opcodes[i] = forward ? Opcode.JUMP_FORWARD : Opcode.JUMP_BACKWARD;
            } else if (opcodes[i] == Opcode.JUMP_NO_INTERRUPT) {
                opcodes[i] = forward ? Opcode.JUMP_FORWARD : Opcode.JUMP_BACKWARD_NO_INTERRUPT;
            }
        }
    }

    /** Distances decide sizes and sizes decide distances: repeated until the sizes stay. */
    private void resolveJumpOffsets() {
        int[] targets = new int[flat.size()];
        for (int i = 0; i < flat.size(); i++) {
            targets[i] = opcodes[i].hasJump() ? opargs[i] : -1;
        }
        boolean changed;
        do {
            changed = false;
            int offset = 0;
            for (int i = 0; i < flat.size(); i++) {
                offsets[i] = offset;
                offset += opcodes[i].size(opargs[i]);
            }
            offsets[flat.size()] = offset;
            for (int i = 0; i < flat.size(); i++) {
                if (targets[i] < 0) {
                    continue;
                }
                int behind = offsets[i + 1];
                int size = behind - offsets[i];
                int target = offsets[targets[i]];
                if (opcodes[i] == Opcode.END_ASYNC_FOR) {
                    opargs[i] = behind - target - END_SEND_OFFSET;
                } else {
                    opargs[i] = target < behind ? behind - target : target - behind;
                }
                changed |= opcodes[i].size(opargs[i]) != size;
            }
        } while (changed);
    }

    private byte[] code() {
        byte[] code = new byte[offsets[flat.size()] * 2];
        int at = 0;
        for (int i = 0; i < flat.size(); i++) {
            Opcode opcode = opcodes[i];
            int oparg = opargs[i];
            if (opcode.isPseudo()) {
                throw new IllegalStateException("pseudo instruction " + opcode + " reached the assembler");
            }
            for (int shift = 24; shift > 0; shift -= 8) {
                if (oparg >>> shift != 0) {
                    code[at++] = (byte) Opcode.EXTENDED_ARG.number();
                    code[at++] = (byte) (oparg >>> shift);
                }
            }
            code[at++] = (byte) opcode.number();
            code[at++] = (byte) oparg;
            at += 2 * opcode.caches();
        }
        return code;
    }

    private byte[] lineTable(int firstLine) {
        SourceRange[] locations = flat.locations();
        for (int i = flat.size() - 1; i >= 0; i--) {
            if (locations[i].equals(InstructionSequence.NEXT_LOCATION)) {
                locations[i] = opcodes[i].isTerminator() ? InstructionSequence.NO_LOCATION : locations[i + 1];
            }
        }
        LineTableWriter writer = new LineTableWriter(firstLine);
        SourceRange location = InstructionSequence.NO_LOCATION;
        int start = 0;
        for (int i = 0; i < flat.size(); i++) {
            if (locations[i] != location && !locations[i].equals(location)) {
                writer.add(location, offsets[i] - start);
                location = locations[i];
                start = offsets[i];
            }
        }
        writer.add(location, offsets[flat.size()] - start);
        return writer.toByteArray();
    }

    private byte[] exceptionTable() {
        ByteSequence out = new ByteSequence();
        int start = 0;
        int handler = -1;
        int first = -1;
        for (int i = 0; i <= flat.size(); i++) {
            int following = i < flat.size() ? flat.handlers()[i] : -1;
            if (following != handler) {
                if (handler >= 0) {
                    boolean lasti = flat.preserveLasti()[first];
                    int depth = flat.handlerDepths()[first] - 1 - (lasti ? 1 : 0);
                    writeExceptionItem(out, offsets[start], 0x80);
                    writeExceptionItem(out, offsets[i] - offsets[start], 0);
                    writeExceptionItem(out, offsets[handler], 0);
                    writeExceptionItem(out, depth << 1 | (lasti ? 1 : 0), 0);
                }
                start = i;
                first = i;
                handler = following;
            }
        }
        return out.toByteArray();
    }

    /** Six bits a byte, the highest first; bit 6 says that more follow, bit 7 that an entry begins. */
    private static void writeExceptionItem(ByteSequence out, int value, int begin) {
        for (int shift = 24; shift > 0; shift -= 6) {
            if (value >= 1 << shift) {
                out.write(value >> shift & 0x3F | 0x40 | begin);
                begin = 0;
            }
        }
        out.write(value & 0x3F | begin);
    }

    /** Appends the names in the order of their slots, and returns their kinds. */
    private static byte[] localsPlusKinds(CodeUnit unit, List<String> names) {
        Set<String> cells = new HashSet<>(unit.cellVars());
        byte[] kinds = new byte[unit.varNames().size() + unit.cellVars().size() + unit.freeVars().size()];
        int[] parameterKinds = parameterKinds(unit);
        for (String name : unit.varNames()) {
            int slot = names.size();
            int kind = CodeFlags.CO_FAST_LOCAL | (slot < parameterKinds.length ? parameterKinds[slot] : 0);
            if (unit.fastHidden().contains(name)) {
                kind |= CodeFlags.CO_FAST_HIDDEN;
            }
            if (cells.remove(name)) {
                kind |= CodeFlags.CO_FAST_CELL; // a cell that is a local has no slot of its own
            }
            kinds[slot] = (byte) kind;
            names.add(name);
        }
        for (String name : unit.cellVars()) {
            if (cells.contains(name)) {
                kinds[names.size()] = CodeFlags.CO_FAST_CELL;
                names.add(name);
            }
        }
        for (String name : unit.freeVars()) {
            kinds[names.size()] = (byte) CodeFlags.CO_FAST_FREE;
            names.add(name);
        }
        return Arrays.copyOf(kinds, names.size());
    }

    private static int[] parameterKinds(CodeUnit unit) {
        int[] kinds = new int[unit.parameterCount()];
        int at = unit.posOnlyArgCount();
        Arrays.fill(kinds, 0, at, CodeFlags.CO_FAST_ARG_POS);
        Arrays.fill(kinds, at, at += unit.argCount(), CodeFlags.CO_FAST_ARG_POS | CodeFlags.CO_FAST_ARG_KW);
        Arrays.fill(kinds, at, at += unit.kwOnlyArgCount(), CodeFlags.CO_FAST_ARG_KW);
        if ((unit.flags() & CodeFlags.CO_VARARGS) != 0) {
            kinds[at++] = CodeFlags.CO_FAST_ARG_VAR | CodeFlags.CO_FAST_ARG_POS;
        }
        if ((unit.flags() & CodeFlags.CO_VARKEYWORDS) != 0) {
            kinds[at] = CodeFlags.CO_FAST_ARG_VAR | CodeFlags.CO_FAST_ARG_KW;
        }
        return kinds;
    }
}
