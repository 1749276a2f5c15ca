package dev.krait.compiler.codegen;

import dev.krait.compiler.ast.Arg;
import dev.krait.compiler.ast.Arguments;
import dev.krait.compiler.ast.Expr;
import dev.krait.compiler.ast.SourceRange;
import dev.krait.compiler.ast.Stmt;
import dev.krait.compiler.code.CodeObject;
import dev.krait.compiler.code.Constant;
import dev.krait.compiler.code.Opcode;
import dev.krait.compiler.symtable.BlockType;
import dev.krait.compiler.symtable.NameMangling;
import dev.krait.compiler.symtable.SymbolTableEntry;
import java.util.ArrayList;
import java.util.List;

/** Annotations: deferred in {@code __annotate__} functions (PEP 649), or strings (PEP 563). */
final class AnnotationGenerator extends GeneratorPart {
    /** {@code annotationlib.Format.VALUE_WITH_FAKE_GLOBALS}. */
    private static final int VALUE_WITH_FAKE_GLOBALS = 2;

    AnnotationGenerator(CodeGenerator generator) {
        super(generator);
    }

    /** Opens a function of one parameter, the format, which refuses the formats it does not know. */
    void enterScope(SourceRange location, String name, SymbolTableEntry entry) {
        out.enterScope(name, ScopeType.ANNOTATIONS, entry, location.line(), null, new CompilerUnit.Parameters(1, 0, 0));
        op(location, Opcode.LOAD_FAST, 0);
        out.loadInt(location, VALUE_WITH_FAKE_GLOBALS);
        op(location, Opcode.COMPARE_OP, Operands.GT);
        Label body = newLabel();
        jump(location, Opcode.POP_JUMP_IF_FALSE, body);
        op(location, Opcode.LOAD_COMMON_CONSTANT, Operands.NOT_IMPLEMENTED_ERROR);
        op(location, Opcode.RAISE_VARARGS, 1);
        use(body);
    }

    private void leaveScope(SourceRange location) {
        op(location, Opcode.RETURN_VALUE);
        CodeObject code = out.exitScope(true);
        // While it is compiled the parameter has a name that no annotation can mean; its users see a plain one.
        List<String> names = new ArrayList<>(code.localsPlusNames());
        names.set(0, "format");
        CodeObject renamed = new CodeObject(code.argCount(), code.posOnlyArgCount(), code.kwOnlyArgCount(), code.stackSize(),
                code.flags(), code.code(), code.consts(), code.names(), names, code.localsPlusKinds(), code.filename(),
                code.name(), code.qualname(), code.firstLine(), code.lineTable(), code.exceptionTable());
        out.makeClosure(location, renamed, 0);
    }

    /** Generates the {@code __annotate__} function of a function, if it has annotations. */
    int ofFunction(Stmt node, SourceRange location, Arguments arguments, Expr returns) {
        SymbolTableEntry entry = out.symbols.scopeOfAnnotations(node);
        if (!entry.annotationsUsed()) {
            return 0;
        }
        enterScope(location, entry.name(), entry);
        int count = 0;
        for (Arg argument : arguments.args()) {
            count += argument(location, argument);
        }
        for (Arg argument : arguments.posonlyargs()) {
            count += argument(location, argument);
        }
        count += argument(location, arguments.vararg());
        for (Arg argument : arguments.kwonlyargs()) {
            count += argument(location, argument);
        }
        count += argument(location, arguments.kwarg());
        count += annotation(location, "return", returns);
        op(location, Opcode.BUILD_MAP, count);
        leaveScope(location);
        return FunctionAttributes.ANNOTATE;
    }

    private int argument(SourceRange location, Arg argument) {
        return argument == null ? 0 : annotation(location, argument.arg(), argument.annotation());
    }

    private int annotation(SourceRange location, String name, Expr annotation) {
        if (annotation == null) {
            return 0;
        }
        out.loadString(location, out.mangle(name));
        if (out.future.annotations()) {
            loadAsString(annotation);
        } else if (annotation instanceof Expr.Starred starred) {
            // *args: *Ts
            visit(starred.value());
            op(location, Opcode.UNPACK_SEQUENCE, 1);
        } else {
            visit(annotation);
        }
        return 1;
    }

    private void loadAsString(Expr annotation) {
        out.loadString(annotation.range(), new ExpressionText(out.diagnostics.guard()).of(annotation));
    }

