package dev.krait.compiler.parser;

import static dev.krait.compiler.tokenizer.TokenType.*;

import dev.krait.compiler.SourceText;
import dev.krait.compiler.ast.Arg;
import dev.krait.compiler.ast.Arguments;
import dev.krait.compiler.ast.Comprehension;
import dev.krait.compiler.ast.Expr;
import dev.krait.compiler.ast.Keyword;
import dev.krait.compiler.ast.SourceRange;
import dev.krait.compiler.ast.TypeParam;
import dev.krait.compiler.tokenizer.Tokens;
import java.util.ArrayList;
import java.util.List;

/** The second pass: arguments of calls, parameters, type parameters. */
abstract class DiagnosticArguments extends DiagnosticExpressions {
    private static final String MISPLACED_EQUAL = "invalid syntax. Maybe you meant '==' or ':=' instead of '='?";
    private static final String BARE_GENERATOR = "Generator expression must be parenthesized";

    DiagnosticArguments(SourceText source, Tokens tokens, ParserOptions options, WarningCollector warnings, int depthLimit) {
        super(source, tokens, options, warnings, depthLimit);
    }

    // Arguments of calls

    @Override
    Expr.Call arguments() {
        return memo(ARGUMENTS, () -> {
            int start = pos;
            Expr.Call a = args();
            if (a != null) {
                accept(COMMA);
                if (at(RPAR)) {
                    return a;
                }
            }
            pos = start;
            if (invalidRules) {
                invalidArguments();
            }
            return null;
        });
    }

    /** {@code args}: a call without function. */
    private Expr.Call args() {
        int start = pos;
        List<Expr> args = new ArrayList<>();
        List<Keyword> keywords = new ArrayList<>();
        if (positionalArguments(args)) {
            int end = pos;
            if (accept(COMMA) && kwargs(args, keywords)) {
                return new Expr.Call(null, args, keywords, range(start));
            }
            pos = end;
            return new Expr.Call(null, args, keywords, range(start));
        }
        pos = start;
        return kwargs(args, keywords) ? new Expr.Call(null, args, keywords, range(start)) : null;
    }

    private boolean positionalArguments(List<Expr> args) {
        return separatedByCommas(() -> {
            Expr next = positionalArgument();
            return next != null && args.add(next);
        });
    }

    private Expr positionalArgument() {
        int start = pos;
        Expr e = at(STAR) ? starredExpression() : null;
        if (e != null) {
            return e;
        }
        e = atAssignmentExpression() ? assignmentExpression() : null;
        e = e == null ? expressionWithoutWalrus() : e;
        if (e != null && at(EQUAL)) {
            pos = start;
            return null;
        }
        return e;
    }

    private boolean kwargs(List<Expr> args, List<Keyword> keywords) {
        int start = pos;
        if (kwargSequence(false, args, keywords)) {
            int end = pos;
            if (!accept(COMMA) || !kwargSequence(true, args, keywords)) {
                pos = end;
            }
            return true;
        }
        pos = start;
        return kwargSequence(true, args, keywords);
    }

    private boolean kwargSequence(boolean doubleStarred, List<Expr> args, List<Keyword> keywords) {
        return separatedByCommas(() -> kwarg(doubleStarred, args, keywords));
    }

    private boolean kwarg(boolean doubleStarred, List<Expr> args, List<Keyword> keywords) {
        int start = pos;
        if (invalidRules) {
            invalidKwarg();
            pos = start;
        }
        if (accept(NAME) && accept(EQUAL)) {
            Expr value = expression();
            if (value != null) {
                keywords.add(new Keyword(tokens.name(start), value, range(start)));
                return true;
            }
        }
        pos = start;
        if (doubleStarred) {
            Expr value = accept(DOUBLESTAR) ? expression() : null;
            if (value != null) {
                keywords.add(new Keyword(null, value, range(start)));
                return true;
            }
        } else {
            Expr value = at(STAR) ? starredExpression() : null;
            if (value != null) {
                args.add(value);
                return true;
            }
        }
        pos = start;
        return false;
    }

