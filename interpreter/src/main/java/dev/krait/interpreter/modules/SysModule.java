package dev.krait.interpreter.modules;

import dev.krait.interpreter.bind.BindingIndex;
import dev.krait.interpreter.bind.PyFunction;
import dev.krait.interpreter.bind.PyInit;
import dev.krait.interpreter.bind.PyModule;
import dev.krait.interpreter.objects.Exc;
import dev.krait.interpreter.objects.PyDict;
import dev.krait.interpreter.objects.PyFloat;
import dev.krait.interpreter.objects.PyInt;
import dev.krait.interpreter.objects.PyList;
import dev.krait.interpreter.objects.PyObject;
import dev.krait.interpreter.objects.PyStr;
import dev.krait.interpreter.objects.PyTuple;
import dev.krait.interpreter.objects.PyType;
import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.Gil;
import dev.krait.interpreter.runtime.Names;
import dev.krait.interpreter.runtime.PyError;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.interpreter.runtime.Tracebacks;
import dev.krait.interpreter.tier1.Calls;
import dev.krait.interpreter.tier1.CodeBody;
import dev.krait.interpreter.tier1.PyFrame;
import dev.krait.spi.abi.FrameLayout;
import dev.krait.spi.abi.Memory;
import dev.krait.spi.abi.Value;
import java.util.Arrays;

/** Module {@code sys}. What depends on the command line is entered by the embedder: see {@link Startup}. */
@PyModule(name = "sys", doc = "This module provides access to some objects used or maintained by the\ninterpreter and to functions that interact strongly with the interpreter.")
final class SysModule {
    private static final String VERSION = "3.14.3 (Krait 0.1.0)";

    private SysModule() {
    }

    private static long s(PyThread t, String text) {
        return PyStr.of(t, text);
    }

    private static long n(long number) {
        return Value.ofInt(number);
    }

    @PyInit
    static void init(PyThread t, long module) {
        set(t, module, "version", s(t, VERSION));
        set(t, module, "copyright", s(t, "Copyright (c) the Krait developers.\n\nThe standard library is copyright (c) Python Software Foundation."));
        set(t, module, "platform", s(t, "linux"));
        set(t, module, "byteorder", s(t, "little"));
        set(t, module, "maxsize", PyInt.of(t, Long.MAX_VALUE));
        set(t, module, "maxunicode", n(0x10FFFF));
        set(t, module, "hexversion", n(0x030E03F0));
        set(t, module, "api_version", n(1013));
        set(t, module, "float_repr_style", s(t, "short"));
        set(t, module, "platlibdir", s(t, "lib"));
        set(t, module, "pycache_prefix", Const.NONE);
        set(t, module, "dont_write_bytecode", Const.TRUE);
        set(t, module, "abiflags", PyStr.empty());
        set(t, module, "warnoptions", PyList.create(t));
        set(t, module, "meta_path", PyList.create(t));
        set(t, module, "path_hooks", PyList.create(t));
        set(t, module, "path_importer_cache", PyDict.create(t));
        set(t, module, "path", PyList.create(t));
        set(t, module, "argv", PyList.create(t));
        set(t, module, "orig_argv", PyList.create(t));
        set(t, module, "_xoptions", PyDict.create(t));
        set(t, module, "executable", PyStr.empty());
        for (String name : new String[] {"prefix", "exec_prefix", "base_prefix", "base_exec_prefix"}) {
            set(t, module, name, s(t, System.getProperty("java.home", "/")));
        }
        String[] names = BindingIndex.moduleNames();
        Arrays.sort(names);
        long[] modules = new long[names.length];
        for (int i = 0; i < names.length; i++) {
            modules[i] = PyStr.intern(names[i]);
        }
        set(t, module, "stdlib_module_names", StdlibModuleNames.create(t));
        set(t, module, "builtin_module_names", PyTuple.of(t, modules));
        long version = StructSequence.of("sys", "version_info", 5, "major", "minor", "micro", "releaselevel", "serial")
                .create(t, n(3), n(14), n(3), s(t, "final"), n(0));
        set(t, module, "version_info", version);
        set(t, module, "float_info", StructSequence.of("sys", "float_info", 11, "max", "max_exp", "max_10_exp", "min", "min_exp", "min_10_exp",
                "dig", "mant_dig", "epsilon", "radix", "rounds").create(t, PyFloat.of(Double.MAX_VALUE), n(1024), n(308), PyFloat.of(Double.MIN_NORMAL),
                n(-1021), n(-307), n(15), n(53), PyFloat.of(Math.ulp(1.0)), n(2), n(1)));
        set(t, module, "int_info", StructSequence.of("sys", "int_info", 4, "bits_per_digit", "sizeof_digit", "default_max_str_digits",
                "str_digits_check_threshold").create(t, n(30), n(4), n(4300), n(640)));
        set(t, module, "hash_info", StructSequence.of("sys", "hash_info", 9, "width", "modulus", "inf", "nan", "imag", "algorithm", "hash_bits",
                "seed_bits", "cutoff").create(t, n(64), PyInt.of(t, PyInt.HASH_MODULUS), n(314159), n(0), n(1000003), s(t, "siphash13"), n(64), n(128), n(0)));
        set(t, module, "thread_info", StructSequence.of("sys", "thread_info", 3, "name", "lock", "version").create(t, s(t, "pthread"), Const.NONE, Const.NONE));
        set(t, module, "flags", flags(t, Configuration.DEFAULT));
        set(t, module, "_jit", Modules.createBuiltin(t, "sys._jit"));
        set(t, module, "implementation", implementation(t, version));
        for (String hook : new String[] {"displayhook", "excepthook", "breakpointhook", "unraisablehook"}) {
            PyDict.putStr(t, Modules.dict(module), Names.of("__" + hook + "__"), PyDict.getStr(t, Modules.dict(module), Names.of(hook)));
        }
    }

