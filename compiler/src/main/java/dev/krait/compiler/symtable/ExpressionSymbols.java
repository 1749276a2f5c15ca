package dev.krait.compiler.symtable;

import static dev.krait.compiler.symtable.Symbols.DEF_COMP_ITER;
import static dev.krait.compiler.symtable.Symbols.DEF_GLOBAL;
import static dev.krait.compiler.symtable.Symbols.DEF_LOCAL;
import static dev.krait.compiler.symtable.Symbols.DEF_NONLOCAL;
import static dev.krait.compiler.symtable.Symbols.DEF_PARAM;
import static dev.krait.compiler.symtable.Symbols.USE;

import dev.krait.compiler.ast.Arg;
import dev.krait.compiler.ast.Arguments;
import dev.krait.compiler.ast.Comprehension;
import dev.krait.compiler.ast.Expr;
import dev.krait.compiler.ast.ExprContext;
import dev.krait.compiler.ast.Keyword;
import dev.krait.compiler.ast.SourceRange;
import java.util.List;

/** The first pass over the tree, expressions. */
final class ExpressionSymbols {
    private final ScopeStack scopes;
    private final Diagnostics diagnostics;

    ExpressionSymbols(ScopeStack scopes) {
        this.scopes = scopes;
        this.diagnostics = scopes.diagnostics;
    }

    /** Visits expressions, some of which may be null. */
    void visitAll(List<Expr> expressions) {
        for (int i = 0; i < expressions.size(); i++) {
            visit(expressions.get(i));
        }
    }

    /** Visits an expression, which may be null. */
    void visit(Expr expression) {
        if (expression == null) {
            return;
        }
        diagnostics.guard().enter();
        switch (expression) {
            case Expr.NamedExpr e -> namedExpression(e);
            case Expr.BoolOp e -> visitAll(e.values());
            case Expr.BinOp e -> {
                visit(e.left());
                visit(e.right());
            }
            case Expr.UnaryOp e -> visit(e.operand());
            case Expr.Lambda e -> lambda(e);
            case Expr.IfExp e -> {
                visit(e.test());
                visit(e.body());
                visit(e.orelse());
            }
            case Expr.Dict e -> {
                visitAll(e.keys());
                visitAll(e.values());
            }
            case Expr.Set e -> visitAll(e.elts());
            case Expr.GeneratorExp e -> comprehension(e, "genexpr", ComprehensionKind.GENERATOR, e.generators(), e.elt(), null);
            case Expr.ListComp e -> comprehension(e, "listcomp", ComprehensionKind.LIST, e.generators(), e.elt(), null);
            case Expr.SetComp e -> comprehension(e, "setcomp", ComprehensionKind.SET, e.generators(), e.elt(), null);
            case Expr.DictComp e -> comprehension(e, "dictcomp", ComprehensionKind.DICT, e.generators(), e.key(), e.value());
            case Expr.Yield e -> yieldExpression(e, e.value());
            case Expr.YieldFrom e -> yieldExpression(e, e.value());
            case Expr.Await e -> await(e);
            case Expr.Compare e -> {
                visit(e.left());
                visitAll(e.comparators());
            }
            case Expr.Call e -> {
                visit(e.func());
                visitAll(e.args());
                checkKeywords(e.keywords());
                for (Keyword keyword : e.keywords()) {
                    visit(keyword.value());
                }
            }
            case Expr.FormattedValue e -> {
                visit(e.value());
                visit(e.formatSpec());
            }
            case Expr.Interpolation e -> {
                visit(e.value());
                visit(e.formatSpec());
            }
            case Expr.JoinedStr e -> visitAll(e.values());
            case Expr.TemplateStr e -> visitAll(e.values());
            case Expr.Literal e -> {
            }
            case Expr.Attribute e -> {
                scopes.checkName(e.attr(), e.range(), e.ctx());
                visit(e.value());
            }
            case Expr.Subscript e -> {
                visit(e.value());
                visit(e.slice());
            }
            case Expr.Starred e -> visit(e.value());
            case Expr.Slice e -> {
                visit(e.lower());
                visit(e.upper());
                visit(e.step());
            }
            case Expr.Name e -> name(e);
            case Expr.ListExpr e -> visitAll(e.elts());
            case Expr.Tuple e -> visitAll(e.elts());
        }
        diagnostics.guard().leave();
    }

