package dev.krait.interpreter.modules;

import dev.krait.compiler.PythonSyntaxError;
import dev.krait.compiler.SourceText;
import dev.krait.compiler.code.CodeObject;
import dev.krait.compiler.code.Constant;
import dev.krait.compiler.marshal.MarshalFormatException;
import dev.krait.compiler.marshal.Pyc;
import dev.krait.compiler.parser.Parser.Mode;
import dev.krait.interpreter.objects.Exc;
import dev.krait.interpreter.objects.Iterables;
import dev.krait.interpreter.objects.Kinds;
import dev.krait.interpreter.objects.PyDict;
import dev.krait.interpreter.objects.PyInt;
import dev.krait.interpreter.objects.PyList;
import dev.krait.interpreter.objects.PyObject;
import dev.krait.interpreter.objects.PyStr;
import dev.krait.interpreter.objects.PyTuple;
import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.Importer;
import dev.krait.interpreter.runtime.Names;
import dev.krait.interpreter.runtime.PyError;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.interpreter.tier1.Calls;
import dev.krait.interpreter.tier1.CodeBody;
import dev.krait.spi.abi.Kind;
import dev.krait.spi.abi.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The import system: modules in Java, then those on {@code sys.path} or the {@code __path__} of a package, where an entry
 * is a directory or the root of the {@link Library}. Semantics as in the language reference, section 5.
 */
public final class ModuleImporter implements Importer {
    private final Library library;
    private final Set<String> initializing = new HashSet<>();
    private final ImportHooks hooks = new ImportHooks();
    private long importFunction;

    @Override
    public byte[] librarySource(String filename) throws IOException {
        String root = library == null ? null : library.root() + "/";
        return root != null && filename.startsWith(root) ? library.read(filename.substring(root.length())) : null;
    }

    /** An importer; the library may be null. */
    public ModuleImporter(Library library) {
        this.library = library;
    }

    /** Tells what {@code builtins.__import__} is. */
    void setImportFunction(long function) {
        importFunction = function;
    }

    @Override
    public long importFunction() {
        return importFunction;
    }

    /**
     * Where a module comes from: exactly one of code and source is set, or neither for a namespace package.
     *
     * @param bytecode the file that the code was read from if it is none of the library
     * @param cached where the code of the source may be kept, or null
     */
    private record Found(String file, byte[] code, byte[] source, List<String> path, String bytecode, PycFiles.Cached cached) {
        Found(String file, byte[] code, byte[] source, List<String> path) {
            this(file, code, source, path, null, null);
        }
    }

    @Override
    public long importName(PyThread t, long name, long globals, long locals, long fromList, long level) {
        long depth = PyInt.clampedLong(PyInt.index(t, level));
        String wanted = PyStr.toJava(name);
        if (depth < 0) {
            throw Errors.valueError(t, "level must be >= 0");
        }
        String absolute = depth == 0 ? wanted : resolve(t, wanted, globals, (int) depth);
        if (absolute.isEmpty()) {
            throw Errors.valueError(t, "Empty module name");
        }
        long module = importModule(t, absolute);
        boolean from = fromList != Const.NONE && fromList != Value.ABSENT && PyObject.isTrue(t, fromList);
        if (!from) {
            if (depth > 0 && !wanted.isEmpty()) {
                int cut = wanted.indexOf('.');
                String top = cut < 0 ? absolute : absolute.substring(0, absolute.length() - (wanted.length() - cut));
                return loaded(t, top);
            }
            int dot = absolute.indexOf('.');
            // The package may have failed after the module in it had been imported.
            return depth > 0 || dot < 0 ? module : importModule(t, absolute.substring(0, dot));
        }
        if (Kinds.is(module, Kind.MODULE) && PyDict.getStr(t, Modules.dict(module), Names.of("__path__")) != 0) {
            importSubmodules(t, module, absolute, fromList, false);
        }
        return module;
    }

    private void importSubmodules(PyThread t, long module, String name, long fromList, boolean all) {
        long items = PyTuple.is(fromList) ? fromList : PyTuple.of(t, PyList.toArray(Iterables.toList(t, fromList)));
        for (int i = 0; i < PyTuple.length(items); i++) {
            long item = PyTuple.get(items, i);
            if (!PyStr.is(item)) {
                throw Errors.typeError(t, (all ? "Item in " + name + ".__all__" : "Item in ``from list''") + " must be str, not " + PyObject.typeName(item));
            }
            String text = PyStr.toJava(item);
            if (text.equals("*")) {
                long exported = all ? 0 : PyObject.getAttrOrAbsent(t, module, Names.of("__all__"));
                if (exported != 0) {
                    importSubmodules(t, module, name, exported, true);
                }
            } else if (PyObject.getAttrOrAbsent(t, module, PyStr.intern(t, item)) == 0) {
                String full = name + "." + text;
                if (loaded(t, full) == 0 && find(t, full) != null) {
                    importModule(t, full);
                }
            }
        }
    }

