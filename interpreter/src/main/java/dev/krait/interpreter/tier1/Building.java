package dev.krait.interpreter.tier1;

import static dev.krait.spi.abi.Memory.getLong;
import static dev.krait.spi.abi.Memory.putLong;

import dev.krait.interpreter.objects.Exc;
import dev.krait.interpreter.objects.InterpolationType;
import dev.krait.interpreter.objects.PyDict;
import dev.krait.interpreter.objects.PyList;
import dev.krait.interpreter.objects.PyObject;
import dev.krait.interpreter.objects.PySet;
import dev.krait.interpreter.objects.PyStr;
import dev.krait.interpreter.objects.PyTuple;
import dev.krait.interpreter.objects.PyType;
import dev.krait.interpreter.objects.Special;
import dev.krait.interpreter.objects.TemplateType;
import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.Names;
import dev.krait.interpreter.runtime.PyError;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.spi.abi.ArrayLayout;
import dev.krait.spi.abi.ListLayout;
import dev.krait.spi.abi.TupleLayout;

/** What the instructions do that build and take apart containers and strings. */
final class Building {
    private Building() {
    }

    /** Whether {@code iter} can work on a value. */
    static boolean isIterable(long value) {
        PyType type = PyType.of(value);
        return type.defines(Special.ITER) || type.defines(Special.GETITEM);
    }

    /** {@code list.extend}. */
    static void listExtend(PyThread t, long list, long iterable) {
        if (PyList.isExact(iterable) && iterable != list) {
            appendWords(t, list, getLong(iterable + ListLayout.ITEMS) + ArrayLayout.WORDS, PyList.length(iterable));
            return;
        }
        if (PyTuple.isExact(iterable)) {
            appendWords(t, list, iterable + TupleLayout.ITEMS, PyTuple.length(iterable));
            return;
        }
        long iterator;
        try {
            iterator = PyObject.iter(t, iterable);
        } catch (PyError e) {
            if (Errors.matches(t, Exc.TYPE_ERROR) && !isIterable(iterable)) {
                t.exception = 0;
                throw Errors.typeError(t, "Value after * must be an iterable, not %s", PyObject.typeName(iterable));
            }
            throw e;
        }
        for (long item = PyObject.next(t, iterator); item != 0; item = PyObject.next(t, iterator)) {
            PyList.append(t, list, item);
        }
    }

    private static void appendWords(PyThread t, long list, long words, int n) {
        PyList.ensureCapacity(t, list, PyList.length(list) + n);
        for (int i = 0; i < n; i++) {
            PyList.append(t, list, getLong(words + 8L * i));
        }
    }

    static long listToTuple(PyThread t, long list) {
        return PyTuple.ofWords(t, getLong(list + ListLayout.ITEMS) + ArrayLayout.WORDS, PyList.length(list));
    }

    /** {@code set.update}. */
    static void setUpdate(PyThread t, long set, long iterable) {
        PySet.update(t, set, iterable);
    }

    /** DICT_UPDATE. */
    static void dictUpdate(PyThread t, long dict, long mapping) {
        if (PyDict.isExact(mapping)) {
            PyDict.merge(t, dict, mapping, true);
            return;
        }
        long keys = PyObject.getAttrOrAbsent(t, mapping, Names.of("keys"));
        if (keys == 0) {
            throw Errors.typeError(t, "'%s' object is not a mapping", PyObject.typeName(mapping));
        }
        long iterator = PyObject.iter(t, Calls.call(t, keys));
        for (long key = PyObject.next(t, iterator); key != 0; key = PyObject.next(t, iterator)) {
            PyDict.set(t, dict, key, PyObject.getItem(t, mapping, key));
        }
    }

    /** DICT_MERGE: as an update, but a key that is there already is an error of the call of {@code callable}. */
    static void dictMerge(PyThread t, long dict, long mapping, long callable) {
        long keys = PyDict.isExact(mapping) ? 0 : PyObject.getAttrOrAbsent(t, mapping, Names.of("keys"));
        if (keys == 0 && !PyDict.isExact(mapping)) {
            throw Errors.typeError(t, "%s argument after ** must be a mapping, not %s", Invoke.describe(t, callable), PyObject.typeName(mapping));
        }
        long iterator = PyObject.iter(t, keys == 0 ? mapping : Calls.call(t, keys));
        for (long key = PyObject.next(t, iterator); key != 0; key = PyObject.next(t, iterator)) {
            if (PyDict.contains(t, dict, key)) {
                throw Errors.typeError(t, "%s got multiple values for keyword argument '%s'", Invoke.describe(t, callable), PyStr.toJava(PyObject.str(t, key)));
            }
            PyDict.set(t, dict, key, PyObject.getItem(t, mapping, key));
        }
    }

