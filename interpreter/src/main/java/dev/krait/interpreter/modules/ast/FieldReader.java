package dev.krait.interpreter.modules.ast;

import dev.krait.compiler.ast.AstNode;
import dev.krait.compiler.ast.SourceRange;
import dev.krait.compiler.code.Constant;
import dev.krait.interpreter.modules.ast.AstGrammar.NodeKind;
import dev.krait.interpreter.objects.Kinds;
import dev.krait.interpreter.objects.PyBytes;
import dev.krait.interpreter.objects.PyInt;
import dev.krait.interpreter.objects.PyList;
import dev.krait.interpreter.objects.PyObject;
import dev.krait.interpreter.objects.PyStr;
import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.Names;
import dev.krait.interpreter.runtime.PyError;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.interpreter.tier1.Constants;
import dev.krait.spi.abi.Kind;
import java.util.ArrayList;
import java.util.List;

/** Reads the fields of one node that Python code made or changed, with CPython's complaints where they are wrong. */
final class FieldReader {
    private final PyThread t;
    private final AstReader reader;
    private final long node;
    private final NodeKind kind;
    private final SourceRange range;

    FieldReader(PyThread t, AstReader reader, long node, NodeKind kind, SourceRange range) {
        this.range = range;
        this.t = t;
        this.reader = reader;
        this.node = node;
        this.kind = kind;
    }

    private long get(String field) {
        return PyObject.getAttrOrAbsent(t, node, Names.of(field));
    }

    private long present(String field) {
        long value = get(field);
        if (value == 0) {
            throw Errors.typeError(t, "required field \"%s\" missing from %s", field, kind.name());
        }
        if (value == Const.NONE) {
            throw Errors.valueError(t, "field '%s' is required for %s", field, kind.name());
        }
        return value;
    }

    private boolean isNone(String field) {
        long value = get(field);
        return value == 0 || value == Const.NONE;
    }

    <T extends AstNode> T required(String field, String base, Class<T> type) {
        return type.cast(reader.node(present(field), base));
    }

    <T extends AstNode> T optional(String field, String base, Class<T> type) {
        return isNone(field) ? null : type.cast(reader.node(get(field), base));
    }

    private long items(String field) {
        long value = get(field);
        if (value != 0 && !PyList.is(value)) {
            throw Errors.typeError(t, "%s field \"%s\" must be a list, not a %s", kind.name(), field, PyObject.typeName(value));
        }
        return value == 0 ? PyList.create(t) : value;
    }

    private PyError changed(String field) {
        return Errors.runtimeError(t, "%s field \"%s\" changed size during iteration", kind.name(), field);
    }

    private <T extends AstNode> List<T> list(String field, String base, Class<T> type, boolean holes) {
        long items = items(field);
        int n = PyList.length(items);
        List<T> result = new ArrayList<>(n);
        for (int i = 0; i < n; i++) {
            long item = PyList.get(items, i);
            if (item == Const.NONE && !holes && (base.equals("expr") || base.equals("stmt") || base.equals("pattern"))) {
                throw Errors.valueError(t, "None disallowed in %s list", base.equals("expr") ? "expression" : base.equals("stmt") ? "statement" : base);
            }
            result.add(item == Const.NONE && holes ? null : type.cast(reader.node(item, base)));
            if (PyList.length(items) != n) {
                throw changed(field);
            }
        }
        return result;
    }

    <T extends AstNode> List<T> list(String field, String base, Class<T> type) {
        return list(field, base, type, false);
    }

    <T extends AstNode> List<T> holes(String field, String base, Class<T> type) {
        return list(field, base, type, true);
    }

    private <E extends Enum<E>> E choice(long value, String base, E[] all) {
        NodeKind chosen = reader.kind(value);
        if (chosen == null || !chosen.base().equals(base)) {
            throw Errors.typeError(t, "expected some sort of %s, but got %s", base, PyObject.reprText(t, value));
        }
        int index = 0;
        for (NodeKind k : AstGrammar.KINDS) {
            if (k.base().equals(base)) {
                if (k == chosen) {
                    return all[index];
                }
                index++;
            }
        }
        throw new AssertionError(chosen);
    }

