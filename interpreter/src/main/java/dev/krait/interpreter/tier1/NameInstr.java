package dev.krait.interpreter.tier1;

import static dev.krait.spi.abi.FrameLayout.BUILTINS;
import static dev.krait.spi.abi.FrameLayout.GLOBALS;
import static dev.krait.spi.abi.FrameLayout.LOCALS;
import static dev.krait.spi.abi.Memory.getLong;
import static dev.krait.spi.abi.Memory.putLong;

import dev.krait.compiler.code.Opcode;
import dev.krait.interpreter.objects.PyDict;
import dev.krait.interpreter.objects.PyInt;
import dev.krait.interpreter.objects.PyObject;
import dev.krait.interpreter.objects.PyStr;
import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.objects.Exc;
import dev.krait.interpreter.runtime.Names;
import dev.krait.interpreter.runtime.PyError;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.spi.abi.CellLayout;
import dev.krait.spi.abi.DictLayout;
import dev.krait.spi.abi.Memory;

/** Instructions that look names up in the namespaces of modules, classes and {@code exec}, and imports. */
final class NameInstr extends Instr {
    NameInstr(CodeBody code, int first, int unit, Opcode opcode, int oparg, int top) {
        super(code, first, unit, opcode, oparg, top);
    }

    @Override
    public Node exec(PyThread t, long f) {
        long sp = f + top;
        switch (op) {
            case 92 -> { // LOAD_GLOBAL
                count = 1;
                putLong(sp, loadGlobalCached(t, f));
                if ((oparg & 1) != 0) {
                    putLong(sp + 8, 0);
                }
            }
            case 93 -> { // LOAD_NAME
                long name = name(oparg);
                long value = fromLocals(t, f, name);
                putLong(sp, value != 0 ? value : loadGlobal(t, f, name));
            }
            case 116 -> { // STORE_NAME
                long locals = locals(t, f, "storing", name(oparg));
                store(t, locals, name(oparg), getLong(sp - 8));
            }
            case 65 -> deleteName(t, f, name(oparg)); // DELETE_NAME
            case 115 -> PyDict.set(t, getLong(f + GLOBALS), name(oparg), getLong(sp - 8)); // STORE_GLOBAL
            case 64 -> { // DELETE_GLOBAL
                if (!PyDict.remove(t, getLong(f + GLOBALS), name(oparg))) {
                    throw notDefined(t, name(oparg));
                }
            }
            case 22 -> putLong(sp, locals(t, f, "loading", 0)); // LOAD_LOCALS
            case 90 -> { // LOAD_FROM_DICT_OR_DEREF
                long name = code.localNames[oparg];
                long value = fromMapping(t, getLong(sp - 8), name);
                if (value == 0) {
                    value = getLong(StackInstr.local(f, oparg) + CellLayout.VALUE);
                    if (value == 0) {
                        throw StackInstr.unboundDeref(t, code, oparg);
                    }
                }
                putLong(sp - 8, value);
            }
            case 91 -> { // LOAD_FROM_DICT_OR_GLOBALS
                long value = fromMapping(t, getLong(sp - 8), name(oparg));
                putLong(sp - 8, value != 0 ? value : loadGlobal(t, f, name(oparg)));
            }
            case 21 -> { // LOAD_BUILD_CLASS
                long function = PyObject.isExactDict(getLong(f + BUILTINS)) ? PyDict.get(t, getLong(f + BUILTINS), Names.__build_class__)
                        : fromMapping(t, getLong(f + BUILTINS), Names.__build_class__);
                if (function == 0) {
                    throw Errors.of(t, Exc.NAME_ERROR, "__build_class__ not found");
                }
                putLong(sp, function);
            }
            case 36 -> setupAnnotations(t, f); // SETUP_ANNOTATIONS
            case 73 -> putLong(sp - 16, importName(t, f, name(oparg), getLong(sp - 8), getLong(sp - 16))); // IMPORT_NAME
            case 72 -> putLong(sp, t.context.importer.importFrom(t, getLong(sp - 8), name(oparg))); // IMPORT_FROM
            default -> throw new AssertionError(opcode);
        }
        return next();
    }

    private long loadGlobalCached(PyThread t, long f) {
        GlobalCache c = (GlobalCache) cache;
        long globals = getLong(f + GLOBALS);
        long builtins = getLong(f + BUILTINS);
        if (c == null || !c.holds(globals, builtins)) {
            boolean first = c == null;
            c = GlobalCache.of(t, globals, builtins, name(oparg >> 1));
            cache = c;
            if (c == null) {
                return loadGlobal(t, f, name(oparg >> 1));
            }
            if (first && code.isFolded()) {
                code.requestRefold();
            }
        }
        return getLong(c.entry + DictLayout.ENTRY_VALUE);
    }

