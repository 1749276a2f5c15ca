package dev.krait.interpreter.objects;

import dev.krait.interpreter.bind.PyClass;
import dev.krait.interpreter.bind.PyGetter;
import dev.krait.interpreter.bind.PyMethod;
import dev.krait.interpreter.bind.PyNew;
import dev.krait.interpreter.bind.PySetter;
import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.interpreter.tier1.Calls;
import dev.krait.interpreter.tier1.CodeBody;
import dev.krait.interpreter.tier1.PyFunction;
import dev.krait.spi.abi.FunctionLayout;
import dev.krait.spi.abi.Kind;
import dev.krait.spi.abi.Memory;
import dev.krait.spi.abi.ModuleLayout;
import dev.krait.spi.abi.Value;

/** {@code function}: the attributes of functions written in Python. */
@PyClass(name = "function", kind = Kind.FUNCTION, dict = true)
final class FunctionType {
    private FunctionType() {
    }

    private static long orNone(long value) {
        return value == 0 ? Const.NONE : value;
    }

    private static long orAbsent(long value) {
        return value == Const.NONE ? 0 : value;
    }

    @PyNew("(code, globals, name=None, argdefs=None, closure=None, kwdefaults=None)")
    static long new_(PyThread t, PyType cls, long code, long globals, long name, long argdefs, long closure, long kwdefaults) {
        checkArgument(t, "code", code, Kind.CODE, "code");
        checkArgument(t, "globals", globals, Kind.DICT, "dict");
        if (name != Const.NONE && !PyStr.is(name)) {
            throw Errors.typeError(t, "arg 3 (name) must be None or string");
        }
        if (argdefs != Const.NONE && !Kinds.isTuple(argdefs)) {
            throw Errors.typeError(t, "arg 4 (defaults) must be None or tuple");
        }
        CodeBody body = CodeBody.of(code);
        if (closure != Const.NONE && !Kinds.isTuple(closure)) {
            throw Errors.typeError(t, body.freeCount > 0 ? "arg 5 (closure) must be tuple" : "arg 5 (closure) must be None or tuple");
        }
        if (kwdefaults != Const.NONE && !Kinds.isDict(kwdefaults)) {
            throw Errors.typeError(t, "arg 6 (kwdefaults) must be None or dict");
        }
        int cells = closure == Const.NONE ? 0 : PyTuple.length(closure);
        if (closure == Const.NONE && body.freeCount > 0) {
            throw Errors.typeError(t, "arg 5 (closure) must be tuple");
        }
        if (cells != body.freeCount) {
            throw Errors.valueError(t, "%s requires closure of length %d, not %d", PyStr.toJava(body.name), body.freeCount, cells);
        }
        for (int i = 0; i < cells; i++) {
            if (!Kinds.is(PyTuple.get(closure, i), Kind.CELL)) {
                throw Errors.typeError(t, "arg 5 (closure) expected cell, found %s", PyObject.typeName(PyTuple.get(closure, i)));
            }
        }
        long function = PyFunction.create(t, code, globals);
        if (name != Const.NONE) {
            Memory.putLong(function + FunctionLayout.NAME, name);
        }
        Memory.putLong(function + FunctionLayout.DEFAULTS, orAbsent(argdefs));
        Memory.putLong(function + FunctionLayout.CLOSURE, orAbsent(closure));
        Memory.putLong(function + FunctionLayout.KWDEFAULTS, orAbsent(kwdefaults));
        return function;
    }

    private static void checkArgument(PyThread t, String name, long value, Kind kind, String type) {
        if (!Kinds.is(value, kind)) {
            throw Errors.typeError(t, "function() argument '%s' must be %s, not %s", name, type, value == Const.NONE ? "None" : PyObject.typeName(value));
        }
    }

    @PyMethod("__call__(self, /, *args, **kwargs)")
    static long call(PyThread t, long self, long args, long kwargs) {
        return Calls.callTuple(t, self, args, kwargs);
    }

