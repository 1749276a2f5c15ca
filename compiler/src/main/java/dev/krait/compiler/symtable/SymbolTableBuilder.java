package dev.krait.compiler.symtable;

import static dev.krait.compiler.symtable.Symbols.DEF_ANNOT;
import static dev.krait.compiler.symtable.Symbols.DEF_GLOBAL;
import static dev.krait.compiler.symtable.Symbols.DEF_IMPORT;
import static dev.krait.compiler.symtable.Symbols.DEF_LOCAL;
import static dev.krait.compiler.symtable.Symbols.DEF_NONLOCAL;
import static dev.krait.compiler.symtable.Symbols.DEF_PARAM;
import static dev.krait.compiler.symtable.Symbols.DEF_TYPE_PARAM;
import static dev.krait.compiler.symtable.Symbols.USE;

import dev.krait.compiler.ast.Alias;
import dev.krait.compiler.ast.Arg;
import dev.krait.compiler.ast.Arguments;
import dev.krait.compiler.ast.ExceptHandler;
import dev.krait.compiler.ast.Expr;
import dev.krait.compiler.ast.ExprContext;
import dev.krait.compiler.ast.Keyword;
import dev.krait.compiler.ast.MatchCase;
import dev.krait.compiler.ast.Mod;
import dev.krait.compiler.ast.Pattern;
import dev.krait.compiler.ast.SourceRange;
import dev.krait.compiler.ast.Stmt;
import dev.krait.compiler.ast.TypeParam;
import dev.krait.compiler.ast.WithItem;
import java.util.HashSet;
import java.util.List;

/** The first pass over the tree, statements: collects what each scope does with each name. */
final class SymbolTableBuilder {
    private static final SourceRange START = new SourceRange(0, 0, 0, 0);

    private final SymbolTable table;
    private final FutureFeatures future;
    private final Diagnostics diagnostics;
    private final ScopeStack scopes;
    private final ExpressionSymbols expressions;

    SymbolTableBuilder(SymbolTable table, FutureFeatures future, Diagnostics diagnostics) {
        this.table = table;
        this.future = future;
        this.diagnostics = diagnostics;
        this.scopes = new ScopeStack(table, future, diagnostics);
        this.expressions = new ExpressionSymbols(scopes);
    }

    void build(Mod mod) {
        scopes.enter("top", BlockType.MODULE, mod, START);
        table.top = scopes.current();
        switch (mod) {
            case Mod.Module module -> {
                table.top.hasDocstring = Docstrings.of(module.body()) != null;
                statements(module.body());
            }
            case Mod.Interactive interactive -> statements(interactive.body());
            case Mod.Expression expression -> expressions.visit(expression.body());
            case Mod.FunctionType type -> throw new IllegalArgumentException("a function type is not code");
        }
        scopes.exit();
    }

    private void statements(List<Stmt> body) {
        for (Stmt statement : body) {
            statement(statement);
        }
    }

    private void conditional(Runnable body) {
        SymbolTableEntry entry = scopes.current();
        boolean before = entry.inConditionalBlock;
        entry.inConditionalBlock = true;
        body.run();
        entry.inConditionalBlock = before;
    }

