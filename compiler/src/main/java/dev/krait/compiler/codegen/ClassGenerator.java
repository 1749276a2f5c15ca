package dev.krait.compiler.codegen;

import static dev.krait.compiler.codegen.InstructionSequence.NO_LOCATION;

import dev.krait.compiler.ast.SourceRange;
import dev.krait.compiler.ast.Stmt;
import dev.krait.compiler.code.CodeObject;
import dev.krait.compiler.code.Constant;
import dev.krait.compiler.code.Opcode;
import dev.krait.compiler.symtable.SymbolTableEntry;
import java.util.ArrayList;
import java.util.List;

/** Class definitions: {@code name = __build_class__(body, name, *bases, **keywords)}. */
final class ClassGenerator extends GeneratorPart {
    ClassGenerator(CodeGenerator generator) {
        super(generator);
    }

    void classDefinition(Stmt.ClassDef s) {
        visitAll(s.decoratorList());
        SourceRange location = s.range();
        int firstLine = s.decoratorList().isEmpty() ? location.line() : s.decoratorList().get(0).range().line();
        boolean generic = !s.typeParams().isEmpty();
        if (generic) {
            out.enterScope("<generic parameters of " + s.name() + ">", ScopeType.ANNOTATIONS,
                    out.symbols.scopeOf(s.typeParams()), firstLine, s.name(), CompilerUnit.Parameters.NONE);
            generator.typeParams.parameters(s.typeParams());
            out.store(location, ".type_params");
        }
        body(s, firstLine);
        if (generic) {
            out.load(location, ".type_params");
            op(location, Opcode.CALL_INTRINSIC_1, Operands.SUBSCRIPT_GENERIC);
            out.store(location, ".generic_base");
            generator.calls.arguments(location, 2, s.bases(), ".generic_base", s.keywords());
            CodeObject code = out.exitScope(false);
            out.makeClosure(location, code, 0);
            op(location, Opcode.PUSH_NULL);
            op(location, Opcode.CALL, 0);
        } else {
            generator.calls.arguments(location, 2, s.bases(), null, s.keywords());
        }
        generator.functions.applyDecorators(s.decoratorList());
        out.store(location, s.name());
    }

    private void body(Stmt.ClassDef s, int firstLine) {
        SymbolTableEntry entry = out.symbols.scopeOf(s);
        out.enterScope(s.name(), ScopeType.CLASS, entry, firstLine, s.name(), CompilerUnit.Parameters.NONE);
        SourceRange location = new SourceRange(firstLine, 0, firstLine, 0);
        CompilerUnit unit = out.unit();
        out.load(location, "__name__");
        out.store(location, "__module__");
        out.loadString(location, unit.qualname);
        out.store(location, "__qualname__");
        out.loadInt(location, unit.firstLine);
        out.store(location, "__firstlineno__");
        if (!s.typeParams().isEmpty()) {
            out.load(location, ".type_params");
            out.store(location, "__type_params__");
        }
        if (entry.needsClassDict()) {
            op(location, Opcode.LOAD_LOCALS);
            op(location, Opcode.STORE_DEREF, unit.cellVars.get("__classdict__"));
        }
        if (entry.hasConditionalAnnotations()) {
            op(location, Opcode.BUILD_SET, 0);
            op(location, Opcode.STORE_DEREF, unit.cellVars.get("__conditional_annotations__"));
        }
        generator.statements.body(location, s.body(), false);
        List<Constant> attributes = new ArrayList<>();
        unit.staticAttributes.forEach(name -> attributes.add(new Constant.Str(name)));
        out.loadConst(NO_LOCATION, new Constant.Tuple(attributes));
        out.store(NO_LOCATION, "__static_attributes__");
        if (entry.needsClassDict()) {
            op(NO_LOCATION, Opcode.LOAD_CLOSURE, unit.cellVars.get("__classdict__"));
            out.store(NO_LOCATION, "__classdictcell__");
        }
        if (entry.needsClassClosure()) {
            op(NO_LOCATION, Opcode.LOAD_CLOSURE, unit.cellVars.get("__class__"));
            op(NO_LOCATION, Opcode.COPY, 1);
            out.store(NO_LOCATION, "__classcell__");
        } else {
            loadNone(NO_LOCATION);
        }
        op(NO_LOCATION, Opcode.RETURN_VALUE);
        CodeObject code = out.exitScope(true);

        // What follows belongs to the line of the class, not to that of a decorator.
        SourceRange at = s.range();
        op(at, Opcode.LOAD_BUILD_CLASS);
        op(at, Opcode.PUSH_NULL);
        out.makeClosure(at, code, 0);
        out.loadString(at, s.name());
    }
}
