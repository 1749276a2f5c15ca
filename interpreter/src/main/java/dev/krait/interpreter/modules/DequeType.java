package dev.krait.interpreter.modules;

import dev.krait.interpreter.bind.PyClass;
import dev.krait.interpreter.bind.PyGetter;
import dev.krait.interpreter.bind.PyMethod;
import dev.krait.interpreter.bind.PyNew;
import dev.krait.interpreter.bind.PyRichCompare;
import dev.krait.interpreter.heap.JavaObjects;
import dev.krait.interpreter.heap.Marker;
import dev.krait.interpreter.heap.Traced;
import dev.krait.interpreter.objects.Iterables;
import dev.krait.interpreter.objects.PyInt;
import dev.krait.interpreter.objects.PyList;
import dev.krait.interpreter.objects.PyObject;
import dev.krait.interpreter.objects.PyStr;
import dev.krait.interpreter.objects.PyTuple;
import dev.krait.interpreter.objects.PyType;
import dev.krait.interpreter.objects.Special;
import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.interpreter.tier1.Calls;
import dev.krait.spi.abi.Value;

/** {@code collections.deque}: a ring of values. */
@PyClass(name = "deque", module = "collections", subclassable = true, unhashable = true, dict = false)
final class DequeType {
    /** The ring. */
    static final class State implements Traced {
        private long[] items = new long[8];
        private int head;
        private int length;
        private int limit = -1;
        /** Changed whenever items are added or removed: iterators notice. */
        int version;

        @Override
        public void trace(Marker m) {
            for (int i = 0; i < length; i++) {
                m.mark(get(i));
            }
        }

        long get(int i) {
            return items[head + i & items.length - 1];
        }

        private void set(int i, long value) {
            items[head + i & items.length - 1] = value;
        }

        int length() {
            return length;
        }

        private void grow() {
            if (length == items.length) {
                long[] larger = new long[2 * length];
                for (int i = 0; i < length; i++) {
                    larger[i] = get(i);
                }
                items = larger;
                head = 0;
            }
        }

        private void append(long value) {
            version++;
            if (limit == 0) {
                return;
            }
            if (length == limit) {
                popLeft();
            }
            grow();
            set(length++, value);
        }

        private void appendLeft(long value) {
            version++;
            if (limit == 0) {
                return;
            }
            if (length == limit) {
                pop();
            }
            grow();
            head = head - 1 & items.length - 1;
            length++;
            set(0, value);
        }

        private long pop() {
            version++;
            long value = get(--length);
            set(length, 0);
            return value;
        }

        private long popLeft() {
            version++;
            long value = get(0);
            set(0, 0);
            head = head + 1 & items.length - 1;
            length--;
            return value;
        }

        private void removeAt(int i) {
            for (int j = i; j < length - 1; j++) {
                set(j, get(j + 1));
            }
            pop();
        }

        private void insertAt(int i, long value) {
            append(value);
            for (int j = length - 1; j > i; j--) {
                set(j, get(j - 1));
            }
            set(i, value);
        }
    }

    private DequeType() {
    }

    @PyNew("(*args, **kwargs)")
    static long new_(PyThread t, PyType cls, long args, long kwargs) {
        return JavaObjects.create(t, cls.rootShape.id, new State());
    }

    private static State of(long self) {
        return (State) JavaObjects.get(self);
    }

    @PyMethod("__init__(self, iterable=(), maxlen=None)")
    static void init(PyThread t, long self, long iterable, long maxlen) {
        State s = of(self);
        if (maxlen != Const.NONE) {
            if (!PyInt.is(maxlen)) {
                throw Errors.typeError(t, "an integer is required");
            }
            long limit = PyInt.toLong(t, maxlen);
            if (limit < 0) {
                throw Errors.valueError(t, "maxlen must be non-negative");
            }
            s.limit = (int) Math.min(limit, Integer.MAX_VALUE);
        }
        clear(self);
        if (iterable != Value.ABSENT) {
            extend(t, self, iterable);
        }
    }

    @PyMethod("append(self, item, /)")
    static void append(long self, long item) {
        of(self).append(item);
    }

    @PyMethod("appendleft(self, item, /)")
    static void appendleft(long self, long item) {
        of(self).appendLeft(item);
    }

    private static State filled(PyThread t, long self) {
        State s = of(self);
        if (s.length == 0) {
            throw Errors.indexError(t, "pop from an empty deque");
        }
        return s;
    }

    @PyMethod("pop(self, /)")
    static long pop(PyThread t, long self) {
        return filled(t, self).pop();
    }

