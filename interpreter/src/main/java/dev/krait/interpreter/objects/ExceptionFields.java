package dev.krait.interpreter.objects;

import dev.krait.interpreter.runtime.Const;
import dev.krait.spi.abi.InstanceLayout;
import dev.krait.spi.abi.Memory;

/** Where the fields of the built-in exceptions are: offsets in the instance. An absent field is 0 and reads as None. */
public final class ExceptionFields {
    /** BaseException: a tuple. */
    public static final int ARGS = InstanceLayout.FIELDS;
    /** BaseException: a traceback, or 0. */
    public static final int TRACEBACK = ARGS + 8;
    /** BaseException: an exception, or 0. */
    public static final int CONTEXT = ARGS + 16;
    /** BaseException: an exception, or 0. */
    public static final int CAUSE = ARGS + 24;
    /** BaseException: True, or 0 for False. */
    public static final int SUPPRESS_CONTEXT = ARGS + 32;
    /** The first field of the direct subclasses of BaseException. */
    public static final int FIRST = ARGS + 40;

    /** BaseExceptionGroup. */
    public static final int GROUP_MESSAGE = FIRST;
    /** BaseExceptionGroup: a tuple. */
    public static final int GROUP_EXCEPTIONS = FIRST + 8;
    /** SystemExit. */
    public static final int EXIT_CODE = FIRST;
    /** StopIteration. */
    public static final int STOP_VALUE = FIRST;
    /** NameError. */
    public static final int NAME_NAME = FIRST;
    /** AttributeError. */
    public static final int ATTRIBUTE_OBJ = FIRST;
    /** AttributeError. */
    public static final int ATTRIBUTE_NAME = FIRST + 8;
    /** ImportError. */
    public static final int IMPORT_MSG = FIRST;
    /** ImportError. */
    public static final int IMPORT_NAME = FIRST + 8;
    /** ImportError. */
    public static final int IMPORT_PATH = FIRST + 16;
    /** ImportError. */
    public static final int IMPORT_NAME_FROM = FIRST + 24;
    /** OSError. */
    public static final int OS_ERRNO = FIRST;
    /** OSError. */
    public static final int OS_STRERROR = FIRST + 8;
    /** OSError. */
    public static final int OS_FILENAME = FIRST + 16;
    /** OSError. */
    public static final int OS_FILENAME2 = FIRST + 24;
    /** BlockingIOError, or 0. */
    public static final int OS_WRITTEN = FIRST + 32;
    /** SyntaxError. */
    public static final int SYNTAX_MSG = FIRST;
    /** SyntaxError. */
    public static final int SYNTAX_FILENAME = FIRST + 8;
    /** SyntaxError. */
    public static final int SYNTAX_LINENO = FIRST + 16;
    /** SyntaxError. */
    public static final int SYNTAX_OFFSET = FIRST + 24;
    /** SyntaxError. */
    public static final int SYNTAX_TEXT = FIRST + 32;
    /** SyntaxError. */
    public static final int SYNTAX_END_LINENO = FIRST + 40;
    /** SyntaxError. */
    public static final int SYNTAX_END_OFFSET = FIRST + 48;
    /** SyntaxError. */
    public static final int SYNTAX_PRINT_FILE_AND_LINE = FIRST + 56;
    /** SyntaxError. */
    public static final int SYNTAX_METADATA = FIRST + 64;
    /** UnicodeError. */
    public static final int UNICODE_ENCODING = FIRST;
    /** UnicodeError. */
    public static final int UNICODE_OBJECT = FIRST + 8;
    /** UnicodeError: an int. */
    public static final int UNICODE_START = FIRST + 16;
    /** UnicodeError: an int. */
    public static final int UNICODE_END = FIRST + 24;
    /** UnicodeError. */
    public static final int UNICODE_REASON = FIRST + 32;

    private ExceptionFields() {
    }

    /** A field as Python sees it: None where it is absent. */
    static long get(long exception, int field) {
        long value = Memory.getLong(exception + field);
        return value == 0 ? Const.NONE : value;
    }
}
