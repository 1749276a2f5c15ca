package dev.krait.interpreter.modules.io;

import dev.krait.interpreter.objects.PyStr;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.PyError;
import dev.krait.interpreter.runtime.PyThread;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** Exceptions of Java's files as OSError with the number that the system gave. */
public final class IoErrors {
    private IoErrors() {
    }

    /** The Python exception; path may be null. */
    public static PyError of(PyThread t, IOException e, String path) {
        int errno = number(e);
        long filename = path == null ? 0 : PyStr.of(t, path);
        return Errors.osError(t, errno, message(errno, e), filename, 0);
    }

    private static int number(IOException e) {
        String text = String.valueOf(e instanceof FileSystemException f && f.getReason() != null ? f.getReason() : e.getMessage());
        if (e instanceof NoSuchFileException || text.contains("No such file")) {
            return 2;
        }
        if (e instanceof AccessDeniedException || text.contains("Permission denied")) {
            return 13;
        }
        if (e instanceof FileAlreadyExistsException || text.contains("File exists")) {
            return 17;
        }
        if (e instanceof NotDirectoryException || text.contains("Not a directory")) {
            return 20;
        }
        if (text.contains("Is a directory")) {
            return 21;
        }
        if (e instanceof DirectoryNotEmptyException || text.contains("not empty")) {
            return 39;
        }
        if (text.contains("Broken pipe")) {
            return 32;
        }
        return text.contains("No space") ? 28 : text.contains("Not permitted") || text.contains("not permitted") ? 1 : 5;
    }

    private static String message(int errno, IOException e) {
        return switch (errno) {
            case 1 -> "Operation not permitted";
            case 2 -> "No such file or directory";
            case 13 -> "Permission denied";
            case 17 -> "File exists";
            case 20 -> "Not a directory";
            case 21 -> "Is a directory";
            case 28 -> "No space left on device";
            case 32 -> "Broken pipe";
            case 39 -> "Directory not empty";
            default -> "Input/output error";
        };
    }
}
