package dev.krait.interpreter.modules.codecs;

import dev.krait.interpreter.heap.JavaObjects;
import dev.krait.interpreter.objects.Exc;
import dev.krait.interpreter.objects.PyBytes;
import dev.krait.interpreter.objects.PyInt;
import dev.krait.interpreter.objects.PyObject;
import dev.krait.interpreter.objects.PyStr;
import dev.krait.interpreter.objects.PyType;
import dev.krait.interpreter.objects.TextDecoder;
import dev.krait.interpreter.objects.TextEncoder;
import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.PyError;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.spi.abi.Value;
import java.util.HashMap;
import java.util.Map;

/** Encodings of one byte a character, given by a mapping. */
final class Charmaps {
    private static final int UNDEFINED = 0xFFFE;
    private static final String REASON = "character maps to <undefined>";

    private Charmaps() {
    }

    /** The item of a mapping, or None if there is none. */
    private static long item(PyThread t, long mapping, int key) {
        try {
            return PyObject.getItem(t, mapping, Value.ofInt(key));
        } catch (PyError e) {
            if (!Errors.matches(t, Exc.LOOKUP_ERROR)) {
                throw e;
            }
            Errors.clear(t);
            return Const.NONE;
        }
    }

    static void decode(PyThread t, TextDecoder d, byte[] bytes, long mapping) {
        for (int i = 0; i < bytes.length;) {
            int b = bytes[i] & 0xFF;
            if (PyStr.is(mapping)) {
                int c = b < PyStr.length(mapping) ? PyStr.codePointAt(mapping, b) : UNDEFINED;
                if (c == UNDEFINED) {
                    i = d.handle("charmap", i, i + 1, REASON);
                } else {
                    d.out().appendCodePoint(c);
                    i++;
                }
                continue;
            }
            long to = item(t, mapping, b);
            if (to == Const.NONE || PyInt.is(to) && PyInt.toLong(t, to) == UNDEFINED
                    || PyStr.is(to) && PyStr.length(to) == 1 && PyStr.codePointAt(to, 0) == UNDEFINED) {
                i = d.handle("charmap", i, i + 1, REASON);
                continue;
            }
            if (PyInt.is(to)) {
                long c = PyInt.toLong(t, to);
                if (c < 0 || c > 0x10FFFF) {
                    throw Errors.typeError(t, "character mapping must be in range(0x110000)");
                }
                d.out().appendCodePoint((int) c);
            } else if (PyStr.is(to)) {
                d.out().append(to);
            } else {
                throw Errors.typeError(t, "character mapping must return integer, None or str");
            }
            i++;
        }
    }

    /** The table from characters to bytes of a table from bytes to characters. */
    static long build(PyThread t, long map) {
        Map<Integer, Integer> codes = new HashMap<>();
        for (int i = 0; i < Math.min(256, PyStr.length(map)); i++) {
            if (PyStr.codePointAt(map, i) != UNDEFINED) {
                codes.put(PyStr.codePointAt(map, i), i);
            }
        }
        return EncodingMapType.create(t, codes);
    }

    static byte[] encode(PyThread t, long s, String errors, long mapping) {
        TextEncoder e = new TextEncoder(t, s, "charmap", errors, REASON);
        if (PyType.of(mapping) == EncodingMapTypeBinding.TYPE) {
            Map<?, ?> codes = (Map<?, ?>) JavaObjects.get(mapping);
            return e.run(codes::containsKey, c -> e.out().write((Integer) codes.get(c)));
        }
        return e.run(c -> item(t, mapping, c) != Const.NONE, c -> {
            long to = item(t, mapping, c);
            if (PyInt.is(to)) {
                long b = PyInt.toLong(t, to);
                if (b < 0 || b > 255) {
                    throw Errors.typeError(t, "character mapping must be in range(256)");
                }
                e.out().write((int) b);
            } else if (PyBytes.is(to)) {
                e.out().writeBytes(PyBytes.toJava(to));
            } else {
                throw Errors.typeError(t, "character mapping must return integer, bytes or None, not %s", PyObject.typeName(to));
            }
        });
    }
}
