package dev.krait.interpreter.modules.ast;

import java.util.ArrayList;
import java.util.List;

/** The abstract grammar of Python 3.14 (the page of module {@code ast} in the Python library reference), read into tables. */
final class AstGrammar {
    private static final String GRAMMAR = """
            mod = Module(stmt* body, type_ignore* type_ignores) | Interactive(stmt* body) | Expression(expr body)
                | FunctionType(expr* argtypes, expr returns)
            stmt = FunctionDef(identifier name, arguments args, stmt* body, expr* decorator_list, expr? returns, string? type_comment, type_param* type_params)
                | AsyncFunctionDef(identifier name, arguments args, stmt* body, expr* decorator_list, expr? returns, string? type_comment, type_param* type_params)
                | ClassDef(identifier name, expr* bases, keyword* keywords, stmt* body, expr* decorator_list, type_param* type_params)
                | Return(expr? value) | Delete(expr* targets) | Assign(expr* targets, expr value, string? type_comment)
                | TypeAlias(expr name, type_param* type_params, expr value) | AugAssign(expr target, operator op, expr value)
                | AnnAssign(expr target, expr annotation, expr? value, int simple) | For(expr target, expr iter, stmt* body, stmt* orelse, string? type_comment)
                | AsyncFor(expr target, expr iter, stmt* body, stmt* orelse, string? type_comment) | While(expr test, stmt* body, stmt* orelse)
                | If(expr test, stmt* body, stmt* orelse) | With(withitem* items, stmt* body, string? type_comment)
                | AsyncWith(withitem* items, stmt* body, string? type_comment) | Match(expr subject, match_case* cases)
                | Raise(expr? exc, expr? cause) | Try(stmt* body, excepthandler* handlers, stmt* orelse, stmt* finalbody)
                | TryStar(stmt* body, excepthandler* handlers, stmt* orelse, stmt* finalbody) | Assert(expr test, expr? msg)
                | Import(alias* names) | ImportFrom(identifier? module, alias* names, int? level) | Global(identifier* names)
                | Nonlocal(identifier* names) | Expr(expr value) | Pass | Break | Continue
            expr = BoolOp(boolop op, expr* values) | NamedExpr(expr target, expr value) | BinOp(expr left, operator op, expr right)
                | UnaryOp(unaryop op, expr operand) | Lambda(arguments args, expr body) | IfExp(expr test, expr body, expr orelse)
                | Dict(expr?* keys, expr* values) | Set(expr* elts) | ListComp(expr elt, comprehension* generators)
                | SetComp(expr elt, comprehension* generators) | DictComp(expr key, expr value, comprehension* generators)
                | GeneratorExp(expr elt, comprehension* generators) | Await(expr value) | Yield(expr? value)
                | YieldFrom(expr value) | Compare(expr left, cmpop* ops, expr* comparators) | Call(expr func, expr* args, keyword* keywords)
                | FormattedValue(expr value, int conversion, expr? format_spec) | Interpolation(expr value, constant str, int conversion, expr? format_spec)
                | JoinedStr(expr* values) | TemplateStr(expr* values) | Constant(constant value, string? kind)
                | Attribute(expr value, identifier attr, expr_context ctx) | Subscript(expr value, expr slice, expr_context ctx)
                | Starred(expr value, expr_context ctx) | Name(identifier id, expr_context ctx) | List(expr* elts, expr_context ctx)
                | Tuple(expr* elts, expr_context ctx) | Slice(expr? lower, expr? upper, expr? step)
            expr_context = Load | Store | Del
            boolop = And | Or
            operator = Add | Sub | Mult | MatMult | Div | Mod | Pow | LShift | RShift | BitOr | BitXor | BitAnd
                | FloorDiv
            unaryop = Invert | Not | UAdd | USub
            cmpop = Eq | NotEq | Lt | LtE | Gt | GtE | Is | IsNot | In | NotIn
            comprehension(expr target, expr iter, expr* ifs, int is_async)
            excepthandler = ExceptHandler(expr? type, identifier? name, stmt* body)
            arguments(arg* posonlyargs, arg* args, arg? vararg, arg* kwonlyargs, expr?* kw_defaults, arg? kwarg, expr* defaults)
            arg(identifier arg, expr? annotation, string? type_comment)
            keyword(identifier? arg, expr value)
            alias(identifier name, identifier? asname)
            withitem(expr context_expr, expr? optional_vars)
            match_case(pattern pattern, expr? guard, stmt* body)
            pattern = MatchValue(expr value) | MatchSingleton(constant value) | MatchSequence(pattern* patterns)
                | MatchMapping(expr* keys, pattern* patterns, identifier? rest) | MatchClass(expr cls, pattern* patterns, identifier* kwd_attrs, pattern* kwd_patterns)
                | MatchStar(identifier? name) | MatchAs(pattern? pattern, identifier? name) | MatchOr(pattern* patterns)
            type_ignore = TypeIgnore(int lineno, string tag)
            type_param = TypeVar(identifier name, expr? bound, expr? default_value) | ParamSpec(identifier name, expr? default_value)
                | TypeVarTuple(identifier name, expr? default_value)
            """;

