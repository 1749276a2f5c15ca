package dev.krait.interpreter.modules.contextvars;

import dev.krait.interpreter.bind.PyClass;
import dev.krait.interpreter.bind.PyMethod;
import dev.krait.interpreter.heap.JavaObjects;
import dev.krait.interpreter.objects.PyStr;
import dev.krait.interpreter.runtime.PyThread;

/** The type of {@code Token.MISSING}. */
@PyClass(name = "Token.MISSING", module = "_contextvars", noNew = true)
final class TokenMissingType {
    static final long MISSING = JavaObjects.create(PyThread.BOOT, TokenMissingTypeBinding.TYPE.rootShape.id, "missing");

    private TokenMissingType() {
    }

    @PyMethod("__repr__(self, /)")
    static long repr(PyThread t, long self) {
        return PyStr.intern("<Token.MISSING>");
    }
}
