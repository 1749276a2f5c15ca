package dev.krait.interpreter.objects;

import dev.krait.interpreter.bind.PyClass;
import dev.krait.interpreter.bind.PyGetter;
import dev.krait.interpreter.bind.PyMethod;
import dev.krait.interpreter.bind.PyNew;
import dev.krait.interpreter.bind.PySetter;
import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.Names;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.interpreter.tier1.Calls;
import dev.krait.spi.abi.Kind;
import dev.krait.spi.abi.Memory;

/** {@code BaseException}. */
@PyClass(name = "BaseException", kind = Kind.INSTANCE, subclassable = true, dict = true, fields = 5)
public final class BaseExceptionType {
    private BaseExceptionType() {
    }

    @PyNew("(*args, **kwargs)")
    static long new_(PyThread t, PyType cls, long args, long kwargs) {
        long self = t.allocate(cls.rootShape.id, cls.rootShape.fieldsEnd);
        Memory.putLong(self + ExceptionFields.ARGS, args);
        Finalization.register(t, cls, self);
        return self;
    }

    @PyMethod("__init__(self, /, *args, **kwargs)")
    static void init(PyThread t, long self, long args, long kwargs) {
        checkNoKeywords(t, self, kwargs);
        Memory.putLong(self + ExceptionFields.ARGS, args);
    }

    /** The error of keyword arguments for an exception that takes none. */
    static void checkNoKeywords(PyThread t, long self, long kwargs) {
        if (PyDict.length(kwargs) > 0) {
            throw Errors.typeError(t, "%s() takes no keyword arguments", PyObject.typeName(self));
        }
    }

    /** The arguments. */
    static long args(long self) {
        return Memory.getLong(self + ExceptionFields.ARGS);
    }

    @PyMethod("__repr__(self, /)")
    static String repr(PyThread t, long self) {
        long args = args(self);
        String name = PyType.of(self).name;
        return PyTuple.length(args) == 1 ? name + "(" + PyObject.reprText(t, PyTuple.get(args, 0)) + ")" : name + PyObject.reprText(t, args);
    }

    @PyMethod("__str__(self, /)")
    static long str(PyThread t, long self) {
        long args = args(self);
        return switch (PyTuple.length(args)) {
            case 0 -> PyStr.empty();
            case 1 -> PyObject.str(t, PyTuple.get(args, 0));
            default -> PyObject.str(t, args);
        };
    }

    @PyGetter("args")
    static long argsAttribute(long self) {
        return args(self);
    }

    @PySetter("args")
    static void setArgs(PyThread t, long self, long value) {
        if (value == 0) {
            throw Errors.typeError(t, "args may not be deleted");
        }
        Memory.putLong(self + ExceptionFields.ARGS, Calls.call(t, Types.TUPLE.address, value));
    }

    @PyGetter("__traceback__")
    static long traceback(long self) {
        return ExceptionFields.get(self, ExceptionFields.TRACEBACK);
    }

    @PySetter("__traceback__")
    static void setTraceback(PyThread t, long self, long value) {
        if (value == 0) {
            throw Errors.typeError(t, "__traceback__ may not be deleted");
        }
        if (value != Const.NONE && PyType.of(value) != Types.TRACEBACK) {
            throw Errors.typeError(t, "__traceback__ must be a traceback or None");
        }
        Memory.putLong(self + ExceptionFields.TRACEBACK, value == Const.NONE ? 0 : value);
    }

    @PyGetter("__context__")
    static long context(long self) {
        return ExceptionFields.get(self, ExceptionFields.CONTEXT);
    }

    @PySetter("__context__")
    static void setContext(PyThread t, long self, long value) {
        assignException(t, self, ExceptionFields.CONTEXT, value, "context");
    }

    private static void assignException(PyThread t, long self, int field, long value, String what) {
        if (value == 0) {
            throw Errors.typeError(t, "__%s__ may not be deleted", what);
        }
        if (value != Const.NONE && !Errors.isException(value)) {
            throw Errors.typeError(t, "exception %s must be None or derive from BaseException", what);
        }
        Memory.putLong(self + field, value == Const.NONE ? 0 : value);
    }

    @PyGetter("__cause__")
    static long cause(long self) {
        return ExceptionFields.get(self, ExceptionFields.CAUSE);
    }

    @PySetter("__cause__")
    static void setCause(PyThread t, long self, long value) {
        assignException(t, self, ExceptionFields.CAUSE, value, "cause");
        Memory.putLong(self + ExceptionFields.SUPPRESS_CONTEXT, Const.TRUE);
    }

    @PyGetter("__suppress_context__")
    static boolean suppressContext(long self) {
        return Memory.getLong(self + ExceptionFields.SUPPRESS_CONTEXT) == Const.TRUE;
    }

    @PySetter("__suppress_context__")
    static void setSuppressContext(PyThread t, long self, long value) {
        if (value == 0) {
            throw Errors.typeError(t, "can't delete numeric/char attribute");
        }
        if (value != Const.TRUE && value != Const.FALSE) {
            throw Errors.typeError(t, "attribute value type must be bool");
        }
        Memory.putLong(self + ExceptionFields.SUPPRESS_CONTEXT, value == Const.TRUE ? value : 0);
    }

    @PyMethod("with_traceback(self, object, /)")
    static long withTraceback(PyThread t, long self, long object) {
        setTraceback(t, self, object);
        return self;
    }

    /** {@code exception.add_note(note)}. */
    @PyMethod("add_note(self, object, /)")
    static void addNote(PyThread t, long self, long object) {
        if (!PyStr.is(object)) {
            throw Errors.typeError(t, "add_note() argument must be str, not %s", PyObject.typeName(object));
        }
        long notes = PyObject.getAttrOrAbsent(t, self, Names.__notes__);
        if (notes == 0) {
            notes = PyList.create(t);
            PyObject.setAttr(t, self, Names.__notes__, notes);
        } else if (!Kinds.isList(notes)) {
            throw Errors.typeError(t, "Cannot add note: __notes__ is not a list");
        }
        PyList.append(t, notes, object);
    }

    @PyMethod("__reduce__(self, /)")
    static long reduce(PyThread t, long self) {
        return reduce(t, self, args(self));
    }

    /** The type, arguments and, if there are any, attributes. */
    static long reduce(PyThread t, long self, long args) {
        Shape shape = Shape.ofObject(self);
        boolean none = !shape.dictMode && shape.size == 0;
        return none ? PyTuple.of(t, PyObject.typeOf(self), args) : PyTuple.of(t, PyObject.typeOf(self), args, PyDict.copy(t, Attributes.dictOf(t, self)));
    }

    @PyMethod("__setstate__(self, state, /)")
    static void setState(PyThread t, long self, long state) {
        if (state == Const.NONE) {
            return;
        }
        if (!Kinds.isDict(state)) {
            throw Errors.typeError(t, "state is not a dictionary");
        }
        for (int i = PyDict.nextEntry(state, 0); i >= 0; i = PyDict.nextEntry(state, i + 1)) {
            PyObject.setAttr(t, self, PyDict.keyAt(state, i), PyDict.valueAt(state, i));
        }
    }

    @PyGetter("__dict__")
    static long dict(PyThread t, long self) {
        return Attributes.dictOf(t, self);
    }

    @PySetter("__dict__")
    static void setDict(PyThread t, long self, long value) {
        InstanceAccess.setDict(t, self, value);
    }
}
