package dev.krait.compiler.parser;

import static dev.krait.compiler.tokenizer.TokenType.*;

import dev.krait.compiler.SourceText;
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
import dev.krait.compiler.tokenizer.Tokens;
import java.util.ArrayList;
import java.util.List;

/** Compound statements and whole texts. */
class CompoundStatementRules extends StatementRules {
    CompoundStatementRules(SourceText source, Tokens tokens, ParserOptions options, WarningCollector warnings, int depthLimit) {
        super(source, tokens, options, warnings, depthLimit);
    }

    /** The whole text, or null if it is not valid. */
    final Mod start(Parser.Mode mode) {
        return switch (mode) {
            case EXEC -> module();
            case SINGLE -> interactive();
            case EVAL -> expressionInput();
            case FUNC_TYPE -> functionType();
        };
    }

    private Mod module() {
        List<Stmt> body = new ArrayList<>();
        beginStatement();
        while (statement(body)) {
            beginStatement();
        }
        return at(ENDMARKER) ? new Mod.Module(seal(body), seal(tokens.typeIgnores())) : null;
    }

    /** Called before each statement of a module: there is no way back to those before it. */
    void beginStatement() {
    }

    Mod interactive() {
        int start = pos;
        Stmt compound = compoundStatement();
        if (compound != null && accept(NEWLINE)) {
            return new Mod.Interactive(List.of(compound));
        }
        pos = start;
        List<Stmt> body = new ArrayList<>();
        if (simpleStatements(body)) {
            return new Mod.Interactive(seal(body));
        }
        if (accept(NEWLINE)) {
            return new Mod.Interactive(List.of(new Stmt.Pass(range(start))));
        }
        return null;
    }

    private Mod expressionInput() {
        Expr e = expressions();
        if (e == null) {
            return null;
        }
        while (accept(NEWLINE)) {
            continue;
        }
        return at(ENDMARKER) ? new Mod.Expression(e) : null;
    }

    private Mod functionType() {
        if (!accept(LPAR)) {
            return null;
        }
        List<Expr> types = new ArrayList<>();
        int stars = 0;
        while (!at(RPAR)) {
            int star = at(STAR) ? 1 : at(DOUBLESTAR) ? 2 : 0;
            if (star > 0) {
                pos++;
            }
            if (star > 0 ? star <= stars : stars > 0) {
                return null;
            }
            stars = star;
            Expr type = expression();
            if (type == null) {
                return null;
            }
            types.add(type);
            if (!accept(COMMA)) {
                break;
            }
            if (at(RPAR)) {
                return null;
            }
        }
        if (!accept(RPAR) || !accept(RARROW)) {
            return null;
        }
        Expr returns = expression();
        if (returns == null) {
            return null;
        }
        while (accept(NEWLINE)) {
            continue;
        }
        return at(ENDMARKER) ? new Mod.FunctionType(seal(types), returns) : null;
    }

    /** As many statements as there are. */
    final void statements(List<Stmt> out) {
        while (statement(out)) {
            continue;
        }
    }

    boolean statement(List<Stmt> out) {
        Stmt compound = compoundStatement();
        if (compound != null) {
            out.add(compound);
            return true;
        }
        return simpleStatements(out);
    }

    Stmt compoundStatement() {
        int start = pos;
        Stmt statement = switch (peek()) {
            case DEF -> functionDefinition(start, List.of());
            case AT -> decorated();
            case CLASS -> classDefinition(start, List.of());
            case ASYNC -> switch (peekSecond()) {
                case DEF -> functionDefinition(start, List.of());
                case WITH -> withStatement();
                case FOR -> forStatement();
                default -> null;
            };
            case IF -> ifStatement();
            case WITH -> withStatement();
            case FOR -> forStatement();
            case TRY -> tryStatement();
            case WHILE -> whileStatement();
            case NAME -> atSoftKeyword("match") ? matchStatement() : null;
            default -> null;
        };
        if (statement == null) {
            pos = start;
        }
        return statement;
    }

