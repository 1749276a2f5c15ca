package dev.krait.compiler.codegen;

import dev.krait.compiler.ast.Expr;
import dev.krait.compiler.ast.SourceRange;
import dev.krait.compiler.ast.Stmt;
import dev.krait.compiler.ast.TypeParam;
import dev.krait.compiler.code.CodeObject;
import dev.krait.compiler.code.Constant;
import dev.krait.compiler.code.Opcode;
import dev.krait.compiler.symtable.SymbolTableEntry;
import java.util.List;

/** Type parameters and type aliases (PEP 695, PEP 696). */
final class TypeParamGenerator extends GeneratorPart {
    /** The default of {@code format} in functions that evaluate bounds, defaults and aliases: {@code Format.VALUE}. */
    private static final Constant FORMAT_DEFAULT = new Constant.Tuple(List.of(Constant.Int.of(1)));

    TypeParamGenerator(CodeGenerator generator) {
        super(generator);
    }

    /** Binds type parameters and leaves a tuple of them on the stack. */
    void parameters(List<TypeParam> parameters) {
        boolean seenDefault = false;
        for (TypeParam parameter : parameters) {
            Expr defaultValue;
            String name;
            switch (parameter) {
                case TypeParam.TypeVar p -> {
                    name = p.name();
                    defaultValue = p.defaultValue();
                    typeVar(p);
                }
                case TypeParam.TypeVarTuple p -> {
                    name = p.name();
                    defaultValue = p.defaultValue();
                    out.loadString(p.range(), name);
                    op(p.range(), Opcode.CALL_INTRINSIC_1, Operands.TYPEVARTUPLE);
                }
                case TypeParam.ParamSpec p -> {
                    name = p.name();
                    defaultValue = p.defaultValue();
                    out.loadString(p.range(), name);
                    op(p.range(), Opcode.CALL_INTRINSIC_1, Operands.PARAMSPEC);
                }
            }
            SourceRange location = parameter.range();
            if (defaultValue != null) {
                seenDefault = true;
                value(defaultValue, name, out.symbols.scopeOfDefault(parameter), parameter instanceof TypeParam.TypeVarTuple);
                op(location, Opcode.CALL_INTRINSIC_2, Operands.SET_TYPEPARAM_DEFAULT);
            } else if (seenDefault) {
                throw out.error(location, "non-default type parameter '" + name + "' follows default type parameter");
            }
            op(location, Opcode.COPY, 1);
            out.store(location, name);
        }
        op(parameters.get(0).range(), Opcode.BUILD_TUPLE, parameters.size());
    }

    private void typeVar(TypeParam.TypeVar p) {
        out.loadString(p.range(), p.name());
        if (p.bound() == null) {
            op(p.range(), Opcode.CALL_INTRINSIC_1, Operands.TYPEVAR);
            return;
        }
        value(p.bound(), p.name(), out.symbols.scopeOf(p), false);
        op(p.range(), Opcode.CALL_INTRINSIC_2,
                p.bound() instanceof Expr.Tuple ? Operands.TYPEVAR_WITH_CONSTRAINTS : Operands.TYPEVAR_WITH_BOUND);
    }

    /** A function that evaluates a bound or default when it is asked for. */
    private void value(Expr e, String name, SymbolTableEntry entry, boolean mayBeStarred) {
        SourceRange location = e.range();
        out.loadConst(location, FORMAT_DEFAULT);
        generator.annotations.enterScope(location, name, entry);
        if (mayBeStarred && e instanceof Expr.Starred starred) {
            visit(starred.value());
            op(location, Opcode.UNPACK_SEQUENCE, 1);
        } else {
            visit(e);
        }
        op(location, Opcode.RETURN_VALUE);
        CodeObject code = out.exitScope(true);
        out.makeClosure(location, code, FunctionAttributes.DEFAULTS);
    }

    void alias(Stmt.TypeAlias s) {
        SourceRange location = s.range();
        String name = ((Expr.Name) s.name()).id();
        boolean generic = !s.typeParams().isEmpty();
        if (generic) {
            out.enterScope("<generic parameters of " + name + ">", ScopeType.ANNOTATIONS,
                    out.symbols.scopeOf(s.typeParams()), location.line(), null, CompilerUnit.Parameters.NONE);
            out.loadString(location, name);
            parameters(s.typeParams());
        } else {
            out.loadString(location, name);
            loadNone(location);
        }
        out.loadConst(location, FORMAT_DEFAULT);
        generator.annotations.enterScope(location, name, out.symbols.scopeOf(s));
        visit(s.value());
        op(location, Opcode.RETURN_VALUE);
        CodeObject value = out.exitScope(false);
        out.makeClosure(location, value, FunctionAttributes.DEFAULTS);
        op(location, Opcode.BUILD_TUPLE, 3);
        op(location, Opcode.CALL_INTRINSIC_1, Operands.TYPEALIAS);
        if (generic) {
            CodeObject code = out.exitScope(false);
            out.makeClosure(location, code, 0);
            op(location, Opcode.PUSH_NULL);
            op(location, Opcode.CALL, 0);
        }
        out.store(location, name);
    }
}
