package dev.krait.compiler.codegen;

import dev.krait.compiler.ast.Expr;
import dev.krait.compiler.ast.Operator;
import dev.krait.compiler.ast.SourceRange;
import dev.krait.compiler.code.Opcode;
import java.util.List;

/** Formatted strings and template strings. */
final class StringGenerator extends GeneratorPart {
    StringGenerator(CodeGenerator generator) {
        super(generator);
    }

    void joined(Expr.JoinedStr e) {
        SourceRange location = e.range();
        int count = e.values().size();
        if (count > Operands.STACK_USE_GUIDELINE) {
            out.loadString(location, "");
            out.loadMethod(location, "join");
            op(location, Opcode.BUILD_LIST, 0);
            for (Expr value : e.values()) {
                visit(value);
                op(location, Opcode.LIST_APPEND, 1);
            }
            op(location, Opcode.CALL, 1);
            return;
        }
        visitAll(e.values());
        if (count > 1) {
            op(location, Opcode.BUILD_STRING, count);
        } else if (count == 0) {
            out.loadString(location, "");
        }
    }

    void formatted(Expr.FormattedValue e) {
        visit(e.value());
        SourceRange location = e.range();
        if (e.conversion() != -1) {
            op(location, Opcode.CONVERT_VALUE, Operands.conversion(e.conversion()));
        }
        if (e.formatSpec() != null) {
            visit(e.formatSpec());
            op(location, Opcode.FORMAT_WITH_SPEC);
        } else {
            op(location, Opcode.FORMAT_SIMPLE);
        }
    }

    /** A template: a tuple of strings, one more than there are interpolations, and a tuple of interpolations. */
    void template(Expr.TemplateStr e) {
        SourceRange location = e.range();
        List<Expr> values = e.values();
        boolean lastWasInterpolation = true;
        int strings = 0;
        int i = 0;
        while (i < values.size()) {
            if (values.get(i) instanceof Expr.Interpolation) {
                if (lastWasInterpolation) {
                    out.loadString(location, "");
                    strings++;
                }
                lastWasInterpolation = true;
                i++;
                continue;
            }
            visit(values.get(i++));
            while (i < values.size() && !(values.get(i) instanceof Expr.Interpolation)) {
                visit(values.get(i++));
                op(location, Opcode.BINARY_OP, Operands.binary(Operator.ADD, true));
            }
            strings++;
            lastWasInterpolation = false;
        }
        if (lastWasInterpolation) {
            out.loadString(location, "");
            strings++;
        }
        op(location, Opcode.BUILD_TUPLE, strings);
        int interpolations = 0;
        for (Expr value : values) {
            if (value instanceof Expr.Interpolation) {
                visit(value);
                interpolations++;
            }
        }
        op(location, Opcode.BUILD_TUPLE, interpolations);
        op(location, Opcode.BUILD_TEMPLATE);
    }

    void interpolation(Expr.Interpolation e) {
        SourceRange location = e.range();
        visit(e.value());
        out.loadConst(location, e.str());
        int oparg = 2;
        if (e.formatSpec() != null) {
            oparg++;
            visit(e.formatSpec());
        }
        op(location, Opcode.BUILD_INTERPOLATION, oparg | Operands.conversion(e.conversion()) << 2);
    }
}