    @PyMethod("popleft(self, /)")
    static long popleft(PyThread t, long self) {
        return filled(t, self).popLeft();
    }

    @PyMethod("extend(self, iterable, /)")
    static void extend(PyThread t, long self, long iterable) {
        long list = Iterables.toList(t, iterable);
        for (int i = 0; i < PyList.length(list); i++) {
            of(self).append(PyList.get(list, i));
        }
    }

    @PyMethod("extendleft(self, iterable, /)")
    static void extendleft(PyThread t, long self, long iterable) {
        long list = Iterables.toList(t, iterable);
        for (int i = 0; i < PyList.length(list); i++) {
            of(self).appendLeft(PyList.get(list, i));
        }
    }

    @PyMethod("clear(self, /)")
    static void clear(long self) {
        State s = of(self);
        s.items = new long[8];
        s.head = 0;
        s.length = 0;
        s.version++;
    }

    @PyMethod("rotate(self, n=1, /)")
    static void rotate(PyThread t, long self, long n) {
        State s = of(self);
        if (s.length < 2) {
            return;
        }
        int steps = (int) Math.floorMod(PyInt.toLong(t, n), (long) s.length);
        int limit = s.limit;
        s.limit = -1;
        for (int i = 0; i < steps; i++) {
            s.appendLeft(s.pop());
        }
        s.limit = limit;
    }

    @PyMethod("reverse(self, /)")
    static void reverse(long self) {
        State s = of(self);
        for (int i = 0, j = s.length - 1; i < j; i++, j--) {
            long swap = s.get(i);
            s.set(i, s.get(j));
            s.set(j, swap);
        }
    }

    private static int find(PyThread t, long self, long value, int from, int to) {
        State s = of(self);
        int version = s.version;
        for (int i = from; i < Math.min(to, s.length); i++) {
            boolean found = PyObject.equal(t, s.get(i), value);
            if (s.version != version) {
                throw Errors.runtimeError(t, "deque mutated during iteration");
            }
            if (found) {
                return i;
            }
        }
        return -1;
    }

    @PyMethod("count(self, value, /)")
    static int count(PyThread t, long self, long value) {
        int count = 0;
        for (int i = 0; (i = find(t, self, value, i, Integer.MAX_VALUE)) >= 0; i++) {
            count++;
        }
        return count;
    }

    @PyMethod("index(self, value, start=None, stop=None, /)")
    static int index(PyThread t, long self, long value, long start, long stop) {
        int n = of(self).length;
        long from = PyInt.sliceIndex(t, start, 0);
        long to = PyInt.sliceIndex(t, stop, n);
        int at = find(t, self, value, (int) Math.min(n, Math.max(0, from < 0 ? from + n : from)), (int) Math.min(n, Math.max(0, to < 0 ? to + n : to)));
        if (at < 0) {
            throw Errors.valueError(t, PyStr.toJava(PyObject.repr(t, value)) + " is not in deque");
        }
        return at;
    }

    @PyMethod("remove(self, value, /)")
    static void remove(PyThread t, long self, long value) {
        int at = find(t, self, value, 0, Integer.MAX_VALUE);
        if (at < 0) {
            throw Errors.valueError(t, PyStr.toJava(PyObject.repr(t, value)) + " is not in deque");
        }
        of(self).removeAt(at);
    }

    @PyMethod("insert(self, index, value, /)")
    static void insert(PyThread t, long self, long index, long value) {
        State s = of(self);
        if (s.length == s.limit) {
            throw Errors.indexError(t, "deque already at its maximum size");
        }
        long at = PyInt.toLong(t, index);
        s.insertAt((int) Math.max(0, Math.min(s.length, at < 0 ? at + s.length : at)), value);
    }

    private static int checked(PyThread t, State s, long index) {
        long at = PyInt.indexLong(t, index);
        at += at < 0 ? s.length : 0;
        if (at < 0 || at >= s.length) {
            throw Errors.indexError(t, "deque index out of range");
        }
        return (int) at;
    }

    @PyMethod("__getitem__(self, key, /)")
    static long getItem(PyThread t, long self, long key) {
        return of(self).get(checked(t, of(self), key));
    }

    @PyMethod("__setitem__(self, key, value, /)")
    static void setItem(PyThread t, long self, long key, long value) {
        of(self).set(checked(t, of(self), key), value);
    }

    @PyMethod("__delitem__(self, key, /)")
    static void delItem(PyThread t, long self, long key) {
        of(self).removeAt(checked(t, of(self), key));
    }

