package dev.krait.interpreter.objects;

import dev.krait.interpreter.bind.PyClass;
import dev.krait.interpreter.bind.PyClassMethod;
import dev.krait.interpreter.bind.PyMethod;
import dev.krait.interpreter.bind.PyNew;
import dev.krait.interpreter.bind.PyRichCompare;
import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.spi.abi.ArrayLayout;
import dev.krait.spi.abi.Kind;
import dev.krait.spi.abi.ListLayout;
import dev.krait.spi.abi.Memory;

/** The type {@code list}. */
@PyClass(name = "list", kind = Kind.LIST, subclassable = true, unhashable = true, doc = """
        Built-in mutable sequence.

        If no argument is given, the constructor creates a new empty list.
        The argument must be an iterable if specified.""")
final class ListType {
    private ListType() {
    }

    @PyNew("(*args, **kwargs)")
    static long new_(PyThread t, PyType cls, long args, long kwargs) {
        if (cls == Types.LIST) {
            return PyList.create(t);
        }
        long list = t.allocate(cls.rootShape.id, cls.rootShape.fieldsEnd);
        PyList.init(list);
        return list;
    }

    @PyMethod("__init__(self, iterable=(), /)")
    static void init(PyThread t, long self, long iterable) {
        if (PyList.length(self) > 0) {
            PyList.clear(self);
        }
        if (iterable != 0) {
            PyList.extend(t, self, iterable);
        }
    }

    @PyClassMethod("__class_getitem__(cls, object, /)")
    static long classGetItem(PyThread t, long cls, long object) {
        return ContainerTypes.genericAlias(t, cls, object);
    }

    @PyMethod("__repr__(self, /)")
    static long repr(PyThread t, long self) {
        return Sequences.repr(t, self, "[", "]", "[...]");
    }

    @PyMethod("__len__(self, /)")
    static int len(long self) {
        return PyList.length(self);
    }

    @PyMethod("__getitem__(self, index, /)")
    static long getItem(PyThread t, long self, long index) {
        if (Slices.is(index)) {
            return slice(t, self, index);
        }
        if (!Sequences.isIndex(t, index)) {
            throw wrongIndex(t, index);
        }
        return PyList.get(self, Sequences.index(t, index, self, "list index out of range"));
    }

    private static RuntimeException wrongIndex(PyThread t, long index) {
        return Errors.typeError(t, "list indices must be integers or slices, not %s", PyObject.typeName(index));
    }

    private static long slice(PyThread t, long self, long slice) {
        Slices.Bounds bounds = Slices.bounds(t, slice);
        Slices.Range range = bounds.adjust(PyList.length(self));
        if (range.step() == 1) {
            return PyList.ofWords(t, PyList.items(self) + 8L * range.start(), range.length());
        }
        long result = PyList.create(t, range.length());
        long to = PyList.items(result);
        long from = PyList.items(self);
        for (int i = 0; i < range.length(); i++) {
            Memory.putLong(to + 8L * i, Memory.getLong(from + 8L * range.at(i)));
        }
        Memory.putLong(result + ListLayout.LENGTH, range.length());
        return result;
    }

    @PyMethod("__setitem__(self, key, value, /)")
    static void setItem(PyThread t, long self, long index, long value) {
        if (Slices.is(index)) {
            setSlice(t, self, index, value);
            return;
        }
        if (!Sequences.isIndex(t, index)) {
            throw wrongIndex(t, index);
        }
        PyList.set(self, Sequences.index(t, index, self, "list assignment index out of range"), value);
    }

    private static void setSlice(PyThread t, long self, long slice, long value) {
        Slices.Bounds bounds = Slices.bounds(t, slice);
        if (bounds.step() == 1) {
            long source = sequence(t, self, value, "must assign iterable to extended slice");
            Slices.Range range = bounds.adjust(PyList.length(self));
            PyList.replace(t, self, range.start(), Math.max(range.start(), range.stop()), Sequences.items(source), Sequences.length(source));
            return;
        }
        long source = sequence(t, self, value, "must assign iterable to extended slice");
        Slices.Range range = bounds.adjust(PyList.length(self));
        if (Sequences.length(source) != range.length()) {
            throw Errors.valueError(t, "attempt to assign sequence of size %d to extended slice of size %d", Sequences.length(source), range.length());
        }
        for (int i = 0; i < range.length(); i++) {
            PyList.set(self, range.at(i), Sequences.item(source, i));
        }
    }

    /** The value if it is a list or tuple other than {@code self}, or a list of its items. */
    private static long sequence(PyThread t, long self, long value, String message) {
        return value != self && Sequences.isExact(value) ? value : PyList.fromIterable(t, value, message);
    }

    @PyMethod("__delitem__(self, key, /)")
    static void delItem(PyThread t, long self, long index) {
        if (Slices.is(index)) {
            deleteSlice(t, self, Slices.bounds(t, index).adjust(PyList.length(self)));
            return;
        }
        if (!Sequences.isIndex(t, index)) {
            throw wrongIndex(t, index);
        }
        PyList.remove(self, Sequences.index(t, index, self, "list assignment index out of range"));
    }

