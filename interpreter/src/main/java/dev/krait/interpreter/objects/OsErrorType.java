package dev.krait.interpreter.objects;

import dev.krait.interpreter.bind.PyClass;
import dev.krait.interpreter.bind.PyGetter;
import dev.krait.interpreter.bind.PyMethod;
import dev.krait.interpreter.bind.PyNew;
import dev.krait.interpreter.bind.PySetter;
import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.Names;
import dev.krait.interpreter.runtime.OsErrors;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.spi.abi.Kind;
import dev.krait.spi.abi.Memory;

/** {@code OSError}. */
@PyClass(name = "OSError", kind = Kind.INSTANCE, baseName = "Exception", subclassable = true, dict = true)
final class OsErrorType {
    private OsErrorType() {
    }

    @PyNew("(*args, **kwargs)")
    static long new_(PyThread t, PyType cls, long args, long kwargs) {
        PyType type = cls;
        int n = PyTuple.length(args);
        boolean parses = parsesInNew(cls);
        if (parses && cls == Exc.OS_ERROR && n >= 2 && n <= 5 && PyInt.is(PyTuple.get(args, 0))) {
            long number = PyInt.unwrap(PyTuple.get(args, 0));
            type = PyInt.fitsLong(number) ? OsErrors.typeOf(PyInt.longValue(number)) : cls;
        }
        long self = t.allocate(type.rootShape.id, type.rootShape.fieldsEnd);
        Memory.putLong(self + ExceptionFields.ARGS, parses ? args : Const.EMPTY_TUPLE);
        if (parses) {
            BaseExceptionType.checkNoKeywords(t, self, kwargs);
            fill(t, type, self, args);
        }
        return self;
    }

    /** Whether {@code __new__} looks at the arguments: not if a subclass defines {@code __init__} but not {@code __new__}. */
    private static boolean parsesInNew(PyType cls) {
        long init = Exc.OS_ERROR.special(Special.INIT);
        long make = Exc.OS_ERROR.special(Special.NEW);
        return !(cls.special(Special.INIT) != init && cls.special(Special.NEW) == make);
    }

    @PyMethod("__init__(self, /, *args, **kwargs)")
    static void init(PyThread t, long self, long args, long kwargs) {
        PyType type = PyType.of(self);
        if (parsesInNew(type)) {
            return;
        }
        BaseExceptionType.checkNoKeywords(t, self, kwargs);
        Memory.putLong(self + ExceptionFields.ARGS, args);
        fill(t, type, self, args);
    }

    private static void fill(PyThread t, PyType type, long self, long args) {
        int n = PyTuple.length(args);
        if (n < 2 || n > 5) {
            return;
        }
        Memory.putLong(self + ExceptionFields.OS_ERRNO, PyTuple.get(args, 0));
        Memory.putLong(self + ExceptionFields.OS_STRERROR, PyTuple.get(args, 1));
        long filename = n > 2 ? PyTuple.get(args, 2) : 0;
        if (filename == 0 || filename == Const.NONE) {
            return;
        }
        if (type.isSubtypeOf(Exc.BLOCKING_IO_ERROR) && PyInt.is(filename)) {
            Memory.putLong(self + ExceptionFields.OS_WRITTEN, PyInt.unwrap(filename));
            return;
        }
        Memory.putLong(self + ExceptionFields.OS_FILENAME, filename);
        if (n == 5 && PyTuple.get(args, 4) != Const.NONE) {
            Memory.putLong(self + ExceptionFields.OS_FILENAME2, PyTuple.get(args, 4));
        }
        Memory.putLong(self + ExceptionFields.ARGS, PyTuple.of(t, PyTuple.get(args, 0), PyTuple.get(args, 1)));
    }

    @PyMethod("__str__(self, /)")
    static long str(PyThread t, long self) {
        long filename = Memory.getLong(self + ExceptionFields.OS_FILENAME);
        long filename2 = Memory.getLong(self + ExceptionFields.OS_FILENAME2);
        long errno = Memory.getLong(self + ExceptionFields.OS_ERRNO);
        long message = Memory.getLong(self + ExceptionFields.OS_STRERROR);
        if (errno == 0 || message == 0) {
            return BaseExceptionType.str(t, self);
        }
        String text = "[Errno " + PyObject.strText(t, errno) + "] " + PyObject.strText(t, message);
        if (filename != 0) {
            text += ": " + PyObject.reprText(t, filename) + (filename2 != 0 ? " -> " + PyObject.reprText(t, filename2) : "");
        }
        return PyStr.of(t, text);
    }

    @PyMethod("__reduce__(self, /)")
    static long reduce(PyThread t, long self) {
        long args = BaseExceptionType.args(self);
        long filename = Memory.getLong(self + ExceptionFields.OS_FILENAME);
        if (PyTuple.length(args) == 2 && filename != 0) {
            long filename2 = Memory.getLong(self + ExceptionFields.OS_FILENAME2);
            args = filename2 == 0 ? PyTuple.of(t, PyTuple.get(args, 0), PyTuple.get(args, 1), filename)
                    : PyTuple.of(t, new long[] {PyTuple.get(args, 0), PyTuple.get(args, 1), filename, Const.NONE, filename2});
        }
        return BaseExceptionType.reduce(t, self, args);
    }

    @PyGetter("characters_written")
    static long charactersWritten(PyThread t, long self) {
        long written = Memory.getLong(self + ExceptionFields.OS_WRITTEN);
        if (written == 0) {
            throw Errors.attributeError(t, "characters_written");
        }
        return written;
    }

    @PySetter("characters_written")
    static void setCharactersWritten(PyThread t, long self, long value) {
        if (value == 0 && Memory.getLong(self + ExceptionFields.OS_WRITTEN) == 0) {
            throw Errors.attributeError(t, "characters_written");
        }
        Memory.putLong(self + ExceptionFields.OS_WRITTEN, value == 0 ? 0 : PyNumber.index(t, value));
    }

    @PyGetter("errno")
    static long errno(long self) {
        return ExceptionFields.get(self, ExceptionFields.OS_ERRNO);
    }

    @PySetter("errno")
    static void setErrno(long self, long value) {
        Memory.putLong(self + ExceptionFields.OS_ERRNO, value);
    }

    @PyGetter("strerror")
    static long strerror(long self) {
        return ExceptionFields.get(self, ExceptionFields.OS_STRERROR);
    }

    @PySetter("strerror")
    static void setStrerror(long self, long value) {
        Memory.putLong(self + ExceptionFields.OS_STRERROR, value);
    }

    @PyGetter("filename")
    static long filename(long self) {
        return ExceptionFields.get(self, ExceptionFields.OS_FILENAME);
    }

    @PySetter("filename")
    static void setFilename(long self, long value) {
        Memory.putLong(self + ExceptionFields.OS_FILENAME, value);
    }

    @PyGetter("filename2")
    static long filename2(long self) {
        return ExceptionFields.get(self, ExceptionFields.OS_FILENAME2);
    }

    @PySetter("filename2")
    static void setFilename2(long self, long value) {
        Memory.putLong(self + ExceptionFields.OS_FILENAME2, value);
    }
}