    private static void set(PyThread t, long module, String name, long value) {
        Modules.set(t, module, name, value);
    }

    /** {@code sys.flags}. */
    static long flags(PyThread t, Configuration c) {
        return StructSequence.of("sys", "flags", 18, "debug", "inspect", "interactive", "optimize", "dont_write_bytecode", "no_user_site", "no_site",
                "ignore_environment", "verbose", "bytes_warning", "quiet", "hash_randomization", "isolated", "dev_mode", "utf8_mode", "warn_default_encoding",
                "safe_path", "int_max_str_digits", "gil", "thread_inherit_context", "context_aware_warnings").create(t, n(c.debug()), n(c.inspect()), n(c.inspect()), n(c.optimize()),
                n(c.writesBytecode() ? 0 : 1), n(c.noUserSite()), n(c.noSite()), n(c.ignoreEnvironment()), n(c.verbose()), n(c.bytesWarning()), n(c.quiet()),
                n(c.hashRandomization() ? 1 : 0), n(c.isolated()), Const.of(c.dev()), n(1), n(0), Const.of(c.safePath()), n(c.maxStrDigits()), n(1), n(0), n(0));
    }

    private static long implementation(PyThread t, long version) {
        long names = PyTuple.of(t, new long[] {Names.of("name"), Names.of("version"), Names.of("hexversion"), Names.of("cache_tag")});
        return Calls.callKeywords(t, BindingIndex.type("types.SimpleNamespace").type().address,
                new long[] {s(t, "krait"), version, n(0x030E03F0), s(t, PycFiles.CACHE_TAG)}, names);
    }

    @PyFunction("_clear_type_descriptors(type, /)")
    static void clearTypeDescriptors(PyThread t, long type) {
        if (!PyType.is(type)) {
            throw Errors.typeError(t, "argument must be a type, not %s", PyObject.typeName(type));
        }
        PyType cls = PyType.at(type);
        if (!cls.isHeap()) {
            throw Errors.typeError(t, "argument is immutable");
        }
        for (String name : new String[] {"__dict__", "__weakref__"}) {
            if (PyDict.getStr(t, cls.dict(), Names.of(name)) != 0) {
                cls.setInNamespace(t, Names.of(name), 0);
            }
        }
    }