    private void invalidKwarg() {
        int start = pos;
        if (lookingAt(TRUE, FALSE, NONE)) {
            pos++;
            if (at(EQUAL)) {
                throw errorAt(range(start, pos), "cannot assign to " + tokens.text(start));
            }
            pos = start;
        }
        misplacedEqual();
        pos = start;
        boolean keyword = at(NAME) && peekSecond() == EQUAL;
        if (!keyword) {
            Expr a = expression();
            if (a != null && at(EQUAL)) {
                throw errorBetween(a.range(), range(pos, pos), "expression cannot contain assignment, perhaps you meant \"==\"?");
            }
            pos = start;
        }
        if (accept(DOUBLESTAR) && expression() != null && accept(EQUAL)) {
            Expr b = expression();
            if (b != null) {
                throw errorBetween(range(start, start), b.range(), "cannot assign to keyword argument unpacking");
            }
        }
    }

    private void misplacedEqual() {
        int start = pos;
        if (accept(NAME) && accept(EQUAL) && expression() != null && comprehensionClauses() != null) {
            throw errorAt(range(start, start + 1), MISPLACED_EQUAL);
        }
    }

    private static SourceRange lastItem(List<Comprehension> clauses) {
        Comprehension last = clauses.get(clauses.size() - 1);
        return last.ifs().isEmpty() ? last.iter().range() : last.ifs().get(last.ifs().size() - 1).range();
    }

    private void invalidArguments() {
        int start = pos;
        unpackingAfterKeywordUnpacking();
        pos = start;
        Expr a = expression();
        List<Comprehension> b = a == null ? null : comprehensionClauses();
        if (b != null && accept(COMMA)) {
            int end = pos;
            if (args() == null) {
                pos = end;
                if (expression() != null) {
                    comprehensionClauses();
                }
            }
            throw errorBetween(a.range(), lastItem(b), BARE_GENERATOR);
        }
        pos = start;
        misplacedEqual();
        pos = start;
        if (args() != null && accept(COMMA)) {
            missingValue();
        }
        pos = start;
        missingValue();
        pos = start;
        Expr.Call args = args();
        b = args == null ? null : comprehensionClauses();
        if (b != null) {
            int count = args.args().size();
            if (count > 1) {
                throw errorBetween(args.args().get(count - 1).range(), lastItem(b), BARE_GENERATOR);
            }
            return;
        }
        pos = start;
        args = args();
        int end = pos;
        if (args == null || !accept(COMMA)) {
            return;
        }
        a = expression();
        b = a == null ? null : comprehensionClauses();
        if (b != null) {
            throw errorBetween(a.range(), lastItem(b), BARE_GENERATOR);
        }
        pos = end + 1;
        if (args() != null) {
            boolean unpacking = args.keywords().stream().anyMatch(k -> k.arg() == null);
            throw errorHere("positional argument follows keyword argument" + (unpacking ? " unpacking" : ""));
        }
    }

    private void unpackingAfterKeywordUnpacking() {
        int start = pos;
        boolean found = positionalArguments(new ArrayList<>()) && accept(COMMA) && kwargs(new ArrayList<>(), new ArrayList<>());
        if (!found) {
            pos = start;
            found = kwargs(new ArrayList<>(), new ArrayList<>());
        }
        int comma = pos;
        if (!found || !accept(COMMA)) {
            return;
        }
        boolean any = false;
        while (at(STAR) && starredExpression() != null && !at(EQUAL)) {
            any = true;
            if (!at(COMMA) || peekSecond() != STAR) {
                break;
            }
            pos++;
        }
        if (any) {
            throw errorFromToken(comma, "iterable argument unpacking follows keyword argument unpacking");
        }
    }

    private void missingValue() {
        int start = pos;
        if (accept(NAME) && accept(EQUAL) && lookingAt(COMMA, RPAR)) {
            throw errorAt(range(start, start + 1), "expected argument value expression");
        }
    }

    // Parameters

    /** Parameters, or none: what follows must then be rejected by the caller. */
    @Override
    Arguments parameters(int close) {
        int start = pos;
        if (invalidRules) {
            invalidParameters(close);
            pos = start;
        }
        if (!parameterList(close)) {
            pos = start;
        }
        return NO_ARGUMENTS;
    }

    private boolean parameterList(int close) {
        int start = pos;
        if (slashNoDefault(close)) {
            noDefaults(close);
            withDefaults(close);
            optionalStarEtc(close);
            return true;
        }
        pos = start;
        if (slashWithDefault(close)) {
            withDefaults(close);
            optionalStarEtc(close);
            return true;
        }
        pos = start;
        if (noDefaults(close) > 0) {
            withDefaults(close);
            optionalStarEtc(close);
            return true;
        }
        pos = start;
        if (withDefaults(close) > 0) {
            optionalStarEtc(close);
            return true;
        }
        pos = start;
        return starEtc(close);
    }