    void checkKeywords(List<Keyword> keywords) {
        for (Keyword keyword : keywords) {
            if (keyword.arg() != null) {
                scopes.checkName(keyword.arg(), keyword.range(), ExprContext.STORE);
            }
        }
    }

    /** Defines the parameters of the current function. */
    void parameters(Arguments arguments) {
        arguments.posonlyargs().forEach(this::parameter);
        arguments.args().forEach(this::parameter);
        arguments.kwonlyargs().forEach(this::parameter);
        if (arguments.vararg() != null) {
            parameter(arguments.vararg());
            scopes.current().varargs = true;
        }
        if (arguments.kwarg() != null) {
            parameter(arguments.kwarg());
            scopes.current().varkeywords = true;
        }
    }

    private void parameter(Arg argument) {
        scopes.define(argument.arg(), DEF_PARAM, argument.range());
    }

    private void lambda(Expr.Lambda e) {
        visitAll(e.args().defaults());
        visitAll(e.args().kwDefaults());
        scopes.enter("lambda", BlockType.FUNCTION, e, e.range());
        parameters(e.args());
        visit(e.body());
        scopes.exit();
    }

    private void name(Expr.Name e) {
        if (scopes.current().inUnevaluatedAnnotation) {
            return;
        }
        boolean load = e.ctx() == ExprContext.LOAD;
        scopes.define(e.id(), load ? USE : DEF_LOCAL, e.range(), e.ctx());
        // super() without arguments reads the cell __class__.
        if (load && scopes.current().type.isFunctionLike() && e.id().equals("super")) {
            scopes.define("__class__", USE, e.range());
        }
    }

    private void await(Expr.Await e) {
        forbidInAnnotation("await expression", e.range());
        SymbolTableEntry entry = scopes.current();
        if (!scopes.allowsTopLevelAwait()) {
            if (!entry.type.isFunctionLike()) {
                throw diagnostics.error(e.range(), "'await' outside function");
            }
            if (!isAsyncFunction(entry) && entry.comprehension == ComprehensionKind.NONE) {
                throw diagnostics.error(e.range(), "'await' outside async function");
            }
        }
        visit(e.value());
        entry.coroutine = true;
    }

    private static boolean isAsyncFunction(SymbolTableEntry entry) {
        return entry.type == BlockType.FUNCTION && entry.coroutine;
    }

    private void yieldExpression(Expr e, Expr value) {
        forbidInAnnotation("yield expression", e.range());
        visit(value);
        SymbolTableEntry entry = scopes.current();
        entry.generator = true;
        String where = switch (entry.comprehension) {
            case NONE -> null;
            case LIST -> "list comprehension";
            case SET -> "set comprehension";
            case DICT -> "dict comprehension";
            case GENERATOR -> "generator expression";
        };
        if (where != null) {
            throw diagnostics.error(e.range(), "'yield' inside " + where);
        }
    }

    private void forbidInAnnotation(String what, SourceRange location) {
        String where = switch (scopes.current().type) {
            case ANNOTATION -> "an annotation";
            case TYPE_VARIABLE -> scopes.current().scopeInfo;
            case TYPE_ALIAS -> "a type alias";
            case TYPE_PARAMETERS -> "the definition of a generic";
            default -> null;
        };
        if (where != null) {
            throw diagnostics.error(location, what + " cannot be used within " + where);
        }
    }

    private void namedExpression(Expr.NamedExpr e) {
        forbidInAnnotation("named expression", e.range());
        if (scopes.current().comprehensionIterables > 0) {
            throw diagnostics.error(e.range(), "assignment expression cannot be used in a comprehension iterable expression");
        }
        if (scopes.current().comprehension != ComprehensionKind.NONE) {
            bindOutsideComprehension((Expr.Name) e.target());
        }
        visit(e.value());
        visit(e.target());
    }

