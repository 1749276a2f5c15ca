package dev.krait.interpreter.modules;

import dev.krait.interpreter.bind.PyFunction;
import dev.krait.interpreter.bind.PyInit;
import dev.krait.interpreter.bind.PyModule;
import dev.krait.interpreter.objects.Exc;
import dev.krait.interpreter.objects.PyDict;
import dev.krait.interpreter.objects.PyInt;
import dev.krait.interpreter.objects.PyList;
import dev.krait.interpreter.objects.PyObject;
import dev.krait.interpreter.objects.PyStr;
import dev.krait.interpreter.objects.PyTuple;
import dev.krait.interpreter.objects.PyType;
import dev.krait.interpreter.objects.TracebackPrinter;
import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.Names;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.interpreter.tier1.Calls;
import dev.krait.interpreter.tier1.PyFrame;
import dev.krait.spi.abi.FrameLayout;
import dev.krait.spi.abi.Memory;
import dev.krait.spi.abi.Value;

/**
 * Module {@code _warnings}: the filters and the registry of warnings. What module {@code warnings} says, once it is imported, wins over
 * the lists here; a warning can be shown without importing it.
 */
@PyModule(name = "_warnings", doc = "_warnings provides basic warning filtering support.\nIt is a helper module to speed up interpreter start-up.")
public final class WarningsModule {
    private WarningsModule() {
    }

    @PyInit
    static void init(PyThread t, long module) {
        long filters = PyList.create(t);
        PyList.append(t, filters, filter(t, "default", Exc.DEPRECATION_WARNING, PyStr.intern("__main__")));
        for (PyType type : new PyType[] {Exc.DEPRECATION_WARNING, Exc.PENDING_DEPRECATION_WARNING, Exc.IMPORT_WARNING, Exc.RESOURCE_WARNING}) {
            PyList.append(t, filters, filter(t, "ignore", type, Const.NONE));
        }
        Modules.set(t, module, "filters", filters);
        Modules.set(t, module, "_onceregistry", PyDict.create(t));
        Modules.set(t, module, "_defaultaction", PyStr.intern("default"));
        long contextVars = t.context.importer.importName(t, Names.of("_contextvars"), Const.NONE, Const.NONE, Const.NONE, Value.ofInt(0));
        Modules.set(t, module, "_warnings_context", Calls.call(t, PyObject.getAttr(t, contextVars, Names.of("ContextVar")), PyStr.intern("_warnings_context")));
        Modules.set(t, module, "_version", Value.ofInt(0));
    }

    private static long filter(PyThread t, String action, PyType category, long module) {
        return PyTuple.of(t, new long[] {PyStr.intern(action), Const.NONE, category.address, module, Value.ofInt(0)});
    }

    /** This module, imported where it is not. */
    private static long own(PyThread t) {
        return t.context.importer.importName(t, Names.of("_warnings"), Const.NONE, Const.NONE, Const.NONE, Value.ofInt(0));
    }

    /** An attribute of module {@code warnings} if it is imported and has it, otherwise of this one. */
    private static long setting(PyThread t, String name, String ownName) {
        long module = PyDict.getStr(t, t.context.modules, Names.of("warnings"));
        long value = module == 0 || module == Const.NONE ? Value.ABSENT : PyObject.getAttrOrAbsent(t, module, Names.of(name));
        return value != Value.ABSENT ? value : PyObject.getAttr(t, own(t), Names.of(ownName));
    }

    @PyFunction("_acquire_lock()")
    static void acquireLock() {
        // The lock of the context is held by whoever runs Python code.
    }

    @PyFunction("_release_lock()")
    static void releaseLock() {
        // As above.
    }

    @PyFunction("_filters_mutated_lock_held()")
    static void filtersMutated(PyThread t) {
        long own = own(t);
        long version = PyObject.getAttr(t, own, Names.of("_version"));
        PyObject.setAttr(t, own, Names.of("_version"), Value.ofInt(Value.intValue(version) + 1));
    }

    @PyFunction("warn(message, category=None, stacklevel=1, source=None, *, skip_file_prefixes=())")
    static void warn(PyThread t, long message, long category, long stackLevel, long source, long prefixes) {
        long type = category(t, message, category);
        if (prefixes == Value.ABSENT) {
            prefixes = Const.EMPTY_TUPLE;
        } else if (!PyTuple.is(prefixes)) {
            throw Errors.typeError(t, "warn() argument 'skip_file_prefixes' must be tuple, not %s", PyObject.typeName(prefixes));
        }
        long level = PyInt.toLong(t, stackLevel);
        if (PyTuple.length(prefixes) > 0 && level < 2) {
            level = 2;
        }
        warnAt(t, message, type, level, source, prefixes);
    }

