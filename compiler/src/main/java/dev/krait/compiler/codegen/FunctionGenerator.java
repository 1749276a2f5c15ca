package dev.krait.compiler.codegen;

import static dev.krait.compiler.codegen.InstructionSequence.NO_LOCATION;

import dev.krait.compiler.ast.Arg;
import dev.krait.compiler.ast.Arguments;
import dev.krait.compiler.ast.Expr;
import dev.krait.compiler.ast.SourceRange;
import dev.krait.compiler.ast.Stmt;
import dev.krait.compiler.ast.TypeParam;
import dev.krait.compiler.code.CodeObject;
import dev.krait.compiler.code.Constant;
import dev.krait.compiler.code.Opcode;
import dev.krait.compiler.codegen.FrameBlock.Kind;
import dev.krait.compiler.symtable.Docstrings;
import dev.krait.compiler.symtable.SymbolTableEntry;
import java.util.List;

/** Functions and lambdas. */
final class FunctionGenerator extends GeneratorPart {
    FunctionGenerator(CodeGenerator generator) {
        super(generator);
    }

    void function(Stmt node, String name, Arguments arguments, List<Stmt> body, List<Expr> decorators, Expr returns,
            List<TypeParam> typeParams, boolean isAsync) {
        visitAll(decorators);
        SourceRange location = node.range();
        int firstLine = decorators.isEmpty() ? location.line() : decorators.get(0).range().line();
        boolean generic = !typeParams.isEmpty();
        int attributes = defaults(location, arguments);
        int passed = 0;
        if (generic) {
            passed = Integer.bitCount(attributes & (FunctionAttributes.DEFAULTS | FunctionAttributes.KWDEFAULTS));
            if (passed == 2) {
                op(location, Opcode.SWAP, 2);
            }
            out.enterScope("<generic parameters of " + name + ">", ScopeType.ANNOTATIONS, out.symbols.scopeOf(typeParams),
                    firstLine, null, new CompilerUnit.Parameters(0, passed, 0));
            generator.typeParams.parameters(typeParams);
            for (int i = 0; i < passed; i++) {
                op(location, Opcode.LOAD_FAST, i);
            }
        }
        attributes |= generator.annotations.ofFunction(node, location, arguments, returns);
        functionBody(node, name, arguments, body, isAsync, attributes, firstLine);
        if (generic) {
            op(location, Opcode.SWAP, 2);
            op(location, Opcode.CALL_INTRINSIC_2, Operands.SET_FUNCTION_TYPE_PARAMS);
            CodeObject code = out.exitScope(false);
            out.makeClosure(location, code, 0);
            if (passed > 0) {
                op(location, Opcode.SWAP, passed + 1);
                op(location, Opcode.CALL, passed - 1);
            } else {
                op(location, Opcode.PUSH_NULL);
                op(location, Opcode.CALL, 0);
            }
        }
        applyDecorators(decorators);
        out.store(location, name);
    }

    private void functionBody(Stmt node, String name, Arguments arguments, List<Stmt> body, boolean isAsync, int attributes,
            int firstLine) {
        SymbolTableEntry entry = out.symbols.scopeOf(node);
        out.enterScope(name, isAsync ? ScopeType.ASYNC_FUNCTION : ScopeType.FUNCTION, entry, firstLine, null,
                parametersOf(arguments));
        int first = 0;
        if (entry.hasDocstring()) {
            first = 1;
            out.unit().constants.add(new Constant.Str(Docstrings.clean(Docstrings.of(body))));
        }
        Label start = newLabel();
        use(start);
        boolean handlesStopIteration = entry.isCoroutine() || entry.isGenerator();
        if (handlesStopIteration) {
            out.pushBlock(Kind.STOP_ITERATION, NO_LOCATION, start, null, null);
        }
        statements(body.subList(first, body.size()));
        if (handlesStopIteration) {
            wrapInStopIterationHandler();
            out.popBlock();
        }
        CodeObject code = out.exitScope(true);
        out.makeClosure(node.range(), code, attributes);
    }

    /** Turns a StopIteration that leaves a generator into a RuntimeError (PEP 479). */
    void wrapInStopIterationHandler() {
        Label handler = newLabel();
        out.unit().sequence.insert(0, Opcode.SETUP_CLEANUP, handler, NO_LOCATION);
        loadNone(NO_LOCATION);
        op(NO_LOCATION, Opcode.RETURN_VALUE);
        use(handler);
        op(NO_LOCATION, Opcode.CALL_INTRINSIC_1, Operands.STOPITERATION_ERROR);
        op(NO_LOCATION, Opcode.RERAISE, 1);
    }

    void lambda(Expr.Lambda e) {
        SourceRange location = e.range();
        int attributes = defaults(location, e.args());
        out.enterScope("<lambda>", ScopeType.LAMBDA, out.symbols.scopeOf(e), location.line(), null, parametersOf(e.args()));
        visit(e.body());
        CodeObject code;
        if (out.entry().isGenerator()) {
            code = out.exitScope(false);
        } else {
            op(e.body().range(), Opcode.RETURN_VALUE);
            code = out.exitScope(true);
        }
        out.makeClosure(location, code, attributes);
    }

    private static CompilerUnit.Parameters parametersOf(Arguments arguments) {
        return new CompilerUnit.Parameters(arguments.posonlyargs().size(), arguments.args().size(),
                arguments.kwonlyargs().size());
    }

    /** Puts a tuple and a dict of defaults on the stack; returns which of them there are. */
    private int defaults(SourceRange location, Arguments arguments) {
        int attributes = 0;
        if (!arguments.defaults().isEmpty()) {
            visitAll(arguments.defaults());
            op(location, Opcode.BUILD_TUPLE, arguments.defaults().size());
            attributes |= FunctionAttributes.DEFAULTS;
        }
        int count = 0;
        for (int i = 0; i < arguments.kwonlyargs().size(); i++) {
            Arg argument = arguments.kwonlyargs().get(i);
            Expr value = arguments.kwDefaults().get(i);
            if (value != null) {
                count++;
                out.loadString(location, out.mangle(argument.arg()));
                visit(value);
            }
        }
        if (count > 0) {
            op(location, Opcode.BUILD_MAP, count);
            attributes |= FunctionAttributes.KWDEFAULTS;
        }
        return attributes;
    }

    void applyDecorators(List<Expr> decorators) {
        for (int i = decorators.size() - 1; i >= 0; i--) {
            op(decorators.get(i).range(), Opcode.CALL, 0);
        }
    }
}
