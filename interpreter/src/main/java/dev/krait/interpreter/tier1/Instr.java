package dev.krait.interpreter.tier1;

import dev.krait.compiler.code.Opcode;

/**
 * An instruction that takes its operands from the stack and puts its results there. It executes the general form of
 * its opcode and notes what it sees; folded nodes are made from those notes, and the trace recorder reads them.
 */
public abstract class Instr extends Node {
    /** The code it belongs to. */
    public final CodeBody code;
    /** Never a specialized one. */
    public final Opcode opcode;
    /** With its prefixes. */
    public final int oparg;
    /** Offset in the frame of the first free slot of the operand stack before the instruction. */
    public final int top;
    /** The number of {@link #opcode}. */
    final int op;
    private final int first;

    /** How often it was executed, up to some bound. */
    public int count;
    /** What operands it has seen: bits of {@link Seen}. */
    public int seen;
    /** What it has found out: an attribute, global or callee; of a class that belongs to the opcode. */
    public Object cache;

    private Node next;
    private Node target;

    Instr(CodeBody code, int first, int unit, Opcode opcode, int oparg, int top) {
        super(unit);
        this.code = code;
        this.first = first;
        this.opcode = opcode;
        this.op = opcode.number();
        this.oparg = oparg;
        this.top = top;
    }

    @Override
    public final int start() {
        return first;
    }

    /** The code unit behind the instruction and its caches. */
    public final int nextUnit() {
        return pc + 1 + opcode.caches();
    }

    /** The code unit that it may jump to. */
    public final int targetUnit() {
        return switch (opcode) {
            case JUMP_BACKWARD, JUMP_BACKWARD_NO_INTERRUPT -> nextUnit() - oparg;
            case FOR_ITER -> nextUnit() + oparg + 1;
            default -> nextUnit() + oparg;
        };
    }

    /** The following node. */
    final Node next() {
        Node node = next;
        return node != null ? node : linkNext();
    }

    /** The node to jump to. */
    final Node target() {
        Node node = target;
        return node != null ? node : linkTarget();
    }

    private Node linkNext() {
        return next = code.link(nextUnit());
    }

    private Node linkTarget() {
        return target = code.link(targetUnit());
    }

    final void unlink() {
        next = null;
        target = null;
    }

    /** The name that the oparg refers to. */
    final long name(int index) {
        return code.names[index];
    }

    @Override
    public String toString() {
        return pc + " " + opcode + " " + oparg;
    }
}