    private static String resolve(PyThread t, String name, long globals, int level) {
        if (!PyDict.is(globals)) {
            throw Errors.of(t, Exc.KEY_ERROR, "'__name__' not in globals");
        }
        long packageName = PyDict.getStr(t, globals, Names.of("__package__"));
        if (packageName == 0 || packageName == Const.NONE) {
            packageName = PyDict.getStr(t, globals, Names.__name__);
            if (packageName == 0) {
                throw Errors.of(t, Exc.KEY_ERROR, "'__name__' not in globals");
            }
            if (PyDict.getStr(t, globals, Names.of("__path__")) == 0) {
                String text = PyStr.toJava(packageName);
                packageName = PyStr.of(t, text.substring(0, Math.max(0, text.lastIndexOf('.'))));
            }
        }
        String base = PyStr.toJava(packageName);
        if (base.isEmpty()) {
            throw Errors.of(t, Exc.IMPORT_ERROR, "attempted relative import with no known parent package");
        }
        for (int i = 1; i < level; i++) {
            int dot = base.lastIndexOf('.');
            if (dot < 0) {
                throw Errors.of(t, Exc.IMPORT_ERROR, "attempted relative import beyond top-level package");
            }
            base = base.substring(0, dot);
        }
        return name.isEmpty() ? base : base + "." + name;
    }

    /** What {@code sys.modules} holds under a name, or 0. */
    private static long loaded(PyThread t, String name) {
        return PyDict.get(t, t.context.modules, PyStr.intern(name));
    }

    /** The module with an absolute name, imported if need be. */
    public long importModule(PyThread t, String name) {
        long module = loaded(t, name);
        if (module == Const.NONE) {
            throw notFound(t, "import of " + name + " halted; None in sys.modules", name);
        }
        if (module != 0) {
            return module;
        }
        int dot = name.lastIndexOf('.');
        long parent = 0;
        if (dot >= 0) {
            parent = importModule(t, name.substring(0, dot));
            module = loaded(t, name);
            if (module != 0) {
                return module;
            }
            if (PyObject.getAttrOrAbsent(t, parent, Names.of("__path__")) == 0) {
                throw notFound(t, "No module named '" + name + "'; '" + name.substring(0, dot) + "' is not a package", name);
            }
        }
        module = load(t, name);
        if (parent != 0) {
            PyObject.setAttr(t, parent, PyStr.intern(name.substring(dot + 1)), module);
        }
        return module;
    }

    private static PyError notFound(PyThread t, String message, String name) {
        return Errors.importError(t, Exc.MODULE_NOT_FOUND_ERROR, message, PyStr.of(t, name), 0, 0);
    }

    private long load(PyThread t, String name) {
        long key = PyStr.intern(name);
        long module = Modules.createBuiltin(t, name);
        if (module != 0) {
            PyDict.set(t, t.context.modules, key, module);
            return module;
        }
        if (hooks.areChanged(t, this)) {
            return hooks.delegate(t, name, importFunction);
        }
        Found found = find(t, name);
        if (found == null) {
            throw notFound(t, "No module named '" + name + "'", name);
        }
        module = Modules.create(t, key);
        long dict = Modules.dict(module);
        int dot = name.lastIndexOf('.');
        if (found.path != null) {
            long path = PyList.create(t);
            for (String entry : found.path) {
                PyList.append(t, path, PyStr.of(t, entry));
            }
            PyDict.putStr(t, dict, Names.of("__path__"), path);
            PyDict.putStr(t, dict, Names.of("__package__"), key);
        } else {
            PyDict.putStr(t, dict, Names.of("__package__"), PyStr.intern(dot < 0 ? "" : name.substring(0, dot)));
        }
        PyDict.set(t, t.context.modules, key, module);
        if (found.file == null) {
            return module;
        }
        PyDict.putStr(t, dict, Names.of("__file__"), PyStr.of(t, found.file));
        PyDict.putStr(t, dict, Names.__builtins__, t.context.builtins);
        hooks.describe(t, this, module, name);
        initializing.add(name);
        try {
            Calls.execute(t, code(t, found, name), dict, 0, 0, true);
        } catch (PyError e) {
            long pending = t.exception;
            PyDict.remove(t, t.context.modules, key);
            t.exception = pending;
            throw e;
        } finally {
            initializing.remove(name);
        }
        if (name.equals(ImportHooks.BOOTSTRAP)) {
            hooks.install(t, this, module);
        }
        long replaced = loaded(t, name);
        return replaced == 0 ? module : replaced;
    }