    private void optionalStarEtc(int close) {
        int start = pos;
        if (!starEtc(close)) {
            pos = start;
        }
    }

    private boolean slashNoDefault(int close) {
        return noDefaults(close) > 0 && accept(SLASH) && (accept(COMMA) || at(close));
    }

    private boolean slashWithDefault(int close) {
        noDefaults(close);
        return withDefaults(close) > 0 && accept(SLASH) && (accept(COMMA) || at(close));
    }

    private int noDefaults(int close) {
        int count = 0;
        while (noDefault(close) != null) {
            count++;
        }
        return count;
    }

    private int withDefaults(int close) {
        int count = 0;
        while (withDefault(close)) {
            count++;
        }
        return count;
    }

    private int maybeDefaults(int close) {
        int count = 0;
        while (maybeDefault(close)) {
            count++;
        }
        return count;
    }

    private boolean endOfParameter(int close) {
        boolean comma = accept(COMMA);
        if (close != COLON) {
            accept(TYPE_COMMENT);
        }
        return comma || at(close);
    }

    private Arg param(int close, boolean starAnnotation) {
        int start = pos;
        if (!accept(NAME)) {
            return null;
        }
        if (close != COLON && at(COLON)) {
            int end = pos++;
            Expr annotation = starAnnotation ? starExpression() : expression();
            if (annotation == null) {
                pos = end;
            }
        }
        return new Arg(tokens.name(start), null, null, range(start));
    }

    private Arg noDefault(int close) {
        int start = pos;
        Arg arg = param(close, false);
        if (arg == null || !endOfParameter(close)) {
            pos = start;
            return null;
        }
        return arg;
    }

    private boolean defaultValue() {
        int start = pos;
        if (!accept(EQUAL)) {
            return false;
        }
        if (expression() != null) {
            return true;
        }
        pos = start + 1;
        if (invalidRules && lookingAt(RPAR, COMMA)) {
            throw errorAtToken(start, "expected default value expression");
        }
        pos = start;
        return false;
    }

    private boolean withDefault(int close) {
        int start = pos;
        if (param(close, false) != null && defaultValue() && endOfParameter(close)) {
            return true;
        }
        pos = start;
        return false;
    }

    private boolean maybeDefault(int close) {
        int start = pos;
        if (param(close, false) != null) {
            defaultValue();
            if (endOfParameter(close)) {
                return true;
            }
        }
        pos = start;
        return false;
    }

    private boolean starEtc(int close) {
        int start = pos;
        if (invalidRules) {
            invalidStarEtc(close);
            pos = start;
        }
        if (accept(STAR)) {
            boolean vararg = noDefault(close) != null;
            if (!vararg && close != COLON) {
                vararg = param(close, true) != null && endOfParameter(close);
            }
            if (vararg) {
                maybeDefaults(close);
                optionalKwds(close);
                return true;
            }
            pos = start + 1;
            if (accept(COMMA) && maybeDefaults(close) > 0) {
                optionalKwds(close);
                return true;
            }
        }
        pos = start;
        return kwds(close);
    }

    private void optionalKwds(int close) {
        int start = pos;
        if (!kwds(close)) {
            pos = start;
        }
    }

    private boolean kwds(int close) {
        int start = pos;
        if (invalidRules) {
            invalidKwds(close);
            pos = start;
        }
        return accept(DOUBLESTAR) && noDefault(close) != null;
    }

    private void invalidKwds(int close) {
        if (!accept(DOUBLESTAR) || param(close, false) == null) {
            return;
        }
        if (at(EQUAL)) {
            throw errorAtToken(pos, "var-keyword argument cannot have default value");
        }
        if (!accept(COMMA)) {
            return;
        }
        int next = pos;
        Arg arg = param(close, false);
        if (arg != null) {
            throw errorAt(arg.range(), "arguments cannot follow var-keyword argument");
        }
        pos = next;
        if (lookingAt(STAR, DOUBLESTAR, SLASH)) {
            throw errorAtToken(pos, "arguments cannot follow var-keyword argument");
        }
    }