    @PyMethod("__get__(self, instance, owner=None, /)")
    static long get(PyThread t, long self, long instance, long owner) {
        return instance == Const.NONE ? self : MethodType.create(t, self, instance);
    }

    @PyMethod("__repr__(self, /)")
    static String repr(long self) {
        return "<function " + PyStr.toJava(Memory.getLong(self + FunctionLayout.QUALNAME)) + " at " + ObjectType.addressText(self) + ">";
    }

    @PyGetter("__code__")
    static long code(long self) {
        return Memory.getLong(self + FunctionLayout.CODE);
    }

    @PySetter("__code__")
    static void setCode(PyThread t, long self, long value) {
        if (value == 0 || !Kinds.is(value, Kind.CODE)) {
            throw Errors.typeError(t, "__code__ must be set to a code object");
        }
        long closure = Memory.getLong(self + FunctionLayout.CLOSURE);
        int cells = closure == 0 ? 0 : PyTuple.length(closure);
        int free = CodeBody.of(value).freeCount;
        if (free != cells) {
            throw Errors.valueError(t, "%s() requires a code object with %d free vars, not %d", PyStr.toJava(Memory.getLong(self + FunctionLayout.NAME)), cells, free);
        }
        Memory.putLong(self + FunctionLayout.CODE, value);
        PyFunction.modified(self);
    }

    @PyGetter("__globals__")
    static long globals(long self) {
        return Memory.getLong(self + FunctionLayout.GLOBALS);
    }

    @PyGetter("__builtins__")
    static long builtins(long self) {
        return Memory.getLong(self + FunctionLayout.BUILTINS);
    }

    @PyGetter("__closure__")
    static long closure(long self) {
        return orNone(Memory.getLong(self + FunctionLayout.CLOSURE));
    }

    @PyGetter("__defaults__")
    static long defaults(long self) {
        return orNone(Memory.getLong(self + FunctionLayout.DEFAULTS));
    }

    @PySetter("__defaults__")
    static void setDefaults(PyThread t, long self, long value) {
        if (value != 0 && value != Const.NONE && !Kinds.isTuple(value)) {
            throw Errors.typeError(t, "__defaults__ must be set to a tuple object");
        }
        Memory.putLong(self + FunctionLayout.DEFAULTS, orAbsent(value));
        PyFunction.modified(self);
    }

    @PyGetter("__kwdefaults__")
    static long kwdefaults(long self) {
        return orNone(Memory.getLong(self + FunctionLayout.KWDEFAULTS));
    }

    @PySetter("__kwdefaults__")
    static void setKwdefaults(PyThread t, long self, long value) {
        if (value != 0 && value != Const.NONE && !Kinds.isDict(value)) {
            throw Errors.typeError(t, "__kwdefaults__ must be set to a dict object");
        }
        Memory.putLong(self + FunctionLayout.KWDEFAULTS, orAbsent(value));
        PyFunction.modified(self);
    }

    @PyGetter("__name__")
    static long name(long self) {
        return Memory.getLong(self + FunctionLayout.NAME);
    }

    @PySetter("__name__")
    static void setName(PyThread t, long self, long value) {
        if (value == 0 || !PyStr.is(value)) {
            throw Errors.typeError(t, "__name__ must be set to a string object");
        }
        Memory.putLong(self + FunctionLayout.NAME, value);
    }

    @PyGetter("__qualname__")
    static long qualname(long self) {
        return Memory.getLong(self + FunctionLayout.QUALNAME);
    }

    @PySetter("__qualname__")
    static void setQualname(PyThread t, long self, long value) {
        if (value == 0 || !PyStr.is(value)) {
            throw Errors.typeError(t, "__qualname__ must be set to a string object");
        }
        Memory.putLong(self + FunctionLayout.QUALNAME, value);
    }