    /** An assignment with annotation. */
    void assign(Stmt.AnnAssign s) {
        if (s.value() != null) {
            visit(s.value());
            visit(s.target());
        }
        boolean future = out.future.annotations();
        ScopeType type = out.unit().scopeType;
        boolean keptHere = type == ScopeType.MODULE || type == ScopeType.CLASS;
        boolean simple = s.simple() != 0;
        switch (s.target()) {
            case Expr.Name name -> {
                if (simple && keptHere) {
                    if (future) {
                        loadAsString(s.annotation());
                        out.nameIndexOp(s.range(), Opcode.LOAD_NAME, "__annotations__");
                        out.loadString(s.range(), out.mangle(name.id()));
                        op(s.range(), Opcode.STORE_SUBSCR);
                    } else {
                        defer(s);
                    }
                }
            }
            case Expr.Attribute attribute -> {
                if (s.value() == null) {
                    check(attribute.value());
                }
            }
            case Expr.Subscript subscript -> {
                if (s.value() == null) {
                    check(subscript.value());
                    checkSubscript(subscript.slice());
                }
            }
            default -> throw new IllegalArgumentException("target of an annotation: " + s.target());
        }
    }

    private void defer(Stmt.AnnAssign s) {
        CompilerUnit unit = out.unit();
        unit.deferredAnnotations.add(s);
        if (unit.scopeType != ScopeType.MODULE && unit.conditionalBlocks == 0) {
            unit.conditionalIndexes.add(-1);
            return;
        }
        int index = unit.nextConditionalIndex++;
        unit.conditionalIndexes.add(index);
        boolean isClass = unit.scopeType == ScopeType.CLASS;
        out.indexOp(s.range(), isClass ? Opcode.LOAD_DEREF : Opcode.LOAD_NAME, isClass ? unit.cellVars : unit.names,
                "__conditional_annotations__");
        out.loadInt(s.range(), index);
        op(s.range(), Opcode.SET_ADD, 1);
        op(s.range(), Opcode.POP_TOP);
    }

    private void check(Expr e) {
        visit(e);
        op(e.range(), Opcode.POP_TOP);
    }

    private void checkSubscript(Expr e) {
        switch (e) {
            case Expr.Slice slice -> {
                for (Expr part : new Expr[] {slice.lower(), slice.upper(), slice.step()}) {
                    if (part != null) {
                        check(part);
                    }
                }
            }
            case Expr.Tuple tuple -> tuple.elts().forEach(this::checkSubscript);
            default -> check(e);
        }
    }

    /** Generates {@code __annotate__} of a module or class from the annotations met in its body. */
    void deferred(SourceRange location) {
        CompilerUnit unit = out.unit();
        if (unit.deferredAnnotations.isEmpty()) {
            return;
        }
        boolean separate = unit.scopeType == ScopeType.MODULE;
        if (separate) {
            unit.stashedSequence = unit.sequence;
            unit.sequence = new InstructionSequence();
        }
        SymbolTableEntry entry = unit.entry;
        enterScope(location, entry.annotationBlock().name(), entry.annotationBlock());
        deferredBody(location, unit);
        leaveScope(location);
        out.store(location, entry.type() == BlockType.CLASS ? "__annotate_func__" : "__annotate__");
        if (separate) {
            InstructionSequence code = unit.sequence;
            unit.sequence = unit.stashedSequence;
            unit.stashedSequence = null;
            unit.sequence.setAnnotationsCode(code);
        }
    }

    private void deferredBody(SourceRange location, CompilerUnit annotated) {
        op(location, Opcode.BUILD_MAP, 0);
        for (int i = 0; i < annotated.deferredAnnotations.size(); i++) {
            Stmt.AnnAssign s = annotated.deferredAnnotations.get(i);
            String name = NameMangling.mangle(out.unit().className, ((Expr.Name) s.target()).id());
            int index = annotated.conditionalIndexes.get(i);
            Label notSet = newLabel();
            if (index >= 0) {
                out.loadInt(s.range(), index);
                if (annotated.scopeType == ScopeType.CLASS) {
                    out.indexOp(s.range(), Opcode.LOAD_DEREF, out.unit().freeVars, "__conditional_annotations__");
                } else {
                    out.nameIndexOp(s.range(), Opcode.LOAD_GLOBAL, "__conditional_annotations__");
                }
                op(s.range(), Opcode.CONTAINS_OP, 0);
                jump(s.range(), Opcode.POP_JUMP_IF_FALSE, notSet);
            }
            visit(s.annotation());
            op(s.range(), Opcode.COPY, 2);
            out.loadConst(s.range(), new Constant.Str(name));
            op(location, Opcode.STORE_SUBSCR);
            use(notSet);
        }
    }
}