    /** The value of a global or built-in name. */
    static long loadGlobal(PyThread t, long f, long name) {
        long globals = getLong(f + GLOBALS);
        long value = PyObject.isExactDict(globals) ? PyDict.get(t, globals, name) : fromMapping(t, globals, name);
        if (value == 0) {
            long builtins = getLong(f + BUILTINS);
            value = PyObject.isExactDict(builtins) ? PyDict.get(t, builtins, name) : fromMapping(t, builtins, name);
            if (value == 0) {
                throw notDefined(t, name);
            }
        }
        return value;
    }

    static PyError notDefined(PyThread t, long name) {
        return Errors.nameError(t, name);
    }

    private static long locals(PyThread t, long f, String what, long name) {
        long locals = getLong(f + LOCALS);
        if (locals == 0) {
            throw Errors.of(t, Exc.SYSTEM_ERROR, name == 0 ? "no locals" : "no locals found when " + what + " '" + PyStr.toJava(name) + "'");
        }
        return locals;
    }

    private static long fromLocals(PyThread t, long f, long name) {
        return fromMapping(t, locals(t, f, "loading", name), name);
    }

    /** An item of a mapping, or 0 where it raises KeyError. */
    static long fromMapping(PyThread t, long mapping, long name) {
        if (PyObject.isExactDict(mapping)) {
            return PyDict.get(t, mapping, name);
        }
        try {
            return PyObject.getItem(t, mapping, name);
        } catch (PyError e) {
            if (Errors.matches(t, t.exception, Exc.KEY_ERROR.address)) {
                t.exception = 0;
                return 0;
            }
            throw e;
        }
    }

    private static void store(PyThread t, long locals, long name, long value) {
        if (PyObject.isExactDict(locals)) {
            PyDict.set(t, locals, name, value);
        } else {
            PyObject.setItem(t, locals, name, value);
        }
    }

    private static void deleteName(PyThread t, long f, long name) {
        long locals = locals(t, f, "deleting", name);
        if (PyObject.isExactDict(locals)) {
            if (!PyDict.remove(t, locals, name)) {
                throw notDefined(t, name);
            }
            return;
        }
        try {
            PyObject.delItem(t, locals, name);
        } catch (PyError e) {
            if (Errors.matches(t, t.exception, Exc.KEY_ERROR.address)) {
                throw notDefined(t, name);
            }
            throw e;
        }
    }

    private static void setupAnnotations(PyThread t, long f) {
        long locals = locals(t, f, "setting up annotations", Names.__annotations__);
        if (fromMapping(t, locals, Names.__annotations__) == 0) {
            store(t, locals, Names.__annotations__, PyDict.create(t));
        }
    }

    private static long importName(PyThread t, long f, long name, long fromList, long level) {
        long function = fromMapping(t, getLong(f + BUILTINS), Names.__import__);
        if (function == 0) {
            throw Errors.of(t, Exc.IMPORT_ERROR, "__import__ not found");
        }
        long locals = getLong(f + LOCALS);
        if (function == t.context.importer.importFunction()) {
            return t.context.importer.importName(t, name, getLong(f + GLOBALS), locals, fromList, level);
        }
        return Calls.callArray(t, function, new long[] {name, getLong(f + GLOBALS), locals == 0 ? Const.NONE : locals, fromList, level});
    }

    /** A name found in a dict of globals or built-ins: where its entry is as long as the keys of the dicts stay. */
    public record GlobalCache(boolean builtin, int globalsVersion, int builtinsVersion, long entry) {
        boolean holds(long globals, long builtins) {
            return PyObject.isExactDict(globals) && Memory.getInt(globals + DictLayout.KEYS_VERSION) == globalsVersion
                    && (!builtin || PyObject.isExactDict(builtins) && Memory.getInt(builtins + DictLayout.KEYS_VERSION) == builtinsVersion);
        }

        /** Looks a name up; null if it is not there or the namespaces are not dicts. */
        static GlobalCache of(PyThread t, long globals, long builtins, long name) {
            if (!PyObject.isExactDict(globals) || !PyObject.isExactDict(builtins)) {
                return null;
            }
            int globalsVersion = PyDict.keysVersion(globals);
            long entry = PyDict.entry(t, globals, name);
            if (entry != 0) {
                return new GlobalCache(false, globalsVersion, 0, entry);
            }
            entry = PyDict.entry(t, builtins, name);
            return entry == 0 ? null : new GlobalCache(true, globalsVersion, PyDict.keysVersion(builtins), entry);
        }
    }
}