    private static long code(PyThread t, Found found, String name) {
        if (found.bytecode != null) {
            CodeObject code = PycFiles.load(t, found.code, name, found.bytecode);
            // A file that was moved together with its source shows the new place in tracebacks.
            return CodeBody.create(t, found.file.equals(found.bytecode) || found.file.equals(code.filename()) ? code : withFilename(code, found.file));
        }
        if (found.code != null) {
            try {
                return CodeBody.create(t, withFilename(Pyc.read(found.code).code(), found.file));
            } catch (MarshalFormatException e) {
                throw Errors.importError(t, Exc.IMPORT_ERROR, "bad code in the library for " + found.file + ": " + e.getMessage(), 0, PyStr.of(t, found.file), 0);
            }
        }
        try {
            long code = Sources.compile(t, SourceText.of(found.source, found.file), Mode.EXEC, 0, t.context.optimize);
            if (found.cached != null) {
                PycFiles.write(t, found.cached, Path.of(found.file), CodeBody.of(code).code);
            }
            return code;
        } catch (PythonSyntaxError e) {
            throw Sources.syntaxError(t, e);
        }
    }

    private static CodeObject withFilename(CodeObject code, String filename) {
        List<Constant> consts = new ArrayList<>(code.consts().size());
        for (Constant c : code.consts()) {
            consts.add(c instanceof CodeObject inner ? withFilename(inner, filename) : c);
        }
        return new CodeObject(code.argCount(), code.posOnlyArgCount(), code.kwOnlyArgCount(), code.stackSize(), code.flags(), code.code(), consts,
                code.names(), code.localsPlusNames(), code.localsPlusKinds(), filename, code.name(), code.qualname(), code.firstLine(),
                code.lineTable(), code.exceptionTable());
    }

    /** Looks a module up on the path; null if there is none. */
    private Found find(PyThread t, String name) {
        if (library != null && (name.equals(ImportHooks.BOOTSTRAP) || name.equals(ImportHooks.BOOTSTRAP_EXTERNAL))) {
            return frozen(t, name);
        }
        int dot = name.lastIndexOf('.');
        String tail = name.substring(dot + 1);
        long path;
        if (dot < 0) {
            path = PyDict.getStr(t, t.context.sysDict, Names.of("path"));
        } else {
            path = PyObject.getAttrOrAbsent(t, loaded(t, name.substring(0, dot)), Names.of("__path__"));
        }
        if (path == 0 || !PyList.is(path)) {
            return null;
        }
        List<String> namespace = new ArrayList<>();
        for (int i = 0; i < PyList.length(path); i++) {
            long entry = PyList.get(path, i);
            if (!PyStr.is(entry)) {
                continue;
            }
            String directory = PyStr.toJava(entry);
            try {
                Found found = isLibrary(directory) ? inLibrary(directory, tail) : inDirectory(t, directory, tail, namespace);
                if (found != null) {
                    return found;
                }
            } catch (IOException e) {
                throw Errors.importError(t, Exc.IMPORT_ERROR, "cannot read module '" + name + "': " + e.getMessage(), PyStr.of(t, name), 0, 0);
            }
        }
        return namespace.isEmpty() ? null : new Found(null, null, null, namespace);
    }

    /** The modules that are frozen into CPython's executable are files of the library here. */
    private Found frozen(PyThread t, String name) {
        try {
            return inLibrary(library.root() + "/importlib", name.substring("_frozen_importlib".length()).isEmpty() ? "_bootstrap" : "_bootstrap_external");
        } catch (IOException e) {
            throw notFound(t, "cannot read module '" + name + "': " + e.getMessage(), name);
        }
    }

    /** The library's file of a module in one of its folders, as {@code __file__} says it, or null. */
    String libraryFile(PyThread t, String directory, String name) {
        if (!isLibrary(directory)) {
            return null;
        }
        try {
            Found found = inLibrary(directory, name.substring(name.lastIndexOf('.') + 1));
            return found == null ? null : found.file;
        } catch (IOException e) {
            throw notFound(t, "cannot read module '" + name + "': " + e.getMessage(), name);
        }
    }