    private void statement(Stmt statement) {
        diagnostics.guard().enter();
        switch (statement) {
            case Stmt.FunctionDef def -> function(def, def.name(), def.args(), def.body(), def.decoratorList(),
                    def.returns(), def.typeParams(), false);
            case Stmt.AsyncFunctionDef def -> function(def, def.name(), def.args(), def.body(), def.decoratorList(),
                    def.returns(), def.typeParams(), true);
            case Stmt.ClassDef def -> classDefinition(def);
            case Stmt.TypeAlias alias -> typeAlias(alias);
            case Stmt.Return s -> expressions.visit(s.value());
            case Stmt.Delete s -> expressions.visitAll(s.targets());
            case Stmt.Assign s -> {
                expressions.visitAll(s.targets());
                expressions.visit(s.value());
            }
            case Stmt.AnnAssign s -> annotatedAssignment(s);
            case Stmt.AugAssign s -> {
                expressions.visit(s.target());
                expressions.visit(s.value());
            }
            case Stmt.For s -> loop(s.target(), s.iter(), s.body(), s.orelse());
            case Stmt.AsyncFor s -> {
                requireCoroutine(s.range(), "'async for' outside async function");
                loop(s.target(), s.iter(), s.body(), s.orelse());
            }
            case Stmt.While s -> {
                expressions.visit(s.test());
                conditional(() -> {
                    statements(s.body());
                    statements(s.orelse());
                });
            }
            case Stmt.If s -> {
                expressions.visit(s.test());
                conditional(() -> {
                    statements(s.body());
                    statements(s.orelse());
                });
            }
            case Stmt.Match s -> {
                expressions.visit(s.subject());
                conditional(() -> s.cases().forEach(this::matchCase));
            }
            case Stmt.Raise s -> {
                expressions.visit(s.exc());
                expressions.visit(s.cause());
            }
            case Stmt.Try s -> tryStatement(s.body(), s.handlers(), s.orelse(), s.finalbody());
            case Stmt.TryStar s -> tryStatement(s.body(), s.handlers(), s.orelse(), s.finalbody());
            case Stmt.Assert s -> {
                expressions.visit(s.test());
                expressions.visit(s.msg());
            }
            case Stmt.Import s -> s.names().forEach(this::alias);
            case Stmt.ImportFrom s -> {
                s.names().forEach(this::alias);
                checkFutureImport(s);
            }
            case Stmt.Global s -> declare(s.names(), s.range(), DEF_GLOBAL, "global");
            case Stmt.Nonlocal s -> declare(s.names(), s.range(), DEF_NONLOCAL, "nonlocal");
            case Stmt.ExprStmt s -> expressions.visit(s.value());
            case Stmt.With s -> with(s.items(), s.body());
            case Stmt.AsyncWith s -> {
                requireCoroutine(s.range(), "'async with' outside async function");
                with(s.items(), s.body());
            }
            case Stmt.Pass s -> {
            }
            case Stmt.Break s -> {
            }
            case Stmt.Continue s -> {
            }
        }
        diagnostics.guard().leave();
    }

    private void loop(Expr target, Expr iterable, List<Stmt> body, List<Stmt> orelse) {
        expressions.visit(target);
        expressions.visit(iterable);
        conditional(() -> {
            statements(body);
            statements(orelse);
        });
    }

    private void with(List<WithItem> items, List<Stmt> body) {
        conditional(() -> {
            for (WithItem item : items) {
                expressions.visit(item.contextExpr());
                expressions.visit(item.optionalVars());
            }
            statements(body);
        });
    }

    private void tryStatement(List<Stmt> body, List<ExceptHandler> handlers, List<Stmt> orelse, List<Stmt> finalBody) {
        conditional(() -> {
            statements(body);
            for (ExceptHandler handler : handlers) {
                expressions.visit(handler.type());
                if (handler.name() != null) {
                    scopes.define(handler.name(), DEF_LOCAL, handler.range());
                }
                statements(handler.body());
            }
            statements(orelse);
            statements(finalBody);
        });
    }

    private void requireCoroutine(SourceRange location, String message) {
        if (scopes.allowsTopLevelAwait()) {
            scopes.current().coroutine = true;
        }
        if (!scopes.current().coroutine) {
            throw diagnostics.error(location, message);
        }
    }