    /** CONVERT_VALUE: {@code !s}, {@code !r}, {@code !a}. */
    static long convert(PyThread t, int conversion, long value) {
        return switch (conversion) {
            case 1 -> PyObject.str(t, value);
            case 2 -> PyObject.repr(t, value);
            case 3 -> PyObject.ascii(t, value);
            default -> throw new AssertionError(conversion);
        };
    }

    /** UNPACK_SEQUENCE: the first item goes right below {@code end}, the next ones below it. */
    static void unpack(PyThread t, long sequence, int count, long end) {
        long words = 0;
        long length = 0;
        if (PyTuple.isExact(sequence)) {
            words = sequence + TupleLayout.ITEMS;
            length = PyTuple.length(sequence);
        } else if (PyList.isExact(sequence)) {
            words = getLong(sequence + ListLayout.ITEMS) + ArrayLayout.WORDS;
            length = PyList.length(sequence);
        }
        if (words != 0 && length == count) {
            for (int i = 0; i < count; i++) {
                putLong(end - 8L * (i + 1), getLong(words + 8L * i));
            }
            return;
        }
        long[] items = new long[count];
        long iterator = iterator(t, sequence);
        for (int i = 0; i < count; i++) {
            items[i] = PyObject.next(t, iterator);
            if (items[i] == 0) {
                throw Errors.valueError(t, "not enough values to unpack (expected %d, got %d)", count, i);
            }
        }
        if (PyObject.next(t, iterator) != 0) {
            if (words != 0 || PyDict.isExact(sequence)) {
                throw Errors.valueError(t, "too many values to unpack (expected %d, got %d)", count, words != 0 ? length : PyDict.length(sequence));
            }
            throw Errors.valueError(t, "too many values to unpack (expected %d)", count);
        }
        for (int i = 0; i < count; i++) {
            putLong(end - 8L * (i + 1), items[i]);
        }
    }

    private static long iterator(PyThread t, long iterable) {
        if (!isIterable(iterable)) {
            throw Errors.typeError(t, "cannot unpack non-iterable %s object", PyObject.typeName(iterable));
        }
        return PyObject.iter(t, iterable);
    }

    /** UNPACK_EX. */
    static void unpackStarred(PyThread t, long iterable, int before, int behind, long end) {
        long iterator = iterator(t, iterable);
        long[] items = new long[before];
        for (int i = 0; i < before; i++) {
            items[i] = PyObject.next(t, iterator);
            if (items[i] == 0) {
                throw Errors.valueError(t, "not enough values to unpack (expected at least %d, got %d)", before + behind, i);
            }
        }
        long rest = PyList.create(t);
        for (long item = PyObject.next(t, iterator); item != 0; item = PyObject.next(t, iterator)) {
            PyList.append(t, rest, item);
        }
        int length = PyList.length(rest);
        if (length < behind) {
            throw Errors.valueError(t, "not enough values to unpack (expected at least %d, got %d)", before + behind, before + length);
        }
        long at = end;
        for (long item : items) {
            at -= 8;
            putLong(at, item);
        }
        at -= 8;
        putLong(at, rest);
        for (int i = length - behind; i < length; i++) {
            at -= 8;
            putLong(at, PyList.get(rest, i));
        }
        if (behind > 0) {
            PyList.setLength(t, rest, length - behind);
        }
    }

    /** BUILD_INTERPOLATION. */
    static long interpolation(PyThread t, long value, long expression, int conversion, long format) {
        long kind = conversion == 0 ? Const.NONE : PyStr.latin1(conversion == 1 ? 's' : conversion == 2 ? 'r' : 'a');
        return InterpolationType.create(t, value, expression, kind, format);
    }

    /** BUILD_TEMPLATE: one string more than interpolations. */
    static long template(PyThread t, long strings, long interpolations) {
        return TemplateType.create(t, strings, interpolations);
    }
}
