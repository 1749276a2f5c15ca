package dev.krait.interpreter.modules;

import dev.krait.interpreter.bind.PyClass;
import dev.krait.interpreter.bind.PyMethod;
import dev.krait.interpreter.heap.JavaObjects;
import dev.krait.interpreter.objects.Exc;
import dev.krait.interpreter.objects.PyBytes;
import dev.krait.interpreter.objects.PyDict;
import dev.krait.interpreter.objects.PyList;
import dev.krait.interpreter.objects.PyObject;
import dev.krait.interpreter.objects.PyStr;
import dev.krait.interpreter.objects.PyTuple;
import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.Names;
import dev.krait.interpreter.runtime.PyError;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.interpreter.tier1.Calls;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Finds and loads the modules of the library that Krait brings, for {@code importlib}. */
@PyClass(name = "LibraryImporter", module = "_krait", noNew = true)
final class LibraryImporterType {
    private LibraryImporterType() {
    }

    static long create(PyThread t) {
        return JavaObjects.create(t, LibraryImporterTypeBinding.TYPE.rootShape.id, "library");
    }

    private static ModuleImporter importer(PyThread t) {
        return (ModuleImporter) t.context.importer;
    }

    /** The spec of a module of the library; the path is 0 where it is no package. */
    static long spec(PyThread t, String name, String file, long path) {
        long bootstrap = PyDict.get(t, t.context.modules, Names.of(ImportHooks.BOOTSTRAP));
        long names = PyTuple.of(t, Names.of("origin"), Names.of("is_package"));
        long spec = Calls.callKeywords(t, PyObject.getAttr(t, bootstrap, Names.of("ModuleSpec")),
                new long[] {PyStr.of(t, name), create(t), PyStr.of(t, file), Const.of(path != 0)}, names);
        PyObject.setAttr(t, spec, Names.of("_set_fileattr"), Const.TRUE);
        if (path != 0) {
            PyObject.setAttr(t, spec, Names.of("submodule_search_locations"), path);
        }
        return spec;
    }

    @PyMethod("find_spec(self, fullname, path=None, target=None)")
    static long findSpec(PyThread t, long self, String fullname, long path, long target) {
        String file = file(t, fullname, path == Const.NONE ? PyDict.getStr(t, t.context.sysDict, Names.of("path")) : path);
        if (file == null) {
            return Const.NONE;
        }
        return spec(t, fullname, file, file.endsWith("/__init__.py") ? PyList.of(t, PyStr.of(t, file.substring(0, file.lastIndexOf('/')))) : 0);
    }

    private static String file(PyThread t, String fullname, long path) {
        List<String> entries = new ArrayList<>();
        for (long entry : PyTuple.toArray(PyTuple.fromIterable(t, path))) {
            if (PyStr.is(entry)) {
                entries.add(PyStr.toJava(entry));
            }
        }
        for (String entry : entries) {
            String file = importer(t).libraryFile(t, entry, fullname);
            if (file != null) {
                return file;
            }
        }
        return null;
    }

    /** The file of a module that is to be loaded, from its name alone. */
    private static String required(PyThread t, String fullname) {
        int dot = fullname.lastIndexOf('.');
        long path = PyDict.getStr(t, t.context.sysDict, Names.of("path"));
        if (dot >= 0) {
            long parent = importer(t).importModule(t, fullname.substring(0, dot));
            path = PyObject.getAttr(t, parent, Names.of("__path__"));
        }
        String file = file(t, fullname, path);
        if (file == null) {
            throw Errors.importError(t, Exc.IMPORT_ERROR, "'" + fullname + "' is no module of the library", PyStr.of(t, fullname), 0, 0);
        }
        return file;
    }

    @PyMethod("create_module(self, spec, /)")
    static long createModule(long self, long spec) {
        return Const.NONE;
    }

    @PyMethod("exec_module(self, module, /)")
    static void execModule(PyThread t, long self, long module) {
        String name = PyObject.strText(t, PyObject.getAttr(t, module, Names.__name__));
        long dict = PyObject.getAttr(t, module, Names.of("__dict__"));
        if (PyDict.getStr(t, dict, Names.__builtins__) == 0) {
            PyDict.putStr(t, dict, Names.__builtins__, t.context.builtins);
        }
        Calls.execute(t, getCode(t, self, name), dict, 0, 0, false);
    }

    @PyMethod("get_code(self, fullname, /)")
    static long getCode(PyThread t, long self, String fullname) {
        return importer(t).libraryCode(t, required(t, fullname), fullname);
    }

    @PyMethod("get_filename(self, fullname, /)")
    static String getFilename(PyThread t, long self, String fullname) {
        return required(t, fullname);
    }

    @PyMethod("is_package(self, fullname, /)")
    static boolean isPackage(PyThread t, long self, String fullname) {
        return required(t, fullname).endsWith("/__init__.py");
    }

    private static byte[] data(PyThread t, String path) {
        try {
            byte[] bytes = importer(t).librarySource(path);
            if (bytes == null) {
                throw Errors.osError(t, 2, "No such file or directory", PyStr.of(t, path), 0);
            }
            return bytes;
        } catch (IOException e) {
            throw Errors.osError(t, 5, String.valueOf(e.getMessage()), PyStr.of(t, path), 0);
        }
    }

    @PyMethod("get_source(self, fullname, /)")
    static long getSource(PyThread t, long self, String fullname) {
        String file = required(t, fullname);
        try {
            return PyStr.of(t, new String(data(t, file), StandardCharsets.UTF_8).replace("\r\n", "\n"));
        } catch (PyError e) {
            if (!Errors.matches(t, Exc.OS_ERROR)) {
                throw e;
            }
            Errors.clear(t);
            return Const.NONE;
        }
    }

    @PyMethod("get_data(self, path, /)")
    static long getData(PyThread t, long self, String path) {
        return PyBytes.of(t, data(t, path));
    }
}