    private void function(Stmt node, String name, Arguments arguments, List<Stmt> body, List<Expr> decorators,
            Expr returns, List<TypeParam> typeParams, boolean isAsync) {
        scopes.define(name, DEF_LOCAL, node.range());
        expressions.visitAll(arguments.defaults());
        expressions.visitAll(arguments.kwDefaults());
        expressions.visitAll(decorators);
        if (!typeParams.isEmpty()) {
            boolean keywordDefaults = arguments.kwDefaults().stream().anyMatch(d -> d != null);
            // CPython takes an empty list of defaults for defaults here.
            enterTypeParams(name, typeParams, true, keywordDefaults, false, node.range());
            typeParams.forEach(this::typeParam);
        }
        SymbolTableEntry entry = scopes.create(name, BlockType.FUNCTION, node, node.range());
        entry.hasDocstring = Docstrings.of(body) != null;
        annotations(node, arguments, returns);
        scopes.enterExisting(entry);
        entry.coroutine |= isAsync;
        expressions.parameters(arguments);
        statements(body);
        scopes.exit();
        if (!typeParams.isEmpty()) {
            scopes.exit();
        }
    }

    private void classDefinition(Stmt.ClassDef def) {
        scopes.define(def.name(), DEF_LOCAL, def.range());
        expressions.visitAll(def.decoratorList());
        String outerClass = scopes.className;
        boolean generic = !def.typeParams().isEmpty();
        if (generic) {
            enterTypeParams(def.name(), def.typeParams(), false, false, true, def.range());
            scopes.className = def.name();
            scopes.current().mangledNames = new HashSet<>();
            def.typeParams().forEach(this::typeParam);
        }
        expressions.visitAll(def.bases());
        expressions.checkKeywords(def.keywords());
        for (Keyword keyword : def.keywords()) {
            expressions.visit(keyword.value());
        }
        scopes.enter(def.name(), BlockType.CLASS, def, def.range());
        scopes.className = def.name();
        if (generic) {
            scopes.define("__type_params__", DEF_LOCAL, def.range());
            scopes.define(".type_params", USE, def.range());
        }
        scopes.current().hasDocstring = Docstrings.of(def.body()) != null;
        statements(def.body());
        scopes.exit();
        if (generic) {
            scopes.exit();
        }
        scopes.className = outerClass;
    }

    private void typeAlias(Stmt.TypeAlias alias) {
        expressions.visit(alias.name());
        String name = ((Expr.Name) alias.name()).id();
        boolean inClass = scopes.current().type == BlockType.CLASS;
        boolean generic = !alias.typeParams().isEmpty();
        if (generic) {
            enterTypeParams(name, alias.typeParams(), false, false, false, alias.range());
            alias.typeParams().forEach(this::typeParam);
        }
        scopes.enter(name, BlockType.TYPE_ALIAS, alias, alias.range());
        scopes.current().canSeeClassScope = inClass;
        if (inClass) {
            scopes.define("__classdict__", USE, alias.value().range());
        }
        expressions.visit(alias.value());
        scopes.exit();
        if (generic) {
            scopes.exit();
        }
    }

    private void enterTypeParams(String name, List<TypeParam> typeParams, boolean defaults, boolean keywordDefaults,
            boolean ofClass, SourceRange location) {
        boolean inClass = scopes.current().type == BlockType.CLASS;
        scopes.enter(name, BlockType.TYPE_PARAMETERS, typeParams, location);
        if (inClass) {
            scopes.current().canSeeClassScope = true;
            scopes.define("__classdict__", USE, location);
        }
        if (ofClass) {
            scopes.define(".type_params", DEF_LOCAL, location);
            scopes.define(".type_params", USE, location);
            scopes.define(".generic_base", DEF_LOCAL, location);
            scopes.define(".generic_base", USE, location);
        }
        if (defaults) {
            scopes.define(".defaults", DEF_PARAM, location);
        }
        if (keywordDefaults) {
            scopes.define(".kwdefaults", DEF_PARAM, location);
        }
    }

    private void typeParam(TypeParam parameter) {
        switch (parameter) {
            case TypeParam.TypeVar p -> {
                scopes.define(p.name(), DEF_TYPE_PARAM | DEF_LOCAL, p.range());
                typeParamValue(p, p.name(), p.bound(), false,
                        p.bound() instanceof Expr.Tuple ? "a TypeVar constraint" : "a TypeVar bound");
                typeParamValue(p, p.name(), p.defaultValue(), true, "a TypeVar default");
            }
            case TypeParam.TypeVarTuple p -> {
                scopes.define(p.name(), DEF_TYPE_PARAM | DEF_LOCAL, p.range());
                typeParamValue(p, p.name(), p.defaultValue(), true, "a TypeVarTuple default");
            }
            case TypeParam.ParamSpec p -> {
                scopes.define(p.name(), DEF_TYPE_PARAM | DEF_LOCAL, p.range());
                typeParamValue(p, p.name(), p.defaultValue(), true, "a ParamSpec default");
            }
        }
    }

