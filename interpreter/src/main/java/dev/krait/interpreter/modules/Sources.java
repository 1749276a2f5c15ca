package dev.krait.interpreter.modules;

import dev.krait.compiler.PythonCompiler;
import dev.krait.compiler.PythonSyntaxError;
import dev.krait.compiler.SourceText;
import dev.krait.compiler.WarningSink;
import dev.krait.compiler.ast.Mod;
import dev.krait.compiler.code.CodeObject;
import dev.krait.compiler.code.CompileFlags;
import dev.krait.compiler.parser.Parser.Mode;
import dev.krait.interpreter.modules.ast.Trees;
import dev.krait.interpreter.objects.Exc;
import dev.krait.interpreter.objects.PyBytes;
import dev.krait.interpreter.objects.PyInt;
import dev.krait.interpreter.objects.PyObject;
import dev.krait.interpreter.objects.PyStr;
import dev.krait.interpreter.objects.PyTuple;
import dev.krait.interpreter.objects.PyType;
import dev.krait.interpreter.objects.Warnings;
import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.Names;
import dev.krait.interpreter.runtime.PyError;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.interpreter.tier1.Calls;
import dev.krait.interpreter.tier1.CodeBody;

/** From Python source to code objects of the heap. */
public final class Sources {
    /** {@code nested_scopes} and what else was a flag once. */
    private static final int OBSOLETE_FLAGS = 0x10;

    private Sources() {
    }

    /** A code object of source text; SyntaxError and its like become Python exceptions. */
    public static long compile(PyThread t, SourceText source, Mode mode, int flags, int optimize) {
        CodeObject code;
        try {
            code = PythonCompiler.compile(source, mode, flags, true, optimize, (category, message, line) -> warn(t, source, category, message, line));
        } catch (PythonSyntaxError e) {
            throw syntaxError(t, e);
        }
        return CodeBody.create(t, code);
    }

    private static boolean warn(PyThread t, SourceText source, WarningSink.Category category, String message, int line) {
        PyType type = category == WarningSink.Category.SYNTAX ? Exc.SYNTAX_WARNING : Exc.DEPRECATION_WARNING;
        try {
            Warnings.warnExplicit(t, type, message, source.filename(), line);
            return false;
        } catch (PyError e) {
            // A filter made it an error: the compiler reports it as a SyntaxError, as CPython does.
            if (!Errors.matches(t, type)) {
                throw e;
            }
            Errors.clear(t);
            return true;
        }
    }

    /** The Python exception of a syntax error. */
    static PyError syntaxError(PyThread t, PythonSyntaxError e) {
        if (e.unicode() != null) {
            return unicodeError(t, e);
        }
        long text = e.text() == null ? Const.NONE : PyStr.of(t, e.text());
        boolean hasEnd = e.endLine() != PythonSyntaxError.NONE;
        long[] place = new long[hasEnd ? 6 : 4];
        place[0] = PyStr.of(t, e.filename());
        place[1] = PyInt.of(t, e.line());
        place[2] = PyInt.of(t, e.column());
        place[3] = text;
        if (hasEnd) {
            place[4] = PyInt.of(t, e.endLine());
            place[5] = PyInt.of(t, e.endColumn());
        }
        long details = PyTuple.of(t, place);
        PyType type = switch (e.kind().exceptionName()) {
            case "IndentationError" -> Exc.INDENTATION_ERROR;
            case "TabError" -> Exc.TAB_ERROR;
            case "SyntaxError" -> Exc.SYNTAX_ERROR;
            case "MemoryError" -> Exc.MEMORY_ERROR;
            case "RecursionError" -> Exc.RECURSION_ERROR;
            case "OverflowError" -> Exc.OVERFLOW_ERROR;
            case "SystemError" -> Exc.SYSTEM_ERROR;
            default -> Exc.VALUE_ERROR;
        };
        if (type.isSubtypeOf(Exc.SYNTAX_ERROR)) {
            return Errors.raise(t, Calls.call(t, type.address, PyStr.of(t, e.getMessage()), details));
        }
        return Errors.of(t, type, e.getMessage());
    }