    /** A suite: an indented block or the rest of the line. */
    List<Stmt> block() {
        int start = pos;
        List<Stmt> body = new ArrayList<>();
        if (accept(NEWLINE)) {
            if (accept(INDENT)) {
                enter(10);
                statements(body);
                depth -= 10;
                if (!body.isEmpty() && accept(DEDENT)) {
                    return seal(body);
                }
            }
            pos = start;
            return null;
        }
        return simpleStatements(body) ? seal(body) : null;
    }

    /** A colon and a suite. */
    final List<Stmt> suite() {
        return accept(COLON) ? block() : null;
    }

    /** As {@link #suite}, where nothing but a colon can follow. */
    private List<Stmt> forcedSuite() {
        if (!at(COLON)) {
            throw errorAtToken(pos, "expected ':'");
        }
        return suite();
    }

    private Stmt decorated() {
        List<Expr> decorators = new ArrayList<>();
        while (accept(AT)) {
            Expr decorator = namedExpression();
            if (decorator == null || !accept(NEWLINE)) {
                return null;
            }
            decorators.add(decorator);
        }
        int start = pos;
        return switch (peek()) {
            case CLASS -> classDefinition(start, seal(decorators));
            case DEF -> functionDefinition(start, seal(decorators));
            case ASYNC -> peekSecond() == DEF ? functionDefinition(start, seal(decorators)) : null;
            default -> null;
        };
    }

    private List<TypeParam> optionalTypeParameters() {
        return at(LSQB) ? typeParameters() : List.of();
    }

    Stmt functionDefinition(int start, List<Expr> decorators) {
        boolean isAsync = accept(ASYNC);
        pos++;
        int nameToken = pos;
        if (!accept(NAME)) {
            return null;
        }
        String name = tokens.name(nameToken);
        List<TypeParam> typeParams = optionalTypeParameters();
        if (typeParams == null || !accept(LPAR)) {
            return null;
        }
        Arguments args = parameters(RPAR);
        if (args == null || !accept(RPAR)) {
            return null;
        }
        Expr returns = null;
        if (accept(RARROW)) {
            returns = expression();
            if (returns == null) {
                return null;
            }
        }
        if (!accept(COLON)) {
            return null;
        }
        String comment = functionTypeComment();
        List<Stmt> body = block();
        if (body == null) {
            return null;
        }
        SourceRange range = statementRange(start);
        return isAsync ? new Stmt.AsyncFunctionDef(name, args, body, decorators, returns, comment, typeParams, range)
                : new Stmt.FunctionDef(name, args, body, decorators, returns, comment, typeParams, range);
    }

    /** A type comment on the line of the colon or, alone, on the next. */
    private String functionTypeComment() {
        if (at(TYPE_COMMENT)) {
            return tokens.text(pos++);
        }
        if (options.typeComments() && at(NEWLINE) && peekSecond() == TYPE_COMMENT) {
            int start = pos;
            pos += 2;
            if (at(NEWLINE) && peekSecond() == INDENT) {
                return tokens.text(start + 1);
            }
            pos = start;
        }
        return null;
    }

    final String typeComment() {
        return at(TYPE_COMMENT) ? tokens.text(pos++) : null;
    }

    Stmt classDefinition(int start, List<Expr> decorators) {
        pos++;
        int nameToken = pos;
        if (!accept(NAME)) {
            return null;
        }
        String name = tokens.name(nameToken);
        List<TypeParam> typeParams = optionalTypeParameters();
        if (typeParams == null) {
            return null;
        }
        List<Expr> bases = List.of();
        List<Keyword> keywords = List.of();
        if (at(LPAR)) {
            if (!(call(nameToken, null, false) instanceof Expr.Call arguments)) {
                return null;
            }
            bases = arguments.args();
            keywords = arguments.keywords();
        }
        List<Stmt> body = suite();
        return body == null ? null : new Stmt.ClassDef(name, bases, keywords, body, decorators, typeParams, statementRange(start));
    }

