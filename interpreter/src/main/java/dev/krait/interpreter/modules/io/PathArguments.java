package dev.krait.interpreter.modules.io;

import dev.krait.interpreter.objects.PyBytes;
import dev.krait.interpreter.objects.PyObject;
import dev.krait.interpreter.objects.PyStr;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.Names;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.interpreter.tier1.Calls;

/** Arguments that name files. */
public final class PathArguments {
    private PathArguments() {
    }

    /** The path of a str, bytes, or an object with {@code __fspath__}; a null character is a ValueError. */
    public static String path(PyThread t, long value) {
        String path;
        if (PyStr.is(value)) {
            path = PyStr.toJava(value);
        } else {
            byte[] bytes = PyBytes.contents(value);
            if (bytes != null) {
                path = new String(bytes, java.nio.charset.StandardCharsets.UTF_8);
            } else {
                return path(t, fspath(t, value));
            }
        }
        if (path.indexOf(0) >= 0) {
            throw Errors.valueError(t, "embedded null character");
        }
        return path;
    }

    /** {@code os.fspath}: a str or bytes itself, or what {@code __fspath__} of an object returns. */
    public static long fspath(PyThread t, long path) {
        if (PyStr.is(path) || PyBytes.is(path)) {
            return path;
        }
        long method = PyObject.getAttrOrAbsent(t, path, Names.of("__fspath__"));
        if (method == 0) {
            throw Errors.typeError(t, "expected str, bytes or os.PathLike object, not " + PyObject.typeName(path));
        }
        return Calls.call(t, method);
    }
}
