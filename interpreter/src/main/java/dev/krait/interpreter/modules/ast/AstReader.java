package dev.krait.interpreter.modules.ast;

import dev.krait.compiler.ast.Alias;
import dev.krait.compiler.ast.Arg;
import dev.krait.compiler.ast.Arguments;
import dev.krait.compiler.ast.AstNode;
import dev.krait.compiler.ast.BoolOperator;
import dev.krait.compiler.ast.CmpOperator;
import dev.krait.compiler.ast.Comprehension;
import dev.krait.compiler.ast.ExceptHandler;
import dev.krait.compiler.ast.Expr;
import dev.krait.compiler.ast.ExprContext;
import dev.krait.compiler.ast.Keyword;
import dev.krait.compiler.ast.MatchCase;
import dev.krait.compiler.ast.Mod;
import dev.krait.compiler.ast.Operator;
import dev.krait.compiler.ast.Pattern;
import dev.krait.compiler.ast.SourceRange;
import dev.krait.compiler.ast.Stmt;
import dev.krait.compiler.ast.TypeIgnore;
import dev.krait.compiler.ast.TypeParam;
import dev.krait.compiler.ast.UnaryOperator;
import dev.krait.compiler.ast.WithItem;
import dev.krait.interpreter.modules.ast.AstGrammar.NodeKind;
import dev.krait.interpreter.objects.PyObject;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.PyThread;

/** Makes trees for the compiler of Python objects. */
final class AstReader {
    private final PyThread t;
    private final AstTypes types;

    AstReader(PyThread t) {
        this.t = t;
        types = AstTypes.of(t);
    }

    /**
     * The tree of an object.
     *
     * @param expected {@code expr}, {@code stmt}, {@code arguments}...
     */
    AstNode node(long value, String expected) {
        NodeKind kind = types.kind(value);
        // CPython looks for the position first, whatever the object is.
        SourceRange range = AstTypes.hasPosition(expected) ? FieldReader.range(t, value, expected) : null;
        if (kind == null || !kind.base().equals(expected) && !kind.name().equals(expected) || kind.isSum()) {
            throw Errors.typeError(t, "expected some sort of %s, but got %s", expected, PyObject.reprText(t, value));
        }
        t.enter(" during ast construction");
        try {
            FieldReader n = new FieldReader(t, this, value, kind, range);
            return switch (expected) {
                case "stmt" -> statement(n, kind.name());
                case "expr" -> expression(n, kind.name());
                default -> other(n, kind.name());
            };
        } finally {
            t.leave();
        }
    }

    /** The kind of a node, or null. */
    NodeKind kind(long value) {
        return types.kind(value);
    }

