package dev.krait.interpreter.modules;

import dev.krait.compiler.SourceText;
import dev.krait.compiler.code.CodeObject;
import dev.krait.compiler.parser.Parser.Mode;
import dev.krait.interpreter.modules.io.IoModule;
import dev.krait.interpreter.objects.Exc;
import dev.krait.interpreter.objects.PyDict;
import dev.krait.interpreter.objects.PyInt;
import dev.krait.interpreter.objects.PyList;
import dev.krait.interpreter.objects.PyObject;
import dev.krait.interpreter.objects.PyStr;
import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.Finalizers;
import dev.krait.interpreter.runtime.Names;
import dev.krait.interpreter.runtime.PyContext;
import dev.krait.interpreter.runtime.PyError;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.interpreter.tier1.Calls;
import dev.krait.interpreter.tier1.CodeBody;
import dev.krait.spi.abi.Value;
import java.util.List;
import java.util.Map;

/** Sets a context up: the modules that exist from the beginning, and the main program. */
public final class Startup {
    private Startup() {
    }

    /**
     * Fills a new context: {@code builtins}, {@code sys} with its streams, {@code __main__}.
     *
     * @param library the standard library, or null
     */
    public static void initialize(PyThread t, Library library) {
        PyContext context = t.context;
        ModuleImporter importer = new ModuleImporter(library);
        context.importer = importer;
        context.modules = PyDict.create(t);
        long builtins = Modules.createBuiltin(t, "builtins");
        context.builtins = Modules.dict(builtins);
        PyDict.putStr(t, context.modules, Names.of("builtins"), builtins);
        for (String name : new String[] {"exit", "quit"}) {
            PyDict.putStr(t, context.builtins, Names.of(name), QuitterType.create(t, name));
        }
        importer.setImportFunction(PyDict.getStr(t, context.builtins, Names.of("__import__")));
        long sys = Modules.createBuiltin(t, "sys");
        context.sysDict = Modules.dict(sys);
        PyDict.putStr(t, context.modules, Names.of("sys"), sys);
        PyDict.putStr(t, context.sysDict, Names.of("modules"), context.modules);
        if (library != null) {
            PyList.append(t, PyDict.getStr(t, context.sysDict, Names.of("path")), PyStr.of(t, library.root()));
            set(t, "_stdlib_dir", PyStr.of(t, library.root()));
        }
        boolean terminal = Terminal.is(1);
        stream(t, "stdin", IoModule.standardStream(t, 0, "utf-8", "strict", false));
        stream(t, "stdout", IoModule.standardStream(t, 1, "utf-8", "strict", terminal));
        stream(t, "stderr", IoModule.standardStream(t, 2, "utf-8", "backslashreplace", true));
        long main = Modules.create(t, Names.of("__main__"));
        PyDict.putStr(t, Modules.dict(main), Names.__builtins__, builtins);
        PyDict.putStr(t, context.modules, Names.of("__main__"), main);
    }

    private static void stream(PyThread t, String name, long stream) {
        set(t, name, stream);
        set(t, "__" + name + "__", stream);
    }

    /** Assigns an attribute of {@code sys}. */
    public static void set(PyThread t, String name, long value) {
        PyDict.putStr(t, t.context.sysDict, Names.of(name), value);
    }

    /** Makes the settings of the command line and of the environment known, and has them take effect. */
    public static void configure(PyThread t, Configuration c) {
        t.context.optimize = c.optimize();
        t.context.intMaxStrDigits = c.maxStrDigits();
        set(t, "dont_write_bytecode", c.writesBytecode() ? Const.FALSE : Const.TRUE);
        set(t, "pycache_prefix", c.bytecodePrefix() == null ? Const.NONE : PyStr.of(t, c.bytecodePrefix()));
        set(t, "flags", SysModule.flags(t, c));
        set(t, "orig_argv", list(t, c.originalArguments()));
        set(t, "warnoptions", list(t, c.warnOptions()));
        long options = PyDict.create(t);
        for (Map.Entry<String, String> option : c.xOptions().entrySet()) {
            PyDict.putStr(t, options, Names.of(option.getKey()), option.getValue() == null ? Const.TRUE : PyStr.of(t, option.getValue()));
        }
        set(t, "_xoptions", options);
        for (int i = c.path().size() - 1; i >= 0; i--) {
            prependPath(t, c.path().get(i));
        }
        if (c.unbuffered()) {
            IoModule.writeThrough(PyDict.getStr(t, t.context.sysDict, Names.of("stdout")));
            IoModule.writeThrough(PyDict.getStr(t, t.context.sysDict, Names.of("stderr")));
        }
        if (!c.warnOptions().isEmpty()) {
            // Its filters are the built-in ones too.
            t.context.importer.importName(t, Names.of("warnings"), Const.NONE, Const.NONE, Const.NONE, Value.ofInt(0));
        }
    }

    private static long list(PyThread t, List<String> strings) {
        long list = PyList.create(t);
        for (String s : strings) {
            PyList.append(t, list, PyStr.of(t, s));
        }
        return list;
    }

