package dev.krait.interpreter.modules.ast;

import dev.krait.compiler.ast.Mod;
import dev.krait.compiler.parser.Parser.Mode;
import dev.krait.interpreter.modules.ast.AstGrammar.NodeKind;
import dev.krait.interpreter.objects.PyObject;
import dev.krait.interpreter.objects.PyType;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.PyThread;

/** The trees that {@code compile} takes and gives. */
public final class Trees {
    private Trees() {
    }

    /** Whether a value is a node. */
    public static boolean is(long value) {
        return PyType.of(value).isSubtypeOf(AstTypeBinding.TYPE);
    }

    /** The Python object of a tree. */
    public static long toPython(PyThread t, Mod tree) {
        return new AstWriter(t).value(tree);
    }

    /** The tree of a Python object; TypeError or ValueError if it is not a tree that could have been parsed. */
    public static Mod toTree(PyThread t, long value, Mode mode) {
        String expected = expected(mode);
        NodeKind kind = AstTypes.of(t).kind(value);
        if (kind == null || !kind.name().equals(expected)) {
            throw Errors.typeError(t, "expected %s node, got %s", expected, PyObject.typeName(value));
        }
        Mod tree = (Mod) new AstReader(t).node(value, "mod");
        new AstValidator(t).check(tree);
        return tree;
    }

    private static String expected(Mode mode) {
        return switch (mode) {
            case EXEC -> "Module";
            case SINGLE -> "Interactive";
            case EVAL -> "Expression";
            case FUNC_TYPE -> "FunctionType";
        };
    }
}
