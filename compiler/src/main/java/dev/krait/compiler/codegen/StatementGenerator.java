package dev.krait.compiler.codegen;

import static dev.krait.compiler.codegen.InstructionSequence.NO_LOCATION;

import dev.krait.compiler.ast.Alias;
import dev.krait.compiler.ast.Expr;
import dev.krait.compiler.ast.ExprContext;
import dev.krait.compiler.ast.SourceRange;
import dev.krait.compiler.ast.Stmt;
import dev.krait.compiler.code.Constant;
import dev.krait.compiler.code.Opcode;
import dev.krait.compiler.symtable.Docstrings;
import dev.krait.compiler.symtable.SymbolTableEntry;
import java.util.ArrayList;
import java.util.List;

/** Simple statements, and bodies of modules and classes. */
final class StatementGenerator extends GeneratorPart {
    StatementGenerator(CodeGenerator generator) {
        super(generator);
    }

    void module(SourceRange location, List<Stmt> body, boolean interactive) {
        if (out.entry().hasConditionalAnnotations()) {
            op(location, Opcode.BUILD_SET, 0);
            op(location, Opcode.STORE_NAME, CompilerUnit.index(out.unit().names, "__conditional_annotations__"));
        }
        body(location, body, interactive);
    }

    /** The body of a module or class, with its docstring and annotations. */
    void body(SourceRange location, List<Stmt> body, boolean interactive) {
        SymbolTableEntry entry = out.entry();
        if (out.future.annotations() && entry.annotationsUsed()) {
            op(location, Opcode.SETUP_ANNOTATIONS);
        }
        if (body.isEmpty()) {
            return;
        }
        int first = 0;
        if (!interactive && entry.hasDocstring()) {
            first = 1;
            SourceRange docstring = ((Stmt.ExprStmt) body.get(0)).value().range();
            out.loadString(docstring, Docstrings.clean(Docstrings.of(body)));
            out.store(NO_LOCATION, "__doc__");
        }
        statements(body.subList(first, body.size()));
        if (!out.future.annotations()) {
            generator.annotations.deferred(location);
        }
    }

    void visit(Stmt statement) {
        out.diagnostics.guard().enter();
        switch (statement) {
            case Stmt.FunctionDef s -> generator.functions.function(s, s.name(), s.args(), s.body(), s.decoratorList(),
                    s.returns(), s.typeParams(), false);
            case Stmt.AsyncFunctionDef s -> generator.functions.function(s, s.name(), s.args(), s.body(), s.decoratorList(),
                    s.returns(), s.typeParams(), true);
            case Stmt.ClassDef s -> generator.classes.classDefinition(s);
            case Stmt.TypeAlias s -> generator.typeParams.alias(s);
            case Stmt.Return s -> generator.controlFlow.returnStatement(s);
            case Stmt.Delete s -> visitAll(s.targets());
            case Stmt.Assign s -> assign(s);
            case Stmt.AugAssign s -> augmentedAssign(s);
            case Stmt.AnnAssign s -> generator.annotations.assign(s);
            case Stmt.Raise s -> raise(s);
            case Stmt.Assert s -> assertion(s);
            case Stmt.Import s -> imports(s);
            case Stmt.ImportFrom s -> importFrom(s);
            case Stmt.ExprStmt s -> expression(s);
            case Stmt.Pass s -> op(s.range(), Opcode.NOP);
            case Stmt.Break s -> generator.controlFlow.breakStatement(s.range());
            case Stmt.Continue s -> generator.controlFlow.continueStatement(s.range());
            case Stmt.Global s -> {
            }
            case Stmt.Nonlocal s -> {
            }
            default -> conditional(statement);
        }
        out.diagnostics.guard().leave();
    }

    /** A statement whose parts may not be executed. */
    private void conditional(Stmt statement) {
        out.unit().conditionalBlocks++;
        switch (statement) {
            case Stmt.For s -> generator.controlFlow.forLoop(s);
            case Stmt.AsyncFor s -> generator.controlFlow.asyncForLoop(s);
            case Stmt.While s -> generator.controlFlow.whileLoop(s);
            case Stmt.If s -> generator.controlFlow.ifStatement(s);
            case Stmt.Match s -> generator.patterns.match(s);
            case Stmt.Try s -> generator.tries.statement(s.range(), s.body(), s.handlers(), s.orelse(), s.finalbody(), false);
            case Stmt.TryStar s -> generator.tries.statement(s.range(), s.body(), s.handlers(), s.orelse(), s.finalbody(), true);
            case Stmt.With s -> generator.withs.with(s.items(), s.body(), 0, false);
            case Stmt.AsyncWith s -> generator.withs.with(s.items(), s.body(), 0, true);
            default -> throw new IllegalArgumentException(statement.toString());
        }
        out.unit().conditionalBlocks--;
    }

    private void assign(Stmt.Assign s) {
        visit(s.value());
        int last = s.targets().size() - 1;
        for (int i = 0; i <= last; i++) {
            if (i < last) {
                op(s.range(), Opcode.COPY, 1);
            }
            visit(s.targets().get(i));
        }
    }