    private static Stmt statement(FieldReader n, String name) {
        return switch (name) {
            case "FunctionDef" -> new Stmt.FunctionDef(n.name("name"), n.required("args", "arguments", Arguments.class), n.list("body", "stmt",
                    Stmt.class), n.list("decorator_list", "expr", Expr.class), n.optional("returns", "expr", Expr.class),
                    n.optionalText("type_comment"), n.list("type_params", "type_param", TypeParam.class), n.range());
            case "AsyncFunctionDef" -> new Stmt.AsyncFunctionDef(n.name("name"), n.required("args", "arguments", Arguments.class), n.list("body",
                    "stmt", Stmt.class), n.list("decorator_list", "expr", Expr.class), n.optional("returns", "expr", Expr.class),
                    n.optionalText("type_comment"), n.list("type_params", "type_param", TypeParam.class), n.range());
            case "ClassDef" -> new Stmt.ClassDef(n.name("name"), n.list("bases", "expr", Expr.class), n.list("keywords", "keyword", Keyword.class),
                    n.list("body", "stmt", Stmt.class), n.list("decorator_list", "expr", Expr.class), n.list("type_params", "type_param",
                    TypeParam.class), n.range());
            case "Return" -> new Stmt.Return(n.optional("value", "expr", Expr.class), n.range());
            case "Delete" -> new Stmt.Delete(n.list("targets", "expr", Expr.class), n.range());
            case "Assign" -> new Stmt.Assign(n.list("targets", "expr", Expr.class), n.required("value", "expr", Expr.class),
                    n.optionalText("type_comment"), n.range());
            case "TypeAlias" -> new Stmt.TypeAlias(n.required("name", "expr", Expr.class), n.list("type_params", "type_param", TypeParam.class),
                    n.required("value", "expr", Expr.class), n.range());
            case "AugAssign" -> new Stmt.AugAssign(n.required("target", "expr", Expr.class), n.operator("op", "operator", Operator.values()),
                    n.required("value", "expr", Expr.class), n.range());
            case "AnnAssign" -> new Stmt.AnnAssign(n.required("target", "expr", Expr.class), n.required("annotation", "expr", Expr.class),
                    n.optional("value", "expr", Expr.class), n.integer("simple"), n.range());
            case "For" -> new Stmt.For(n.required("target", "expr", Expr.class), n.required("iter", "expr", Expr.class), n.list("body", "stmt",
                    Stmt.class), n.list("orelse", "stmt", Stmt.class), n.optionalText("type_comment"), n.range());
            case "AsyncFor" -> new Stmt.AsyncFor(n.required("target", "expr", Expr.class), n.required("iter", "expr", Expr.class), n.list("body",
                    "stmt", Stmt.class), n.list("orelse", "stmt", Stmt.class), n.optionalText("type_comment"), n.range());
            case "While" -> new Stmt.While(n.required("test", "expr", Expr.class), n.list("body", "stmt", Stmt.class), n.list("orelse", "stmt",
                    Stmt.class), n.range());
            case "If" -> new Stmt.If(n.required("test", "expr", Expr.class), n.list("body", "stmt", Stmt.class), n.list("orelse", "stmt",
                    Stmt.class), n.range());
            case "With" -> new Stmt.With(n.list("items", "withitem", WithItem.class), n.list("body", "stmt", Stmt.class),
                    n.optionalText("type_comment"), n.range());
            case "AsyncWith" -> new Stmt.AsyncWith(n.list("items", "withitem", WithItem.class), n.list("body", "stmt", Stmt.class),
                    n.optionalText("type_comment"), n.range());
            case "Match" -> new Stmt.Match(n.required("subject", "expr", Expr.class), n.list("cases", "match_case", MatchCase.class), n.range());
            case "Raise" -> new Stmt.Raise(n.optional("exc", "expr", Expr.class), n.optional("cause", "expr", Expr.class), n.range());
            case "Try" -> new Stmt.Try(n.list("body", "stmt", Stmt.class), n.list("handlers", "excepthandler", ExceptHandler.class), n.list("orelse",
                    "stmt", Stmt.class), n.list("finalbody", "stmt", Stmt.class), n.range());
            case "TryStar" -> new Stmt.TryStar(n.list("body", "stmt", Stmt.class), n.list("handlers", "excepthandler", ExceptHandler.class),
                    n.list("orelse", "stmt", Stmt.class), n.list("finalbody", "stmt", Stmt.class), n.range());
            case "Assert" -> new Stmt.Assert(n.required("test", "expr", Expr.class), n.optional("msg", "expr", Expr.class), n.range());
            case "Import" -> new Stmt.Import(n.list("names", "alias", Alias.class), n.range());
            case "ImportFrom" -> new Stmt.ImportFrom(n.optionalName("module"), n.list("names", "alias", Alias.class), n.optionalInteger("level"),
                    n.range());
            case "Global" -> new Stmt.Global(n.names("names"), n.range());
            case "Nonlocal" -> new Stmt.Nonlocal(n.names("names"), n.range());
            case "Expr" -> new Stmt.ExprStmt(n.required("value", "expr", Expr.class), n.range());
            case "Pass" -> new Stmt.Pass(n.range());
            case "Break" -> new Stmt.Break(n.range());
            case "Continue" -> new Stmt.Continue(n.range());
            default -> throw new AssertionError(name);
        };
    }

