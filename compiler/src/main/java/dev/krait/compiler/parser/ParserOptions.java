package dev.krait.compiler.parser;

/**
 * What changes the language that the parser accepts.
 *
 * @param typeComments whether {@code # type:} comments become part of the tree (PEP 484)
 * @param allowIncompleteInput whether a text that ends too early is reported as
 *     {@link dev.krait.compiler.PythonSyntaxError.Kind#INCOMPLETE_INPUT}
 * @param dontImplyDedent whether an interactive block must be closed by an empty line
 * @param barryAsFlufl whether {@code <>} replaces {@code !=} from the start (PEP 401)
 */
public record ParserOptions(boolean typeComments, boolean allowIncompleteInput, boolean dontImplyDedent, boolean barryAsFlufl) {
    /** Everything off, as for a file. */
    public static final ParserOptions DEFAULT = new ParserOptions(false, false, false, false);
}
