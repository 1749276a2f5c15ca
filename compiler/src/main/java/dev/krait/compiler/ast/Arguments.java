package dev.krait.compiler.ast;

import java.util.List;

/** {@code arguments(arg* posonlyargs, arg* args, arg? vararg, arg* kwonlyargs, expr?* kw_defaults, arg? kwarg, expr* defaults)}; {@code vararg}, {@code kwarg} may be null; {@code kwDefaults} may hold null elements. */
public record Arguments(List<Arg> posonlyargs,
        List<Arg> args,
        Arg vararg,
        List<Arg> kwonlyargs,
        List<Expr> kwDefaults,
        Arg kwarg,
        List<Expr> defaults) implements AstNode {
}
