package dev.krait.compiler.verify;

import dev.krait.compiler.code.CodeFlags;
import dev.krait.compiler.code.CodeObject;
import dev.krait.compiler.code.Constant;
import dev.krait.compiler.code.ExceptionTable;
import dev.krait.compiler.code.LocationTable;
import dev.krait.compiler.code.Opcode;
import dev.krait.compiler.dis.CodeReader;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Decides whether a code object that did not come from our compiler may run. What is accepted cannot take the
 * interpreter out of its frame: all instructions and operands are in range, the operand stack has the same depth on every
 * path and never more than declared, nothing absent is used, and lists, sets, dicts, cells, code objects and caught
 * exceptions are where instructions rely on them without looking.
 *
 * <p>What instructions check themselves when they run is not the verifier's business: types of operands in general, and
 * whether a closure has as many cells as its code object has free variables.
 */
public final class Verifier {
    /** Constants of one code object, shared ones counted each time: more would let small data describe huge objects. */
    private static final long MAX_EXPANDED_CONSTANTS = 10_000_000;
    private static final int MAX_FRAME = 1 << 20;

    private Verifier() {
    }

    /**
     * Verifies a code object and all code objects among its constants.
     *
     * @throws InvalidCodeException if any must not run
     */
    public static void verify(CodeObject root) throws InvalidCodeException {
        Set<CodeObject> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<CodeObject> todo = new ArrayDeque<>();
        seen.add(root);
        todo.add(root);
        while (!todo.isEmpty()) {
            CodeObject code = todo.removeFirst();
            verifyOne(code);
            Set<Constant> visited = Collections.newSetFromMap(new IdentityHashMap<>());
            Deque<Constant> constants = new ArrayDeque<>(code.consts());
            while (!constants.isEmpty()) {
                Constant constant = constants.removeFirst();
                if (constant instanceof CodeObject nested && seen.add(nested)) {
                    todo.add(nested);
                } else if (constant instanceof Constant.Tuple tuple && visited.add(tuple)) {
                    constants.addAll(tuple.items());
                }
            }
        }
    }

    private static void verifyOne(CodeObject code) throws InvalidCodeException {
        verifyLayout(code);
        verifyConstants(code);
        ExceptionTable handlers;
        try {
            handlers = ExceptionTable.of(code);
            LocationTable.of(code);
        } catch (IllegalArgumentException e) {
            throw new InvalidCodeException(code, e.getMessage());
        }
        boolean[] starts = findInstructions(code);
        verifyHandlers(code, handlers, starts);
        new FlowVerifier(code, handlers, starts).run();
    }

    private static void verifyLayout(CodeObject code) throws InvalidCodeException {
        int flags = code.flags();
        long parameters = (long) code.argCount() + code.kwOnlyArgCount() + ((flags & CodeFlags.CO_VARARGS) != 0 ? 1 : 0)
                + ((flags & CodeFlags.CO_VARKEYWORDS) != 0 ? 1 : 0);
        byte[] kinds = code.localsPlusKinds();
        if (kinds.length != code.localsPlusNames().size()) {
            throw new InvalidCodeException(code, "names and kinds of locals differ in number");
        }
        if (code.posOnlyArgCount() < 0 || code.argCount() < code.posOnlyArgCount() || code.kwOnlyArgCount() < 0
                || parameters > kinds.length) {
            throw new InvalidCodeException(code, "more parameters than locals");
        }
        if (code.stackSize() < 0 || (long) code.stackSize() + kinds.length > MAX_FRAME) {
            throw new InvalidCodeException(code, "the frame is too large: " + code.stackSize() + " values on the stack");
        }
        // Locals, then cells, then free variables; a local may be a cell, too.
        int section = 0;
        for (int i = 0; i < kinds.length; i++) {
            int kind = kinds[i] & 0xFF;
            int here = (kind & CodeFlags.CO_FAST_LOCAL) != 0 ? 0 : (kind & CodeFlags.CO_FAST_CELL) != 0 ? 1 : 2;
            boolean free = (kind & CodeFlags.CO_FAST_FREE) != 0;
            if (here < section || free != (here == 2) || here != 0 && i < parameters) {
                throw new InvalidCodeException(code, "local " + i + " is of kind 0x" + Integer.toHexString(kind)
                        + ", which does not belong there");
            }
            section = here;
        }
        int generatorFlags = flags & (CodeFlags.CO_GENERATOR | CodeFlags.CO_COROUTINE | CodeFlags.CO_ASYNC_GENERATOR);
        if (Integer.bitCount(generatorFlags) > 1) {
            throw new InvalidCodeException(code, "it is more than one of generator, coroutine and asynchronous generator");
        }
    }