    Stmt ifStatement() {
        int outside = depth;
        Stmt statement = ifElifElse();
        depth = outside;
        return statement;
    }

    private Stmt ifElifElse() {
        enter(3);
        List<Integer> starts = new ArrayList<>(1);
        List<Expr> tests = new ArrayList<>(1);
        List<List<Stmt>> bodies = new ArrayList<>(1);
        do {
            starts.add(pos++);
            Expr test = namedExpression();
            // To CPython's parser each part is inside the one before.
            enter(starts.size() > 1 ? 1 : 0);
            List<Stmt> body = test == null ? null : suite();
            if (body == null) {
                return null;
            }
            tests.add(test);
            bodies.add(body);
        } while (at(ELIF));
        List<Stmt> orelse = elseBlock();
        if (orelse == null) {
            return null;
        }
        Stmt statement = null;
        for (int i = starts.size() - 1; i >= 0; i--) {
            statement = new Stmt.If(tests.get(i), bodies.get(i), orelse, statementRange(starts.get(i)));
            orelse = List.of(statement);
        }
        return statement;
    }

    /** An {@code else} with its suite, or an empty list; null if it is not valid. */
    List<Stmt> elseBlock() {
        return accept(ELSE) ? forcedSuite() : List.of();
    }

    Stmt whileStatement() {
        int start = pos++;
        Expr test = namedExpression();
        List<Stmt> body = test == null ? null : suite();
        List<Stmt> orelse = body == null ? null : elseBlock();
        return orelse == null ? null : new Stmt.While(test, body, orelse, statementRange(start));
    }

    Stmt forStatement() {
        int start = pos;
        boolean isAsync = accept(ASYNC);
        pos++;
        Expr target = starTargets();
        if (target == null || !accept(IN)) {
            return null;
        }
        Expr iterable = starExpressions();
        if (iterable == null || !accept(COLON)) {
            return null;
        }
        String comment = typeComment();
        List<Stmt> body = block();
        List<Stmt> orelse = body == null ? null : elseBlock();
        if (orelse == null) {
            return null;
        }
        SourceRange range = statementRange(start);
        return isAsync ? new Stmt.AsyncFor(target, iterable, body, orelse, comment, range)
                : new Stmt.For(target, iterable, body, orelse, comment, range);
    }

    Stmt withStatement() {
        int start = pos;
        boolean isAsync = accept(ASYNC);
        pos++;
        int itemsStart = pos;
        List<WithItem> items = at(LPAR) ? parenthesizedWithItems() : null;
        if (items == null) {
            pos = itemsStart;
            items = withItems();
        }
        if (items == null || !accept(COLON)) {
            return null;
        }
        String comment = typeComment();
        List<Stmt> body = block();
        if (body == null) {
            return null;
        }
        SourceRange range = statementRange(start);
        return isAsync ? new Stmt.AsyncWith(items, body, comment, range) : new Stmt.With(items, body, comment, range);
    }

    private List<WithItem> parenthesizedWithItems() {
        pos++;
        List<WithItem> items = new ArrayList<>();
        while (true) {
            WithItem item = withItem();
            if (item == null) {
                break;
            }
            items.add(item);
            if (!accept(COMMA)) {
                break;
            }
        }
        return !items.isEmpty() && accept(RPAR) && at(COLON) ? seal(items) : null;
    }

    private List<WithItem> withItems() {
        List<WithItem> items = new ArrayList<>(1);
        do {
            WithItem item = withItem();
            if (item == null) {
                return null;
            }
            items.add(item);
        } while (accept(COMMA));
        return seal(items);
    }

