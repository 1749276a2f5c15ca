package dev.krait.core;

import dev.krait.interpreter.objects.PyBytes;
import dev.krait.interpreter.objects.PyDict;
import dev.krait.interpreter.objects.PyFloat;
import dev.krait.interpreter.objects.PyInt;
import dev.krait.interpreter.objects.PyList;
import dev.krait.interpreter.objects.PyStr;
import dev.krait.interpreter.objects.PyTuple;
import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.runtime.PyThread;
import java.lang.reflect.Array;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Between Java objects and Python values. No collection happens while they run: nothing here reaches a safepoint. */
final class Conversions {
    private Conversions() {
    }

    static long toPython(KraitContext context, PyThread t, Object object) {
        return switch (object) {
            case null -> Const.NONE;
            case KraitValue v -> v.word(context);
            case Boolean b -> Const.of(b);
            case Double d -> PyFloat.of(d);
            case Float f -> PyFloat.of(f);
            case BigInteger i -> PyInt.of(t, i);
            case Byte n -> PyInt.of(t, n);
            case Short n -> PyInt.of(t, n);
            case Integer n -> PyInt.of(t, (long) n);
            case Long n -> PyInt.of(t, n);
            case Character c -> PyStr.ofCodePoint(t, c);
            case CharSequence s -> PyStr.of(t, s.toString());
            case byte[] b -> PyBytes.of(t, b);
            case Map<?, ?> map -> dict(context, t, map);
            case Iterable<?> items -> list(context, t, items);
            default -> {
                if (!object.getClass().isArray()) {
                    throw new IllegalArgumentException("no Python value for a " + object.getClass().getName()
                            + "; supported: null, Boolean, numbers, CharSequence, byte[], Iterable, arrays, Map, Value");
                }
                long list = PyList.create(t);
                for (int i = 0; i < Array.getLength(object); i++) {
                    PyList.append(t, list, toPython(context, t, Array.get(object, i)));
                }
                yield list;
            }
        };
    }

    private static long list(KraitContext context, PyThread t, Iterable<?> items) {
        long list = PyList.create(t);
        for (Object item : items) {
            PyList.append(t, list, toPython(context, t, item));
        }
        return list;
    }

    private static long dict(KraitContext context, PyThread t, Map<?, ?> map) {
        long dict = PyDict.create(t);
        for (Map.Entry<?, ?> e : map.entrySet()) {
            PyDict.set(t, dict, toPython(context, t, e.getKey()), toPython(context, t, e.getValue()));
        }
        return dict;
    }

    static Object toJava(KraitContext context, long value) {
        if (value == Const.NONE) {
            return null;
        }
        if (value == Const.TRUE || value == Const.FALSE) {
            return value == Const.TRUE;
        }
        if (PyInt.is(value)) {
            long n = PyInt.unwrap(value);
            return PyInt.fitsLong(n) ? (Object) PyInt.longValue(n) : PyInt.big(n);
        }
        if (PyFloat.is(value)) {
            return PyFloat.value(value);
        }
        if (PyStr.is(value)) {
            return PyStr.toJava(value);
        }
        if (PyBytes.is(value)) {
            return PyBytes.toJava(value);
        }
        if (PyList.is(value) || PyTuple.is(value)) {
            long[] items = PyList.is(value) ? PyList.toArray(value) : PyTuple.toArray(value);
            List<Object> list = new ArrayList<>(items.length);
            for (long item : items) {
                list.add(toJava(context, item));
            }
            return list;
        }
        if (PyDict.is(value)) {
            Map<Object, Object> map = new LinkedHashMap<>();
            PyDict.forEach(value, (k, v) -> map.put(toJava(context, k), toJava(context, v)));
            return map;
        }
        return context.wrap(value);
    }
}
