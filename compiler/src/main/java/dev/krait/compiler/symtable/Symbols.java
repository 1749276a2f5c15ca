package dev.krait.compiler.symtable;

/** The bits of a symbol: how a scope defines and uses a name, and above {@link #SCOPE_SHIFT} the kind of variable. */
public final class Symbols {
    /** Declared {@code global}. */
    public static final int DEF_GLOBAL = 1;
    /** Assigned. */
    public static final int DEF_LOCAL = 1 << 1;
    /** A parameter. */
    public static final int DEF_PARAM = 1 << 2;
    /** Declared {@code nonlocal}. */
    public static final int DEF_NONLOCAL = 1 << 3;
    /** Read. */
    public static final int USE = 1 << 4;
    /** In a class: free in a method, though the class may bind it too. */
    public static final int DEF_FREE_CLASS = 1 << 6;
    /** Bound by an import. */
    public static final int DEF_IMPORT = 1 << 7;
    /** Annotated. */
    public static final int DEF_ANNOT = 1 << 8;
    /** The iteration variable of a comprehension. */
    public static final int DEF_COMP_ITER = 1 << 9;
    /** A type parameter. */
    public static final int DEF_TYPE_PARAM = 1 << 10;
    /** A cell of an inlined comprehension. */
    public static final int DEF_COMP_CELL = 1 << 11;
    /** Bound in any way. */
    public static final int DEF_BOUND = DEF_LOCAL | DEF_PARAM | DEF_IMPORT;

    /** Where the kind of variable starts. */
    public static final int SCOPE_SHIFT = 12;

    /** Kinds of variables; 0 is a name that the scope does not know. */
    public static final int LOCAL = 1, GLOBAL_EXPLICIT = 2, GLOBAL_IMPLICIT = 3, FREE = 4, CELL = 5;

    private static final int SCOPE_MASK = 15;

    private Symbols() {
    }

    /** The kind of variable of a symbol. */
    public static int scope(int symbol) {
        return symbol >> SCOPE_SHIFT & SCOPE_MASK;
    }
}
