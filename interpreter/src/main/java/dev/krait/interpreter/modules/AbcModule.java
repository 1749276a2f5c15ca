package dev.krait.interpreter.modules;

import dev.krait.interpreter.bind.PyFunction;
import dev.krait.interpreter.bind.PyModule;
import dev.krait.interpreter.objects.Exc;
import dev.krait.interpreter.objects.PyDict;
import dev.krait.interpreter.objects.PyInt;
import dev.krait.interpreter.objects.PyObject;
import dev.krait.interpreter.objects.PySet;
import dev.krait.interpreter.objects.PyTuple;
import dev.krait.interpreter.objects.PyType;
import dev.krait.interpreter.objects.Types;
import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.Names;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.interpreter.tier1.Calls;
import dev.krait.spi.abi.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Module {@code _abc}: abstract base classes, with the caches of {@code _py_abc}. Classes live as long as their context, so the caches hold them. */
@PyModule(name = "_abc")
final class AbcModule {
    private static final long FLAG_SEQUENCE = 1 << 5;
    private static final long FLAG_MAPPING = 1 << 6;
    private static long counter;

    /** What is known of one abstract base class. */
    private static final class Data {
        final List<PyType> registry = new ArrayList<>();
        final Set<PyType> positive = new HashSet<>();
        final Set<PyType> negative = new HashSet<>();
        long negativeVersion = counter;
    }

    private AbcModule() {
    }

    private static Data data(PyThread t, long cls) {
        if (PyType.is(cls) && PyType.at(cls).abstractBase instanceof Data data) {
            return data;
        }
        throw Errors.typeError(t, "_abc_impl is set to a wrong type");
    }

    @PyFunction("get_cache_token()")
    static long getCacheToken(PyThread t) {
        return PyInt.of(t, counter);
    }

    @PyFunction("_abc_init(self, /)")
    static void init(PyThread t, long self) {
        PyType type = PyType.at(self);
        long abstracts = PySet.create(t);
        long dict = PyDict.copy(t, type.dict());
        for (int i = PyDict.nextEntry(dict, 0); i >= 0; i = PyDict.nextEntry(dict, i + 1)) {
            if (isAbstract(t, PyDict.valueAt(dict, i))) {
                PySet.add(t, abstracts, PyDict.keyAt(dict, i));
            }
        }
        for (PyType base : type.bases) {
            long inherited = PyObject.getAttrOrAbsent(t, base.address, Names.__abstractmethods__);
            if (inherited == 0) {
                continue;
            }
            long iterator = PyObject.iter(t, inherited);
            for (long name; (name = PyObject.next(t, iterator)) != 0;) {
                long value = PyObject.getAttrOrAbsent(t, self, name);
                if (value != 0 && isAbstract(t, value)) {
                    PySet.add(t, abstracts, name);
                }
            }
        }
        PyObject.setAttr(t, self, Names.__abstractmethods__, Calls.call(t, Types.FROZENSET.address, abstracts));
        type.abstractBase = new Data();
        long flagsName = Names.of("__abc_tpflags__");
        long flags = PyDict.get(t, type.dict(), flagsName);
        if (flags != 0 && PyInt.is(flags)) {
            long bits = PyInt.clampedLong(PyInt.unwrap(flags));
            type.flags |= (bits & FLAG_SEQUENCE) != 0 ? PyType.SEQUENCE : 0;
            type.flags |= (bits & FLAG_MAPPING) != 0 ? PyType.MAPPING : 0;
            type.setInNamespace(t, flagsName, 0);
        }
    }

    private static boolean isAbstract(PyThread t, long value) {
        long mark = PyObject.getAttrOrAbsent(t, value, Names.__isabstractmethod__);
        return mark != 0 && PyObject.isTrue(t, mark);
    }

    @PyFunction("_abc_register(self, subclass, /)")
    static long register(PyThread t, long self, long subclass) {
        if (!PyType.is(subclass)) {
            throw Errors.typeError(t, "Can only register classes");
        }
        if (PyObject.isSubclass(t, subclass, self)) {
            return subclass;
        }
        if (PyObject.isSubclass(t, self, subclass)) {
            throw Errors.runtimeError(t, "Refusing to create an inheritance cycle");
        }
        data(t, self).registry.add(PyType.at(subclass));
        counter++;
        inherit(PyType.at(subclass), PyType.at(self).flags & (PyType.SEQUENCE | PyType.MAPPING));
        return subclass;
    }