    <E extends Enum<E>> E operator(String field, String base, E[] all) {
        if (base.equals("expr_context") && get(field) == 0) {
            return all[0];
        }
        return choice(present(field), base, all);
    }

    <E extends Enum<E>> List<E> operators(String field, String base, E[] all) {
        long items = items(field);
        List<E> result = new ArrayList<>();
        for (int i = 0; i < PyList.length(items); i++) {
            result.add(choice(PyList.get(items, i), base, all));
        }
        return result;
    }

    private String identifier(long value) {
        if (!PyStr.isExact(value)) {
            throw Errors.typeError(t, "AST identifier must be of type str");
        }
        String name = PyStr.toJava(value);
        if (name.equals("None") || name.equals("True") || name.equals("False")) {
            throw Errors.valueError(t, "identifier field can't represent '%s' constant", name);
        }
        return name;
    }

    String name(String field) {
        return identifier(present(field));
    }

    String optionalName(String field) {
        return isNone(field) ? null : identifier(get(field));
    }

    List<String> names(String field) {
        long items = items(field);
        List<String> result = new ArrayList<>();
        for (int i = 0; i < PyList.length(items); i++) {
            result.add(identifier(PyList.get(items, i)));
        }
        return result;
    }

    private String string(long value) {
        if (!PyStr.isExact(value) && !PyBytes.isExact(value)) {
            throw Errors.typeError(t, "AST string must be of type str");
        }
        return PyObject.strText(t, value);
    }

    String text(String field) {
        return string(present(field));
    }

    String optionalText(String field) {
        return isNone(field) ? null : string(get(field));
    }

    private static int number(PyThread t, long value) {
        if (!PyInt.is(value)) {
            throw Errors.valueError(t, "invalid integer value: %s", PyObject.reprText(t, value));
        }
        return PyInt.toJavaInt(t, value);
    }

    int integer(String field) {
        long value = get(field);
        if (value == 0) {
            throw Errors.typeError(t, "required field \"%s\" missing from %s", field, kind.name());
        }
        return number(t, value);
    }

    int optionalInteger(String field) {
        return isNone(field) ? 0 : number(t, get(field));
    }

    SourceRange range() {
        return range;
    }

    /** Where a node stands in the source; TypeError where it does not say so. */
    static SourceRange range(PyThread t, long node, String base) {
        int line = position(t, node, base, "lineno", 0, true);
        int column = position(t, node, base, "col_offset", 0, true);
        boolean ends = !base.equals("pattern") && !base.equals("type_param");
        int endLine = position(t, node, base, "end_lineno", line, !ends);
        int endColumn = position(t, node, base, "end_col_offset", column, !ends);
        if (line > endLine) {
            throw Errors.valueError(t, "AST node line range (%d, %d) is not valid", line, endLine);
        }
        if (line < 0 && endLine != line || column < 0 && endColumn != column) {
            throw Errors.valueError(t, "AST node column range (%d, %d) for line range (%d, %d) is not valid", column, endColumn, line, endLine);
        }
        if (line == endLine && column > endColumn) {
            throw Errors.valueError(t, "line %d, column %d-%d is not a valid range", line, column, endColumn);
        }
        return new SourceRange(line, column, endLine, endColumn);
    }

    private static int position(PyThread t, long node, String base, String attribute, int otherwise, boolean required) {
        long value = PyObject.getAttrOrAbsent(t, node, Names.of(attribute));
        if (value == 0 && required) {
            throw Errors.typeError(t, "required field \"%s\" missing from %s", attribute, base);
        }
        return value == 0 || value == Const.NONE && !required ? otherwise : number(t, value);
    }

    Constant constant(String field) {
        long value = get(field);
        if (value == 0) {
            throw Errors.typeError(t, "required field \"%s\" missing from %s", field, kind.name());
        }
        return constant(value);
    }

    private Constant constant(long value) {
        Constant constant = Kinds.is(value, Kind.CODE) ? null : Constants.of(t, value);
        if (constant == null) {
            throw Errors.typeError(t, "got an invalid type in Constant: %s", PyObject.typeName(value));
        }
        return constant;
    }
}
