package dev.krait.compiler.preprocess;

import dev.krait.compiler.ast.SourceRange;
import dev.krait.compiler.symtable.Diagnostics;
import java.util.ArrayDeque;
import java.util.Deque;

/** Warns of {@code return}, {@code break} and {@code continue} that leave a {@code finally} block (PEP 765). */
final class FinallyContext {
    private enum Block {
        FINALLY, FUNCTION, LOOP
    }

    private final Diagnostics diagnostics;
    private final Deque<Block> blocks = new ArrayDeque<>();

    FinallyContext(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    void enterFinally() {
        blocks.push(Block.FINALLY);
    }

    void enterFunction() {
        blocks.push(Block.FUNCTION);
    }

    void enterLoop() {
        blocks.push(Block.LOOP);
    }

    void leave() {
        blocks.pop();
    }

    /** Checks a statement that leaves the innermost block. Only that counts: a loop in the {@code finally} hides it. */
    void check(String keyword, SourceRange location) {
        if (blocks.peek() == Block.FINALLY) {
            diagnostics.warn(location, "'" + keyword + "' in a 'finally' block");
        }
    }
}
