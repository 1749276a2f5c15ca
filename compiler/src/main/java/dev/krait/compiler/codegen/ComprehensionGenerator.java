package dev.krait.compiler.codegen;

import static dev.krait.compiler.codegen.InstructionSequence.NO_LOCATION;

import dev.krait.compiler.ast.Comprehension;
import dev.krait.compiler.ast.Expr;
import dev.krait.compiler.ast.SourceRange;
import dev.krait.compiler.code.CodeObject;
import dev.krait.compiler.code.Opcode;
import dev.krait.compiler.codegen.FrameBlock.Kind;
import dev.krait.compiler.symtable.BlockType;
import dev.krait.compiler.symtable.SymbolTableEntry;
import dev.krait.compiler.symtable.Symbols;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Comprehensions, inlined where they can be (PEP 709), and generator expressions. */
final class ComprehensionGenerator extends GeneratorPart {
    /** A comprehension while its code is generated; {@code value} is that of a dict's item, else null. */
    private record Target(SourceRange location, List<Comprehension> generators, Expr element, Expr value, Opcode build,
            Opcode add) {
        boolean isGenerator() {
            return build == null;
        }
    }

    /** What must be undone after an inlined comprehension. */
    private static final class Inlining {
        final List<String> pushedLocals = new ArrayList<>();
        final Map<String, Integer> outerSymbols = new HashMap<>();
        final List<String> fastHidden = new ArrayList<>();
        Label cleanup;
    }

    ComprehensionGenerator(CodeGenerator generator) {
        super(generator);
    }

    void generator(Expr.GeneratorExp e) {
        comprehension(e, "<genexpr>", new Target(e.range(), e.generators(), e.elt(), null, null, null));
    }

    void list(Expr.ListComp e) {
        comprehension(e, "<listcomp>",
                new Target(e.range(), e.generators(), e.elt(), null, Opcode.BUILD_LIST, Opcode.LIST_APPEND));
    }

    void set(Expr.SetComp e) {
        comprehension(e, "<setcomp>", new Target(e.range(), e.generators(), e.elt(), null, Opcode.BUILD_SET, Opcode.SET_ADD));
    }

    void dict(Expr.DictComp e) {
        comprehension(e, "<dictcomp>",
                new Target(e.range(), e.generators(), e.key(), e.value(), Opcode.BUILD_MAP, Opcode.MAP_ADD));
    }

    private void comprehension(Expr e, String name, Target target) {
        SymbolTableEntry entry = out.symbols.scopeOf(e);
        SourceRange location = target.location;
        Comprehension outermost = target.generators.get(0);
        if (entry.isInlined()) {
            iterator(outermost);
            Inlining inlining = enterInlined(location, entry);
            op(location, target.build, 0);
            op(location, Opcode.SWAP, 2);
            loop(target, 0, 0, true);
            leaveInlined(location, inlining);
            return;
        }
        boolean isAsync = entry.isCoroutine();
        out.enterScope(name, ScopeType.COMPREHENSION, entry, location.line(), null, new CompilerUnit.Parameters(0, 1, 0));
        if (!target.isGenerator()) {
            op(location, target.build, 0);
        }
        loop(target, 0, 0, false);
        if (target.isGenerator()) {
            generator.functions.wrapInStopIterationHandler();
        } else {
            op(location, Opcode.RETURN_VALUE);
        }
        CodeObject code = out.exitScope(true);
        out.makeClosure(location, code, 0);
        iterator(outermost);
        op(location, Opcode.CALL, 0);
        if (isAsync && !target.isGenerator()) {
            await(location, 0);
        }
    }

    /** The iterator of the outermost loop, which is made in the scope around the comprehension. */
    private void iterator(Comprehension comprehension) {
        visit(comprehension.iter());
        op(comprehension.iter().range(), comprehension.isAsync() != 0 ? Opcode.GET_AITER : Opcode.GET_ITER);
    }

