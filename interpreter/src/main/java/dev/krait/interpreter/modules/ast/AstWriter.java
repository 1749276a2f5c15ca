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
import dev.krait.compiler.code.Constant;
import dev.krait.interpreter.modules.ast.AstGrammar.Field;
import dev.krait.interpreter.modules.ast.AstGrammar.NodeKind;
import dev.krait.interpreter.objects.ObjectType;
import dev.krait.interpreter.objects.PyList;
import dev.krait.interpreter.objects.PyObject;
import dev.krait.interpreter.objects.PyStr;
import dev.krait.interpreter.objects.PyType;
import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.runtime.Names;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.interpreter.tier1.Constants;
import dev.krait.spi.abi.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes Python objects of the trees of the compiler. */
final class AstWriter {
    private record Target(PyType cls, long[] fields) {
    }

    private final PyThread t;
    private final AstTypes types;
    private final Map<String, Target> targets = new HashMap<>();
    private final long[] position = AstTypes.POSITION.stream().mapToLong(Names::of).toArray();

    AstWriter(PyThread t) {
        this.t = t;
        types = AstTypes.of(t);
        for (NodeKind kind : AstGrammar.KINDS) {
            targets.put(kind.name(), new Target(PyType.at(types.cls(kind.name())), kind.fields().stream().map(Field::name).mapToLong(Names::of).toArray()));
        }
    }

    /** The object of a node, or None for null. */
    long value(AstNode node) {
        t.enter(" during ast construction");
        try {
            return switch (node) {
                case null -> Const.NONE;
                case Stmt s -> statement(s);
                case Expr e -> expression(e);
                default -> other(node);
            };
        } finally {
            t.leave();
        }
    }

    private long statement(Stmt node) {
        return switch (node) {
            case Stmt.FunctionDef x -> make("FunctionDef", x.range(), value(x.name()), value(x.args()), value(x.body()), value(x.decoratorList()),
                    value(x.returns()), value(x.typeComment()), value(x.typeParams()));
            case Stmt.AsyncFunctionDef x -> make("AsyncFunctionDef", x.range(), value(x.name()), value(x.args()), value(x.body()),
                    value(x.decoratorList()), value(x.returns()), value(x.typeComment()), value(x.typeParams()));
            case Stmt.ClassDef x -> make("ClassDef", x.range(), value(x.name()), value(x.bases()), value(x.keywords()), value(x.body()),
                    value(x.decoratorList()), value(x.typeParams()));
            case Stmt.Return x -> make("Return", x.range(), value(x.value()));
            case Stmt.Delete x -> make("Delete", x.range(), value(x.targets()));
            case Stmt.Assign x -> make("Assign", x.range(), value(x.targets()), value(x.value()), value(x.typeComment()));
            case Stmt.TypeAlias x -> make("TypeAlias", x.range(), value(x.name()), value(x.typeParams()), value(x.value()));
            case Stmt.AugAssign x -> make("AugAssign", x.range(), value(x.target()), value(x.op()), value(x.value()));
            case Stmt.AnnAssign x -> make("AnnAssign", x.range(), value(x.target()), value(x.annotation()), value(x.value()), value(x.simple()));
            case Stmt.For x -> make("For", x.range(), value(x.target()), value(x.iter()), value(x.body()), value(x.orelse()), value(x.typeComment()));
            case Stmt.AsyncFor x -> make("AsyncFor", x.range(), value(x.target()), value(x.iter()), value(x.body()), value(x.orelse()),
                    value(x.typeComment()));
            case Stmt.While x -> make("While", x.range(), value(x.test()), value(x.body()), value(x.orelse()));
            case Stmt.If x -> make("If", x.range(), value(x.test()), value(x.body()), value(x.orelse()));
            case Stmt.With x -> make("With", x.range(), value(x.items()), value(x.body()), value(x.typeComment()));
            case Stmt.AsyncWith x -> make("AsyncWith", x.range(), value(x.items()), value(x.body()), value(x.typeComment()));
            case Stmt.Match x -> make("Match", x.range(), value(x.subject()), value(x.cases()));
            case Stmt.Raise x -> make("Raise", x.range(), value(x.exc()), value(x.cause()));
            case Stmt.Try x -> make("Try", x.range(), value(x.body()), value(x.handlers()), value(x.orelse()), value(x.finalbody()));
            case Stmt.TryStar x -> make("TryStar", x.range(), value(x.body()), value(x.handlers()), value(x.orelse()), value(x.finalbody()));
            case Stmt.Assert x -> make("Assert", x.range(), value(x.test()), value(x.msg()));
            case Stmt.Import x -> make("Import", x.range(), value(x.names()));
            case Stmt.ImportFrom x -> make("ImportFrom", x.range(), value(x.module()), value(x.names()), value(x.level()));
            case Stmt.Global x -> make("Global", x.range(), value(x.names()));
            case Stmt.Nonlocal x -> make("Nonlocal", x.range(), value(x.names()));
            case Stmt.ExprStmt x -> make("Expr", x.range(), value(x.value()));
            case Stmt.Pass x -> make("Pass", x.range());
            case Stmt.Break x -> make("Break", x.range());
            case Stmt.Continue x -> make("Continue", x.range());
        };
    }