    @PyFunction("exit(status=None, /)")
    static void exit(PyThread t, long status) {
        throw Errors.raise(t, Calls.call(t, Exc.SYSTEM_EXIT.address, status));
    }

    @PyFunction("exc_info()")
    static long excInfo(PyThread t) {
        long e = t.handled;
        if (e == 0 || e == Const.NONE) {
            return PyTuple.of(t, Const.NONE, Const.NONE, Const.NONE);
        }
        return PyTuple.of(t, PyType.of(e).address, e, PyObject.getAttr(t, e, Names.of("__traceback__")));
    }

    @PyFunction("exception()")
    static long exception(PyThread t) {
        return t.handled == 0 ? Const.NONE : t.handled;
    }

    @PyFunction("excepthook(exctype, value, traceback, /)")
    static void excepthook(PyThread t, long type, long value, long traceback) {
        Tracebacks.print(t, value);
    }

    @PyFunction("displayhook(object, /)")
    static void displayhook(PyThread t, long object) {
        if (object == Const.NONE) {
            return;
        }
        PyDict.putStr(t, t.context.builtins, Names.of("_"), Const.NONE);
        long out = PyDict.getStr(t, t.context.sysDict, Names.of("stdout"));
        if (out == 0) {
            throw Errors.runtimeError(t, "lost sys.stdout");
        }
        Calls.callMethod(t, out, Names.of("write"), PyStr.concat(t, PyObject.repr(t, object), PyStr.latin1('\n')));
        PyDict.putStr(t, t.context.builtins, Names.of("_"), object);
    }

    @PyFunction("breakpointhook(*args, **kws)")
    static long breakpointhook(PyThread t, long args, long kws) {
        long pdb = t.context.importer.importName(t, Names.of("pdb"), Const.NONE, Const.NONE, Const.NONE, n(0));
        return Calls.callTuple(t, PyObject.getAttr(t, pdb, Names.of("set_trace")), args, kws);
    }

    @PyFunction("unraisablehook(unraisable, /)")
    static void unraisablehook(PyThread t, long unraisable) {
        long value = PyObject.getAttr(t, unraisable, Names.of("exc_value"));
        long err = PyDict.getStr(t, t.context.sysDict, Names.of("stderr"));
        long object = PyObject.getAttr(t, unraisable, Names.of("object"));
        if (err != 0 && err != Const.NONE && object != Const.NONE) {
            Calls.callMethod(t, err, Names.of("write"), PyStr.of(t, "Exception ignored in: " + PyStr.toJava(PyObject.repr(t, object)) + "\n"));
        }
        Tracebacks.print(t, value);
    }

    @PyFunction("getrecursionlimit()")
    static long getrecursionlimit(PyThread t) {
        return PyInt.of(t, t.context.recursionLimit);
    }

    @PyFunction("setrecursionlimit(limit, /)")
    static void setrecursionlimit(PyThread t, int limit) {
        if (limit < 1) {
            throw Errors.valueError(t, "recursion limit must be greater or equal than 1");
        }
        t.context.recursionLimit = limit;
    }

    @PyFunction("get_int_max_str_digits()")
    static int getIntMaxStrDigits(PyThread t) {
        return t.context.intMaxStrDigits;
    }

    @PyFunction("set_int_max_str_digits(maxdigits)")
    static void setIntMaxStrDigits(PyThread t, int maxdigits) {
        if (maxdigits != 0 && maxdigits < 640) {
            throw Errors.valueError(t, "maxdigits must be 0 or larger than 640");
        }
        t.context.intMaxStrDigits = maxdigits;
    }