    /** Assigns {@code sys.argv}. */
    public static void setArguments(PyThread t, List<String> arguments) {
        set(t, "argv", list(t, arguments));
    }

    /** Puts an entry at the front of {@code sys.path}. */
    public static void prependPath(PyThread t, String entry) {
        PyList.insert(t, PyDict.getStr(t, t.context.sysDict, Names.of("path")), 0, PyStr.of(t, entry));
    }

    /** The dict of {@code __main__}. */
    public static long mainDict(PyThread t) {
        return Modules.dict(PyDict.getStr(t, t.context.modules, Names.of("__main__")));
    }

    /** Compiles and runs a program as {@code __main__}. Collections may happen: the caller holds no values. */
    public static void runMain(PyThread t, SourceText source) {
        PyDict.putStr(t, mainDict(t), Names.of("__file__"), PyStr.of(t, source.filename()));
        long code = Sources.compile(t, source, Mode.EXEC, 0, t.context.optimize);
        Calls.execute(t, code, mainDict(t), 0, 0, true);
    }

    /** Runs the program that {@code -c} gives. Tracebacks show its lines, but not those of other code named {@code <string>}. */
    public static void runCommand(PyThread t, SourceText source) {
        long code = Sources.compile(t, source, Mode.EXEC, 0, t.context.optimize);
        remember(t, CodeBody.of(code).code, source.text());
        Calls.execute(t, code, mainDict(t), 0, 0, true);
    }

    private static void remember(PyThread t, CodeObject code, String text) {
        t.context.codeSources.put(code, text);
        for (Object constant : code.consts()) {
            if (constant instanceof CodeObject inner) {
                remember(t, inner, text);
            }
        }
    }

    /**
     * Ends a program: reports an exception that was not caught, flushes the streams.
     *
     * @param failed whether the exception in {@code t.exception} ended it
     * @return the exit code of the process
     */
    public static int finish(PyThread t, boolean failed) {
        int status = 0;
        if (failed) {
            long exception = Errors.clear(t);
            status = Errors.matches(t, exception, Exc.SYSTEM_EXIT.address) ? exitStatus(t, exception) : report(t, exception);
        }
        try {
            long threading = PyDict.getStr(t, t.context.modules, Names.of("threading"));
            if (threading != 0) {
                Calls.callMethod(t, threading, Names.of("_shutdown"));
            }
            long atexit = PyDict.getStr(t, t.context.modules, Names.of("atexit"));
            if (atexit != 0) {
                Calls.callMethod(t, atexit, Names.of("_run_exitfuncs"));
            }
            Finalizers.runAll(t);
            for (String name : new String[] {"stdout", "stderr"}) {
                long stream = PyDict.getStr(t, t.context.sysDict, Names.of(name));
                if (stream != 0 && stream != Const.NONE && !PyObject.isTrue(t, PyObject.getAttr(t, stream, Names.of("closed")))) {
                    Calls.callMethod(t, stream, Names.of("flush"));
                }
            }
        } catch (PyError e) {
            SysModule.report(t, Errors.clear(t));
            status = 120;
        }
        t.context.unwritten.flush(t);
        return status;
    }

    /** Runs a module as {@code __main__}, as {@code -m} does. */
    public static void runModule(PyThread t, String name) {
        long runpy = t.context.importer.importName(t, Names.of("runpy"), Const.NONE, Const.NONE, Const.NONE, Value.ofInt(0));
        long run = PyObject.getAttr(t, runpy, Names.of("_run_module_as_main"));
        Calls.collectingCall(t, run, PyStr.of(t, name));
    }

    /** Reports the exception in {@code t.exception} by {@code sys.excepthook}, and forgets it. */
    public static void reportError(PyThread t) {
        report(t, Errors.clear(t));
    }

    /** Flushes {@code sys.stdout}. */
    public static void flush(PyThread t) {
        long out = PyDict.getStr(t, t.context.sysDict, Names.of("stdout"));
        if (out != 0 && out != Const.NONE) {
            Calls.callMethod(t, out, Names.of("flush"));
        }
    }

    private static int report(PyThread t, long exception) {
        try {
            long out = PyDict.getStr(t, t.context.sysDict, Names.of("stdout"));
            if (out != 0 && out != Const.NONE) {
                Calls.callMethod(t, out, Names.of("flush"));
            }
        } catch (PyError e) {
            Errors.clear(t);
        }
        SysModule.report(t, exception);
        return Errors.matches(t, exception, Exc.KEYBOARD_INTERRUPT.address) ? 130 : 1;
    }

    private static int exitStatus(PyThread t, long exception) {
        long code = PyObject.getAttr(t, exception, Names.of("code"));
        if (code == Const.NONE) {
            return 0;
        }
        if (PyInt.is(code)) {
            return (int) PyInt.clampedLong(PyInt.unwrap(code)) & 0xFF;
        }
        long err = PyDict.getStr(t, t.context.sysDict, Names.of("stderr"));
        if (err != 0 && err != Const.NONE) {
            Calls.callMethod(t, err, Names.of("write"), PyObject.str(t, code));
            Calls.callMethod(t, err, Names.of("write"), PyStr.latin1('\n'));
        }
        return 1;
    }
}