    private long expression(Expr node) {
        return switch (node) {
            case Expr.BoolOp x -> make("BoolOp", x.range(), value(x.op()), value(x.values()));
            case Expr.NamedExpr x -> make("NamedExpr", x.range(), value(x.target()), value(x.value()));
            case Expr.BinOp x -> make("BinOp", x.range(), value(x.left()), value(x.op()), value(x.right()));
            case Expr.UnaryOp x -> make("UnaryOp", x.range(), value(x.op()), value(x.operand()));
            case Expr.Lambda x -> make("Lambda", x.range(), value(x.args()), value(x.body()));
            case Expr.IfExp x -> make("IfExp", x.range(), value(x.test()), value(x.body()), value(x.orelse()));
            case Expr.Dict x -> make("Dict", x.range(), value(x.keys()), value(x.values()));
            case Expr.Set x -> make("Set", x.range(), value(x.elts()));
            case Expr.ListComp x -> make("ListComp", x.range(), value(x.elt()), value(x.generators()));
            case Expr.SetComp x -> make("SetComp", x.range(), value(x.elt()), value(x.generators()));
            case Expr.DictComp x -> make("DictComp", x.range(), value(x.key()), value(x.value()), value(x.generators()));
            case Expr.GeneratorExp x -> make("GeneratorExp", x.range(), value(x.elt()), value(x.generators()));
            case Expr.Await x -> make("Await", x.range(), value(x.value()));
            case Expr.Yield x -> make("Yield", x.range(), value(x.value()));
            case Expr.YieldFrom x -> make("YieldFrom", x.range(), value(x.value()));
            case Expr.Compare x -> make("Compare", x.range(), value(x.left()), value(x.ops()), value(x.comparators()));
            case Expr.Call x -> make("Call", x.range(), value(x.func()), value(x.args()), value(x.keywords()));
            case Expr.FormattedValue x -> make("FormattedValue", x.range(), value(x.value()), value(x.conversion()), value(x.formatSpec()));
            case Expr.Interpolation x -> make("Interpolation", x.range(), value(x.value()), value(x.str()), value(x.conversion()),
                    value(x.formatSpec()));
            case Expr.JoinedStr x -> make("JoinedStr", x.range(), value(x.values()));
            case Expr.TemplateStr x -> make("TemplateStr", x.range(), value(x.values()));
            case Expr.Literal x -> make("Constant", x.range(), value(x.value()), value(x.kind()));
            case Expr.Attribute x -> make("Attribute", x.range(), value(x.value()), value(x.attr()), value(x.ctx()));
            case Expr.Subscript x -> make("Subscript", x.range(), value(x.value()), value(x.slice()), value(x.ctx()));
            case Expr.Starred x -> make("Starred", x.range(), value(x.value()), value(x.ctx()));
            case Expr.Name x -> make("Name", x.range(), value(x.id()), value(x.ctx()));
            case Expr.ListExpr x -> make("List", x.range(), value(x.elts()), value(x.ctx()));
            case Expr.Tuple x -> make("Tuple", x.range(), value(x.elts()), value(x.ctx()));
            case Expr.Slice x -> make("Slice", x.range(), value(x.lower()), value(x.upper()), value(x.step()));
        };
    }

