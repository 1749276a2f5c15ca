package dev.krait.interpreter.objects;

import dev.krait.spi.abi.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/** The built-in exceptions. */
public final class Exc {
    /** {@code BaseException}. */
    public static final PyType BASE_EXCEPTION = declare("BaseException", Types.OBJECT, 5);
    /** {@code BaseExceptionGroup}. */
    public static final PyType BASE_EXCEPTION_GROUP = declare("BaseExceptionGroup", BASE_EXCEPTION, 2);
    /** {@code GeneratorExit}. */
    public static final PyType GENERATOR_EXIT = declare("GeneratorExit", BASE_EXCEPTION, 0);
    /** {@code KeyboardInterrupt}. */
    public static final PyType KEYBOARD_INTERRUPT = declare("KeyboardInterrupt", BASE_EXCEPTION, 0);
    /** {@code SystemExit}. */
    public static final PyType SYSTEM_EXIT = declare("SystemExit", BASE_EXCEPTION, 1);
    /** {@code Exception}. */
    public static final PyType EXCEPTION = declare("Exception", BASE_EXCEPTION, 0);
    /** {@code ArithmeticError}. */
    public static final PyType ARITHMETIC_ERROR = declare("ArithmeticError", EXCEPTION, 0);
    /** {@code FloatingPointError}. */
    public static final PyType FLOATING_POINT_ERROR = declare("FloatingPointError", ARITHMETIC_ERROR, 0);
    /** {@code OverflowError}. */
    public static final PyType OVERFLOW_ERROR = declare("OverflowError", ARITHMETIC_ERROR, 0);
    /** {@code ZeroDivisionError}. */
    public static final PyType ZERO_DIVISION_ERROR = declare("ZeroDivisionError", ARITHMETIC_ERROR, 0);
    /** {@code AssertionError}. */
    public static final PyType ASSERTION_ERROR = declare("AssertionError", EXCEPTION, 0);
    /** {@code AttributeError}. */
    public static final PyType ATTRIBUTE_ERROR = declare("AttributeError", EXCEPTION, 2);
    /** {@code BufferError}. */
    public static final PyType BUFFER_ERROR = declare("BufferError", EXCEPTION, 0);
    /** {@code EOFError}. */
    public static final PyType EOF_ERROR = declare("EOFError", EXCEPTION, 0);
    /** {@code ImportError}. */
    public static final PyType IMPORT_ERROR = declare("ImportError", EXCEPTION, 4);
    /** {@code ModuleNotFoundError}. */
    public static final PyType MODULE_NOT_FOUND_ERROR = declare("ModuleNotFoundError", IMPORT_ERROR, 0);
    /** {@code LookupError}. */
    public static final PyType LOOKUP_ERROR = declare("LookupError", EXCEPTION, 0);
    /** {@code IndexError}. */
    public static final PyType INDEX_ERROR = declare("IndexError", LOOKUP_ERROR, 0);
    /** {@code KeyError}. */
    public static final PyType KEY_ERROR = declare("KeyError", LOOKUP_ERROR, 0);
    /** {@code MemoryError}. */
    public static final PyType MEMORY_ERROR = declare("MemoryError", EXCEPTION, 0);
    /** {@code NameError}. */
    public static final PyType NAME_ERROR = declare("NameError", EXCEPTION, 1);
    /** {@code UnboundLocalError}. */
    public static final PyType UNBOUND_LOCAL_ERROR = declare("UnboundLocalError", NAME_ERROR, 0);
    /** {@code OSError}. */
    public static final PyType OS_ERROR = declare("OSError", EXCEPTION, 5);
    /** {@code BlockingIOError}. */
    public static final PyType BLOCKING_IO_ERROR = declare("BlockingIOError", OS_ERROR, 0);
    /** {@code ChildProcessError}. */
    public static final PyType CHILD_PROCESS_ERROR = declare("ChildProcessError", OS_ERROR, 0);
    /** {@code ConnectionError}. */
    public static final PyType CONNECTION_ERROR = declare("ConnectionError", OS_ERROR, 0);
    /** {@code BrokenPipeError}. */
    public static final PyType BROKEN_PIPE_ERROR = declare("BrokenPipeError", CONNECTION_ERROR, 0);
    /** {@code ConnectionAbortedError}. */
    public static final PyType CONNECTION_ABORTED_ERROR = declare("ConnectionAbortedError", CONNECTION_ERROR, 0);
    /** {@code ConnectionRefusedError}. */
    public static final PyType CONNECTION_REFUSED_ERROR = declare("ConnectionRefusedError", CONNECTION_ERROR, 0);
    /** {@code ConnectionResetError}. */
    public static final PyType CONNECTION_RESET_ERROR = declare("ConnectionResetError", CONNECTION_ERROR, 0);
    /** {@code FileExistsError}. */
    public static final PyType FILE_EXISTS_ERROR = declare("FileExistsError", OS_ERROR, 0);
    /** {@code FileNotFoundError}. */
    public static final PyType FILE_NOT_FOUND_ERROR = declare("FileNotFoundError", OS_ERROR, 0);
    /** {@code InterruptedError}. */
    public static final PyType INTERRUPTED_ERROR = declare("InterruptedError", OS_ERROR, 0);
    /** {@code IsADirectoryError}. */
    public static final PyType IS_A_DIRECTORY_ERROR = declare("IsADirectoryError", OS_ERROR, 0);
    /** {@code NotADirectoryError}. */
    public static final PyType NOT_A_DIRECTORY_ERROR = declare("NotADirectoryError", OS_ERROR, 0);
    /** {@code PermissionError}. */
    public static final PyType PERMISSION_ERROR = declare("PermissionError", OS_ERROR, 0);
    /** {@code ProcessLookupError}. */
    public static final PyType PROCESS_LOOKUP_ERROR = declare("ProcessLookupError", OS_ERROR, 0);
    /** {@code TimeoutError}. */
    public static final PyType TIMEOUT_ERROR = declare("TimeoutError", OS_ERROR, 0);
    /** {@code ReferenceError}. */
    public static final PyType REFERENCE_ERROR = declare("ReferenceError", EXCEPTION, 0);
    /** {@code RuntimeError}. */
    public static final PyType RUNTIME_ERROR = declare("RuntimeError", EXCEPTION, 0);
    /** {@code NotImplementedError}. */
    public static final PyType NOT_IMPLEMENTED_ERROR = declare("NotImplementedError", RUNTIME_ERROR, 0);
    /** {@code PythonFinalizationError}. */
    public static final PyType PYTHON_FINALIZATION_ERROR = declare("PythonFinalizationError", RUNTIME_ERROR, 0);
    /** {@code RecursionError}. */
    public static final PyType RECURSION_ERROR = declare("RecursionError", RUNTIME_ERROR, 0);
    /** {@code StopAsyncIteration}. */
    public static final PyType STOP_ASYNC_ITERATION = declare("StopAsyncIteration", EXCEPTION, 0);
    /** {@code StopIteration}. */
    public static final PyType STOP_ITERATION = declare("StopIteration", EXCEPTION, 1);
    /** {@code SyntaxError}. */
    public static final PyType SYNTAX_ERROR = declare("SyntaxError", EXCEPTION, 9);
    /** {@code IndentationError}. */
    public static final PyType INDENTATION_ERROR = declare("IndentationError", SYNTAX_ERROR, 0);
    /** {@code TabError}. */
    public static final PyType TAB_ERROR = declare("TabError", INDENTATION_ERROR, 0);
    /** {@code _IncompleteInputError}. */
    public static final PyType INCOMPLETE_INPUT_ERROR = declare("_IncompleteInputError", SYNTAX_ERROR, 0);
    /** {@code SystemError}. */
    public static final PyType SYSTEM_ERROR = declare("SystemError", EXCEPTION, 0);
    /** {@code TypeError}. */
    public static final PyType TYPE_ERROR = declare("TypeError", EXCEPTION, 0);
    /** {@code ValueError}. */
    public static final PyType VALUE_ERROR = declare("ValueError", EXCEPTION, 0);
    /** {@code UnicodeError}. */
    public static final PyType UNICODE_ERROR = declare("UnicodeError", VALUE_ERROR, 0);
    /** {@code UnicodeDecodeError}. */
    public static final PyType UNICODE_DECODE_ERROR = declare("UnicodeDecodeError", UNICODE_ERROR, 5);
    /** {@code UnicodeEncodeError}. */
    public static final PyType UNICODE_ENCODE_ERROR = declare("UnicodeEncodeError", UNICODE_ERROR, 5);
    /** {@code UnicodeTranslateError}. */
    public static final PyType UNICODE_TRANSLATE_ERROR = declare("UnicodeTranslateError", UNICODE_ERROR, 5);
    /** {@code Warning}. */
    public static final PyType WARNING = declare("Warning", EXCEPTION, 0);
    /** {@code BytesWarning}. */
    public static final PyType BYTES_WARNING = declare("BytesWarning", WARNING, 0);
    /** {@code DeprecationWarning}. */
    public static final PyType DEPRECATION_WARNING = declare("DeprecationWarning", WARNING, 0);
    /** {@code EncodingWarning}. */
    public static final PyType ENCODING_WARNING = declare("EncodingWarning", WARNING, 0);
    /** {@code FutureWarning}. */
    public static final PyType FUTURE_WARNING = declare("FutureWarning", WARNING, 0);
    /** {@code ImportWarning}. */
    public static final PyType IMPORT_WARNING = declare("ImportWarning", WARNING, 0);
    /** {@code PendingDeprecationWarning}. */
    public static final PyType PENDING_DEPRECATION_WARNING = declare("PendingDeprecationWarning", WARNING, 0);
    /** {@code ResourceWarning}. */
    public static final PyType RESOURCE_WARNING = declare("ResourceWarning", WARNING, 0);
    /** {@code RuntimeWarning}. */
    public static final PyType RUNTIME_WARNING = declare("RuntimeWarning", WARNING, 0);
    /** {@code SyntaxWarning}. */
    public static final PyType SYNTAX_WARNING = declare("SyntaxWarning", WARNING, 0);
    /** {@code UnicodeWarning}. */
    public static final PyType UNICODE_WARNING = declare("UnicodeWarning", WARNING, 0);
    /** {@code UserWarning}. */
    public static final PyType USER_WARNING = declare("UserWarning", WARNING, 0);
    /** {@code ExceptionGroup}, which derives from {@code BaseExceptionGroup} and {@code Exception}. */
    public static final PyType EXCEPTION_GROUP = declare("ExceptionGroup", BASE_EXCEPTION_GROUP, 0).alsoFrom(EXCEPTION);

    private Exc() {
    }

    /** All of them that have a name in module {@code builtins}. */
    public static List<PyType> all() {
        List<PyType> all = new ArrayList<>();
        ArrayDeque<PyType> open = new ArrayDeque<>(List.of(BASE_EXCEPTION));
        while (!open.isEmpty()) {
            PyType type = open.poll();
            if (!type.isHeap() && type.module.equals("builtins") && !all.contains(type)) {
                all.add(type);
                open.addAll(type.subclasses());
            }
        }
        return all;
    }

    private static PyType declare(String name, PyType base, int fields) {
        return Types.declare("builtins", name, Kind.INSTANCE, base, PyType.SUBCLASSABLE | PyType.HAS_DICT | PyType.EXCEPTION, fields);
    }
}