    private static void deleteSlice(PyThread t, long self, Slices.Range range) {
        if (range.length() == 0) {
            return;
        }
        if (range.step() == 1) {
            PyList.replace(t, self, range.start(), range.stop(), 0, 0);
            return;
        }
        int first = range.step() > 0 ? range.start() : range.at(range.length() - 1);
        long step = Math.abs(range.step());
        int length = PyList.length(self);
        int to = first;
        int deleted = 0;
        for (int i = first; i < length; i++) {
            if (deleted < range.length() && i == first + step * deleted) {
                deleted++;
            } else {
                PyList.set(self, to++, PyList.get(self, i));
            }
        }
        PyList.setLength(t, self, length - deleted);
    }

    @PyMethod("__contains__(self, key, /)")
    static boolean contains(PyThread t, long self, long value) {
        return Sequences.contains(t, self, value);
    }

    @PyMethod("__add__(self, value, /)")
    static long add(PyThread t, long self, long other) {
        if (!PyList.is(other)) {
            throw Errors.typeError(t, "can only concatenate list (not \"%s\") to list", PyObject.typeName(other));
        }
        return PyList.concat(t, self, other);
    }

    @PyMethod(value = "__iadd__(self, value, /)", doc = "Implement self+=value.")
    static long iadd(PyThread t, long self, long other) {
        PyList.extend(t, self, other);
        return self;
    }

    @PyMethod("__mul__(self, value, /)")
    static long mul(PyThread t, long self, long count) {
        int length = PyList.length(self);
        int times = Sequences.repetitions(t, count, length);
        if (times < 0) {
            return Const.NOT_IMPLEMENTED;
        }
        long result = PyList.create(t, length * times);
        if (times > 0) {
            Sequences.repeat(PyList.items(self), length, PyList.items(result), times);
            Memory.putLong(result + ListLayout.LENGTH, (long) length * times);
        }
        return result;
    }

    @PyMethod("__rmul__(self, value, /)")
    static long rmul(PyThread t, long self, long count) {
        return mul(t, self, count);
    }

    @PyMethod(value = "__imul__(self, value, /)", doc = "Implement self*=value.")
    static long imul(PyThread t, long self, long count) {
        int length = PyList.length(self);
        int times = Sequences.repetitions(t, count, length);
        if (times < 0) {
            return Const.NOT_IMPLEMENTED;
        }
        if (times == 0) {
            PyList.clear(self);
        } else {
            PyList.setLength(t, self, length * times);
            long items = PyList.items(self);
            Sequences.repeat(items, length, items + 8L * length, times - 1);
        }
        return self;
    }

    @PyRichCompare
    static long compare(PyThread t, long self, long other, int operator) {
        return PyList.is(other) ? Sequences.compare(t, self, other, operator) : Const.NOT_IMPLEMENTED;
    }

    @PyMethod("__iter__(self, /)")
    static long iter(PyThread t, long self) {
        return Sequences.iterator(t, ShapeIds.LIST_ITERATOR, self, 0);
    }

    @PyMethod("__reversed__(self, /)")
    static long reversed(PyThread t, long self) {
        return Sequences.iterator(t, ShapeIds.LIST_REVERSE_ITERATOR, self, PyList.length(self) - 1);
    }

    @PyMethod("__sizeof__(self, /)")
    static int sizeof(long self) {
        return ListLayout.SIZE + (PyList.capacity(self) == 0 ? 0 : ArrayLayout.WORDS + 8 * PyList.capacity(self));
    }

    @PyMethod("append(self, object, /)")
    static void append(PyThread t, long self, long object) {
        PyList.append(t, self, object);
    }

    @PyMethod("extend(self, iterable, /)")
    static void extend(PyThread t, long self, long iterable) {
        PyList.extend(t, self, iterable);
    }

    @PyMethod("insert(self, index, object, /)")
    static void insert(PyThread t, long self, long index, long object) {
        PyList.insertAt(t, self, PyInt.toLong(t, index), object);
    }

    @PyMethod("pop(self, index=-1, /)")
    static long pop(PyThread t, long self, long index) {
        return PyList.pop(t, self, PyInt.indexLong(t, index));
    }

    @PyMethod("remove(self, value, /)")
    static void remove(PyThread t, long self, long value) {
        int index = Sequences.indexOf(t, self, value, 0, 0);
        if (index < 0) {
            throw Errors.valueError(t, "list.remove(x): x not in list");
        }
        if (index < PyList.length(self)) {
            PyList.remove(self, index);
        }
    }

    @PyMethod("clear(self, /)")
    static void clear(long self) {
        PyList.clear(self);
    }

    @PyMethod("copy(self, /)")
    static long copy(PyThread t, long self) {
        return PyList.ofWords(t, PyList.items(self), PyList.length(self));
    }

    @PyMethod("count(self, value, /)")
    static int count(PyThread t, long self, long value) {
        return Sequences.count(t, self, value);
    }

    @PyMethod("index(self, value, start=0, stop=sys.maxsize, /)")
    static int index(PyThread t, long self, long value, long start, long stop) {
        int index = Sequences.indexOf(t, self, value, start, stop);
        if (index < 0) {
            throw Errors.valueError(t, "list.index(x): x not in list");
        }
        return index;
    }

    @PyMethod("reverse(self, /)")
    static void reverse(long self) {
        PyList.reverse(self);
    }

    @PyMethod("sort(self, /, *, key=None, reverse=False)")
    static void sort(PyThread t, long self, long key, long reverse) {
        ListSort.sort(t, self, key == Const.NONE ? 0 : key, PyObject.isTrue(t, reverse));
    }
}