    private void invalidStarEtc(int close) {
        int start = pos;
        if (!accept(STAR)) {
            return;
        }
        if (at(close) || accept(COMMA) && (at(close) || at(DOUBLESTAR))) {
            throw close == COLON ? errorHere("named arguments must follow bare *")
                    : errorAtToken(start, "named arguments must follow bare *");
        }
        if (close != COLON && pos == start + 2 && at(TYPE_COMMENT)) {
            throw errorHere("bare * has associated type comment");
        }
        pos = start + 1;
        if (param(close, false) != null && at(EQUAL)) {
            throw errorAtToken(pos, "var-positional argument cannot have default value");
        }
        pos = start + 1;
        if (noDefault(close) != null || accept(COMMA)) {
            maybeDefaults(close);
            int star = pos;
            if (accept(STAR) && (noDefault(close) != null || accept(COMMA))) {
                throw errorAtToken(star, "* argument may appear only once");
            }
        }
    }

    private void invalidParameters(int close) {
        int start = pos;
        if (accept(SLASH) && accept(COMMA)) {
            throw errorAtToken(start, "at least one argument must precede /");
        }
        pos = start;
        if (anySlash(close)) {
            maybeDefaults(close);
            if (at(SLASH)) {
                throw errorAtToken(pos, "/ may appear only once");
            }
        }
        pos = start;
        if (!slashNoDefault(close)) {
            pos = start;
        }
        noDefaults(close);
        int helper = pos;
        boolean defaults = slashWithDefault(close);
        if (!defaults) {
            pos = helper;
            defaults = withDefaults(close) > 0;
        }
        Arg arg = defaults ? noDefault(close) : null;
        if (arg != null) {
            throw errorAt(arg.range(), "parameter without a default follows parameter with a default");
        }
        pos = start;
        parenthesizedParameters(close);
        pos = start;
        if (!anySlash(close)) {
            pos = start;
        }
        maybeDefaults(close);
        if (accept(STAR) && (accept(COMMA) || noDefault(close) != null)) {
            maybeDefaults(close);
            if (at(SLASH)) {
                throw errorAtToken(pos, "/ must be ahead of *");
            }
        }
        pos = start;
        if (maybeDefaults(close) > 0 && accept(SLASH) && at(STAR)) {
            throw errorAtToken(pos, "expected comma between / and *");
        }
    }

    private boolean anySlash(int close) {
        int start = pos;
        if (slashNoDefault(close)) {
            return true;
        }
        pos = start;
        return slashWithDefault(close);
    }

    private void parenthesizedParameters(int close) {
        noDefaults(close);
        int open = pos;
        if (!accept(LPAR)) {
            return;
        }
        boolean any;
        if (close == COLON) {
            any = param(close, false) != null;
            while (any && at(COMMA) && peekSecond() == NAME) {
                pos += 2;
            }
        } else {
            any = noDefaults(close) > 0;
        }
        if (any) {
            accept(COMMA);
            if (at(RPAR)) {
                throw errorAt(range(open, pos), (close == COLON ? "Lambda expression" : "Function") + " parameters cannot be parenthesized");
            }
        }
    }

    // Type parameters

    @Override
    List<TypeParam> typeParameters() {
        int start = pos;
        if (invalidRules && at(LSQB) && peekSecond() == RSQB) {
            throw errorFromToken(start + 1, "Type parameter list cannot be empty");
        }
        return super.typeParameters();
    }

    @Override
    TypeParam typeParameter() {
        return memo(TYPE_PARAMETER, () -> {
            int start = pos;
            if (invalidRules && lookingAt(STAR, DOUBLESTAR)) {
                boolean star = tokens.type(pos++) == STAR;
                if (accept(NAME) && at(COLON)) {
                    int colon = pos++;
                    Expr bound = expression();
                    if (bound != null) {
                        throw errorFromToken(colon, "cannot use " + (bound instanceof Expr.Tuple ? "constraints" : "bound") + " with "
                                + (star ? "TypeVarTuple" : "ParamSpec"));
                    }
                }
                pos = start;
            }
            return optionalParts();
        });
    }

    /** A type parameter whose bound and default are left unread if they are not valid. */
    private TypeParam optionalParts() {
        int start = pos;
        int type = peek();
        if (type == STAR || type == DOUBLESTAR) {
            pos++;
        }
        if (!accept(NAME)) {
            return null;
        }
        int end = pos;
        if (type == NAME && (!accept(COLON) || expression() == null)) {
            pos = end;
        }
        end = pos;
        if (!accept(EQUAL) || (type == STAR ? starExpression() : expression()) == null) {
            pos = end;
        }
        return new TypeParam.TypeVar("", null, null, range(start));
    }

}
