package dev.krait.interpreter.objects;

import dev.krait.compiler.PythonSyntaxError;
import dev.krait.compiler.SourceText;
import dev.krait.compiler.code.CodeObject;
import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.Importing;
import dev.krait.interpreter.runtime.Names;
import dev.krait.interpreter.runtime.PyError;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.interpreter.tier1.Calls;
import dev.krait.interpreter.tier1.CodeBody;
import dev.krait.interpreter.tier1.Locations;
import dev.krait.interpreter.tier1.Suggestions;
import dev.krait.spi.abi.Memory;
import dev.krait.spi.abi.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Exceptions as text, as CPython's default {@code sys.excepthook} prints them; after {@code traceback.py}. */
public final class TracebackPrinter {
    private static final int REPEATS = 3;
    private static final int MAX_GROUP_WIDTH = 15;
    private static final int MAX_GROUP_DEPTH = 10;
    private static final String CAUSE = "\nThe above exception was the direct cause of the following exception:\n\n";
    private static final String CONTEXT = "\nDuring handling of the above exception, another exception occurred:\n\n";

    private final PyThread t;
    private final StringBuilder out = new StringBuilder();
    private final Map<String, List<String>> files = new HashMap<>();
    private final Set<Long> seen = new HashSet<>();
    private int depth;
    private boolean needClose;

    private TracebackPrinter(PyThread t) {
        this.t = t;
    }

    /** Prints an exception to {@code sys.stderr}; nothing if there is none. */
    public static void print(PyThread t, long exception) {
        String text = format(t, exception);
        long stream = PyDict.get(t, t.context.sysDict, Names.stderr);
        if (stream != 0 && stream != Const.NONE) {
            Calls.callMethod(t, stream, Names.write, PyStr.of(t, text));
            Calls.callMethod(t, stream, Names.flush);
        }
    }

    /** The text: ends with a newline. */
    public static String format(PyThread t, long exception) {
        TracebackPrinter printer = new TracebackPrinter(t);
        printer.chain(exception);
        return printer.out.toString();
    }

    private static long field(long exception, int field) {
        return Memory.getLong(exception + field);
    }

    private void emit(String text, char margin) {
        String indent = " ".repeat(2 * depth) + (depth > 0 ? margin + " " : "");
        if (indent.isEmpty()) {
            out.append(text);
            return;
        }
        int from = 0;
        while (from < text.length()) {
            int end = text.indexOf('\n', from);
            end = end < 0 ? text.length() : end + 1;
            out.append(indent).append(text, from, end);
            from = end;
        }
    }

    private void emit(String text) {
        emit(text, '|');
    }

    private void chain(long exception) {
        List<Long> exceptions = new ArrayList<>();
        List<String> messages = new ArrayList<>();
        for (long e = exception; e != 0;) {
            seen.add(e);
            exceptions.add(e);
            long cause = field(e, ExceptionFields.CAUSE);
            long context = field(e, ExceptionFields.CONTEXT);
            if (cause != 0 && !seen.contains(cause)) {
                messages.add(CAUSE);
                e = cause;
            } else if (cause == 0 && context != 0 && field(e, ExceptionFields.SUPPRESS_CONTEXT) != Const.TRUE && !seen.contains(context)) {
                messages.add(CONTEXT);
                e = context;
            } else {
                messages.add(null);
                e = 0;
            }
        }
        for (int i = exceptions.size() - 1; i >= 0; i--) {
            if (messages.get(i) != null) {
                emit(messages.get(i));
            }
            one(exceptions.get(i));
        }
    }

    private void one(long e) {
        if (!PyType.of(e).isSubtypeOf(Exc.BASE_EXCEPTION_GROUP)) {
            stack(e, "Traceback (most recent call last):\n", '|');
            emit(finalLines(e));
        } else if (depth > MAX_GROUP_DEPTH) {
            emit("... (max_group_depth is " + MAX_GROUP_DEPTH + ")\n");
        } else {
            group(e);
        }
    }

    private void group(long e) {
        boolean top = depth == 0;
        if (top) {
            depth++;
        }
        stack(e, "Exception Group Traceback (most recent call last):\n", top ? '+' : '|');
        emit(finalLines(e));
        long[] members = PyTuple.toArray(ExceptionGroupType.exceptions(e));
        int n = Math.min(members.length, MAX_GROUP_WIDTH + 1);
        needClose = false;
        for (int i = 0; i < n; i++) {
            boolean last = i == n - 1;
            needClose |= last;
            boolean cut = i >= MAX_GROUP_WIDTH;
            out.append(" ".repeat(2 * depth)).append(i == 0 ? "+-" : "  ").append("+---------------- ").append(cut ? "..." : i + 1).append(" ----------------\n");
            depth++;
            if (cut) {
                int rest = members.length - MAX_GROUP_WIDTH;
                emit("and " + rest + " more exception" + (rest > 1 ? "s" : "") + "\n");
            } else {
                chain(members[i]);
            }
            if (last && needClose) {
                out.append(" ".repeat(2 * depth)).append("+------------------------------------\n");
                needClose = false;
            }
            depth--;
        }
        if (top) {
            depth = 0;
        }
    }