    WithItem withItem() {
        Expr e = expression();
        if (e == null || !at(AS)) {
            return e == null ? null : new WithItem(e, null);
        }
        int end = pos++;
        Expr target = starTarget();
        if (target != null && (at(COMMA) || at(RPAR) || at(COLON))) {
            return new WithItem(e, target);
        }
        pos = end;
        return new WithItem(e, null);
    }

    Stmt tryStatement() {
        int start = pos++;
        List<Stmt> body = forcedSuite();
        if (body == null) {
            return null;
        }
        List<ExceptHandler> handlers = new ArrayList<>();
        boolean star = at(EXCEPT) && peekSecond() == STAR;
        while (at(EXCEPT)) {
            ExceptHandler handler = exceptHandler(star);
            if (handler == null) {
                return null;
            }
            handlers.add(handler);
        }
        List<Stmt> orelse = handlers.isEmpty() ? List.of() : elseBlock();
        List<Stmt> finalbody = orelse == null ? null : accept(FINALLY) ? forcedSuite() : List.of();
        if (finalbody == null || handlers.isEmpty() && finalbody.isEmpty()) {
            return null;
        }
        SourceRange range = statementRange(start);
        return star ? new Stmt.TryStar(body, seal(handlers), orelse, finalbody, range)
                : new Stmt.Try(body, seal(handlers), orelse, finalbody, range);
    }

    private ExceptHandler exceptHandler(boolean star) {
        int start = pos++;
        if (star != accept(STAR)) {
            return null;
        }
        Expr type = null;
        String name = null;
        if (star || !at(COLON)) {
            type = expressions();
            if (type == null) {
                return null;
            }
            boolean bareTuple = tokens.type(pos - 1) == COMMA
                    || type instanceof Expr.Tuple t && !t.elts().isEmpty() && isBareTuple(t);
            if (!bareTuple && accept(AS)) {
                int nameToken = pos;
                if (!accept(NAME)) {
                    return null;
                }
                name = tokens.name(nameToken);
            }
        }
        List<Stmt> body = suite();
        return body == null ? null : new ExceptHandler(type, name, body, statementRange(start));
    }

    /** Whether a tuple with elements was written without parentheses: then it starts with its first element. */
    private static boolean isBareTuple(Expr.Tuple tuple) {
        SourceRange range = tuple.range();
        SourceRange first = tuple.elts().get(0).range();
        return range.line() == first.line() && range.column() == first.column();
    }

    Stmt matchStatement() {
        int start = pos++;
        Expr subject = startsExpression(peek()) ? subject() : null;
        if (subject == null || !accept(COLON) || !accept(NEWLINE) || !accept(INDENT)) {
            return null;
        }
        List<MatchCase> cases = new ArrayList<>();
        while (atSoftKeyword("case")) {
            MatchCase matchCase = caseBlock();
            if (matchCase == null) {
                break;
            }
            cases.add(matchCase);
        }
        return !cases.isEmpty() && accept(DEDENT) ? new Stmt.Match(subject, seal(cases), statementRange(start)) : null;
    }

    Expr subject() {
        int start = pos;
        Expr first = starNamedExpression();
        if (first == null || !at(COMMA)) {
            return first instanceof Expr.Starred ? null : first;
        }
        List<Expr> elements = new ArrayList<>();
        elements.add(first);
        while (accept(COMMA)) {
            Expr next = startsExpression(peek()) ? starNamedExpression() : null;
            if (next == null) {
                break;
            }
            elements.add(next);
        }
        return new Expr.Tuple(seal(elements), ExprContext.LOAD, range(start));
    }

    MatchCase caseBlock() {
        int start = pos++;
        Pattern pattern = patterns();
        Expr guard = null;
        boolean valid = pattern != null;
        if (valid && accept(IF)) {
            guard = namedExpression();
            valid = guard != null;
        }
        List<Stmt> body = valid ? suite() : null;
        if (body == null) {
            pos = start;
            return null;
        }
        return new MatchCase(pattern, guard, body);
    }
}
