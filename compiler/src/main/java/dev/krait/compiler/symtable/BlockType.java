package dev.krait.compiler.symtable;

/** The kinds of scopes. */
public enum BlockType {
    /** A function, lambda or comprehension. */
    FUNCTION,
    /** A class body. */
    CLASS,
    /** A module, or the text of {@code eval}. */
    MODULE,
    /** The annotations of a scope or function, which make one {@code __annotate__} function (PEP 649). */
    ANNOTATION,
    /** The value of a {@code type} statement (PEP 695). */
    TYPE_ALIAS,
    /** The scope of type parameters, around a generic function, class or alias. */
    TYPE_PARAMETERS,
    /** The bound, constraints or default of one type parameter. */
    TYPE_VARIABLE;

    /** Whether names are kept in fast locals. */
    public boolean isFunctionLike() {
        return this != CLASS && this != MODULE;
    }
}