    /** All kinds of nodes; the base of a kind stands before it. */
    static final List<NodeKind> KINDS = read();

    /**
     * A field of a node.
     *
     * @param type {@code expr}, {@code identifier}, {@code int}...
     * @param count nothing for one, {@code "?"} for one or none, {@code "*"} for a list, {@code "?*"} for a list with holes
     */
    record Field(String name, String type, String count) {
        boolean isOptional() {
            return count.equals("?");
        }

        boolean isList() {
            return count.endsWith("*");
        }
    }

    /**
     * A class of nodes.
     *
     * @param base the class that it derives from: {@code expr} of {@code Name}; {@code AST} for those that stand alone
     * @param isSum whether it is only a base of others
     * @param enumeration whether there is one instance, without fields
     */
    record NodeKind(String name, String base, List<Field> fields, boolean isSum, boolean enumeration, String doc) {
        /** Whether its nodes say where they stand in the source. */
        boolean hasPosition() {
            return AstTypes.hasPosition(base.equals("AST") ? name : base);
        }

        /** Whether the end of its nodes in the source may be left out. */
        boolean hasOptionalEnd() {
            return switch (name) {
                case "stmt", "expr", "excepthandler", "arg", "keyword", "alias" -> true;
                default -> false;
            };
        }
    }

    private AstGrammar() {
    }

    private static List<NodeKind> read() {
        List<NodeKind> kinds = new ArrayList<>();
        for (String rule : GRAMMAR.replace("\n    |", " |").split("\n")) {
            int equals = rule.indexOf(" = ");
            if (equals < 0) {
                kinds.add(constructor(rule, "AST", false));
                continue;
            }
            String name = rule.substring(0, equals);
            String[] constructors = rule.substring(equals + 3).split(" \\| ");
            boolean enumeration = rule.indexOf('(') < 0;
            String separator = enumeration ? " | " : "\n" + " ".repeat(name.length() + 1) + "| ";
            kinds.add(new NodeKind(name, "AST", List.of(), true, false, name + " = " + String.join(separator, constructors)));
            for (String constructor : constructors) {
                kinds.add(constructor(constructor, name, enumeration));
            }
        }
        return List.copyOf(kinds);
    }

    private static NodeKind constructor(String text, String base, boolean enumeration) {
        int open = text.indexOf('(');
        List<Field> fields = new ArrayList<>();
        if (open > 0) {
            for (String field : text.substring(open + 1, text.length() - 1).split(", ")) {
                String[] parts = field.split(" ");
                String type = parts[0].replaceAll("[?*]", "");
                fields.add(new Field(parts[1], type, parts[0].substring(type.length())));
            }
        }
        return new NodeKind(open < 0 ? text : text.substring(0, open), base, List.copyOf(fields), false, enumeration, text);
    }
}