    private static PyError unicodeError(PyThread t, PythonSyntaxError e) {
        PythonSyntaxError.UnicodeProblem problem = e.unicode();
        boolean encode = e.kind() == PythonSyntaxError.Kind.UNICODE_ENCODE;
        long object = encode ? PyStr.of(t, problem.object())
                : PyBytes.of(t, problem.object().getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
        return Errors.unicodeError(t, encode ? Exc.UNICODE_ENCODE_ERROR : Exc.UNICODE_DECODE_ERROR, problem.encoding(), object,
                problem.start(), problem.end(), problem.reason());
    }

    /** What {@code compile(source, filename, mode, ...)} does: a code object, or a tree where the flags ask for one. */
    static long compile(PyThread t, long source, String filename, String mode, int flags, boolean dontInherit, int optimize) {
        if ((flags & ~(CompileFlags.FUTURE_MASK | OBSOLETE_FLAGS | CompileFlags.ALL)) != 0) {
            throw Errors.valueError(t, "compile(): unrecognised flags");
        }
        if (optimize < -1 || optimize > 2) {
            throw Errors.valueError(t, "compile(): invalid optimize value");
        }
        boolean onlyTree = (flags & CompileFlags.ONLY_AST) != 0;
        Mode kind = switch (mode) {
            case "exec" -> Mode.EXEC;
            case "eval" -> Mode.EVAL;
            case "single" -> Mode.SINGLE;
            case "func_type" -> {
                if (!onlyTree) {
                    throw Errors.valueError(t, "compile() mode 'func_type' requires flag PyCF_ONLY_AST");
                }
                yield Mode.FUNC_TYPE;
            }
            default -> throw Errors.valueError(t, onlyTree ? "compile() mode must be 'exec', 'eval', 'single' or 'func_type'"
                    : "compile() mode must be 'exec', 'eval' or 'single'");
        };
        int inherited = dontInherit || t.frame == 0 ? 0 : CodeBody.ofFrame(t.frame).flags & CompileFlags.FUTURE_MASK;
        int allFlags = flags | inherited;
        int level = optimize < 0 ? t.context.optimize : optimize;
        boolean optimized = (flags & CompileFlags.OPTIMIZED_AST) == CompileFlags.OPTIMIZED_AST;
        if (!Trees.is(source)) {
            SourceText text = text(t, source, filename, "compile");
            return onlyTree ? tree(t, text, kind, allFlags, optimized ? level : -1) : compile(t, text, kind, allFlags, level);
        }
        if (onlyTree && !optimized) {
            return source;
        }
        Mod tree = Trees.toTree(t, source, kind);
        SourceText text = SourceText.of("", filename);
        try {
            WarningSink warnings = (category, message, line) -> warn(t, text, category, message, line);
            return onlyTree ? Trees.toPython(t, PythonCompiler.optimize(tree, text, allFlags, level, warnings))
                    : CodeBody.create(t, PythonCompiler.compile(tree, text, allFlags, level, warnings));
        } catch (PythonSyntaxError e) {
            throw syntaxError(t, e);
        }
    }

    /** The tree of a text; optimized unless the level is negative. */
    private static long tree(PyThread t, SourceText text, Mode kind, int flags, int level) {
        WarningSink warnings = (category, message, line) -> warn(t, text, category, message, line);
        Mod tree;
        try {
            tree = PythonCompiler.parse(text, kind, flags, warnings);
            if (level >= 0) {
                tree = PythonCompiler.optimize(tree, text, flags, level, warnings);
            }
        } catch (PythonSyntaxError e) {
            throw syntaxError(t, e);
        }
        return Trees.toPython(t, tree);
    }

    /** The text of the bytes of a file; SyntaxError where they cannot be decoded. */
    public static SourceText text(PyThread t, byte[] bytes, String filename) {
        try {
            return SourceText.of(bytes, filename);
        } catch (PythonSyntaxError e) {
            throw syntaxError(t, e);
        }
    }

    /** The text of a source argument. */
    static SourceText text(PyThread t, long source, String filename, String function) {
        try {
            if (PyStr.is(source)) {
                return SourceText.of(PyStr.toJava(source), filename);
            }
            byte[] bytes = PyBytes.contents(source);
            if (bytes != null) {
                return SourceText.of(bytes, filename);
            }
        } catch (PythonSyntaxError e) {
            throw syntaxError(t, e);
        }
        throw Errors.typeError(t, function + "() arg 1 must be a string, bytes or " + (function.equals("compile") ? "AST" : "code") + " object");
    }

    /** A file name argument: a str, bytes, or an object with {@code __fspath__}. */
    static String filename(PyThread t, long value) {
        if (PyStr.is(value)) {
            return PyStr.toJava(value);
        }
        byte[] bytes = PyBytes.contents(value);
        if (bytes != null) {
            return new String(bytes, java.nio.charset.StandardCharsets.UTF_8);
        }
        long method = PyObject.getAttrOrAbsent(t, value, Names.of("__fspath__"));
        if (method == 0) {
            throw Errors.typeError(t, "expected str, bytes or os.PathLike object, not " + PyObject.typeName(value));
        }
        return filename(t, Calls.call(t, method));
    }
}
