package dev.krait.compiler.ast;

import dev.krait.compiler.code.Constant;
import java.util.List;

/** A pattern of a {@code case}. Records are named and ordered as in CPython's {@code Python.asdl}. */
public sealed interface Pattern extends AstNode {
    /** Where the node stands in the source. */
    SourceRange range();

    /** {@code MatchValue(expr value)}. */
    record MatchValue(Expr value, SourceRange range) implements Pattern {
    }

    /** {@code MatchSingleton(constant value)}. */
    record MatchSingleton(Constant value, SourceRange range) implements Pattern {
    }

    /** {@code MatchSequence(pattern* patterns)}. */
    record MatchSequence(List<Pattern> patterns, SourceRange range) implements Pattern {
    }

    /** {@code MatchMapping(expr* keys, pattern* patterns, identifier? rest)}; {@code rest} may be null. */
    record MatchMapping(List<Expr> keys, List<Pattern> patterns, String rest, SourceRange range) implements Pattern {
    }

    /** {@code MatchClass(expr cls, pattern* patterns, identifier* kwd_attrs, pattern* kwd_patterns)}. */
    record MatchClass(Expr cls,
            List<Pattern> patterns,
            List<String> kwdAttrs,
            List<Pattern> kwdPatterns,
            SourceRange range) implements Pattern {
    }

    /** {@code MatchStar(identifier? name)}; {@code name} may be null. */
    record MatchStar(String name, SourceRange range) implements Pattern {
    }

    /** {@code MatchAs(pattern? pattern, identifier? name)}; {@code pattern}, {@code name} may be null. */
    record MatchAs(Pattern pattern, String name, SourceRange range) implements Pattern {
    }

    /** {@code MatchOr(pattern* patterns)}. */
    record MatchOr(List<Pattern> patterns, SourceRange range) implements Pattern {
    }
}
