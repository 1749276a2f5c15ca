package dev.krait.interpreter.objects;

import dev.krait.interpreter.heap.Marker;
import dev.krait.interpreter.heap.Traced;

/** What a memoryview shows: elements of a format at places in the bytes of another object. */
final class MemoryView implements ByteBuffered, Traced {
    /** The object whose bytes these are. */
    final long object;
    /** Its bytes. */
    final ByteBuffered bytes;
    final String format;
    final int itemSize;
    final int[] shape;
    final int[] strides;
    /** Where the first element is. */
    final int offset;
    final boolean readOnly;
    /** Whether it does not hold the size of the object fixed any more, and cannot be used. */
    boolean released;
    /** The hash, once asked for. */
    Long hash;

    MemoryView(long object, ByteBuffered bytes, String format, int itemSize, int[] shape, int[] strides, int offset, boolean readOnly) {
        this.object = object;
        this.bytes = bytes;
        this.format = format;
        this.itemSize = itemSize;
        this.shape = shape;
        this.strides = strides;
        this.offset = offset;
        this.readOnly = readOnly;
    }

    /** Strides of elements that lie one behind the other, the last index running fastest. */
    static int[] packed(int[] shape, int itemSize) {
        int[] strides = new int[shape.length];
        int step = itemSize;
        for (int i = shape.length - 1; i >= 0; i--) {
            strides[i] = step;
            step *= shape[i];
        }
        return strides;
    }

    MemoryView with(String newFormat, int newItemSize, int[] newShape, int[] newStrides, int newOffset, boolean newReadOnly) {
        return new MemoryView(object, bytes, newFormat, newItemSize, newShape, newStrides, newOffset, newReadOnly);
    }

    /** The elements, whatever their dimensions. */
    int elements() {
        int n = 1;
        for (int length : shape) {
            n *= length;
        }
        return n;
    }

    /** The format character of one element, or null if it is none of memoryview's. */
    ElementFormat element() {
        String f = format.startsWith("@") ? format.substring(1) : format;
        return f.length() == 1 && "bBhHiIlLqQnNfdeFD?cP".contains(f) ? ElementFormat.of(f.charAt(0), true) : null;
    }

    /** Whether elements lie one behind the other: with the first index running fastest, or the last. Dimensions of one element do not count. */
    boolean flat(boolean firstFastest) {
        if (elements() == 0) {
            return true;
        }
        int step = itemSize;
        for (int k = 0; k < shape.length; k++) {
            int i = firstFastest ? k : shape.length - 1 - k;
            if (shape[i] != 1 && strides[i] != step) {
                return false;
            }
            step *= shape[i];
        }
        return true;
    }

    /** Takes places of elements one after the other. */
    interface Visitor {
        void element(int at);
    }

    /** Visits the places of all elements, the last index running fastest. */
    void visit(Visitor visitor) {
        visit(visitor, 0, offset);
    }

    private void visit(Visitor visitor, int dimension, int at) {
        if (dimension == shape.length) {
            visitor.element(at);
            return;
        }
        for (int i = 0; i < shape[dimension]; i++) {
            visit(visitor, dimension + 1, at + i * strides[dimension]);
        }
    }

    @Override
    public byte[] copyBytes() {
        byte[] result = new byte[byteLength()];
        if (flat(false)) {
            bytes.read(offset, result, 0, result.length);
            return result;
        }
        int[] to = {0};
        visit(at -> {
            bytes.read(at, result, to[0], itemSize);
            to[0] += itemSize;
        });
        return result;
    }

    @Override
    public void read(int at, byte[] to, int start, int length) {
        if (flat(false)) {
            bytes.read(offset + at, to, start, length);
        } else {
            System.arraycopy(copyBytes(), at, to, start, length);
        }
    }

    @Override
    public int byteLength() {
        return elements() * itemSize;
    }

    @Override
    public void write(int at, byte[] from, int start, int length) {
        if (flat(false)) {
            bytes.write(offset + at, from, start, length);
            return;
        }
        int[] place = {0};
        visit(element -> {
            for (int i = 0; i < itemSize; i++, place[0]++) {
                if (place[0] >= at && place[0] < at + length) {
                    bytes.write(element + i, from, start + place[0] - at, 1);
                }
            }
        });
    }

    @Override
    public boolean isReadOnly() {
        return readOnly;
    }

    @Override
    public String format() {
        return format;
    }

    @Override
    public void trace(Marker m) {
        m.mark(object);
    }
}