    private void augmentedAssign(Stmt.AugAssign s) {
        SourceRange target = s.target().range();
        switch (s.target()) {
            case Expr.Attribute e -> {
                visit(e.value());
                op(target, Opcode.COPY, 1);
                SourceRange location = Locations.atAttribute(target, e);
                out.loadAttribute(location, e.attr());
                augment(s);
                op(location, Opcode.SWAP, 2);
                out.nameIndexOp(location, Opcode.STORE_ATTR, e.attr());
            }
            case Expr.Subscript e -> {
                visit(e.value());
                if (ExpressionGenerator.isTwoPartSlice(e.slice())) {
                    generator.expressions.sliceParts((Expr.Slice) e.slice());
                    op(target, Opcode.COPY, 3);
                    op(target, Opcode.COPY, 3);
                    op(target, Opcode.COPY, 3);
                    op(target, Opcode.BINARY_SLICE);
                    augment(s);
                    op(target, Opcode.SWAP, 4);
                    op(target, Opcode.SWAP, 3);
                    op(target, Opcode.SWAP, 2);
                    op(target, Opcode.STORE_SLICE);
                } else {
                    visit(e.slice());
                    op(target, Opcode.COPY, 2);
                    op(target, Opcode.COPY, 2);
                    op(target, Opcode.BINARY_OP, Operands.SUBSCR);
                    augment(s);
                    op(target, Opcode.SWAP, 3);
                    op(target, Opcode.SWAP, 2);
                    op(target, Opcode.STORE_SUBSCR);
                }
            }
            case Expr.Name e -> {
                out.load(target, e.id());
                augment(s);
                out.store(target, e.id());
            }
            default -> throw new IllegalArgumentException("target of an augmented assignment: " + s.target());
        }
    }

    private void augment(Stmt.AugAssign s) {
        visit(s.value());
        op(s.range(), Opcode.BINARY_OP, Operands.binary(s.op(), true));
    }

    private void raise(Stmt.Raise s) {
        int count = 0;
        if (s.exc() != null) {
            visit(s.exc());
            count++;
            if (s.cause() != null) {
                visit(s.cause());
                count++;
            }
        }
        op(s.range(), Opcode.RAISE_VARARGS, count);
    }

    private void assertion(Stmt.Assert s) {
        boolean alwaysTrue = s.test() instanceof Expr.Tuple tuple && !tuple.elts().isEmpty()
                || s.test() instanceof Expr.Literal literal && literal.value() instanceof Constant.Tuple constant
                        && !constant.items().isEmpty();
        if (alwaysTrue) {
            out.warn(s.range(), "assertion is always true, perhaps remove parentheses?");
        }
        if (out.optimize > 0) {
            return;
        }
        Label end = newLabel();
        generator.controlFlow.jumpIf(s.range(), s.test(), end, true);
        op(s.range(), Opcode.LOAD_COMMON_CONSTANT, Operands.ASSERTION_ERROR);
        if (s.msg() != null) {
            visit(s.msg());
            op(s.range(), Opcode.CALL, 0);
        }
        op(s.test().range(), Opcode.RAISE_VARARGS, 1);
        use(end);
    }

    private void imports(Stmt.Import s) {
        SourceRange location = s.range();
        for (Alias alias : s.names()) {
            out.loadInt(location, 0);
            loadNone(location);
            out.nameIndexOp(location, Opcode.IMPORT_NAME, alias.name());
            int dot = alias.name().indexOf('.');
            if (alias.asname() == null) {
                out.store(location, dot < 0 ? alias.name() : alias.name().substring(0, dot));
            } else if (dot < 0) {
                out.store(location, alias.asname());
            } else {
                importAs(location, alias.name(), dot, alias.asname());
            }
        }
    }

    /** {@code import a.b.c as d}: the import gave {@code a}. */
    private void importAs(SourceRange location, String name, int firstDot, String asName) {
        int dot = firstDot;
        while (true) {
            int start = dot + 1;
            dot = name.indexOf('.', start);
            String part = dot < 0 ? name.substring(start) : name.substring(start, dot);
            op(location, Opcode.IMPORT_FROM, CompilerUnit.index(out.unit().names, part));
            if (dot < 0) {
                break;
            }
            op(location, Opcode.SWAP, 2);
            op(location, Opcode.POP_TOP);
        }
        out.store(location, asName);
        op(location, Opcode.POP_TOP);
    }

    private void importFrom(Stmt.ImportFrom s) {
        SourceRange location = s.range();
        out.loadInt(location, s.level());
        List<Constant> names = new ArrayList<>();
        for (Alias alias : s.names()) {
            names.add(new Constant.Str(alias.name()));
        }
        out.loadConst(location, new Constant.Tuple(names));
        out.nameIndexOp(location, Opcode.IMPORT_NAME, s.module() == null ? "" : s.module());
        if (s.names().get(0).name().equals("*")) {
            op(location, Opcode.CALL_INTRINSIC_1, Operands.IMPORT_STAR);
            op(NO_LOCATION, Opcode.POP_TOP);
            return;
        }
        for (Alias alias : s.names()) {
            out.nameIndexOp(location, Opcode.IMPORT_FROM, alias.name());
            out.variable(location, alias.asname() != null ? alias.asname() : alias.name(), ExprContext.STORE);
        }
        op(location, Opcode.POP_TOP);
    }

    private void expression(Stmt.ExprStmt s) {
        if (out.isInteractiveTopLevel()) {
            visit(s.value());
            op(s.range(), Opcode.CALL_INTRINSIC_1, Operands.PRINT);
            op(NO_LOCATION, Opcode.POP_TOP);
        } else if (s.value() instanceof Expr.Literal) {
            op(s.range(), Opcode.NOP);
        } else {
            visit(s.value());
            op(NO_LOCATION, Opcode.POP_TOP);
        }
    }
}
