package dev.krait.compiler.parser;

import static dev.krait.compiler.tokenizer.TokenType.*;

import dev.krait.compiler.SourceText;
import dev.krait.compiler.ast.Arg;
import dev.krait.compiler.ast.Arguments;
import dev.krait.compiler.ast.Expr;
import dev.krait.compiler.ast.TypeParam;
import dev.krait.compiler.tokenizer.Tokens;
import java.util.ArrayList;
import java.util.List;

/** Parameters of functions and lambdas, and type parameters (PEP 695). */
abstract class ParameterRules extends ExpressionRules {
    /** From an expression to the default of a parameter of a lambda. */
    private static final int RULES_TO_DEFAULT = 8;
    static final Arguments NO_ARGUMENTS = new Arguments(List.of(), List.of(), null, List.of(), List.of(), null, List.of());

    ParameterRules(SourceText source, Tokens tokens, ParserOptions options, WarningCollector warnings, int depthLimit) {
        super(source, tokens, options, warnings, depthLimit);
    }

    @Override
    Arguments lambdaParameters() {
        return parameters(COLON);
    }

    /** Parameters up to the token {@code close}, which is not consumed; null if they are not valid. */
    Arguments parameters(int close) {
        if (at(close)) {
            return NO_ARGUMENTS;
        }
        List<Arg> posonlyargs = new ArrayList<>();
        List<Arg> args = new ArrayList<>();
        List<Expr> defaults = new ArrayList<>();
        boolean slash = false;
        while (at(NAME) || at(SLASH)) {
            if (accept(SLASH)) {
                if (slash || args.isEmpty()) {
                    return null;
                }
                slash = true;
                posonlyargs = args;
                args = new ArrayList<>();
                if (!accept(COMMA) && !at(close)) {
                    return null;
                }
                continue;
            }
            Arg arg = parameter(close, false);
            if (arg == null) {
                return null;
            }
            if (accept(EQUAL)) {
                Expr value = defaultValue();
                if (value == null) {
                    return null;
                }
                defaults.add(value);
            } else if (!defaults.isEmpty()) {
                return null;
            }
            arg = endOfParameter(arg, close);
            if (arg == null) {
                return null;
            }
            args.add(arg);
        }
        Arg vararg = null;
        List<Arg> kwonlyargs = new ArrayList<>();
        List<Expr> kwDefaults = new ArrayList<>();
        if (accept(STAR)) {
            boolean bare = accept(COMMA);
            if (!bare) {
                vararg = parameter(close, true);
                vararg = vararg == null ? null : endOfParameter(vararg, close);
                if (vararg == null) {
                    return null;
                }
            }
            if (!keywordOnly(close, kwonlyargs, kwDefaults) || bare && kwonlyargs.isEmpty()) {
                return null;
            }
        }
        Arg kwarg = null;
        if (accept(DOUBLESTAR)) {
            kwarg = parameter(close, false);
            kwarg = kwarg == null ? null : endOfParameter(kwarg, close);
            if (kwarg == null) {
                return null;
            }
        }
        if (!at(close)) {
            return null;
        }
        return new Arguments(seal(posonlyargs), seal(args), vararg, seal(kwonlyargs), sealNullable(kwDefaults), kwarg, seal(defaults));
    }

    private Expr defaultValue() {
        enter(RULES_TO_DEFAULT);
        Expr value = expression();
        depth -= RULES_TO_DEFAULT;
        return value;
    }

    private boolean keywordOnly(int close, List<Arg> kwonlyargs, List<Expr> kwDefaults) {
        while (at(NAME)) {
            Arg arg = parameter(close, false);
            if (arg == null) {
                return false;
            }
            Expr value = null;
            if (accept(EQUAL)) {
                value = defaultValue();
                if (value == null) {
                    return false;
                }
            }
            arg = endOfParameter(arg, close);
            if (arg == null) {
                return false;
            }
            kwonlyargs.add(arg);
            kwDefaults.add(value);
        }
        return true;
    }

    private Arg parameter(int close, boolean starred) {
        int start = pos;
        if (!accept(NAME)) {
            return null;
        }
        Expr annotation = null;
        if (close != COLON && accept(COLON)) {
            annotation = starred ? starExpression() : expression();
            if (annotation == null) {
                return null;
            }
        }
        return new Arg(tokens.name(start), annotation, null, range(start));
    }

    /** A comma or the end, with a type comment after the comma or before the end. */
    private Arg endOfParameter(Arg arg, int close) {
        boolean comma = accept(COMMA);
        Arg commented = arg;
        if (close != COLON && at(TYPE_COMMENT)) {
            commented = new Arg(arg.arg(), arg.annotation(), tokens.text(pos++), arg.range());
        }
        return comma || at(close) ? commented : null;
    }

    /** Type parameters in brackets; null if they are not valid. */
    List<TypeParam> typeParameters() {
        pos++;
        List<TypeParam> parameters = new ArrayList<>();
        while (true) {
            TypeParam parameter = typeParameter();
            if (parameter == null) {
                return null;
            }
            parameters.add(parameter);
            if (!accept(COMMA) || at(RSQB)) {
                break;
            }
        }
        return accept(RSQB) ? seal(parameters) : null;
    }

    TypeParam typeParameter() {
        int start = pos;
        int type = peek();
        if (type == STAR || type == DOUBLESTAR) {
            pos++;
        }
        int nameToken = pos;
        if (!accept(NAME)) {
            return null;
        }
        Expr bound = null;
        if (type == NAME && accept(COLON)) {
            bound = expression();
            if (bound == null) {
                return null;
            }
        }
        Expr value = null;
        if (accept(EQUAL)) {
            value = type == STAR ? starExpression() : expression();
            if (value == null) {
                return null;
            }
        }
        String name = tokens.name(nameToken);
        return type == STAR ? new TypeParam.TypeVarTuple(name, value, range(start))
                : type == DOUBLESTAR ? new TypeParam.ParamSpec(name, value, range(start))
                : new TypeParam.TypeVar(name, bound, value, range(start));
    }
}
