package dev.krait.interpreter.modules;

import dev.krait.compiler.marshal.Pyc;
import dev.krait.interpreter.bind.PyFunction;
import dev.krait.interpreter.bind.PyInit;
import dev.krait.interpreter.bind.PyModule;
import dev.krait.interpreter.objects.Exc;
import dev.krait.interpreter.objects.PyBytes;
import dev.krait.interpreter.objects.PyInt;
import dev.krait.interpreter.objects.PyList;
import dev.krait.interpreter.objects.PyObject;
import dev.krait.interpreter.objects.PyStr;
import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.Names;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.spi.abi.Value;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Module {@code _imp}: what {@code importlib} asks of the interpreter. There are no frozen and no extension modules. */
@PyModule(name = "_imp")
final class ImpModule {
    private ImpModule() {
    }

    @PyInit
    static void init(PyThread t, long module) {
        Modules.set(t, module, "check_hash_based_pycs", PyStr.intern("default"));
        Modules.set(t, module, "pyc_magic_number_token", Value.ofInt(Pyc.MAGIC));
    }

    @PyFunction("acquire_lock()")
    static void acquireLock() {
        // One thread at a time runs Python code.
    }

    @PyFunction("release_lock()")
    static void releaseLock() {
        // As acquire_lock.
    }

    @PyFunction("lock_held()")
    static boolean lockHeld() {
        return false;
    }

    @PyFunction("extension_suffixes()")
    static long extensionSuffixes(PyThread t) {
        return PyList.create(t);
    }

    @PyFunction("is_builtin(name, /)")
    static int isBuiltin(PyThread t, String name) {
        return !Modules.isBuiltin(name) ? 0 : name.equals("builtins") || name.equals("sys") ? -1 : 1;
    }

    @PyFunction("create_builtin(spec, /)")
    static long createBuiltin(PyThread t, long spec) {
        String name = PyObject.strText(t, PyObject.getAttr(t, spec, Names.of("name")));
        long module = Modules.createBuiltin(t, name);
        return module == 0 ? Const.NONE : module;
    }

    @PyFunction("exec_builtin(mod, /)")
    static int execBuiltin(long mod) {
        return 0;
    }

    @PyFunction("is_frozen(name, /)")
    static boolean isFrozen(long name) {
        return false;
    }

    @PyFunction("is_frozen_package(name, /)")
    static long isFrozenPackage(PyThread t, String name) {
        throw noFrozen(t, name);
    }

    @PyFunction("find_frozen(name, /, *, withdata=False)")
    static long findFrozen(long name, boolean withData) {
        return Const.NONE;
    }

    @PyFunction("get_frozen_object(name, data=None, /)")
    static long getFrozenObject(PyThread t, String name, long data) {
        throw noFrozen(t, name);
    }

    @PyFunction("init_frozen(name, /)")
    static long initFrozen(String name) {
        return Const.NONE;
    }

    private static RuntimeException noFrozen(PyThread t, String name) {
        return Errors.importError(t, Exc.IMPORT_ERROR, "No such frozen object named " + name, PyStr.of(t, name), 0, 0);
    }

    @PyFunction("_frozen_module_names()")
    static long frozenModuleNames(PyThread t) {
        return PyList.create(t);
    }

    @PyFunction("_override_frozen_modules_for_tests(override, /)")
    static void overrideFrozen(int override) {
        // There is nothing to override.
    }

    @PyFunction("_override_multi_interp_extensions_check(override, /)")
    static int overrideExtensionsCheck(int override) {
        return 0;
    }

    @PyFunction("_fix_co_filename(code, path, /)")
    static void fixFilename(long code, long path) {
        // The file name of code that is read from a cache is right when it is made; see ModuleImporter.
    }

    @PyFunction("source_hash(key, source)")
    static long sourceHash(PyThread t, long key, long source) {
        long hash = Pyc.sourceHash(PyInt.toLong(t, key), PyBytes.buffer(t, source));
        return PyBytes.of(t, ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(hash).array());
    }
}