    /** The code of a file of the library; absent if there is none. */
    long libraryCode(PyThread t, String file, String name) {
        String directory = file.substring(0, file.lastIndexOf('/'));
        String stem = file.substring(directory.length() + 1, file.length() - ".py".length());
        try {
            Found found = isLibrary(directory) ? inLibrary(directory, stem) : null;
            return found == null ? Value.ABSENT : code(t, found, name);
        } catch (IOException e) {
            throw notFound(t, "cannot read module '" + name + "': " + e.getMessage(), name);
        }
    }

    /** Whether a folder is one of the library. */
    boolean isLibrary(String directory) {
        return library != null && (directory.equals(library.root()) || directory.startsWith(library.root() + "/"));
    }

    private Found inLibrary(String directory, String tail) throws IOException {
        String relative = directory.length() == library.root().length() ? "" : directory.substring(library.root().length() + 1) + "/";
        byte[] code = library.read(relative + tail + "/__init__.pyc");
        if (code != null) {
            return new Found(directory + "/" + tail + "/__init__.py", code, null, List.of(directory + "/" + tail));
        }
        code = library.read(relative + tail + ".pyc");
        if (code != null) {
            return new Found(directory + "/" + tail + ".py", code, null, null);
        }
        byte[] source = library.read(relative + tail + "/__init__.py");
        if (source != null) {
            return new Found(directory + "/" + tail + "/__init__.py", null, source, List.of(directory + "/" + tail));
        }
        source = library.read(relative + tail + ".py");
        return source == null ? null : new Found(directory + "/" + tail + ".py", null, source, null);
    }

    private static Found inDirectory(PyThread t, String directory, String tail, List<String> namespace) throws IOException {
        Path base = Path.of(directory);
        Path folder = base.resolve(tail);
        String prefix = directory.isEmpty() ? "" : directory.endsWith("/") ? directory : directory + "/";
        if (Files.isDirectory(folder)) {
            Found init = inFiles(t, folder, prefix + tail + "/", "__init__", List.of(prefix + tail));
            if (init != null) {
                return init;
            }
        }
        Found found = inFiles(t, base, prefix, tail, null);
        if (found != null) {
            return found;
        }
        if (Files.isDirectory(folder)) {
            namespace.add(prefix + tail);
        }
        return null;
    }

    /** A source file, or what {@code __pycache__} holds of it if that is up to date; without source a {@code .pyc} file. */
    private static Found inFiles(PyThread t, Path directory, String prefix, String stem, List<String> path) throws IOException {
        Path file = directory.resolve(stem + ".py");
        if (Files.isRegularFile(file)) {
            PycFiles.Cached cached = PycFiles.read(t, file);
            return new Found(prefix + stem + ".py", cached.code(), cached.source(), path, cached.code() == null ? null : cached.cache().toString(), cached);
        }
        Path sourceless = directory.resolve(stem + ".pyc");
        String name = prefix + stem + ".pyc";
        return Files.isRegularFile(sourceless) ? new Found(name, Files.readAllBytes(sourceless), null, path, name, null) : null;
    }

    @Override
    public long importFrom(PyThread t, long module, long name) {
        long value = PyObject.getAttrOrAbsent(t, module, name);
        if (value != 0) {
            return value;
        }
        long moduleName = PyObject.getAttrOrAbsent(t, module, Names.__name__);
        boolean named = moduleName != 0 && PyStr.is(moduleName);
        String text = named ? PyStr.toJava(moduleName) : "<unknown module name>";
        if (named) {
            value = loaded(t, text + "." + PyStr.toJava(name));
            if (value != 0) {
                return value;
            }
        }
        long file = PyObject.getAttrOrAbsent(t, module, Names.of("__file__"));
        String where = file != 0 && PyStr.is(file) ? PyStr.toJava(file) : "unknown location";
        String message = initializing.contains(text)
                ? "cannot import name '" + PyStr.toJava(name) + "' from partially initialized module '" + text
                    + "' (most likely due to a circular import) (" + where + ")"
                : "cannot import name '" + PyStr.toJava(name) + "' from '" + text + "' (" + where + ")";
        throw Errors.importError(t, Exc.IMPORT_ERROR, message, PyStr.of(t, text), file == 0 ? 0 : file, name);
    }
}
