package dev.krait.compiler.code;

/** The flags of Python's {@code compile} beside those of {@code __future__}, as in CPython's {@code compile.h}. */
public final class CompileFlags {
    /** A block of interactive input is not closed by the end of the text ({@code PyCF_DONT_IMPLY_DEDENT}). */
    public static final int DONT_IMPLY_DEDENT = 0x200;
    /** Stop after the parser ({@code PyCF_ONLY_AST}). */
    public static final int ONLY_AST = 0x400;
    /** A coding cookie has no meaning, for the source is text already ({@code PyCF_IGNORE_COOKIE}). */
    public static final int IGNORE_COOKIE = 0x800;
    /** Keep type comments in the tree ({@code PyCF_TYPE_COMMENTS}). */
    public static final int TYPE_COMMENTS = 0x1000;
    /** Allow {@code await} outside of functions ({@code PyCF_ALLOW_TOP_LEVEL_AWAIT}). */
    public static final int ALLOW_TOP_LEVEL_AWAIT = 0x2000;
    /** Report an unfinished text as such ({@code PyCF_ALLOW_INCOMPLETE_INPUT}). */
    public static final int ALLOW_INCOMPLETE_INPUT = 0x4000;
    /** Stop after the parser and the optimizations of the tree ({@code PyCF_OPTIMIZED_AST}). */
    public static final int OPTIMIZED_AST = 0x8000 | ONLY_AST;
    /** All of these. */
    public static final int ALL = DONT_IMPLY_DEDENT | IGNORE_COOKIE | TYPE_COMMENTS | ALLOW_TOP_LEVEL_AWAIT | ALLOW_INCOMPLETE_INPUT | OPTIMIZED_AST;
    /** The flags of {@code __future__}, which a code object keeps ({@code PyCF_MASK}). */
    public static final int FUTURE_MASK = CodeFlags.CO_FUTURE_DIVISION | CodeFlags.CO_FUTURE_ABSOLUTE_IMPORT
            | CodeFlags.CO_FUTURE_WITH_STATEMENT | CodeFlags.CO_FUTURE_PRINT_FUNCTION
            | CodeFlags.CO_FUTURE_UNICODE_LITERALS | CodeFlags.CO_FUTURE_BARRY_AS_BDFL
            | CodeFlags.CO_FUTURE_GENERATOR_STOP | CodeFlags.CO_FUTURE_ANNOTATIONS;

    private CompileFlags() {
    }
}
