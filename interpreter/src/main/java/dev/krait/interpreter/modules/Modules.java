package dev.krait.interpreter.modules;

import dev.krait.interpreter.bind.Binding;
import dev.krait.interpreter.bind.BindingIndex;
import dev.krait.interpreter.bind.FunctionSpec;
import dev.krait.interpreter.objects.BuiltinFunction;
import dev.krait.interpreter.objects.PyDict;
import dev.krait.interpreter.objects.PyStr;
import dev.krait.interpreter.objects.PyType;
import dev.krait.interpreter.objects.ShapeIds;
import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.runtime.Names;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.spi.abi.Memory;
import dev.krait.spi.abi.ModuleLayout;

/** Module objects, and the modules written in Java. */
public final class Modules {
    private Modules() {
    }

    /** A module with {@code __name__}, {@code __doc__}, {@code __package__}, {@code __loader__} and {@code __spec__}. */
    public static long create(PyThread t, long name) {
        long module = t.allocate(ShapeIds.MODULE, ModuleLayout.SIZE);
        long dict = PyDict.create(t);
        Memory.putLong(module + ModuleLayout.DICT, dict);
        PyDict.putStr(t, dict, Names.__name__, name);
        PyDict.putStr(t, dict, Names.__doc__, Const.NONE);
        PyDict.putStr(t, dict, Names.of("__package__"), Const.NONE);
        PyDict.putStr(t, dict, Names.of("__loader__"), Const.NONE);
        PyDict.putStr(t, dict, Names.of("__spec__"), Const.NONE);
        return module;
    }

    /** The dict of a module. */
    public static long dict(long module) {
        return Memory.getLong(module + ModuleLayout.DICT);
    }

    /** Assigns an attribute of a module. */
    public static void set(PyThread t, long module, String name, long value) {
        PyDict.putStr(t, dict(module), Names.of(name), value);
    }

    /** Whether there is a module of that name in Java. */
    public static boolean isBuiltin(String name) {
        return BindingIndex.module(name) != null;
    }

    /** Makes a new module of Java functions, or returns 0 if there is none of that name. It is not entered anywhere. */
    public static long createBuiltin(PyThread t, String name) {
        Binding binding = BindingIndex.module(name);
        if (binding == null) {
            return 0;
        }
        long moduleName = Names.of(name);
        long module = create(t, moduleName);
        fill(t, module, binding);
        return module;
    }

    /** Enters the functions and types of a binding into a module. */
    private static void fill(PyThread t, long module, Binding binding) {
        long dict = dict(module);
        long name = PyDict.getStr(t, dict, Names.__name__);
        if (binding.doc() != null) {
            PyDict.putStr(t, dict, Names.__doc__, PyStr.intern(binding.doc()));
        }
        FunctionSpec[] specs = binding.specs();
        for (int id = 0; id < specs.length; id++) {
            PyDict.putStr(t, dict, Names.of(specs[id].name()), BuiltinFunction.create(t, binding, id, 0, module, name));
        }
        for (PyType type : binding.types()) {
            PyDict.putStr(t, dict, Names.of(type.name), type.address);
        }
        binding.initModule(t, module);
    }
}