    private static Expr expression(FieldReader n, String name) {
        return switch (name) {
            case "BoolOp" -> new Expr.BoolOp(n.operator("op", "boolop", BoolOperator.values()), n.list("values", "expr", Expr.class), n.range());
            case "NamedExpr" -> new Expr.NamedExpr(n.required("target", "expr", Expr.class), n.required("value", "expr", Expr.class), n.range());
            case "BinOp" -> new Expr.BinOp(n.required("left", "expr", Expr.class), n.operator("op", "operator", Operator.values()),
                    n.required("right", "expr", Expr.class), n.range());
            case "UnaryOp" -> new Expr.UnaryOp(n.operator("op", "unaryop", UnaryOperator.values()), n.required("operand", "expr", Expr.class),
                    n.range());
            case "Lambda" -> new Expr.Lambda(n.required("args", "arguments", Arguments.class), n.required("body", "expr", Expr.class), n.range());
            case "IfExp" -> new Expr.IfExp(n.required("test", "expr", Expr.class), n.required("body", "expr", Expr.class), n.required("orelse",
                    "expr", Expr.class), n.range());
            case "Dict" -> new Expr.Dict(n.holes("keys", "expr", Expr.class), n.list("values", "expr", Expr.class), n.range());
            case "Set" -> new Expr.Set(n.list("elts", "expr", Expr.class), n.range());
            case "ListComp" -> new Expr.ListComp(n.required("elt", "expr", Expr.class), n.list("generators", "comprehension", Comprehension.class),
                    n.range());
            case "SetComp" -> new Expr.SetComp(n.required("elt", "expr", Expr.class), n.list("generators", "comprehension", Comprehension.class),
                    n.range());
            case "DictComp" -> new Expr.DictComp(n.required("key", "expr", Expr.class), n.required("value", "expr", Expr.class), n.list("generators",
                    "comprehension", Comprehension.class), n.range());
            case "GeneratorExp" -> new Expr.GeneratorExp(n.required("elt", "expr", Expr.class), n.list("generators", "comprehension",
                    Comprehension.class), n.range());
            case "Await" -> new Expr.Await(n.required("value", "expr", Expr.class), n.range());
            case "Yield" -> new Expr.Yield(n.optional("value", "expr", Expr.class), n.range());
            case "YieldFrom" -> new Expr.YieldFrom(n.required("value", "expr", Expr.class), n.range());
            case "Compare" -> new Expr.Compare(n.required("left", "expr", Expr.class), n.operators("ops", "cmpop", CmpOperator.values()),
                    n.list("comparators", "expr", Expr.class), n.range());
            case "Call" -> new Expr.Call(n.required("func", "expr", Expr.class), n.list("args", "expr", Expr.class), n.list("keywords", "keyword",
                    Keyword.class), n.range());
            case "FormattedValue" -> new Expr.FormattedValue(n.required("value", "expr", Expr.class), n.integer("conversion"),
                    n.optional("format_spec", "expr", Expr.class), n.range());
            case "Interpolation" -> new Expr.Interpolation(n.required("value", "expr", Expr.class), n.constant("str"), n.integer("conversion"),
                    n.optional("format_spec", "expr", Expr.class), n.range());
            case "JoinedStr" -> new Expr.JoinedStr(n.list("values", "expr", Expr.class), n.range());
            case "TemplateStr" -> new Expr.TemplateStr(n.list("values", "expr", Expr.class), n.range());
            case "Constant" -> new Expr.Literal(n.constant("value"), n.optionalText("kind"), n.range());
            case "Attribute" -> new Expr.Attribute(n.required("value", "expr", Expr.class), n.name("attr"), n.operator("ctx", "expr_context",
                    ExprContext.values()), n.range());
            case "Subscript" -> new Expr.Subscript(n.required("value", "expr", Expr.class), n.required("slice", "expr", Expr.class),
                    n.operator("ctx", "expr_context", ExprContext.values()), n.range());
            case "Starred" -> new Expr.Starred(n.required("value", "expr", Expr.class), n.operator("ctx", "expr_context", ExprContext.values()),
                    n.range());
            case "Name" -> new Expr.Name(n.name("id"), n.operator("ctx", "expr_context", ExprContext.values()), n.range());
            case "List" -> new Expr.ListExpr(n.list("elts", "expr", Expr.class), n.operator("ctx", "expr_context", ExprContext.values()), n.range());
            case "Tuple" -> new Expr.Tuple(n.list("elts", "expr", Expr.class), n.operator("ctx", "expr_context", ExprContext.values()), n.range());
            case "Slice" -> new Expr.Slice(n.optional("lower", "expr", Expr.class), n.optional("upper", "expr", Expr.class), n.optional("step",
                    "expr", Expr.class), n.range());
            default -> throw new AssertionError(name);
        };
    }