    private void loop(Target target, int index, int depth, boolean iteratorOnStack) {
        if (target.generators.get(index).isAsync() != 0) {
            asyncLoop(target, index, depth, iteratorOnStack);
        } else {
            syncLoop(target, index, depth, iteratorOnStack);
        }
    }

    private void syncLoop(Target target, int index, int outerDepth, boolean iteratorOnStack) {
        Comprehension comprehension = target.generators.get(index);
        int depth = outerDepth;
        Label start = newLabel();
        Label skip = newLabel();
        Label anchor = newLabel();
        SourceRange iter = comprehension.iter().range();
        Expr single = null;
        if (!iteratorOnStack) {
            if (index == 0) {
                op(target.location, Opcode.LOAD_FAST, 0);
            } else {
                // for y in [f(x)] is an assignment.
                single = singleElement(comprehension.iter());
                if (single != null) {
                    visit(single);
                } else {
                    visit(comprehension.iter());
                    op(iter, Opcode.GET_ITER);
                }
            }
        }
        if (single == null) {
            depth++;
            use(start);
            jump(iter, Opcode.FOR_ITER, anchor);
        }
        visit(comprehension.target());
        conditions(target, comprehension, skip);
        SourceRange elementLocation = body(target, index, depth);
        use(skip);
        if (single == null) {
            jump(elementLocation, Opcode.JUMP, start);
            use(anchor);
            op(NO_LOCATION, Opcode.END_FOR);
            op(NO_LOCATION, Opcode.POP_ITER);
        }
    }

    private static Expr singleElement(Expr iterable) {
        List<Expr> elements = switch (iterable) {
            case Expr.ListExpr e -> e.elts();
            case Expr.Tuple e -> e.elts();
            default -> List.of();
        };
        return elements.size() == 1 && !(elements.get(0) instanceof Expr.Starred) ? elements.get(0) : null;
    }

    private void asyncLoop(Target target, int index, int depth, boolean iteratorOnStack) {
        Comprehension comprehension = target.generators.get(index);
        SourceRange location = target.location;
        Label start = newLabel();
        Label send = newLabel();
        Label except = newLabel();
        Label skip = newLabel();
        if (!iteratorOnStack) {
            if (index == 0) {
                op(location, Opcode.LOAD_FAST, 0);
            } else {
                visit(comprehension.iter());
                op(comprehension.iter().range(), Opcode.GET_AITER);
            }
        }
        use(start);
        out.pushBlock(Kind.ASYNC_COMPREHENSION_GENERATOR, location, start, null, null);
        jump(location, Opcode.SETUP_FINALLY, except);
        op(location, Opcode.GET_ANEXT);
        loadNone(location);
        use(send);
        yieldFrom(location, true);
        op(location, Opcode.POP_BLOCK);
        visit(comprehension.target());
        conditions(target, comprehension, skip);
        SourceRange elementLocation = body(target, index, depth + 1);
        use(skip);
        jump(elementLocation, Opcode.JUMP, start);
        out.popBlock();
        use(except);
        jump(location, Opcode.END_ASYNC_FOR, send);
    }

    private void conditions(Target target, Comprehension comprehension, Label skip) {
        for (Expr condition : comprehension.ifs()) {
            generator.controlFlow.jumpIf(target.location, condition, skip, false);
        }
    }

    /** The next loop, or the element; returns the place of the jump back. */
    private SourceRange body(Target target, int index, int depth) {
        SourceRange location = target.element.range();
        if (index + 1 < target.generators.size()) {
            loop(target, index + 1, depth, false);
            return location;
        }
        visit(target.element);
        if (target.isGenerator()) {
            yieldValue(location);
            op(location, Opcode.POP_TOP);
            return location;
        }
        if (target.value != null) {
            visit(target.value);
            location = SourceRange.between(location, target.value.range());
        }
        op(location, target.add, depth + 1);
        return location;
    }

