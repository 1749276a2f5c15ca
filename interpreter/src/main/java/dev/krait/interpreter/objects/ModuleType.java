package dev.krait.interpreter.objects;

import dev.krait.interpreter.bind.PyClass;
import dev.krait.interpreter.bind.PyGetter;
import dev.krait.interpreter.bind.PyMethod;
import dev.krait.interpreter.bind.PyNew;
import dev.krait.interpreter.bind.PySetter;
import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.Importing;
import dev.krait.interpreter.runtime.Names;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.interpreter.tier1.Calls;
import dev.krait.spi.abi.Kind;
import dev.krait.spi.abi.Memory;
import dev.krait.spi.abi.ModuleLayout;
import dev.krait.spi.abi.Value;

/** {@code module}. */
@PyClass(name = "module", kind = Kind.MODULE, subclassable = true, dict = true)
public final class ModuleType {
    private ModuleType() {
    }

    /** A new module with a name; all else in its dict is None. */
    public static long create(PyThread t, long name) {
        long module = allocate(t, Types.MODULE);
        fill(t, module, name, Const.NONE);
        return module;
    }

    /** The dict of a module. */
    public static long dictOf(long module) {
        return Memory.getLong(module + ModuleLayout.DICT);
    }

    private static long allocate(PyThread t, PyType cls) {
        long module = t.allocate(cls.rootShape.id, Math.max(ModuleLayout.SIZE, cls.rootShape.fieldsEnd));
        Memory.putLong(module + ModuleLayout.DICT, PyDict.create(t));
        return module;
    }

    private static void fill(PyThread t, long module, long name, long doc) {
        long dict = dictOf(module);
        PyDict.set(t, dict, Names.__name__, name);
        PyDict.set(t, dict, Names.__doc__, doc);
        PyDict.set(t, dict, Names.__package__, Const.NONE);
        PyDict.set(t, dict, Names.__loader__, Const.NONE);
        PyDict.set(t, dict, Names.__spec__, Const.NONE);
    }

    @PyNew("(*args, **kwargs)")
    static long new_(PyThread t, PyType cls, long args, long kwargs) {
        return allocate(t, cls);
    }

    @PyMethod("__init__(self, name, doc=None)")
    static void init(PyThread t, long self, long name, long doc) {
        if (!PyStr.is(name)) {
            throw Errors.typeError(t, "module() argument 'name' must be str, not %s", name == Const.NONE ? "None" : PyObject.typeName(name));
        }
        fill(t, self, name, doc);
    }

    @PyMethod("__getattribute__(self, name, /)")
    static long getAttribute(PyThread t, long self, long name) {
        long value = Attributes.ofModule(t, self, PyType.of(self), Attributes.interned(t, name));
        if (value == 0) {
            throw Attributes.missing(t, self, name);
        }
        return value;
    }

    @PyMethod("__repr__(self, /)")
    static long repr(PyThread t, long self) {
        long bootstrap = Importing.loaded(t, Names.of("_frozen_importlib"));
        long spec = PyDict.get(t, dictOf(self), Names.__spec__);
        if (bootstrap != 0) {
            return Calls.callMethod(t, bootstrap, Names.of("_module_repr"), self);
        }
        long name = PyDict.get(t, dictOf(self), Names.__name__);
        String shown = name == 0 ? "'?'" : PyObject.reprText(t, name);
        long file = PyDict.get(t, dictOf(self), Names.__file__);
        long origin = spec == 0 || spec == Const.NONE ? 0 : PyObject.getAttrOrAbsent(t, spec, Names.of("origin"));
        if (file != 0 && file != Const.NONE) {
            return PyStr.of(t, "<module " + shown + " from " + PyObject.reprText(t, file) + ">");
        }
        if (origin != 0 && origin != Const.NONE) {
            return PyStr.of(t, "<module " + shown + " (" + PyObject.strText(t, origin) + ")>");
        }
        return PyStr.of(t, "<module " + shown + ">");
    }

    @PyMethod("__dir__(self, /)")
    static long dir(PyThread t, long self) {
        long dict = dictOf(self);
        long custom = PyDict.get(t, dict, Names.__dir__);
        return custom != 0 ? Calls.call(t, custom) : ObjectType.keys(t, dict);
    }

    @PyGetter("__dict__")
    static long dict(long self) {
        return dictOf(self);
    }

    @PyGetter("__annotations__")
    static long annotations(PyThread t, long self) {
        long dict = dictOf(self);
        long annotations = PyDict.get(t, dict, Names.__annotations__);
        if (annotations != 0) {
            return annotations;
        }
        long annotate = PyDict.get(t, dict, Names.__annotate__);
        if (annotate != 0 && Callables.isCallable(annotate)) {
            annotations = Calls.call(t, annotate, Value.ofInt(1));
            if (!Kinds.isDict(annotations)) {
                throw Errors.typeError(t, "__annotate__ returned non-dict of type '%s'", PyObject.typeName(annotations));
            }
        } else {
            annotations = PyDict.create(t);
        }
        PyDict.set(t, dict, Names.__annotations__, annotations);
        return annotations;
    }

    @PySetter("__annotations__")
    static void setAnnotations(PyThread t, long self, long value) {
        long dict = dictOf(self);
        if (value == 0) {
            if (!PyDict.remove(t, dict, Names.__annotations__)) {
                throw Errors.attributeError(t, "__annotations__");
            }
        } else {
            PyDict.set(t, dict, Names.__annotations__, value);
        }
        PyDict.remove(t, dict, Names.__annotate__);
    }

    @PyGetter("__annotate__")
    static long annotate(PyThread t, long self) {
        long annotate = PyDict.get(t, dictOf(self), Names.__annotate__);
        return annotate == 0 ? Const.NONE : annotate;
    }

    @PySetter("__annotate__")
    static void setAnnotate(PyThread t, long self, long value) {
        if (value == 0) {
            throw Errors.typeError(t, "cannot delete __annotate__ attribute");
        }
        if (value != Const.NONE && !Callables.isCallable(value)) {
            throw Errors.typeError(t, "__annotate__ must be callable or None");
        }
        PyDict.set(t, dictOf(self), Names.__annotate__, value);
        if (value != Const.NONE) {
            PyDict.remove(t, dictOf(self), Names.__annotations__);
        }
    }
}