    private static AstNode other(FieldReader n, String name) {
        return switch (name) {
            case "Module" -> new Mod.Module(n.list("body", "stmt", Stmt.class), n.list("type_ignores", "type_ignore", TypeIgnore.class));
            case "Interactive" -> new Mod.Interactive(n.list("body", "stmt", Stmt.class));
            case "Expression" -> new Mod.Expression(n.required("body", "expr", Expr.class));
            case "FunctionType" -> new Mod.FunctionType(n.list("argtypes", "expr", Expr.class), n.required("returns", "expr", Expr.class));
            case "comprehension" -> new Comprehension(n.required("target", "expr", Expr.class), n.required("iter", "expr", Expr.class), n.list("ifs",
                    "expr", Expr.class), n.integer("is_async"));
            case "ExceptHandler" -> new ExceptHandler(n.optional("type", "expr", Expr.class), n.optionalName("name"), n.list("body", "stmt",
                    Stmt.class), n.range());
            case "arguments" -> new Arguments(n.list("posonlyargs", "arg", Arg.class), n.list("args", "arg", Arg.class), n.optional("vararg", "arg",
                    Arg.class), n.list("kwonlyargs", "arg", Arg.class), n.holes("kw_defaults", "expr", Expr.class), n.optional("kwarg", "arg",
                    Arg.class), n.list("defaults", "expr", Expr.class));
            case "arg" -> new Arg(n.name("arg"), n.optional("annotation", "expr", Expr.class), n.optionalText("type_comment"), n.range());
            case "keyword" -> new Keyword(n.optionalName("arg"), n.required("value", "expr", Expr.class), n.range());
            case "alias" -> new Alias(n.name("name"), n.optionalName("asname"), n.range());
            case "withitem" -> new WithItem(n.required("context_expr", "expr", Expr.class), n.optional("optional_vars", "expr", Expr.class));
            case "match_case" -> new MatchCase(n.required("pattern", "pattern", Pattern.class), n.optional("guard", "expr", Expr.class),
                    n.list("body", "stmt", Stmt.class));
            case "MatchValue" -> new Pattern.MatchValue(n.required("value", "expr", Expr.class), n.range());
            case "MatchSingleton" -> new Pattern.MatchSingleton(n.constant("value"), n.range());
            case "MatchSequence" -> new Pattern.MatchSequence(n.list("patterns", "pattern", Pattern.class), n.range());
            case "MatchMapping" -> new Pattern.MatchMapping(n.list("keys", "expr", Expr.class), n.list("patterns", "pattern", Pattern.class),
                    n.optionalName("rest"), n.range());
            case "MatchClass" -> new Pattern.MatchClass(n.required("cls", "expr", Expr.class), n.list("patterns", "pattern", Pattern.class),
                    n.names("kwd_attrs"), n.list("kwd_patterns", "pattern", Pattern.class), n.range());
            case "MatchStar" -> new Pattern.MatchStar(n.optionalName("name"), n.range());
            case "MatchAs" -> new Pattern.MatchAs(n.optional("pattern", "pattern", Pattern.class), n.optionalName("name"), n.range());
            case "MatchOr" -> new Pattern.MatchOr(n.list("patterns", "pattern", Pattern.class), n.range());
            case "TypeIgnore" -> new TypeIgnore(n.integer("lineno"), n.text("tag"));
            case "TypeVar" -> new TypeParam.TypeVar(n.name("name"), n.optional("bound", "expr", Expr.class), n.optional("default_value", "expr",
                    Expr.class), n.range());
            case "ParamSpec" -> new TypeParam.ParamSpec(n.name("name"), n.optional("default_value", "expr", Expr.class), n.range());
            case "TypeVarTuple" -> new TypeParam.TypeVarTuple(n.name("name"), n.optional("default_value", "expr", Expr.class), n.range());
            default -> throw new AssertionError(name);
        };
    }
}