    private static long category(PyThread t, long message, long category) {
        if (PyObject.isInstance(t, message, Exc.WARNING.address)) {
            return PyType.of(message).address;
        }
        if (category == Const.NONE) {
            return Exc.USER_WARNING.address;
        }
        if (!PyType.is(category) || !PyType.at(category).isSubtypeOf(Exc.WARNING)) {
            throw Errors.typeError(t, "category must be a Warning subclass, not '%s'", PyObject.typeName(category));
        }
        return category;
    }

    /** Warns at the place of a frame: 1 is the innermost one. */
    public static void warnAt(PyThread t, long message, long category, long level, long source, long prefixes) {
        long frame = t.frame;
        boolean skipInternal = level > 0 && !(frame != 0 && isInternal(t, frame));
        for (long i = 1; i < level && frame != 0; i++) {
            frame = Memory.getLong(frame + FrameLayout.PREVIOUS);
            while (frame != 0 && (skipInternal && isInternal(t, frame) || startsWith(t, frame, prefixes))) {
                frame = Memory.getLong(frame + FrameLayout.PREVIOUS);
            }
        }
        long globals = frame == 0 ? Modules.dict(PyDict.getStr(t, t.context.modules, Names.of("sys"))) : Memory.getLong(frame + FrameLayout.GLOBALS);
        long filename = frame == 0 ? PyStr.intern("<sys>") : filename(t, frame);
        long line = frame == 0 ? Value.ofInt(0) : PyObject.getAttr(t, PyFrame.of(t, frame), Names.of("f_lineno"));
        long registry = PyDict.getStr(t, globals, Names.of("__warningregistry__"));
        if (registry == 0) {
            registry = PyDict.create(t);
            PyDict.putStr(t, globals, Names.of("__warningregistry__"), registry);
        }
        long name = PyDict.getStr(t, globals, Names.__name__);
        explicit(t, category, message, filename, line == Const.NONE ? Value.ofInt(0) : line, name == 0 ? PyStr.intern("<string>") : name, registry, source);
    }

    private static long filename(PyThread t, long frame) {
        return PyObject.getAttr(t, PyObject.getAttr(t, PyFrame.of(t, frame), Names.of("f_code")), Names.of("co_filename"));
    }

    private static boolean isInternal(PyThread t, long frame) {
        String name = PyStr.toJava(filename(t, frame));
        return name.contains("importlib") && name.contains("_bootstrap");
    }

    private static boolean startsWith(PyThread t, long frame, long prefixes) {
        String name = PyStr.toJava(filename(t, frame));
        for (int i = 0; i < PyTuple.length(prefixes); i++) {
            if (!PyStr.is(PyTuple.get(prefixes, i))) {
                throw Errors.typeError(t, "Found non-str '%s' in skip_file_prefixes.", PyObject.typeName(PyTuple.get(prefixes, i)));
            }
            if (name.startsWith(PyStr.toJava(PyTuple.get(prefixes, i)))) {
                return true;
            }
        }
        return false;
    }

    @PyFunction("warn_explicit(message, category, filename, lineno, module=<absent>, registry=None, module_globals=None, source=None)")
    static void warnExplicit(PyThread t, long message, long category, long filename, long line, long module, long registry, long globals, long source) {
        long moduleName = module == Value.ABSENT ? moduleOf(t, filename) : module;
        explicit(t, category, message, filename, Value.ofInt(PyInt.toLong(t, line)), moduleName, registry, source);
    }

    private static long moduleOf(PyThread t, long filename) {
        String name = PyStr.toJava(filename);
        return name.isEmpty() ? PyStr.intern("<unknown>") : PyStr.of(t, name.endsWith(".py") ? name.substring(0, name.length() - 3) : name);
    }

    private static void explicit(PyThread t, long category, long message, long filename, long line, long module, long registry, long source) {
        if (module == Const.NONE) {
            return;
        }
        if (registry != Const.NONE && !PyDict.is(registry)) {
            throw Errors.typeError(t, "'registry' must be a dict or None");
        }
        boolean instance = PyObject.isInstance(t, message, Exc.WARNING.address);
        long text = instance ? PyObject.str(t, message) : message;
        long type = instance ? PyType.of(message).address : category;
        long warning = instance ? message : Calls.call(t, category, message);
        long key = PyTuple.of(t, text, type, line);
        if (registry != Const.NONE && wasShown(t, registry, key)) {
            return;
        }
        long action = action(t, type, text, line, module);
        String name = PyStr.is(action) ? PyStr.toJava(action) : "";
        if (name.equals("error")) {
            throw Errors.raise(t, warning);
        }
        if (name.equals("ignore")) {
            return;
        }
        boolean shown = false;
        if (!name.equals("always") && !name.equals("all")) {
            if (registry != Const.NONE) {
                PyDict.set(t, registry, key, Const.TRUE);
            }
            switch (name) {
                case "once" -> shown = remember(t, registry == Const.NONE ? setting(t, "onceregistry", "_onceregistry") : registry, text, type);
                case "module" -> shown = registry != Const.NONE && remember(t, registry, text, type);
                case "default" -> { }
                default -> throw Errors.runtimeError(t, "Unrecognized action (%s) in warnings.filters:\n %s", PyObject.reprText(t, action), "???");
            }
        }
        if (!shown) {
            show(t, warning, type, text, filename, line, source);
        }
    }

