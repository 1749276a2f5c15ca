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

/** {@code SyntaxError}. */
@PyClass(name = "SyntaxError", kind = Kind.INSTANCE, baseName = "Exception", subclassable = true, dict = true)
final class SyntaxErrorType {
    private SyntaxErrorType() {
    }

    @PyMethod("__init__(self, /, *args, **kwargs)")
    static void init(PyThread t, long self, long args, long kwargs) {
        BaseExceptionType.init(t, self, args, kwargs);
        int n = PyTuple.length(args);
        if (n >= 1) {
            Memory.putLong(self + ExceptionFields.SYNTAX_MSG, PyTuple.get(args, 0));
        }
        if (n == 2) {
            long info = Calls.call(t, Types.TUPLE.address, PyTuple.get(args, 1));
            int length = PyTuple.length(info);
            if (length < 4 || length > 7) {
                throw Errors.typeError(t, "function takes %s %d arguments (%d given)", length < 4 ? "at least" : "at most", length < 4 ? 4 : 7, length);
            }
            int[] fields = {ExceptionFields.SYNTAX_FILENAME, ExceptionFields.SYNTAX_LINENO, ExceptionFields.SYNTAX_OFFSET, ExceptionFields.SYNTAX_TEXT,
                ExceptionFields.SYNTAX_END_LINENO, ExceptionFields.SYNTAX_END_OFFSET, ExceptionFields.SYNTAX_METADATA};
            for (int i = 0; i < fields.length; i++) {
                Memory.putLong(self + fields[i], i < length ? PyTuple.get(info, i) : 0);
            }
            if (length == 5) {
                throw Errors.typeError(t, "end_offset must be provided when end_lineno is provided");
            }
        }
    }

    @PyMethod("__str__(self, /)")
    static long str(PyThread t, long self) {
        long message = ExceptionFields.get(self, ExceptionFields.SYNTAX_MSG);
        long filename = Memory.getLong(self + ExceptionFields.SYNTAX_FILENAME);
        long line = Memory.getLong(self + ExceptionFields.SYNTAX_LINENO);
        boolean hasName = filename != 0 && PyStr.is(filename);
        boolean hasLine = line != 0 && PyInt.isExact(line);
        if (!hasName && !hasLine) {
            return PyObject.str(t, message);
        }
        String name = hasName ? PyStr.toJava(filename) : "";
        name = name.substring(name.lastIndexOf('/') + 1);
        String at = hasLine ? "line " + PyObject.strText(t, line) : "";
        return PyStr.of(t, PyObject.strText(t, message) + " (" + name + (hasName && hasLine ? ", " : "") + at + ")");
    }

    @PyGetter("msg")
    static long msg(long self) {
        return ExceptionFields.get(self, ExceptionFields.SYNTAX_MSG);
    }

    @PySetter("msg")
    static void setMsg(long self, long value) {
        Memory.putLong(self + ExceptionFields.SYNTAX_MSG, value);
    }

    @PyGetter("filename")
    static long filename(long self) {
        return ExceptionFields.get(self, ExceptionFields.SYNTAX_FILENAME);
    }

    @PySetter("filename")
    static void setFilename(long self, long value) {
        Memory.putLong(self + ExceptionFields.SYNTAX_FILENAME, value);
    }

    @PyGetter("lineno")
    static long lineno(long self) {
        return ExceptionFields.get(self, ExceptionFields.SYNTAX_LINENO);
    }

    @PySetter("lineno")
    static void setLineno(long self, long value) {
        Memory.putLong(self + ExceptionFields.SYNTAX_LINENO, value);
    }

    @PyGetter("offset")
    static long offset(long self) {
        return ExceptionFields.get(self, ExceptionFields.SYNTAX_OFFSET);
    }

    @PySetter("offset")
    static void setOffset(long self, long value) {
        Memory.putLong(self + ExceptionFields.SYNTAX_OFFSET, value);
    }

    @PyGetter("text")
    static long text(long self) {
        return ExceptionFields.get(self, ExceptionFields.SYNTAX_TEXT);
    }

    @PySetter("text")
    static void setText(long self, long value) {
        Memory.putLong(self + ExceptionFields.SYNTAX_TEXT, value);
    }

    @PyGetter("end_lineno")
    static long endLineno(long self) {
        return ExceptionFields.get(self, ExceptionFields.SYNTAX_END_LINENO);
    }

    @PySetter("end_lineno")
    static void setEndLineno(long self, long value) {
        Memory.putLong(self + ExceptionFields.SYNTAX_END_LINENO, value);
    }

    @PyGetter("end_offset")
    static long endOffset(long self) {
        return ExceptionFields.get(self, ExceptionFields.SYNTAX_END_OFFSET);
    }

    @PySetter("end_offset")
    static void setEndOffset(long self, long value) {
        Memory.putLong(self + ExceptionFields.SYNTAX_END_OFFSET, value);
    }

    @PyGetter("print_file_and_line")
    static long printFileAndLine(long self) {
        return ExceptionFields.get(self, ExceptionFields.SYNTAX_PRINT_FILE_AND_LINE);
    }

    @PySetter("print_file_and_line")
    static void setPrintFileAndLine(long self, long value) {
        Memory.putLong(self + ExceptionFields.SYNTAX_PRINT_FILE_AND_LINE, value);
    }

    @PyGetter("_metadata")
    static long metadata(long self) {
        return ExceptionFields.get(self, ExceptionFields.SYNTAX_METADATA);
    }

    @PySetter("_metadata")
    static void setMetadata(long self, long value) {
        Memory.putLong(self + ExceptionFields.SYNTAX_METADATA, value);
    }
}
