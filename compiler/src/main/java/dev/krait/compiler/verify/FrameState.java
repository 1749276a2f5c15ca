package dev.krait.compiler.verify;

import java.util.Arrays;

/** What locals and operand stack may hold at an instruction. */
final class FrameState {
    final int[] locals;
    /** As large as the stack has become so far: what a file says about its size is not to be trusted. */
    int[] stack;
    int depth;

    FrameState(int locals, int depth) {
        this.locals = new int[locals];
        this.stack = new int[depth];
        this.depth = depth;
    }

    FrameState(FrameState other) {
        locals = other.locals.clone();
        stack = Arrays.copyOf(other.stack, other.depth);
        depth = other.depth;
    }

    void copyFrom(FrameState other) {
        System.arraycopy(other.locals, 0, locals, 0, locals.length);
        if (stack.length < other.depth) {
            stack = new int[other.depth];
        }
        System.arraycopy(other.stack, 0, stack, 0, other.depth);
        depth = other.depth;
    }

    void push(int kinds) {
        if (depth == stack.length) {
            stack = Arrays.copyOf(stack, 2 * depth + 8);
        }
        stack[depth++] = kinds;
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