    /** Registering with a sequence or mapping makes the class match such patterns. */
    private static void inherit(PyType type, int flags) {
        if (flags == 0 || type.has(flags) || !type.isHeap()) {
            return;
        }
        type.flags |= flags;
        for (PyType subclass : type.subclasses()) {
            inherit(subclass, flags);
        }
    }

    @PyFunction("_abc_instancecheck(self, instance, /)")
    static boolean instanceCheck(PyThread t, long self, long instance) {
        Data data = data(t, self);
        long cls = PyObject.getAttr(t, instance, Names.__class__);
        PyType type = PyType.of(instance);
        if (PyType.is(cls) && data.positive.contains(PyType.at(cls))) {
            return true;
        }
        if (cls == type.address) {
            if (data.negativeVersion == counter && data.negative.contains(type)) {
                return false;
            }
            return check(t, self, cls);
        }
        return check(t, self, cls) || check(t, self, type.address);
    }

    private static boolean check(PyThread t, long self, long cls) {
        return PyObject.isTrue(t, Calls.callMethod(t, self, Names.__subclasscheck__, cls));
    }

    @PyFunction("_abc_subclasscheck(self, subclass, /)")
    static boolean subclassCheck(PyThread t, long self, long subclass) {
        if (!PyType.is(subclass)) {
            throw Errors.typeError(t, "issubclass() arg 1 must be a class");
        }
        Data data = data(t, self);
        PyType cls = PyType.at(self);
        PyType type = PyType.at(subclass);
        if (data.positive.contains(type)) {
            return true;
        }
        if (data.negativeVersion < counter) {
            data.negative.clear();
            data.negativeVersion = counter;
        } else if (data.negative.contains(type)) {
            return false;
        }
        long hook = Calls.callMethod(t, self, Names.__subclasshook__, subclass);
        if (hook == Const.TRUE) {
            data.positive.add(type);
            return true;
        }
        if (hook == Const.FALSE) {
            data.negative.add(type);
            return false;
        }
        if (hook != Const.NOT_IMPLEMENTED) {
            throw Errors.of(t, Exc.ASSERTION_ERROR, "__subclasshook__ must return either False, True, or NotImplemented");
        }
        if (type.isSubtypeOf(cls) || anySuper(t, subclass, data.registry) || anySuper(t, subclass, subclasses(t, self))) {
            data.positive.add(type);
            return true;
        }
        data.negative.add(type);
        return false;
    }

    private static boolean anySuper(PyThread t, long subclass, List<PyType> classes) {
        for (PyType c : List.copyOf(classes)) {
            if (PyObject.isSubclass(t, subclass, c.address)) {
                return true;
            }
        }
        return false;
    }

    private static List<PyType> subclasses(PyThread t, long cls) {
        List<PyType> list = new ArrayList<>();
        long iterator = PyObject.iter(t, Calls.callMethod(t, cls, Names.__subclasses__));
        for (long item; (item = PyObject.next(t, iterator)) != 0;) {
            if (PyType.is(item)) {
                list.add(PyType.at(item));
            }
        }
        return list;
    }

    @PyFunction("_get_dump(self, /)")
    static long getDump(PyThread t, long self) {
        Data data = data(t, self);
        return PyTuple.of(t, new long[] {set(t, data.registry), set(t, data.positive), set(t, data.negative), Value.ofInt(data.negativeVersion)});
    }

    private static long set(PyThread t, Iterable<PyType> types) {
        long set = PySet.create(t);
        for (PyType type : types) {
            PySet.add(t, set, type.address);
        }
        return set;
    }

    @PyFunction("_reset_registry(self, /)")
    static void resetRegistry(PyThread t, long self) {
        data(t, self).registry.clear();
    }

    @PyFunction("_reset_caches(self, /)")
    static void resetCaches(PyThread t, long self) {
        Data data = data(t, self);
        data.positive.clear();
        data.negative.clear();
    }
}