    /**
     * Makes the names of the comprehension those of the scope: symbols take the meaning they have in the comprehension, and
     * values that its own variables hide are put on the stack.
     */
    private Inlining enterInlined(SourceRange location, SymbolTableEntry comprehension) {
        Inlining inlining = new Inlining();
        CompilerUnit unit = out.unit();
        SymbolTableEntry outer = unit.entry;
        boolean inClass = outer.type() == BlockType.CLASS && unit.inlinedComprehensions == 0;
        unit.inlinedComprehensions++;
        for (Map.Entry<String, Integer> symbol : comprehension.symbols().entrySet()) {
            String name = symbol.getKey();
            int scope = Symbols.scope(symbol.getValue());
            int outerSymbol = outer.symbol(name);
            int outerScope = Symbols.scope(outerSymbol);
            boolean differs = scope != outerScope && scope != Symbols.FREE
                    && !(scope == Symbols.CELL && outerScope == Symbols.FREE);
            if (differs || inClass) {
                outer.symbols().put(name, symbol.getValue());
                inlining.outerSymbols.put(name, outerSymbol);
            }
            if ((isBound(symbol.getValue()) || inClass) && !unit.isFunctionLike()
                    && !unit.fastHidden.getOrDefault(name, false)) {
                unit.fastHidden.put(name, true);
                inlining.fastHidden.add(name);
            }
        }
        pushHidden(location, comprehension, inlining);
        return inlining;
    }

    private static boolean isBound(int symbol) {
        return (symbol & Symbols.DEF_LOCAL) != 0 && (symbol & Symbols.DEF_NONLOCAL) == 0;
    }

    private void pushHidden(SourceRange location, SymbolTableEntry comprehension, Inlining inlining) {
        CompilerUnit unit = out.unit();
        boolean inClass = unit.entry.type() == BlockType.CLASS && unit.inlinedComprehensions == 0;
        for (Map.Entry<String, Integer> symbol : comprehension.symbols().entrySet()) {
            String name = symbol.getKey();
            if (!isBound(symbol.getValue()) && !inClass) {
                continue;
            }
            out.indexOp(location, Opcode.LOAD_FAST_AND_CLEAR, unit.varNames, name);
            if (Symbols.scope(symbol.getValue()) == Symbols.CELL) {
                boolean free = unit.entry.scope(name) == Symbols.FREE;
                out.indexOp(location, Opcode.MAKE_CELL, free ? unit.freeVars : unit.cellVars, name);
            }
            inlining.pushedLocals.add(name);
        }
        if (!inlining.pushedLocals.isEmpty()) {
            op(location, Opcode.SWAP, inlining.pushedLocals.size() + 1);
            // An exception must restore the hidden values, too.
            inlining.cleanup = newLabel();
            jump(location, Opcode.SETUP_FINALLY, inlining.cleanup);
        }
    }

    private void leaveInlined(SourceRange location, Inlining inlining) {
        if (!inlining.pushedLocals.isEmpty()) {
            op(NO_LOCATION, Opcode.POP_BLOCK);
            Label end = newLabel();
            jump(NO_LOCATION, Opcode.JUMP_NO_INTERRUPT, end);
            use(inlining.cleanup);
            op(NO_LOCATION, Opcode.SWAP, 2);
            op(NO_LOCATION, Opcode.POP_TOP);
            restoreHidden(location, inlining);
            op(NO_LOCATION, Opcode.RERAISE, 0);
            use(end);
            restoreHidden(location, inlining);
        }
        CompilerUnit unit = out.unit();
        unit.inlinedComprehensions--;
        unit.entry.symbols().putAll(inlining.outerSymbols);
        // False instead of absent: the name stays a hidden local in the code object.
        inlining.fastHidden.forEach(name -> unit.fastHidden.put(name, false));
    }

    private void restoreHidden(SourceRange location, Inlining inlining) {
        List<String> locals = inlining.pushedLocals;
        op(location, Opcode.SWAP, locals.size() + 1);
        for (int i = locals.size() - 1; i >= 0; i--) {
            out.indexOp(location, Opcode.STORE_FAST_MAYBE_NULL, out.unit().varNames, locals.get(i));
        }
    }
}
