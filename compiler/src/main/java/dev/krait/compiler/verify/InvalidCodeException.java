package dev.krait.compiler.verify;

import dev.krait.compiler.code.CodeObject;

/** A code object that must not run, and why. */
public final class InvalidCodeException extends Exception {
    private static final long serialVersionUID = 1L;

    InvalidCodeException(CodeObject code, String problem) {
        super("invalid code object " + code.qualname() + " (" + code.filename() + ", line " + code.firstLine() + "): " + problem);
    }
}