    private void typeParamValue(TypeParam parameter, String name, Expr value, boolean isDefault, String info) {
        if (name.equals("__classdict__")) {
            throw diagnostics.error(parameter.range(), "reserved name '" + name + "' cannot be used for type parameter");
        }
        if (value == null) {
            return;
        }
        boolean inClass = scopes.current().canSeeClassScope;
        SymbolTableEntry entry = scopes.create(name, BlockType.TYPE_VARIABLE, null, value.range());
        if (isDefault) {
            table.defaults.put(parameter, entry);
        } else {
            table.blocks.put(parameter, entry);
        }
        scopes.enterCreated(entry);
        entry.canSeeClassScope = inClass;
        if (inClass) {
            scopes.define("__classdict__", USE, value.range());
        }
        entry.scopeInfo = info;
        expressions.visit(value);
        scopes.exit();
    }

    /** The annotations of a function's parameters and result. */
    private void annotations(Stmt node, Arguments arguments, Expr returns) {
        SymbolTableEntry outer = scopes.current();
        boolean seesClass = outer.canSeeClassScope || outer.type == BlockType.CLASS;
        SymbolTableEntry entry = scopes.create("__annotate__", BlockType.ANNOTATION, null, node.range());
        table.functionAnnotations.put(node, entry);
        scopes.enterCreated(entry);
        if (seesClass) {
            entry.canSeeClassScope = true;
            scopes.define("__classdict__", USE, node.range());
        }
        arguments.posonlyargs().forEach(this::argumentAnnotation);
        arguments.args().forEach(this::argumentAnnotation);
        argumentAnnotation(arguments.vararg());
        argumentAnnotation(arguments.kwarg());
        arguments.kwonlyargs().forEach(this::argumentAnnotation);
        if (returns != null) {
            entry.annotationsUsed = true;
            expressions.visit(returns);
        }
        scopes.exit();
    }

    private void argumentAnnotation(Arg argument) {
        if (argument != null && argument.annotation() != null) {
            scopes.current().annotationsUsed = true;
            expressions.visit(argument.annotation());
        }
    }

    private void annotatedAssignment(Stmt.AnnAssign s) {
        SymbolTableEntry entry = scopes.current();
        entry.annotationsUsed = true;
        boolean simple = s.simple() != 0;
        if (s.target() instanceof Expr.Name name) {
            int known = scopes.lookup(name.id());
            if ((known & (DEF_GLOBAL | DEF_NONLOCAL)) != 0 && entry != table.top && simple) {
                throw diagnostics.error(s.range(), "annotated name '" + name.id() + "' can't be "
                        + ((known & DEF_GLOBAL) != 0 ? "global" : "nonlocal"));
            }
            if (simple) {
                scopes.define(name.id(), DEF_ANNOT | DEF_LOCAL, name.range());
            } else if (s.value() != null) {
                scopes.define(name.id(), DEF_LOCAL, name.range());
            }
        } else {
            expressions.visit(s.target());
        }
        annotation(s.annotation());
        expressions.visit(s.value());
    }

