package dev.krait.interpreter.modules;

import dev.krait.interpreter.objects.Kinds;
import dev.krait.interpreter.objects.PyDict;
import dev.krait.interpreter.objects.PyList;
import dev.krait.interpreter.objects.PyObject;
import dev.krait.interpreter.objects.PyStr;
import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.runtime.Names;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.interpreter.tier1.Calls;
import dev.krait.spi.abi.Kind;

/**
 * Where {@code importlib} and the import statement meet. The statement does by itself what the finders of {@code sys.meta_path} would do,
 * as long as programs leave those alone; they are there once {@code importlib} is imported, and modules have a {@code __spec__} from then on.
 */
final class ImportHooks {
    /** {@code importlib._bootstrap} under the name that it has where it is part of the interpreter. */
    static final String BOOTSTRAP = "_frozen_importlib";
    /** As {@link #BOOTSTRAP}. */
    static final String BOOTSTRAP_EXTERNAL = "_frozen_importlib_external";

    private boolean installed;
    private long firstFinder;
    private int finders;
    private int pathHooks;

    private static long sysList(PyThread t, String name) {
        long list = PyDict.getStr(t, t.context.sysDict, Names.of(name));
        return list != 0 && PyList.is(list) ? list : 0;
    }

    private static int length(long list) {
        return list == 0 ? 0 : PyList.length(list);
    }

    /** Whether a program has put finders of its own into {@code sys.meta_path} or {@code sys.path_hooks}. */
    boolean areChanged(PyThread t, ModuleImporter importer) {
        long metaPath = sysList(t, "meta_path");
        long hooks = sysList(t, "path_hooks");
        if (!installed) {
            if (length(metaPath) == 0 && length(hooks) == 0 || isBootstrapping(t)) {
                return false;
            }
            importer.importModule(t, BOOTSTRAP);
        }
        return length(metaPath) != finders || length(hooks) != pathHooks || finders > 0 && PyList.get(metaPath, 0) != firstFinder;
    }

    private static boolean isBootstrapping(PyThread t) {
        return PyDict.get(t, t.context.modules, Names.of(BOOTSTRAP)) != 0;
    }

    /** Imports a module as {@code importlib} does it. */
    long delegate(PyThread t, String name, long importFunction) {
        long bootstrap = PyDict.get(t, t.context.modules, Names.of(BOOTSTRAP));
        return Calls.call(t, PyObject.getAttr(t, bootstrap, Names.of("_find_and_load")), PyStr.of(t, name), importFunction);
    }

    /** Puts the finders into {@code sys}, and gives the modules that there are a {@code __spec__}. */
    void install(PyThread t, ModuleImporter importer, long bootstrap) {
        long imp = importer.importModule(t, "_imp");
        long sys = PyDict.get(t, t.context.modules, Names.of("sys"));
        long metaPath = sysList(t, "meta_path");
        int before = length(metaPath);
        int hooksBefore = length(sysList(t, "path_hooks"));
        Calls.callMethod(t, bootstrap, Names.of("_install"), sys, imp);
        if (metaPath != 0) {
            PyList.append(t, metaPath, LibraryImporterType.create(t));
        }
        Calls.callMethod(t, bootstrap, Names.of("_install_external_importers"));
        installed = true;
        finders = length(metaPath) - before;
        pathHooks = length(sysList(t, "path_hooks")) - hooksBefore;
        firstFinder = finders == 0 ? 0 : PyList.get(metaPath, before);
        long modules = t.context.modules;
        for (int i = PyDict.nextEntry(modules, 0); i >= 0; i = PyDict.nextEntry(modules, i + 1)) {
            long module = PyDict.valueAt(modules, i);
            if (Kinds.is(module, Kind.MODULE) && PyStr.is(PyDict.keyAt(modules, i))) {
                describe(t, importer, module, PyStr.toJava(PyDict.keyAt(modules, i)));
            }
        }
    }

    /** Gives a module that comes from a file its {@code __spec__} and {@code __loader__}. */
    void describe(PyThread t, ModuleImporter importer, long module, String name) {
        if (!installed || name.equals("__main__")) {
            return;
        }
        long dict = Modules.dict(module);
        long file = PyDict.getStr(t, dict, Names.of("__file__"));
        long spec = PyDict.getStr(t, dict, Names.of("__spec__"));
        if (file == 0 || !PyStr.is(file) || spec != 0 && spec != Const.NONE) {
            return;
        }
        long path = PyDict.getStr(t, dict, Names.of("__path__"));
        String location = PyStr.toJava(file);
        if (importer.isLibrary(location)) {
            spec = LibraryImporterType.spec(t, name, location, path);
        } else {
            long external = PyDict.get(t, t.context.modules, Names.of(BOOTSTRAP_EXTERNAL));
            spec = Calls.callMethod(t, external, Names.of("spec_from_file_location"), PyStr.of(t, name), file);
            if (spec != Const.NONE && path != 0) {
                PyObject.setAttr(t, spec, Names.of("submodule_search_locations"), path);
            }
        }
        if (spec != Const.NONE) {
            PyDict.putStr(t, dict, Names.of("__spec__"), spec);
            PyDict.putStr(t, dict, Names.of("__loader__"), PyObject.getAttr(t, spec, Names.of("loader")));
        }
    }
}
