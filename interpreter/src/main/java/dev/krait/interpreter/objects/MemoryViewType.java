package dev.krait.interpreter.objects;

import dev.krait.interpreter.bind.PyClass;
import dev.krait.interpreter.bind.PyClassMethod;
import dev.krait.interpreter.bind.PyGetter;
import dev.krait.interpreter.bind.PyMethod;
import dev.krait.interpreter.bind.PyNew;
import dev.krait.interpreter.bind.PyRichCompare;
import dev.krait.interpreter.heap.JavaObjects;
import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.spi.abi.Kind;
import dev.krait.spi.abi.Value;
import java.util.Arrays;

/** The type {@code memoryview}; what is in its elements is {@link MemoryViewItems}' business. */
@PyClass(name = "memoryview", kind = Kind.JAVA)
public final class MemoryViewType {
    private MemoryViewType() {
    }

    /** The buffer of an object, or null if it has none. */
    static ByteBuffered bufferOf(long object) {
        if (PyBytes.is(object)) {
            return new BytesBuffer(object);
        }
        return Kinds.is(object, Kind.JAVA) && JavaObjects.get(object) instanceof ByteBuffered buffer ? buffer : null;
    }

    @PyNew("(object)")
    static long new_(PyThread t, PyType cls, long object) {
        ByteBuffered buffer = bufferOf(object);
        if (buffer == null) {
            throw Errors.typeError(t, "memoryview: a bytes-like object is required, not '%s'", PyObject.typeName(object));
        }
        return create(t, viewOf(t, object, buffer));
    }

    /** A view of an object with a buffer that is not registered as one. */
    static MemoryView viewOf(PyThread t, long object, ByteBuffered buffer) {
        if (buffer instanceof MemoryView view) {
            check(t, view);
            return view.with(view.format, view.itemSize, view.shape, view.strides, view.offset, view.readOnly);
        }
        String format = buffer.format();
        int itemSize = ElementFormat.of(format.charAt(format.length() - 1), true) == null ? 1 : ElementFormat.of(format.charAt(format.length() - 1), true).size();
        return new MemoryView(object, buffer, format, itemSize, new int[] {buffer.byteLength() / itemSize}, new int[] {itemSize}, 0, buffer.isReadOnly());
    }

    private static long create(PyThread t, MemoryView view) {
        long self = JavaObjects.create(t, Types.MEMORYVIEW.rootShape.id, view);
        if (!(view.bytes instanceof BytesBuffer)) {
            BufferViews.export(t, self, view.bytes);
        }
        return self;
    }

    private static void check(PyThread t, MemoryView view) {
        if (view.released) {
            throw Errors.valueError(t, "operation forbidden on released memoryview object");
        }
    }

    private static MemoryView of(PyThread t, long self) {
        MemoryView view = (MemoryView) JavaObjects.get(self);
        check(t, view);
        return view;
    }

    @PyMethod("__repr__(self, /)")
    static String repr(long self) {
        return (((MemoryView) JavaObjects.get(self)).released ? "<released memory at " : "<memory at ") + ObjectType.addressText(self) + ">";
    }

    @PyMethod("release(self, /)")
    static void release(PyThread t, long self) {
        ((MemoryView) JavaObjects.get(self)).released = true;
        BufferViews.release(t, self);
    }

    @PyMethod("__enter__(self, /)")
    static long enter(PyThread t, long self) {
        of(t, self);
        return self;
    }

    @PyMethod("__exit__(self, /, *args)")
    static void exit(PyThread t, long self, long args) {
        release(t, self);
    }

    @PyMethod("tobytes(self, /, order='C')")
    static long tobytes(PyThread t, long self, String order) {
        MemoryView v = of(t, self);
        if (order != null && !order.equals("C") && !order.equals("F") && !order.equals("A")) {
            throw Errors.valueError(t, "order must be 'C', 'F' or 'A'");
        }
        boolean fortran = "F".equals(order) || "A".equals(order) && v.flat(true);
        return PyBytes.of(t, fortran ? MemoryViewItems.firstIndexFastest(v) : v.copyBytes());
    }

    @PyMethod("tolist(self, /)")
    static long tolist(PyThread t, long self) {
        MemoryView v = of(t, self);
        return MemoryViewItems.list(t, v, 0, v.offset);
    }

    @PyMethod("hex(self, /, sep=None, bytes_per_sep=1)")
    static String hex(PyThread t, long self, long sep, int bytesPerSep) {
        return BytesMethods.hex(t, of(t, self).copyBytes(), sep, bytesPerSep);
    }

