package dev.krait.core;

import dev.krait.api.Value;
import dev.krait.interpreter.objects.Iterables;
import dev.krait.interpreter.objects.PyBytes;
import dev.krait.interpreter.objects.PyFloat;
import dev.krait.interpreter.objects.PyInt;
import dev.krait.interpreter.objects.PyList;
import dev.krait.interpreter.objects.PyObject;
import dev.krait.interpreter.objects.PyStr;
import dev.krait.interpreter.objects.PyType;
import dev.krait.interpreter.objects.Special;
import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.runtime.Names;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.interpreter.tier1.Calls;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** A value of the API: a handle that keeps the Python value alive. */
final class KraitValue implements Value {
    private final KraitContext context;
    private final int handle;

    KraitValue(KraitContext context, int handle) {
        this.context = context;
        this.handle = handle;
    }

    private long word() {
        return context.context.handles.get(handle);
    }

    /** The word, provided that it is used in the context that it belongs to. */
    long word(KraitContext where) {
        if (where != context) {
            throw new IllegalArgumentException("the value belongs to another context");
        }
        return word();
    }

    private ClassCastException not(String wanted) {
        return new ClassCastException("a Python " + PyObject.typeName(word()) + " is not " + wanted);
    }

    @Override
    public String typeName() {
        return context.run(t -> PyObject.typeName(word()));
    }

    @Override
    public boolean isNone() {
        return context.run(t -> word() == Const.NONE);
    }

    @Override
    public boolean isTrue() {
        return context.run(t -> PyObject.isTrue(t, word()));
    }

    @Override
    public boolean isCallable() {
        return context.run(t -> PyType.of(word()).special(Special.CALL) != 0);
    }

    private long[] arguments(PyThread t, Object[] arguments) {
        long[] words = new long[arguments.length];
        for (int i = 0; i < words.length; i++) {
            words[i] = Conversions.toPython(context, t, arguments[i]);
        }
        return words;
    }

    @Override
    public Value call(Object... arguments) {
        return context.run(t -> context.wrap(Calls.collectingCallKeywords(t, word(), arguments(t, arguments), 0)));
    }

    @Override
    public Value invoke(String method, Object... arguments) {
        return context.run(t -> {
            long[] words = arguments(t, arguments);
            return context.wrap(Calls.callMethod(t, word(), Names.of(method), words));
        });
    }

    @Override
    public Value getAttribute(String name) {
        return context.run(t -> context.wrap(PyObject.getAttr(t, word(), Names.of(name))));
    }

    @Override
    public boolean hasAttribute(String name) {
        return context.run(t -> PyObject.getAttrOrAbsent(t, word(), Names.of(name)) != 0);
    }

    @Override
    public void setAttribute(String name, Object value) {
        context.run(t -> {
            PyObject.setAttr(t, word(), Names.of(name), Conversions.toPython(context, t, value));
            return null;
        });
    }

    @Override
    public Value getItem(Object key) {
        return context.run(t -> context.wrap(PyObject.getItem(t, word(), Conversions.toPython(context, t, key))));
    }

    @Override
    public void setItem(Object key, Object value) {
        context.run(t -> {
            PyObject.setItem(t, word(), Conversions.toPython(context, t, key), Conversions.toPython(context, t, value));
            return null;
        });
    }

    @Override
    public long length() {
        return context.run(t -> PyObject.length(t, word()));
    }

    @Override
    public List<Value> asList() {
        return context.run(t -> {
            List<Value> values = new ArrayList<>();
            for (long item : PyList.toArray(Iterables.toList(t, word()))) {
                values.add(context.wrap(item));
            }
            return values;
        });
    }

    @Override
    public int asInt() {
        return Math.toIntExact(asLong());
    }

    @Override
    public long asLong() {
        return asBigInteger().longValueExact();
    }

    @Override
    public BigInteger asBigInteger() {
        return context.run(t -> {
            if (!PyInt.is(word())) {
                throw not("an int");
            }
            return PyInt.big(PyInt.unwrap(word()));
        });
    }

    @Override
    public double asDouble() {
        return context.run(t -> {
            if (!PyFloat.is(word()) && !PyInt.is(word())) {
                throw not("a number");
            }
            return PyFloat.toDouble(t, word());
        });
    }

    @Override
    public boolean asBoolean() {
        return context.run(t -> {
            if (word() != Const.TRUE && word() != Const.FALSE) {
                throw not("a bool");
            }
            return word() == Const.TRUE;
        });
    }

    @Override
    public String asString() {
        return context.run(t -> {
            if (!PyStr.is(word())) {
                throw not("a str");
            }
            return PyStr.toJava(word());
        });
    }

    @Override
    public byte[] asBytes() {
        return context.run(t -> {
            byte[] bytes = PyBytes.contents(word());
            if (bytes == null) {
                throw not("bytes");
            }
            return bytes;
        });
    }

    @Override
    public Object toJava() {
        return context.run(t -> Conversions.toJava(context, word()));
    }

    @Override
    public void release() {
        context.context.handles.release(handle);
    }

    @Override
    public String toString() {
        return context.run(t -> PyStr.toJava(PyObject.str(t, word())));
    }
}