    private void stack(long e, String title, char margin) {
        long traceback = field(e, ExceptionFields.TRACEBACK);
        if (traceback == 0) {
            return;
        }
        emit(title, margin);
        String last = null;
        int count = 0;
        for (long tb = traceback; tb != 0; tb = Memory.getLong(tb + TracebackType.NEXT)) {
            CodeBody code = CodeBody.of(Memory.getLong(tb + TracebackType.CODE));
            int unit = (int) (Value.intValue(Memory.getLong(tb + TracebackType.LASTI)) / 2);
            Locations locations = code.locations();
            boolean known = unit >= 0 && unit < locations.units() && locations.line(unit) >= 0;
            long given = TracebackType.line(tb);
            int line = known ? locations.line(unit) : given == Const.NONE ? -1 : (int) Value.intValue(given);
            String filename = code.code.filename();
            String shown = filename.startsWith("<stdin-") && filename.endsWith(">") ? "<stdin>" : filename;
            String at = "  File \"" + shown + "\", line " + (line < 0 ? "None" : line) + ", in " + PyStr.toJava(code.name) + "\n";
            if (!at.equals(last)) {
                repeated(count);
                last = at;
                count = 0;
            }
            if (++count > REPEATS) {
                continue;
            }
            emit(at + sourceOf(linesOf(code.code), line, known ? locations.endLine(unit) : -1, known ? locations.column(unit) : -1, known ? locations.endColumn(unit) : -1));
        }
        repeated(count);
    }

    private void repeated(int count) {
        if (count > REPEATS) {
            int more = count - REPEATS;
            emit("  [Previous line repeated " + more + " more time" + (more > 1 ? "s" : "") + "]\n");
        }
    }

    private List<String> linesOf(CodeObject code) {
        String text = t.context.codeSources.get(code);
        return text == null ? files.computeIfAbsent(code.filename(), this::readLines) : split(text);
    }

    private String sourceOf(List<String> lines, int line, int endLine, int column, int endColumn) {
        List<String> part = new ArrayList<>();
        for (int i = line; i >= 1 && i <= Math.max(line, endLine); i++) {
            part.add(i <= lines.size() ? lines.get(i - 1) : "");
        }
        return part.isEmpty() ? "" : SourceCarets.format(part, column, endColumn);
    }

    /** A line of a source file, or null if there is no such line. */
    public static String sourceLine(PyThread t, String filename, int line) {
        List<String> lines = new TracebackPrinter(t).readLines(filename);
        return line >= 1 && line <= lines.size() ? lines.get(line - 1) : null;
    }

    private List<String> readLines(String filename) {
        String text = t.context.sources.get(filename);
        if (text == null && !(filename.startsWith("<") && filename.endsWith(">"))) {
            text = readFile(filename);
        }
        return text == null ? List.of() : split(text);
    }

    private static List<String> split(String text) {
        return List.of(text.split("\r\n|[\n\r\f]", -1));
    }

    private String readFile(String filename) {
        try {
            byte[] bytes = t.context.importer == null ? null : t.context.importer.librarySource(filename);
            return SourceText.of(bytes != null ? bytes : Files.readAllBytes(Path.of(filename)), filename).text();
        } catch (IOException | PythonSyntaxError | java.nio.file.InvalidPathException e) {
            return null;
        }
    }

    /** The type and message, and the notes. */
    private String finalLines(long e) {
        PyType type = PyType.of(e);
        String name = typeName(type);
        StringBuilder b = new StringBuilder();
        if (type.isSubtypeOf(Exc.SYNTAX_ERROR)) {
            SyntaxErrorText.append(t, b, e, name);
        } else {
            String message = safe(e, "exception") + suggestion(e, type);
            b.append(name).append(message.isEmpty() ? "" : ": " + message).append('\n');
        }
        long notes = attribute(e, Names.__notes__);
        if (notes != 0 && notes != Const.NONE) {
            if (Kinds.isList(notes) || Kinds.isTuple(notes)) {
                for (long note : Kinds.isList(notes) ? PyList.toArray(notes) : PyTuple.toArray(notes)) {
                    b.append(safe(note, "note")).append('\n');
                }
            } else {
                b.append(safeRepr(notes)).append('\n');
            }
        }
        return b.toString();
    }