    @PyMethod("toreadonly(self, /)")
    static long toreadonly(PyThread t, long self) {
        MemoryView v = of(t, self);
        return create(t, v.with(v.format, v.itemSize, v.shape, v.strides, v.offset, true));
    }

    @PyMethod("cast(self, /, format, shape=<unrepresentable>)")
    static long cast(PyThread t, long self, long format, long shape) {
        return create(t, MemoryViewItems.cast(t, of(t, self), format, shape));
    }

    @PyMethod("__len__(self, /)")
    static int len(PyThread t, long self) {
        MemoryView v = of(t, self);
        if (v.shape.length == 0) {
            throw Errors.typeError(t, "0-dim memory has no length");
        }
        return v.shape[0];
    }

    @PyMethod("__getitem__(self, key, /)")
    static long getItem(PyThread t, long self, long key) {
        MemoryView v = of(t, self);
        if (v.shape.length == 0) {
            if (key == Const.ELLIPSIS) {
                return self;
            }
            if (PyTuple.is(key) && PyTuple.length(key) == 0) {
                return MemoryViewItems.get(t, v, v.offset);
            }
            throw Errors.typeError(t, "invalid indexing of 0-dim memory");
        }
        if (PyInt.is(key) || !Kinds.is(key, Kind.SLICE) && !PyTuple.is(key) && PyObject.lookupSpecial(t, key, Special.INDEX) != 0) {
            if (v.shape.length > 1) {
                throw Errors.notImplementedError(t, "multi-dimensional sub-views are not implemented");
            }
            return MemoryViewItems.get(t, v, MemoryViewItems.place(t, v, v.offset, 0, key));
        }
        if (Kinds.is(key, Kind.SLICE)) {
            return create(t, MemoryViewItems.slice(t, v, key));
        }
        return MemoryViewItems.get(t, v, MemoryViewItems.placeOfTuple(t, v, key));
    }

    @PyMethod("__setitem__(self, key, value, /)")
    static void setItem(PyThread t, long self, long key, long value) {
        MemoryView v = of(t, self);
        if (v.readOnly) {
            throw Errors.typeError(t, "cannot modify read-only memory");
        }
        if (v.shape.length == 0) {
            if (key == Const.ELLIPSIS || PyTuple.is(key) && PyTuple.length(key) == 0) {
                MemoryViewItems.set(t, v, v.offset, value);
                return;
            }
            throw Errors.typeError(t, "invalid indexing of 0-dim memory");
        }
        if (Kinds.is(key, Kind.SLICE)) {
            if (v.shape.length > 1) {
                throw Errors.notImplementedError(t, "memoryview slice assignments are currently restricted to ndim = 1");
            }
            ByteBuffered source = bufferOf(value);
            if (source == null) {
                throw Errors.typeError(t, "a bytes-like object is required, not '%s'", PyObject.typeName(value));
            }
            MemoryViewItems.assign(t, MemoryViewItems.slice(t, v, key), viewOf(t, value, source));
            return;
        }
        if (PyTuple.is(key)) {
            MemoryViewItems.set(t, v, MemoryViewItems.placeOfTuple(t, v, key), value);
            return;
        }
        if (!PyInt.is(key) && PyObject.lookupSpecial(t, key, Special.INDEX) == 0) {
            throw Errors.typeError(t, "memoryview: invalid slice key");
        }
        if (v.shape.length > 1) {
            throw Errors.notImplementedError(t, "sub-views are not implemented");
        }
        MemoryViewItems.set(t, v, MemoryViewItems.place(t, v, v.offset, 0, key), value);
    }

    @PyMethod("__delitem__(self, key, /)")
    static void delItem(PyThread t, long self, long key) {
        throw Errors.typeError(t, of(t, self).readOnly ? "cannot modify read-only memory" : "cannot delete memory");
    }

    @PyMethod("__iter__(self, /)")
    static long iter(PyThread t, long self) {
        MemoryView v = of(t, self);
        if (v.shape.length == 0) {
            throw Errors.typeError(t, "invalid indexing of 0-dim memory");
        }
        if (v.shape.length > 1) {
            throw Errors.notImplementedError(t, "multi-dimensional sub-views are not implemented");
        }
        return SequenceIterator.create(t, self);
    }

    @PyMethod("count(self, value, /)")
    static int count(PyThread t, long self, long value) {
        long[] items = PyList.toArray(tolist(t, self));
        int count = 0;
        for (long item : items) {
            count += item == value || PyObject.equal(t, item, value) ? 1 : 0;
        }
        return count;
    }

