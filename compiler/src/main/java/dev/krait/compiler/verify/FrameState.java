package dev.krait.compiler.verify;

import java.util.Arrays;

/** What locals and operand stack may hold at an instruction. */
final class FrameState {
    final int[] locals;
    final int[] stack;
    int depth;

    FrameState(int locals, int stackSize) {
        this.locals = new int[locals];
        this.stack = new int[stackSize];
    }

    FrameState(FrameState other) {
        locals = other.locals.clone();
        stack = other.stack.clone();
        depth = other.depth;
    }

    void copyFrom(FrameState other) {
        System.arraycopy(other.locals, 0, locals, 0, locals.length);
        System.arraycopy(other.stack, 0, stack, 0, other.depth);
        depth = other.depth;
    }

    /** Adds what another state of the same depth may hold; returns whether anything was new. */
    boolean merge(FrameState other) {
        return mergeAll(locals, other.locals, locals.length) | mergeAll(stack, other.stack, depth);
    }

    /** Adds the locals and the lowest values of a stack; what is above stays. */
    boolean mergeBelow(FrameState other, int height) {
        return mergeAll(locals, other.locals, locals.length) | mergeAll(stack, other.stack, height);
    }

    private static boolean mergeAll(int[] into, int[] from, int count) {
        boolean changed = false;
        for (int i = 0; i < count; i++) {
            int both = into[i] | from[i];
            changed |= both != into[i];
            into[i] = both;
        }
        return changed;
    }

    @Override
    public String toString() {
        return "locals " + Arrays.toString(locals) + " stack " + Arrays.toString(Arrays.copyOf(stack, depth));
    }
}
