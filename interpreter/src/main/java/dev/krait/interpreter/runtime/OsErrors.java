package dev.krait.interpreter.runtime;

import dev.krait.interpreter.objects.Exc;
import dev.krait.interpreter.objects.PyType;

/** Which subclass of OSError an errno raises (PEP 3151), with the numbers of Linux. */
public final class OsErrors {
    private OsErrors() {
    }

    /** The type that {@code OSError(errno, ...)} makes. */
    public static PyType typeOf(long errno) {
        return switch ((int) errno) {
            case 11, 114, 115 -> Exc.BLOCKING_IO_ERROR;
            case 32, 108 -> Exc.BROKEN_PIPE_ERROR;
            case 10 -> Exc.CHILD_PROCESS_ERROR;
            case 103 -> Exc.CONNECTION_ABORTED_ERROR;
            case 111 -> Exc.CONNECTION_REFUSED_ERROR;
            case 104 -> Exc.CONNECTION_RESET_ERROR;
            case 17 -> Exc.FILE_EXISTS_ERROR;
            case 2 -> Exc.FILE_NOT_FOUND_ERROR;
            case 21 -> Exc.IS_A_DIRECTORY_ERROR;
            case 20 -> Exc.NOT_A_DIRECTORY_ERROR;
            case 4 -> Exc.INTERRUPTED_ERROR;
            case 1, 13 -> Exc.PERMISSION_ERROR;
            case 3 -> Exc.PROCESS_LOOKUP_ERROR;
            case 110 -> Exc.TIMEOUT_ERROR;
            default -> Exc.OS_ERROR;
        };
    }
}
