package dev.krait.uops.exec;

import dev.krait.uops.ir.Trace;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** An installed trace: its code, its exits, what it must keep alive and what it cost. Guards are in the trace: it may be entered whenever the frame is at its start. */
public final class Executor {
    private final int id;
    private final Trace trace;
    private final Exit[] exits;
    private final int[] exitOf;
    private final List<Executor> dependents = new ArrayList<>();
    private volatile boolean valid = true;
    private Object owner;
    private Object code;
    private long entries;
    private int stencils;
    private int bytes;
    private long compileNanos;

    Executor(int id, Trace trace) {
        this.id = id;
        this.trace = trace;
        this.exitOf = new int[trace.end()];
        List<Exit> list = new ArrayList<>();
        for (int ref = 1; ref < trace.end(); ref++) {
            exitOf[ref] = -1;
            if (trace.snapshotIndex(ref) >= 0 && !trace.isDead(ref)) {
                exitOf[ref] = list.size();
                list.add(new Exit(this, list.size(), ref, Exit.kindOf(trace.op(ref))));
            }
        }
        this.exits = list.toArray(Exit[]::new);
    }

    /** A number for people. */
    public int id() {
        return id;
    }

    /** The trace. */
    public Trace trace() {
        return trace;
    }

    /** All exits. */
    public List<Exit> exits() {
        return List.of(exits);
    }

    Exit exit(int index) {
        return exits[index];
    }

    /** The exit of an instruction. */
    public Exit exitOf(int ref) {
        return exits[exitOf[ref]];
    }

    /** Whether it may be entered. */
    public boolean isValid() {
        return valid;
    }

    void setInvalid() {
        valid = false;
    }

    /** Objects that it must keep alive. */
    public long[] roots() {
        return trace.roots();
    }

    /** Whatever the interpreter attaches. */
    public Object owner() {
        return owner;
    }

    /** Attaches something. */
    public void setOwner(Object o) {
        owner = o;
    }

    Object code() {
        return code;
    }

    void setCode(Object c) {
        code = c;
    }

    /** Traces that jump into this one: linked from their exits or by their ends. */
    List<Executor> dependents() {
        return dependents;
    }

    /** How often it was entered from Java. */
    public long entries() {
        return entries;
    }

    void entered() {
        entries++;
    }

    /** How many instructions are left of those asked for. */
    public int instructions() {
        int n = 0;
        for (int ref = 1; ref < trace.end(); ref++) {
            n += trace.isDead(ref) ? 0 : 1;
        }
        return n;
    }

    /** How many stencils its code is made of; 0 if it runs in Java. */
    public int stencils() {
        return stencils;
    }

    /** The size of its code in bytes, exits and data included. */
    public int bytes() {
        return bytes;
    }

    /** What register allocation and code generation took. */
    public long compileNanos() {
        return compileNanos;
    }

    void setCost(int stencilCount, int byteCount, long nanos) {
        stencils = stencilCount;
        bytes = byteCount;
        compileNanos = nanos;
    }

    /** Exits as an unmodifiable view ordered by count, hottest first. */
    public List<Exit> hottestExits() {
        List<Exit> list = new ArrayList<>(List.of(exits));
        list.sort((x, y) -> Integer.compare(y.count(), x.count()));
        return Collections.unmodifiableList(list);
    }

    @Override
    public String toString() {
        return "trace " + id + " " + trace.name();
    }
}
