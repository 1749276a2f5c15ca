package dev.krait.interpreter.modules;

import dev.krait.interpreter.bind.PyFunction;
import dev.krait.interpreter.bind.PyInit;
import dev.krait.interpreter.bind.PyModule;
import dev.krait.interpreter.heap.JavaObjects;
import dev.krait.interpreter.heap.Weakrefs;
import dev.krait.interpreter.objects.PyDict;
import dev.krait.interpreter.objects.PyList;
import dev.krait.interpreter.objects.PyType;
import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.runtime.Names;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.spi.abi.Value;
import java.util.List;

/** Module {@code _weakref}. */
@PyModule(name = "_weakref", doc = "Weak-reference support module.", types = {WeakReferenceType.class, WeakProxyType.class, WeakCallableProxyType.class})
final class WeakrefModule {
    private WeakrefModule() {
    }

    @PyInit
    static void init(PyThread t, long module) {
        Modules.set(t, module, "ref", WeakReferenceTypeBinding.TYPE.address);
    }

    private static List<Weakrefs.Reference> references(PyThread t, long object) {
        return Value.isObject(object) ? t.context.weakrefs.of(object) : List.of();
    }

    @PyFunction("getweakrefcount(object, /)")
    static int getWeakrefCount(PyThread t, long object) {
        return references(t, object).size();
    }

    @PyFunction("getweakrefs(object, /)")
    static long getWeakrefs(PyThread t, long object) {
        long list = PyList.create(t);
        for (Weakrefs.Reference reference : references(t, object)) {
            PyList.append(t, list, reference.self);
        }
        return list;
    }

    @PyFunction("proxy(object, callback=None, /)")
    static long proxy(PyThread t, long object, long callback) {
        PyType type = PyType.of(object).lookup(Names.of("__call__")) != 0 ? WeakCallableProxyTypeBinding.TYPE : WeakProxyTypeBinding.TYPE;
        return WeakReferenceType.create(t, type, object, callback);
    }

    @PyFunction("_remove_dead_weakref(dct, key, /)")
    static void removeDeadWeakref(PyThread t, long dict, long key) {
        long value = PyDict.get(t, dict, key);
        if (value != 0 && Value.isObject(value) && PyType.of(value).isSubtypeOf(WeakReferenceTypeBinding.TYPE)
                && ((Weakrefs.Reference) JavaObjects.get(value)).referent == 0) {
            PyDict.remove(t, dict, key);
        }
    }

    /** None for 0. */
    static long orNone(long value) {
        return value == 0 ? Const.NONE : value;
    }
}