    @PyFunction("intern(string, /)")
    static long intern(PyThread t, long string) {
        if (!PyStr.isExact(string)) {
            throw Errors.typeError(t, "can't intern " + PyObject.typeName(string));
        }
        return PyStr.intern(t, string);
    }

    @PyFunction("_is_interned(string, /)")
    static boolean isInterned(long string) {
        return PyStr.isInterned(string);
    }

    @PyFunction("getrefcount(object, /)")
    static int getrefcount(long object) {
        return 1;
    }

    @PyFunction("getsizeof(object, default=<absent>)")
    static long getsizeof(PyThread t, long object, long default_) {
        long method = PyObject.getAttrOrAbsent(t, object, Names.of("__sizeof__"));
        if (method == 0) {
            if (default_ != 0) {
                return default_;
            }
            throw Errors.typeError(t, "Type " + PyObject.typeName(object) + " doesn't define __sizeof__");
        }
        return Calls.call(t, method);
    }

    @PyFunction("getdefaultencoding()")
    static String getdefaultencoding() {
        return "utf-8";
    }

    @PyFunction("getfilesystemencoding()")
    static String getfilesystemencoding() {
        return "utf-8";
    }

    @PyFunction("getfilesystemencodeerrors()")
    static String getfilesystemencodeerrors() {
        return "surrogateescape";
    }

    @PyFunction("_getframe(depth=0, /)")
    static long getframe(PyThread t, int depth) {
        long frame = t.frame;
        for (int i = Math.max(0, depth); frame != 0 && i > 0; i--) {
            frame = CodeBody.visible(Memory.getLong(frame + FrameLayout.PREVIOUS));
        }
        if (frame == 0) {
            throw Errors.valueError(t, "call stack is not deep enough");
        }
        return PyFrame.of(t, frame);
    }

    @PyFunction("_getframemodulename(depth=0)")
    static long getframemodulename(PyThread t, int depth) {
        long frame = t.frame;
        for (int i = depth; frame != 0 && i > 0; i--) {
            frame = CodeBody.visible(Memory.getLong(frame + FrameLayout.PREVIOUS));
        }
        if (frame == 0) {
            return Const.NONE;
        }
        long name = PyDict.getStr(t, Memory.getLong(frame + FrameLayout.GLOBALS), Names.__name__);
        return name == 0 ? Const.NONE : name;
    }

    @PyFunction("is_finalizing()")
    static boolean isFinalizing() {
        return false;
    }

    @PyFunction("is_stack_trampoline_active()")
    static boolean isStackTrampolineActive() {
        return false;
    }

    @PyFunction("audit(event, /, *args)")
    static void audit(PyThread t, long event, long args) {
        if (!PyStr.is(event)) {
            throw Errors.typeError(t, "audit() argument 1 must be str, not " + PyObject.typeName(event));
        }
    }

    @PyFunction("getswitchinterval()")
    static double getswitchinterval() {
        return Gil.switchInterval();
    }

    @PyFunction("setswitchinterval(interval, /)")
    static void setswitchinterval(PyThread t, double interval) {
        if (interval <= 0) {
            throw Errors.valueError(t, "switch interval must be strictly positive");
        }
        Gil.setSwitchInterval(interval);
    }

    @PyFunction("getallocatedblocks()")
    static int getallocatedblocks() {
        return 0;
    }

    @PyFunction("call_tracing(func, args, /)")
    static long callTracing(PyThread t, long func, long args) {
        return Calls.callTuple(t, func, args, Value.ABSENT);
    }

    /** Prints an exception that reached the top by {@code sys.excepthook}. */
    static void report(PyThread t, long exception) {
        long hook = PyDict.getStr(t, t.context.sysDict, Names.of("excepthook"));
        try {
            if (hook != 0) {
                Calls.call(t, hook, PyType.of(exception).address, exception, PyObject.getAttr(t, exception, Names.of("__traceback__")));
                return;
            }
        } catch (PyError e) {
            Errors.clear(t);
        }
        Tracebacks.print(t, exception);
    }
}
