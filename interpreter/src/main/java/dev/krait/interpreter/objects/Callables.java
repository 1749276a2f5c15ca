package dev.krait.interpreter.objects;

import dev.krait.spi.abi.Value;
/** What can be called. */
public final class Callables {
    private Callables() {
    }

    /** {@code callable(value)}. */
    public static boolean isCallable(long value) {
        if (value >>> Value.TAG_SHIFT != 0) {
            return false;
        }
        PyType type = PyType.of(value);
        return type == Types.FUNCTION || type == Types.TYPE || type.defines(Special.CALL);
    }
}