    @PyMethod("index(self, value, start=None, stop=None, /)")
    static int index(PyThread t, long self, long value, long start, long stop) {
        long[] items = PyList.toArray(tolist(t, self));
        long from = PyInt.sliceIndex(t, start, 0);
        long to = PyInt.sliceIndex(t, stop, items.length);
        from = from < 0 ? Math.max(0, from + items.length) : from;
        to = Math.min(to < 0 ? to + items.length : to, items.length);
        for (long i = from; i < to; i++) {
            if (items[(int) i] == value || PyObject.equal(t, items[(int) i], value)) {
                return (int) i;
            }
        }
        throw Errors.valueError(t, "memoryview.index(x): x not found");
    }

    @PyRichCompare
    static long compare(PyThread t, long self, long value, int operator) {
        MemoryView v = (MemoryView) JavaObjects.get(self);
        ByteBuffered other = bufferOf(value);
        if (PyObject.isOrder(operator) || other == null) {
            return Const.NOT_IMPLEMENTED;
        }
        if (v.released || other instanceof MemoryView o && o.released) {
            return PyObject.equality(operator, self == value);
        }
        return PyObject.equality(operator, MemoryViewItems.equal(t, v, viewOf(t, value, other)));
    }

    @PyMethod("__hash__(self, /)")
    static long hash(PyThread t, long self) {
        MemoryView v = (MemoryView) JavaObjects.get(self);
        if (v.hash == null) {
            check(t, v);
            if (!v.readOnly) {
                throw Errors.valueError(t, "cannot hash writable memoryview object");
            }
            if (!v.format.matches("@?[Bbc]")) {
                throw Errors.valueError(t, "memoryview: hashing is restricted to formats 'B', 'b' or 'c'");
            }
            v.hash = PyObject.hash(t, PyBytes.of(t, v.copyBytes()));
        }
        return PyInt.of(t, v.hash);
    }

    @PyMethod("__buffer__(self, flags, /)")
    static long buffer(PyThread t, long self, long flags) {
        return new_(t, Types.MEMORYVIEW, self);
    }

    @PyClassMethod("_from_flags(cls, /, object, flags)")
    static long fromFlags(PyThread t, long cls, long object, int flags) {
        long view = new_(t, Types.MEMORYVIEW, object);
        if ((flags & 1) != 0 && of(t, view).readOnly) {
            release(t, view);
            throw Errors.bufferError(t, "Object is not writable.");
        }
        return view;
    }

    @PyClassMethod("__class_getitem__(cls, object, /)")
    static long classGetItem(PyThread t, long cls, long object) {
        return GenericAlias.create(t, cls, object);
    }

    private static long tuple(PyThread t, int[] numbers) {
        return PyTuple.of(t, Arrays.stream(numbers).mapToLong(Value::ofInt).toArray());
    }

    @PyGetter("obj")
    static long obj(PyThread t, long self) {
        return of(t, self).object;
    }

    @PyGetter("nbytes")
    static int nbytes(PyThread t, long self) {
        return of(t, self).byteLength();
    }

    @PyGetter("readonly")
    static boolean readonly(PyThread t, long self) {
        return of(t, self).readOnly;
    }

    @PyGetter("itemsize")
    static int itemsize(PyThread t, long self) {
        return of(t, self).itemSize;
    }

    @PyGetter("format")
    static String format(PyThread t, long self) {
        return of(t, self).format;
    }

    @PyGetter("ndim")
    static int ndim(PyThread t, long self) {
        return of(t, self).shape.length;
    }

    @PyGetter("shape")
    static long shape(PyThread t, long self) {
        return tuple(t, of(t, self).shape);
    }

    @PyGetter("strides")
    static long strides(PyThread t, long self) {
        return tuple(t, of(t, self).strides);
    }

    @PyGetter("suboffsets")
    static long suboffsets(PyThread t, long self) {
        of(t, self);
        return Const.EMPTY_TUPLE;
    }

    @PyGetter("c_contiguous")
    static boolean cContiguous(PyThread t, long self) {
        return of(t, self).flat(false);
    }

    @PyGetter("f_contiguous")
    static boolean fContiguous(PyThread t, long self) {
        return of(t, self).flat(true);
    }

    @PyGetter("contiguous")
    static boolean contiguous(PyThread t, long self) {
        return of(t, self).flat(false) || of(t, self).flat(true);
    }
}