    private static void verifyConstants(CodeObject code) throws InvalidCodeException {
        Map<Constant, Long> sizes = new IdentityHashMap<>();
        long total = 0;
        for (Constant constant : code.consts()) {
            total += expandedSize(constant, sizes);
            if (total > MAX_EXPANDED_CONSTANTS) {
                throw new InvalidCodeException(code, "its constants are too large");
            }
        }
    }

    /** Saturates. Constants do not nest deeply: the reader of marshalled data limits that. */
    private static long expandedSize(Constant constant, Map<Constant, Long> sizes) {
        var items = switch (constant) {
            case Constant.Tuple tuple -> tuple.items();
            case Constant.FrozenSet set -> set.items();
            default -> null;
        };
        if (items == null) {
            return 1;
        }
        Long known = sizes.get(constant);
        if (known != null) {
            return known;
        }
        long size = 1;
        for (Constant item : items) {
            size = Math.min(size + expandedSize(item, sizes), MAX_EXPANDED_CONSTANTS + 1);
        }
        sizes.put(constant, size);
        return size;
    }

    /** Checks opcodes and operands; returns at which code units an instruction begins, its prefixes included. */
    private static boolean[] findInstructions(CodeObject code) throws InvalidCodeException {
        int units = code.code().length / 2;
        if (units == 0 || code.code().length % 2 != 0) {
            throw new InvalidCodeException(code, "it has no code");
        }
        boolean[] starts = new boolean[units + 1];
        int end = 0;
        CodeReader reader = new CodeReader(code);
        while (reader.advance()) {
            Opcode opcode = reader.opcode();
            if (opcode == null || !opcode.isReal() || opcode == Opcode.CACHE || opcode == Opcode.INTERPRETER_EXIT
                    || opcode == Opcode.EXIT_INIT_CHECK) {
                throw new InvalidCodeException(code, "opcode " + reader.opcodeNumber() + " at " + reader.offset());
            }
            if (reader.offset() - reader.start() > 3 || reader.oparg() < 0) {
                throw new InvalidCodeException(code, "operand of the instruction at " + reader.start() + " is too large");
            }
            starts[reader.start()] = true;
            end = reader.end();
            if (opcode != Opcode.EXTENDED_ARG) {
                Operands.verify(code, reader);
            } else if (end >= units) {
                throw new InvalidCodeException(code, "EXTENDED_ARG at its end");
            }
        }
        if (end != units) {
            throw new InvalidCodeException(code, "the caches of the last instruction are missing");
        }
        reader = new CodeReader(code);
        while (reader.advanceWhole()) {
            int target = reader.jumpTarget();
            if (reader.opcode().hasJump() && (target < 0 || target >= units || !starts[target])) {
                throw new InvalidCodeException(code, reader.opcode() + " at " + reader.offset() + " jumps to " + target
                        + ", where no instruction begins");
            }
        }
        starts[units] = true;
        return starts;
    }

    private static void verifyHandlers(CodeObject code, ExceptionTable handlers, boolean[] starts) throws InvalidCodeException {
        int units = code.code().length / 2;
        for (ExceptionTable.Entry entry : handlers.entries()) {
            boolean inRange = entry.start() >= 0 && entry.end() <= units && entry.target() >= 0 && entry.target() < units;
            if (!inRange || !starts[entry.start()] || !starts[entry.end()] || !starts[entry.target()]) {
                throw new InvalidCodeException(code, "exception table entry " + entry + " is not of whole instructions");
            }
            if (entry.depth() < 0 || entry.depth() + (entry.lasti() ? 2 : 1) > code.stackSize()) {
                throw new InvalidCodeException(code, "exception table entry " + entry + " is too deep for a stack of "
                        + code.stackSize());
            }
        }
    }
}