    @PyGetter("__module__")
    static long module(long self) {
        return orNone(Memory.getLong(self + FunctionLayout.MODULE));
    }

    @PySetter("__module__")
    static void setModule(long self, long value) {
        Memory.putLong(self + FunctionLayout.MODULE, value);
    }

    @PyGetter("__doc__")
    static long doc(long self) {
        return orNone(Memory.getLong(self + FunctionLayout.DOC));
    }

    @PySetter("__doc__")
    static void setDoc(long self, long value) {
        Memory.putLong(self + FunctionLayout.DOC, value);
    }

    @PyGetter("__dict__")
    static long dict(PyThread t, long self) {
        return Attributes.dictOf(t, self);
    }

    @PySetter("__dict__")
    static void setDict(PyThread t, long self, long value) {
        if (value == 0) {
            throw Errors.typeError(t, "cannot delete __dict__");
        }
        InstanceAccess.setDict(t, self, value);
    }

    @PyGetter("__annotations__")
    static long annotations(PyThread t, long self) {
        long annotations = Memory.getLong(self + FunctionLayout.ANNOTATIONS);
        if (annotations != 0 && Kinds.isDict(annotations)) {
            return annotations;
        }
        if (annotations != 0 && Kinds.isTuple(annotations)) {
            long dict = PyDict.create(t);
            for (int i = 0, n = PyTuple.length(annotations); i + 1 < n; i += 2) {
                PyDict.set(t, dict, PyTuple.get(annotations, i), PyTuple.get(annotations, i + 1));
            }
            Memory.putLong(self + FunctionLayout.ANNOTATIONS, dict);
            return dict;
        }
        long annotate = Memory.getLong(self + FunctionLayout.ANNOTATE);
        if (annotate != 0 && Callables.isCallable(annotate)) {
            annotations = Calls.call(t, annotate, Value.ofInt(1));
            if (!Kinds.isDict(annotations)) {
                throw Errors.typeError(t, "__annotate__ returned non-dict of type '%s'", PyObject.typeName(annotations));
            }
        } else {
            annotations = PyDict.create(t);
        }
        Memory.putLong(self + FunctionLayout.ANNOTATIONS, annotations);
        return annotations;
    }

    @PySetter("__annotations__")
    static void setAnnotations(PyThread t, long self, long value) {
        if (value != 0 && value != Const.NONE && !Kinds.isDict(value)) {
            throw Errors.typeError(t, "__annotations__ must be set to a dict object");
        }
        Memory.putLong(self + FunctionLayout.ANNOTATIONS, orAbsent(value));
        Memory.putLong(self + FunctionLayout.ANNOTATE, 0);
    }

    @PyGetter("__annotate__")
    static long annotate(long self) {
        return orNone(Memory.getLong(self + FunctionLayout.ANNOTATE));
    }

    @PySetter("__annotate__")
    static void setAnnotate(PyThread t, long self, long value) {
        if (value == 0) {
            throw Errors.typeError(t, "__annotate__ cannot be deleted");
        }
        if (value != Const.NONE && !Callables.isCallable(value)) {
            throw Errors.typeError(t, "__annotate__ must be callable or None");
        }
        Memory.putLong(self + FunctionLayout.ANNOTATE, value);
        if (value != Const.NONE) {
            Memory.putLong(self + FunctionLayout.ANNOTATIONS, 0);
        }
    }

    @PyGetter("__type_params__")
    static long typeParams(long self) {
        long params = Memory.getLong(self + FunctionLayout.TYPE_PARAMS);
        return params == 0 ? Const.EMPTY_TUPLE : params;
    }

    @PySetter("__type_params__")
    static void setTypeParams(PyThread t, long self, long value) {
        if (value == 0 || !Kinds.isTuple(value)) {
            throw Errors.typeError(t, "__type_params__ must be set to a tuple");
        }
        Memory.putLong(self + FunctionLayout.TYPE_PARAMS, value);
    }
}
