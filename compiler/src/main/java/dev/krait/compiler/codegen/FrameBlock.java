package dev.krait.compiler.codegen;

import dev.krait.compiler.ast.SourceRange;

/**
 * A construct that {@code return}, {@code break} and {@code continue} must leave properly.
 *
 * @param block where it starts; for a loop what {@code continue} jumps to; may be null
 * @param exit where {@code break} jumps to; may be null
 * @param datum the body of a {@code finally}, or the name that an {@code except} clause binds; may be null
 */
record FrameBlock(Kind kind, SourceRange location, Label block, Label exit, Object datum) {
    /** As many blocks as a function may nest ({@code CO_MAXBLOCKS}). */
    static final int MAX_NESTED = 21;

    enum Kind {
        WHILE_LOOP, FOR_LOOP, TRY_EXCEPT, FINALLY_TRY, FINALLY_END, WITH, ASYNC_WITH, HANDLER_CLEANUP, POP_VALUE,
        EXCEPTION_HANDLER, EXCEPTION_GROUP_HANDLER, ASYNC_COMPREHENSION_GENERATOR, STOP_ITERATION
    }
}
