package dev.krait.compiler.codegen;

import dev.krait.compiler.ast.Mod;
import dev.krait.compiler.ast.SourceRange;
import dev.krait.compiler.ast.Stmt;
import dev.krait.compiler.code.CodeObject;
import dev.krait.compiler.symtable.Diagnostics;
import dev.krait.compiler.symtable.FutureFeatures;
import dev.krait.compiler.symtable.SymbolTable;
import java.util.List;

/**
 * Generates the code of a tree: what CPython's {@code codegen.c} and {@code compile.c} do. Each scope becomes an
 * {@link InstructionSequence}, which is optimized and assembled when the scope ends.
 */
public final class CodeGenerator {
    private static final SourceRange FIRST_LINE = new SourceRange(1, 0, 1, 0);

    final Emitter out;
    final StatementGenerator statements;
    final ExpressionGenerator expressions;
    final CallGenerator calls;
    final ComprehensionGenerator comprehensions;
    final ControlFlowGenerator controlFlow;
    final TryGenerator tries;
    final WithGenerator withs;
    final PatternGenerator patterns;
    final FunctionGenerator functions;
    final ClassGenerator classes;
    final TypeParamGenerator typeParams;
    final AnnotationGenerator annotations;

    private CodeGenerator(Emitter out) {
        this.out = out;
        statements = new StatementGenerator(this);
        expressions = new ExpressionGenerator(this);
        calls = new CallGenerator(this);
        comprehensions = new ComprehensionGenerator(this);
        controlFlow = new ControlFlowGenerator(this);
        tries = new TryGenerator(this);
        withs = new WithGenerator(this);
        patterns = new PatternGenerator(this);
        functions = new FunctionGenerator(this);
        classes = new ClassGenerator(this);
        typeParams = new TypeParamGenerator(this);
        annotations = new AnnotationGenerator(this);
    }

    /**
     * Generates the code of a preprocessed tree.
     *
     * @param optimize the level, 0 to 2
     * @throws dev.krait.compiler.PythonSyntaxError if the tree is not valid Python
     */
    public static CodeObject generate(Mod mod, SymbolTable symbols, FutureFeatures future, Diagnostics diagnostics,
            int optimize) {
        boolean interactive = mod instanceof Mod.Interactive;
        Emitter out = new Emitter(symbols, future, diagnostics, optimize, interactive);
        CodeGenerator generator = new CodeGenerator(out);
        out.enterScope("<module>", ScopeType.MODULE, symbols.top(), 1, null, CompilerUnit.Parameters.NONE);
        switch (mod) {
            case Mod.Module module -> generator.statements.module(start(module.body()), module.body(), false);
            case Mod.Interactive module -> generator.statements.module(start(module.body()), module.body(), true);
            case Mod.Expression expression -> generator.expressions.visit(expression.body());
            case Mod.FunctionType type -> throw new IllegalArgumentException("a function type is not code");
        }
        return out.exitScope(!(mod instanceof Mod.Expression));
    }

    private static SourceRange start(List<Stmt> body) {
        return body.isEmpty() ? FIRST_LINE : body.get(0).range();
    }
}