    /** Whether the warning is in the registry, which is emptied first if the filters have changed. */
    private static boolean wasShown(PyThread t, long registry, long key) {
        long version = PyObject.getAttr(t, own(t), Names.of("_version"));
        long seen = PyDict.getStr(t, registry, Names.of("version"));
        if (seen != version) {
            PyDict.clear(t, registry);
            PyDict.putStr(t, registry, Names.of("version"), version);
            return false;
        }
        long value = PyDict.get(t, registry, key);
        return value != Value.ABSENT && PyObject.isTrue(t, value);
    }

    private static boolean remember(PyThread t, long registry, long text, long type) {
        long key = PyTuple.of(t, text, type, Value.ofInt(0));
        long value = PyDict.get(t, registry, key);
        if (value != Value.ABSENT && PyObject.isTrue(t, value)) {
            return true;
        }
        PyDict.set(t, registry, key, Const.TRUE);
        return false;
    }

    private static long action(PyThread t, long category, long text, long line, long module) {
        long context = Calls.call(t, PyObject.getAttr(t, PyObject.getAttr(t, own(t), Names.of("_warnings_context")), Names.of("get")), Const.NONE);
        long filters = context != Const.NONE ? PyObject.getAttr(t, context, Names.of("_filters")) : setting(t, "filters", "filters");
        if (!PyList.is(filters)) {
            throw Errors.valueError(t, "warnings.filters must be a list");
        }
        for (int i = 0; i < PyList.length(filters); i++) {
            long item = PyList.get(filters, i);
            if (!PyTuple.is(item) || PyTuple.length(item) != 5) {
                throw Errors.valueError(t, "warnings.filters item %d isn't a 5-tuple", i);
            }
            long filterLine = PyInt.toLong(t, PyTuple.get(item, 4));
            if (PyObject.isSubclass(t, category, PyTuple.get(item, 2)) && (filterLine == 0 || Value.ofInt(filterLine) == line)
                    && matches(t, PyTuple.get(item, 1), text) && matches(t, PyTuple.get(item, 3), module)) {
                return PyTuple.get(item, 0);
            }
        }
        return setting(t, "defaultaction", "_defaultaction");
    }

    /** A text is compared as it is; anything else is a pattern. */
    private static boolean matches(PyThread t, long pattern, long text) {
        if (pattern == Const.NONE) {
            return true;
        }
        if (PyStr.isExact(pattern)) {
            return PyStr.is(text) && PyStr.equal(pattern, text);
        }
        return PyObject.isTrue(t, Calls.callMethod(t, pattern, Names.of("match"), text));
    }

    private static void show(PyThread t, long warning, long type, long text, long filename, long line, long source) {
        long module = PyDict.getStr(t, t.context.modules, Names.of("warnings"));
        if (module == 0 && source != Const.NONE) {
            module = t.context.importer.importName(t, Names.of("warnings"), Const.NONE, Const.NONE, Const.NONE, Value.ofInt(0));
        }
        long show = module == 0 || module == Const.NONE ? Value.ABSENT : PyObject.getAttrOrAbsent(t, module, Names.of("_showwarnmsg"));
        if (show == Value.ABSENT) {
            print(t, type, text, filename, line);
            return;
        }
        long message = Calls.callArray(t, PyObject.getAttr(t, module, Names.of("WarningMessage")),
                new long[] {warning, type, filename, line, Const.NONE, Const.NONE, source});
        Calls.call(t, show, message);
    }

    private static void print(PyThread t, long type, long text, long filename, long line) {
        long stderr = PyDict.getStr(t, Modules.dict(PyDict.getStr(t, t.context.modules, Names.of("sys"))), Names.of("stderr"));
        if (stderr == 0 || stderr == Const.NONE) {
            return;
        }
        String file = PyStr.toJava(filename);
        long number = Value.intValue(line);
        StringBuilder s = new StringBuilder(file).append(':').append(number).append(": ").append(PyType.at(type).name).append(": ")
                .append(PyObject.strText(t, text)).append('\n');
        String code = TracebackPrinter.sourceLine(t, file, (int) number);
        if (code != null && !code.isBlank()) {
            s.append("  ").append(code.strip()).append('\n');
        }
        Calls.callMethod(t, stderr, Names.of("write"), PyStr.of(t, s.toString()));
    }
}