    /** An assignment expression in a comprehension binds its target in the scope around it (PEP 572). */
    private void bindOutsideComprehension(Expr.Name target) {
        String name = target.id();
        SourceRange location = target.range();
        List<SymbolTableEntry> stack = scopes.stack();
        for (int i = stack.size() - 1; i >= 0; i--) {
            SymbolTableEntry entry = stack.get(i);
            if (entry.comprehension != ComprehensionKind.NONE) {
                int symbol = scopes.lookup(entry, name);
                if ((symbol & DEF_COMP_ITER) != 0 && (symbol & DEF_LOCAL) != 0) {
                    throw diagnostics.error(location,
                            "assignment expression cannot rebind comprehension iteration variable '" + name + "'");
                }
                continue;
            }
            switch (entry.type) {
                case FUNCTION -> {
                    boolean global = (scopes.lookup(entry, name) & DEF_GLOBAL) != 0;
                    scopes.define(name, global ? DEF_GLOBAL : DEF_NONLOCAL, location);
                    scopes.recordDirective(name, location);
                    scopes.defineIn(entry, name, DEF_LOCAL, location);
                    return;
                }
                case MODULE -> {
                    scopes.define(name, DEF_GLOBAL, location);
                    scopes.recordDirective(name, location);
                    scopes.defineIn(entry, name, DEF_GLOBAL, location);
                    return;
                }
                case CLASS -> throw misplaced(location, "cannot be used in a class body");
                case TYPE_PARAMETERS -> throw misplaced(location, "cannot be used within the definition of a generic");
                case TYPE_ALIAS -> throw misplaced(location, "cannot be used in a type alias");
                case TYPE_VARIABLE -> throw misplaced(location, "cannot be used in a TypeVar bound");
                case ANNOTATION -> {
                    // An annotation is no scope of its own for assignment expressions: go on outwards.
                }
            }
        }
        throw new IllegalStateException("no scope for " + name);
    }

    private RuntimeException misplaced(SourceRange location, String where) {
        return diagnostics.error(location, "assignment expression within a comprehension " + where);
    }

    private void comprehension(Expr e, String name, ComprehensionKind kind, List<Comprehension> generators, Expr element,
            Expr value) {
        Comprehension outermost = generators.get(0);
        scopes.current().comprehensionIterables++;
        visit(outermost.iter());
        scopes.current().comprehensionIterables--;

        scopes.enter(name, BlockType.FUNCTION, e, e.range());
        SymbolTableEntry entry = scopes.current();
        entry.comprehension = kind;
        entry.coroutine |= outermost.isAsync() != 0;
        scopes.define(".0", DEF_PARAM, entry.location);
        target(outermost.target());
        visitAll(outermost.ifs());
        for (Comprehension generator : generators.subList(1, generators.size())) {
            target(generator.target());
            entry.comprehensionIterables++;
            visit(generator.iter());
            entry.comprehensionIterables--;
            visitAll(generator.ifs());
            entry.coroutine |= generator.isAsync() != 0;
        }
        visit(value);
        visit(element);
        entry.generator = kind == ComprehensionKind.GENERATOR;
        boolean isAsync = entry.coroutine && !entry.generator;
        scopes.exit();
        if (!isAsync) {
            return;
        }
        SymbolTableEntry outer = scopes.current();
        if (!isAsyncFunction(outer) && outer.comprehension == ComprehensionKind.NONE && !scopes.allowsTopLevelAwait()) {
            throw diagnostics.error(e.range(), "asynchronous comprehension outside of an asynchronous function");
        }
        outer.coroutine = true;
    }

    private void target(Expr target) {
        SymbolTableEntry entry = scopes.current();
        entry.inComprehensionTarget = true;
        visit(target);
        entry.inComprehensionTarget = false;
    }
}
