package dev.krait.compiler.code;

/** Bits of {@code co_flags} and of the kinds of fast locals, as in CPython's {@code code.h} and {@code pycore_code.h}. */
public final class CodeFlags {
    /** {@code co_flags}. */
    public static final int CO_OPTIMIZED = 0x1, CO_NEWLOCALS = 0x2, CO_VARARGS = 0x4, CO_VARKEYWORDS = 0x8, CO_NESTED = 0x10,
            CO_GENERATOR = 0x20, CO_COROUTINE = 0x80, CO_ITERABLE_COROUTINE = 0x100, CO_ASYNC_GENERATOR = 0x200,
            CO_FUTURE_DIVISION = 0x20000, CO_FUTURE_ABSOLUTE_IMPORT = 0x40000, CO_FUTURE_WITH_STATEMENT = 0x80000,
            CO_FUTURE_PRINT_FUNCTION = 0x100000, CO_FUTURE_UNICODE_LITERALS = 0x200000, CO_FUTURE_BARRY_AS_BDFL = 0x400000,
            CO_FUTURE_GENERATOR_STOP = 0x800000, CO_FUTURE_ANNOTATIONS = 0x1000000, CO_NO_MONITORING_EVENTS = 0x2000000,
            CO_HAS_DOCSTRING = 0x4000000, CO_METHOD = 0x8000000;

    /** Kinds of fast locals. */
    public static final int CO_FAST_ARG_POS = 0x02, CO_FAST_ARG_KW = 0x04, CO_FAST_ARG_VAR = 0x08, CO_FAST_HIDDEN = 0x10,
            CO_FAST_LOCAL = 0x20, CO_FAST_CELL = 0x40, CO_FAST_FREE = 0x80;

    private CodeFlags() {
    }
}
