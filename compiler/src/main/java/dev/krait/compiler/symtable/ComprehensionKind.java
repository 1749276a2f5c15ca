package dev.krait.compiler.symtable;

/** What kind of comprehension a scope is. */
public enum ComprehensionKind {
    /** None. */
    NONE,
    /** A list comprehension. */
    LIST,
    /** A dict comprehension. */
    DICT,
    /** A set comprehension. */
    SET,
    /** A generator expression. */
    GENERATOR
}