    /** The annotation of a variable. Those of functions are never evaluated. */
    private void annotation(Expr annotation) {
        SymbolTableEntry parent = scopes.current();
        boolean unevaluated = parent.type == BlockType.FUNCTION;
        // A module may be executed in part, so that all its annotations are conditional.
        if ((parent.type == BlockType.CLASS && parent.inConditionalBlock || parent.type == BlockType.MODULE)
                && !parent.hasConditionalAnnotations) {
            parent.hasConditionalAnnotations = true;
            scopes.define("__conditional_annotations__", USE, annotation.range());
        }
        if (parent.annotationBlock == null) {
            SymbolTableEntry entry = scopes.create("__annotate__", BlockType.ANNOTATION, null, annotation.range());
            scopes.enterCreated(entry);
            parent.annotationBlock = entry;
            if (parent.type == BlockType.CLASS && !future.annotations()) {
                entry.canSeeClassScope = true;
                scopes.define("__classdict__", USE, annotation.range());
            }
        } else {
            scopes.reenter(parent.annotationBlock);
        }
        SymbolTableEntry entry = scopes.current();
        if (unevaluated) {
            entry.inUnevaluatedAnnotation = true;
        }
        expressions.visit(annotation);
        entry.inUnevaluatedAnnotation = false;
        scopes.exit();
    }

    private void declare(List<String> names, SourceRange location, int flag, String word) {
        for (String name : names) {
            int known = scopes.lookup(name);
            if ((known & (DEF_PARAM | DEF_LOCAL | USE | DEF_ANNOT)) != 0) {
                String message = (known & DEF_PARAM) != 0 ? "name '" + name + "' is parameter and " + word
                        : (known & USE) != 0 ? "name '" + name + "' is used prior to " + word + " declaration"
                        : (known & DEF_ANNOT) != 0 ? "annotated name '" + name + "' can't be " + word
                        : "name '" + name + "' is assigned to before " + word + " declaration";
                throw diagnostics.error(location, message);
            }
            scopes.define(name, flag, location);
            scopes.recordDirective(name, location);
        }
    }

    private void alias(Alias alias) {
        String name = alias.asname() != null ? alias.asname() : alias.name();
        if (name.equals("*")) {
            if (scopes.current().type != BlockType.MODULE) {
                throw diagnostics.error(alias.range(), "import * only allowed at module level");
            }
            return;
        }
        int dot = name.indexOf('.');
        scopes.define(dot < 0 ? name : name.substring(0, dot), DEF_IMPORT, alias.range());
    }

    private void checkFutureImport(Stmt.ImportFrom s) {
        SourceRange last = future.location();
        if (s.level() == 0 && "__future__".equals(s.module()) && (s.range().line() > last.line()
                || s.range().line() == last.endLine() && s.range().column() > last.endColumn())) {
            throw diagnostics.error(s.range(), "from __future__ imports must occur at the beginning of the file");
        }
    }

    private void matchCase(MatchCase matchCase) {
        pattern(matchCase.pattern());
        expressions.visit(matchCase.guard());
        statements(matchCase.body());
    }

    private void pattern(Pattern pattern) {
        diagnostics.guard().enter();
        switch (pattern) {
            case Pattern.MatchValue p -> expressions.visit(p.value());
            case Pattern.MatchSingleton p -> {
            }
            case Pattern.MatchSequence p -> p.patterns().forEach(this::pattern);
            case Pattern.MatchStar p -> capture(p.name(), p.range());
            case Pattern.MatchMapping p -> {
                expressions.visitAll(p.keys());
                p.patterns().forEach(this::pattern);
                capture(p.rest(), p.range());
            }
            case Pattern.MatchClass p -> {
                expressions.visit(p.cls());
                p.patterns().forEach(this::pattern);
                for (int i = 0; i < p.kwdAttrs().size(); i++) {
                    scopes.checkName(p.kwdAttrs().get(i), p.kwdPatterns().get(i).range(), ExprContext.STORE);
                }
                p.kwdPatterns().forEach(this::pattern);
            }
            case Pattern.MatchAs p -> {
                if (p.pattern() != null) {
                    pattern(p.pattern());
                }
                capture(p.name(), p.range());
            }
            case Pattern.MatchOr p -> p.patterns().forEach(this::pattern);
        }
        diagnostics.guard().leave();
    }

    private void capture(String name, SourceRange location) {
        if (name != null) {
            scopes.define(name, DEF_LOCAL, location);
        }
    }
}