    private long other(AstNode node) {
        return switch (node) {
            case Mod.Module x -> make("Module", null, value(x.body()), value(x.typeIgnores()));
            case Mod.Interactive x -> make("Interactive", null, value(x.body()));
            case Mod.Expression x -> make("Expression", null, value(x.body()));
            case Mod.FunctionType x -> make("FunctionType", null, value(x.argtypes()), value(x.returns()));
            case Comprehension x -> make("comprehension", null, value(x.target()), value(x.iter()), value(x.ifs()), value(x.isAsync()));
            case ExceptHandler x -> make("ExceptHandler", x.range(), value(x.type()), value(x.name()), value(x.body()));
            case Arguments x -> make("arguments", null, value(x.posonlyargs()), value(x.args()), value(x.vararg()), value(x.kwonlyargs()),
                    value(x.kwDefaults()), value(x.kwarg()), value(x.defaults()));
            case Arg x -> make("arg", x.range(), value(x.arg()), value(x.annotation()), value(x.typeComment()));
            case Keyword x -> make("keyword", x.range(), value(x.arg()), value(x.value()));
            case Alias x -> make("alias", x.range(), value(x.name()), value(x.asname()));
            case WithItem x -> make("withitem", null, value(x.contextExpr()), value(x.optionalVars()));
            case MatchCase x -> make("match_case", null, value(x.pattern()), value(x.guard()), value(x.body()));
            case Pattern.MatchValue x -> make("MatchValue", x.range(), value(x.value()));
            case Pattern.MatchSingleton x -> make("MatchSingleton", x.range(), value(x.value()));
            case Pattern.MatchSequence x -> make("MatchSequence", x.range(), value(x.patterns()));
            case Pattern.MatchMapping x -> make("MatchMapping", x.range(), value(x.keys()), value(x.patterns()), value(x.rest()));
            case Pattern.MatchClass x -> make("MatchClass", x.range(), value(x.cls()), value(x.patterns()), value(x.kwdAttrs()),
                    value(x.kwdPatterns()));
            case Pattern.MatchStar x -> make("MatchStar", x.range(), value(x.name()));
            case Pattern.MatchAs x -> make("MatchAs", x.range(), value(x.pattern()), value(x.name()));
            case Pattern.MatchOr x -> make("MatchOr", x.range(), value(x.patterns()));
            case TypeIgnore x -> make("TypeIgnore", null, value(x.lineno()), value(x.tag()));
            case TypeParam.TypeVar x -> make("TypeVar", x.range(), value(x.name()), value(x.bound()), value(x.defaultValue()));
            case TypeParam.ParamSpec x -> make("ParamSpec", x.range(), value(x.name()), value(x.defaultValue()));
            case TypeParam.TypeVarTuple x -> make("TypeVarTuple", x.range(), value(x.name()), value(x.defaultValue()));
            default -> throw new AssertionError(node);
        };
    }

    private long make(String name, SourceRange range, long... values) {
        Target target = targets.get(name);
        long node = ObjectType.instantiate(t, target.cls);
        for (int i = 0; i < values.length; i++) {
            PyObject.setAttr(t, node, target.fields[i], values[i]);
        }
        if (range != null) {
            PyObject.setAttr(t, node, position[0], Value.ofInt(range.line()));
            PyObject.setAttr(t, node, position[1], Value.ofInt(range.column()));
            PyObject.setAttr(t, node, position[2], Value.ofInt(range.endLine()));
            PyObject.setAttr(t, node, position[3], Value.ofInt(range.endColumn()));
        }
        return node;
    }

    private long value(String text) {
        return text == null ? Const.NONE : PyStr.intern(t, PyStr.of(t, text));
    }

    private long value(int number) {
        return Value.ofInt(number);
    }

    private long value(Constant constant) {
        return Constants.value(t, constant);
    }

    private long value(ExprContext context) {
        return types.single(context.asdlName());
    }

    private long value(BoolOperator operator) {
        return types.single(operator.asdlName());
    }

    private long value(Operator operator) {
        return types.single(operator.asdlName());
    }

    private long value(UnaryOperator operator) {
        return types.single(operator.asdlName());
    }

    private long value(List<?> items) {
        long list = PyList.create(t, items.size());
        for (Object item : items) {
            PyList.append(t, list, switch (item) {
                case null -> Const.NONE;
                case AstNode node -> value(node);
                case String text -> value(text);
                case CmpOperator operator -> types.single(operator.asdlName());
                default -> throw new AssertionError(item);
            });
        }
        return list;
    }
}