    @PyMethod("__contains__(self, key, /)")
    static boolean contains(PyThread t, long self, long value) {
        return find(t, self, value, 0, Integer.MAX_VALUE) >= 0;
    }

    @PyMethod("__len__(self, /)")
    static int len(long self) {
        return of(self).length;
    }

    @PyMethod("__bool__(self, /)")
    static boolean bool(long self) {
        return of(self).length > 0;
    }

    @PyMethod("__iter__(self, /)")
    static long iter(PyThread t, long self) {
        return DequeIteratorType.create(t, of(self), self, false);
    }

    @PyMethod("__reversed__(self, /)")
    static long reversed(PyThread t, long self) {
        return DequeIteratorType.create(t, of(self), self, true);
    }

    @PyMethod("copy(self, /)")
    static long copy(PyThread t, long self) {
        State s = of(self);
        return Calls.call(t, PyType.of(self).address, self, s.limit < 0 ? Const.NONE : Value.ofInt(s.limit));
    }

    @PyMethod("__copy__(self, /)")
    static long copy2(PyThread t, long self) {
        return copy(t, self);
    }

    private static long list(PyThread t, long self) {
        long list = PyList.create(t);
        State s = of(self);
        for (int i = 0; i < s.length; i++) {
            PyList.append(t, list, s.get(i));
        }
        return list;
    }

    @PyMethod("__repr__(self, /)")
    static long repr(PyThread t, long self) {
        int limit = of(self).limit;
        return PyStr.of(t, PyType.of(self).name + "(" + PyStr.toJava(PyObject.repr(t, list(t, self))) + (limit < 0 ? ")" : ", maxlen=" + limit + ")"));
    }

    @PyRichCompare
    static long compare(PyThread t, long self, long other, int operator) {
        if (!PyType.of(other).isSubtypeOf(DequeTypeBinding.TYPE)) {
            return Const.NOT_IMPLEMENTED;
        }
        return PyObject.richCompare(t, list(t, self), list(t, other), operator);
    }

    @PyMethod("__add__(self, value, /)")
    static long add(PyThread t, long self, long other) {
        if (!PyType.of(other).isSubtypeOf(DequeTypeBinding.TYPE)) {
            throw Errors.typeError(t, "can only concatenate deque (not \"" + PyObject.typeName(other) + "\") to deque");
        }
        long result = copy(t, self);
        extend(t, result, other);
        return result;
    }

    @PyMethod(value = "__iadd__(self, value, /)", doc = "Implement self+=value.")
    static long iadd(PyThread t, long self, long other) {
        extend(t, self, other);
        return self;
    }

    @PyMethod("__mul__(self, value, /)")
    static long mul(PyThread t, long self, long count) {
        return repeat(t, copy(t, self), count);
    }

    @PyMethod("__rmul__(self, value, /)")
    static long rmul(PyThread t, long self, long count) {
        return mul(t, self, count);
    }

    @PyMethod(value = "__imul__(self, value, /)", doc = "Implement self*=value.")
    static long imul(PyThread t, long self, long count) {
        return repeat(t, self, count);
    }

    private static long repeat(PyThread t, long self, long count) {
        if (!PyInt.is(count) && PyObject.lookupSpecial(t, count, Special.INDEX) == 0) {
            throw Errors.typeError(t, "can't multiply sequence by non-int of type '%s'", PyObject.typeName(count));
        }
        long exact = PyInt.index(t, count);
        long times = PyInt.signum(exact) <= 0 ? 0 : PyInt.clampedLong(exact);
        State s = of(self);
        long length = s.length;
        if (times > 0 && length > 0 && s.limit < 0 && times > Integer.MAX_VALUE / length) {
            throw Errors.memoryError(t);
        }
        long list = list(t, self);
        clear(self);
        // A bounded deque keeps the end: what comes before it need not be appended.
        times = s.limit < 0 || length == 0 ? length == 0 ? 0 : times : Math.min(times, s.limit / length + 2);
        for (long i = 0; i < times; i++) {
            extend(t, self, list);
        }
        return self;
    }

    @PyMethod("__reduce__(self, /)")
    static long reduce(PyThread t, long self) {
        int limit = of(self).limit;
        long args = limit < 0 ? Const.EMPTY_TUPLE : PyTuple.of(t, Const.EMPTY_TUPLE, Value.ofInt(limit));
        return PyTuple.of(t, new long[] {PyType.of(self).address, args, Const.NONE, PyObject.iter(t, self)});
    }

    @PyGetter("maxlen")
    static long maxlen(long self) {
        return of(self).limit < 0 ? Const.NONE : Value.ofInt(of(self).limit);
    }
}
