package dev.krait.spi.abi;

/** A Python function. */
public final class FunctionLayout {
    /** The code object. */
    public static final int CODE = 8;
    /** A dict. */
    public static final int GLOBALS = 16;
    /** A dict. */
    public static final int BUILTINS = 24;
    /** A tuple of cells, or 0. */
    public static final int CLOSURE = 32;
    /** A tuple, or 0. */
    public static final int DEFAULTS = 40;
    /** A dict, or 0. */
    public static final int KWDEFAULTS = 48;
    /** A str. */
    public static final int NAME = 56;
    /** A str. */
    public static final int QUALNAME = 64;
    /** Any value. */
    public static final int MODULE = 72;
    /** Any value. */
    public static final int DOC = 80;
    /** A dict, or 0. */
    public static final int ANNOTATIONS = 88;
    /** A callable, None, or 0. */
    public static final int ANNOTATE = 96;
    /** A tuple, or 0. */
    public static final int TYPE_PARAMS = 104;
    /** The {@code __dict__}, or 0. */
    public static final int ATTRIBUTES = 112;
    /** u32: unique number of (code, defaults, closure); new whenever one of them is assigned to. */
    public static final int VERSION = 120;
    /** In bytes. */
    public static final int SIZE = 128;

    private FunctionLayout() {
    }
}