    private String typeName(PyType type) {
        long module = TypeType.module(t, type);
        String qualname = PyStr.toJava(type.qualname());
        if (module == 0 || !PyStr.is(module)) {
            return "<unknown>." + qualname;
        }
        String text = PyStr.toJava(module);
        return text.equals("__main__") || text.equals("builtins") ? qualname : text + "." + qualname;
    }

    private String safe(long value, String what) {
        try {
            return PyObject.strText(t, value);
        } catch (PyError e) {
            Errors.clear(t);
            return "<" + what + " str() failed>";
        }
    }

    private String safeRepr(long value) {
        try {
            return PyObject.reprText(t, value);
        } catch (PyError e) {
            Errors.clear(t);
            return "<__notes__ repr() failed>";
        }
    }

    private long attribute(long o, long name) {
        try {
            return PyObject.getAttrOrAbsent(t, o, name);
        } catch (PyError e) {
            Errors.clear(t);
            return 0;
        }
    }

    /** {@code ". Did you mean: 'x'?"} and the like, or nothing. */
    private String suggestion(long e, PyType type) {
        boolean importError = type.isSubtypeOf(Exc.IMPORT_ERROR);
        boolean nameError = type.isSubtypeOf(Exc.NAME_ERROR);
        if (!importError && !nameError && !type.isSubtypeOf(Exc.ATTRIBUTE_ERROR)) {
            return "";
        }
        long wrong = attribute(e, importError ? Names.of("name_from") : Names.name);
        if (wrong == 0 || !PyStr.is(wrong)) {
            return "";
        }
        String name = PyStr.toJava(wrong);
        String found;
        try {
            found = importError ? inModule(e, name) : nameError ? inScopes(e, name) : inObject(e, name);
        } catch (PyError error) {
            Errors.clear(t);
            found = null;
        }
        String text = found == null ? "" : ". Did you mean: '" + found + "'?";
        if (nameError && isLibraryModule(wrong)) {
            text += found == null ? ". Did you forget to import '" + name + "'?" : " Or did you forget to import '" + name + "'?";
        }
        return text;
    }

    private boolean isLibraryModule(long name) {
        long names = PyDict.get(t, t.context.sysDict, Names.of("stdlib_module_names"));
        try {
            return names != 0 && PyObject.contains(t, names, name);
        } catch (PyError e) {
            Errors.clear(t);
            return false;
        }
    }

    private String inModule(long e, String name) {
        long module = Importing.loaded(t, attribute(e, Names.name));
        return module == 0 ? null : Suggestions.closest(name, names(PyObject.dir(t, module), !name.startsWith("_")));
    }

    private String inObject(long e, String name) {
        long object = field(e, ExceptionFields.ATTRIBUTE_OBJ);
        if (object == 0) {
            return null;
        }
        boolean hide = !name.startsWith("_");
        long frame = hide ? lastFrame(e) : 0;
        if (frame != 0) {
            long locals = PyObject.getAttr(t, frame, Names.of("f_locals"));
            hide = PyObject.getItemOrAbsent(t, locals, Names.of("self")) != object;
        }
        List<String> candidates = names(PyObject.dir(t, object), hide);
        Collections.sort(candidates);
        return Suggestions.closest(name, candidates);
    }

    private String inScopes(long e, String name) {
        long frame = lastFrame(e);
        if (frame == 0) {
            return null;
        }
        long locals = PyObject.getAttr(t, frame, Names.of("f_locals"));
        long self = PyObject.getItemOrAbsent(t, locals, Names.of("self"));
        if (self != 0 && PyObject.hasAttr(t, self, Names.of(name))) {
            return "self." + name;
        }
        List<String> candidates = names(locals, false);
        candidates.addAll(names(PyObject.getAttr(t, frame, Names.of("f_globals")), false));
        candidates.addAll(names(PyObject.getAttr(t, frame, Names.of("f_builtins")), false));
        return Suggestions.closest(name, candidates);
    }

    private static long lastFrame(long e) {
        long last = 0;
        for (long tb = field(e, ExceptionFields.TRACEBACK); tb != 0; tb = Memory.getLong(tb + TracebackType.NEXT)) {
            last = Memory.getLong(tb + TracebackType.FRAME);
        }
        return last;
    }

    private List<String> names(long iterable, boolean hideUnderscored) {
        List<String> names = new ArrayList<>();
        long iterator = PyObject.iter(t, iterable);
        for (long item; (item = PyObject.next(t, iterator)) != 0;) {
            if (PyStr.is(item) && !(hideUnderscored && PyStr.toJava(item).startsWith("_"))) {
                names.add(PyStr.toJava(item));
            }
        }
        return names;
    }
}
