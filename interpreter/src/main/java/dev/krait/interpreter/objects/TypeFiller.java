package dev.krait.interpreter.objects;

import dev.krait.interpreter.bind.Binding;
import dev.krait.interpreter.bind.FunctionSpec;
import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.runtime.Names;
import dev.krait.interpreter.runtime.PyThread;
import java.util.HashMap;
import java.util.Map;

/** Fills the namespaces of built-in types from their bindings. */
final class TypeFiller {
    private TypeFiller() {
    }

    static long newNamespace() {
        return PyDict.create(PyThread.BOOT);
    }

    static void fill(PyType type, Binding binding) {
        PyThread t = PyThread.BOOT;
        long dict = type.dict();
        if (binding != null) {
            FunctionSpec[] specs = binding.specs();
            Map<String, Integer> setters = new HashMap<>();
            for (int id = 0; id < specs.length; id++) {
                if (specs[id].role() == FunctionSpec.Role.SETTER) {
                    setters.put(specs[id].name(), id);
                }
            }
            for (int id = 0; id < specs.length; id++) {
                FunctionSpec spec = specs[id];
                if (spec.role() != FunctionSpec.Role.SETTER) {
                    PyDict.set(t, dict, Names.of(spec.name()), descriptor(t, type, binding, id, spec, setters));
                }
            }
            binding.initType(t, type);
        }
        if (type.has(PyType.UNHASHABLE) && PyDict.get(t, dict, Names.__hash__) == 0) {
            PyDict.set(t, dict, Names.__hash__, Const.NONE);
        }
        if (PyDict.get(t, dict, Names.__doc__) == 0) {
            String doc = binding == null ? null : binding.doc();
            PyDict.set(t, dict, Names.__doc__, doc == null ? Const.NONE : PyStr.intern(doc));
        }
        if (!type.module.equals("builtins") && PyDict.get(t, dict, Names.__module__) == 0) {
            PyDict.set(t, dict, Names.__module__, Names.of(type.module));
        }
    }

    private static long descriptor(PyThread t, PyType type, Binding binding, int id, FunctionSpec spec, Map<String, Integer> setters) {
        return switch (spec.role()) {
            case METHOD -> MethodDescriptor.create(t, Types.METHOD_DESCRIPTOR, new MethodDescriptor(type, binding, id, spec));
            case WRAPPER -> MethodDescriptor.create(t, Types.WRAPPER_DESCRIPTOR, new MethodDescriptor(type, binding, id, spec));
            case CLASS_METHOD -> MethodDescriptor.create(t, Types.CLASSMETHOD_DESCRIPTOR, new MethodDescriptor(type, binding, id, spec));
            case STATIC_METHOD -> StaticMethodType.create(t, BuiltinFunction.create(t, binding, id, 0, type.address, 0));
            case NEW -> BuiltinFunction.create(t, binding, id, 0, type.address, 0);
            case GETTER -> GetSetDescriptor.create(t, new GetSetDescriptor(type, spec.name(), binding, id, setters.getOrDefault(spec.name(), -1)));
            case FUNCTION, SETTER -> throw new AssertionError(spec.name());
        };
    }
}
