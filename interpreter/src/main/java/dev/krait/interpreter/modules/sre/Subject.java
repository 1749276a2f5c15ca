package dev.krait.interpreter.modules.sre;

import dev.krait.interpreter.objects.PyBytes;
import dev.krait.interpreter.objects.PyStr;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.interpreter.objects.PyObject;

/** What a pattern is matched against: text, or the bytes of an object. Nothing moves and nothing is collected while it is in use. */
abstract class Subject {
    /** The Python object. */
    final long object;
    /** In characters. */
    final int length;

    private Subject(long object, int length) {
        this.object = object;
        this.length = length;
    }

    /** The character at an index. */
    abstract int at(int index);

    /** The part between two indices. */
    abstract long slice(PyThread t, int from, int to);

    /** Whether it is text. */
    abstract boolean isText();

    /** The subject for a value; TypeError if it is neither text nor bytes. */
    static Subject of(PyThread t, long value) {
        if (PyStr.is(value)) {
            return new Text(value);
        }
        if (PyBytes.is(value)) {
            return new Bytes(value);
        }
        byte[] contents = PyBytes.contents(value);
        if (contents == null) {
            throw Errors.typeError(t, "expected string or bytes-like object, got '%s'", PyObject.typeName(value));
        }
        return new Buffer(value, contents);
    }

    private static final class Text extends Subject {
        Text(long value) {
            super(value, PyStr.length(value));
        }

        @Override
        int at(int index) {
            return PyStr.codePointAt(object, index);
        }

        @Override
        long slice(PyThread t, int from, int to) {
            return from == 0 && to == length && PyStr.isExact(object) ? object : PyStr.substring(t, object, from, to);
        }

        @Override
        boolean isText() {
            return true;
        }
    }

    private static final class Bytes extends Subject {
        Bytes(long value) {
            super(value, PyBytes.length(value));
        }

        @Override
        int at(int index) {
            return PyBytes.get(object, index) & 0xFF;
        }

        @Override
        long slice(PyThread t, int from, int to) {
            return from == 0 && to == length && PyBytes.isExact(object) ? object : PyBytes.of(t, PyBytes.toJava(object), from, to - from);
        }

        @Override
        boolean isText() {
            return false;
        }
    }

    private static final class Buffer extends Subject {
        private final byte[] contents;

        Buffer(long value, byte[] contents) {
            super(value, contents.length);
            this.contents = contents;
        }

        @Override
        int at(int index) {
            return contents[index] & 0xFF;
        }

        @Override
        long slice(PyThread t, int from, int to) {
            return PyBytes.of(t, contents, from, to - from);
        }

        @Override
        boolean isText() {
            return false;
        }
    }
}
