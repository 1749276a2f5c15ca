package dev.krait.interpreter.heap;

import dev.krait.interpreter.objects.PyType;
import dev.krait.interpreter.tier1.CodeBody;
import dev.krait.spi.abi.ArrayLayout;
import dev.krait.spi.abi.BytesLayout;
import dev.krait.spi.abi.CodeLayout;
import dev.krait.spi.abi.DictIteratorLayout;
import dev.krait.spi.abi.DictLayout;
import dev.krait.spi.abi.FrameLayout;
import dev.krait.spi.abi.FunctionLayout;
import dev.krait.spi.abi.GeneratorLayout;
import dev.krait.spi.abi.Int64Layout;
import dev.krait.spi.abi.JavaObjectLayout;
import dev.krait.spi.abi.Kind;
import dev.krait.spi.abi.ListLayout;
import dev.krait.spi.abi.Memory;
import dev.krait.spi.abi.ObjectLayout;
import dev.krait.spi.abi.RangeIteratorLayout;
import dev.krait.spi.abi.RawLayout;
import dev.krait.spi.abi.SequenceIteratorLayout;
import dev.krait.spi.abi.SetLayout;
import dev.krait.spi.abi.StrLayout;
import dev.krait.spi.abi.TupleLayout;
import dev.krait.spi.abi.TypeLayout;
import dev.krait.spi.abi.Value;
import java.util.Arrays;

/**
 * Marks what can be reached. An object is marked if the two low bits of its flags equal the number of this collection,
 * which alternates between 1 and 2: so no marks are ever cleared, and objects new since the last collection (0) need none.
 * Marking an object also marks the lines of its block that it covers; a line without a mark is free.
 */
public class Marker {
    static final int EPOCH_MASK = 3;
    /** Flag of objects that have a chunk of memory of their own. */
    static final int FLAG_LARGE = 4;

    private final byte[] kinds = ShapeTable.kinds;
    private final int[] ends = ShapeTable.ends;
    private final int epoch;
    private long[] stack = new long[1024];
    private int top;
    /** Lines marked. */
    long lines;
    /** Bytes of large objects marked. */
    long largeBytes;
    /** Objects marked. */
    long objects;

    Marker(int epoch) {
        this.epoch = epoch;
    }

    /** Marks what a value refers to; 0 and words that are not objects are ignored. */
    public void mark(long value) {
        if (value >>> Value.TAG_SHIFT != 0 || value == 0) {
            return;
        }
        int flags = Memory.getInt(value + ObjectLayout.FLAGS);
        if ((flags & EPOCH_MASK) == epoch || (flags & ObjectLayout.FLAG_IMMORTAL) != 0) {
            return;
        }
        Memory.putInt(value + ObjectLayout.FLAGS, flags & ~EPOCH_MASK | epoch);
        if (top == stack.length) {
            stack = Arrays.copyOf(stack, 2 * top);
        }
        stack[top++] = value;
    }

    /** Marks words of memory that are all values. */
    public void markWords(long from, long to) {
        for (long p = from; p < to; p += 8) {
            mark(Memory.getLong(p));
        }
    }

    /** Marks what the fields and live slots of a frame refer to. */
    public void markFrame(long frame) {
        markWords(frame + FrameLayout.CODE, frame + FrameLayout.PC);
        mark(Memory.getLong(frame + FrameLayout.GENERATOR));
        mark(Memory.getLong(frame + FrameLayout.FRAME_OBJECT));
        long slots = frame + FrameLayout.SLOTS;
        markWords(slots, slots + 8L * CodeBody.liveSlots(frame));
    }

    /** Whether an object was reached so far; immortal objects always are. */
    public boolean isMarked(long object) {
        int flags = Memory.getInt(object + ObjectLayout.FLAGS);
        return (flags & EPOCH_MASK) == epoch || (flags & ObjectLayout.FLAG_IMMORTAL) != 0;
    }

    /** Follows references until nothing new is found. */
    void drain() {
        while (top > 0) {
            long object = stack[--top];
            occupy(object, trace(object));
        }
    }

    /** Marks the lines that an object covers. */
    private void occupy(long object, long size) {
        objects++;
        if ((Memory.getInt(object + ObjectLayout.FLAGS) & FLAG_LARGE) != 0) {
            largeBytes += size;
            return;
        }
        long block = object & -Heap.BLOCK;
        long first = block + (object - block >> Heap.LINE_SHIFT);
        long last = block + (object + size - 1 - block >> Heap.LINE_SHIFT);
        for (long line = first; line <= last; line++) {
            if (Memory.getByte(line) == 0) {
                Memory.putByte(line, (byte) 1);
                lines++;
            }
        }
    }

    /** Marks a table that has no references of its own. */
    private void markLeaf(long raw) {
        if (raw == 0) {
            return;
        }
        int flags = Memory.getInt(raw + ObjectLayout.FLAGS);
        if ((flags & EPOCH_MASK) == epoch || (flags & ObjectLayout.FLAG_IMMORTAL) != 0) {
            return;
        }
        Memory.putInt(raw + ObjectLayout.FLAGS, flags & ~EPOCH_MASK | epoch);
        occupy(raw, RawLayout.DATA + Memory.getLong(raw + RawLayout.CAPACITY));
    }

    /** Marks what an object refers to; its size. */
    private long trace(long object) {
        int shape = Memory.getInt(object + ObjectLayout.SHAPE);
        int kind = kinds[shape];
        int end = ends[shape];
        long type = ShapeTable.types[shape];
        if (type != ShapeTable.IMMORTAL_TYPE) {
            mark(type != 0 ? type : ShapeTable.resolveType(shape));
        }
        switch (KINDS[kind]) {
            case INSTANCE, INT_SUBCLASS, FLOAT_SUBCLASS, METHOD, CELL, RANGE, SLICE, MODULE -> {
                markWords(object + ObjectLayout.FIELDS, object + end);
                return end;
            }
            case INT64 -> {
                return Int64Layout.SIZE;
            }
            case STR -> {
                long data = (long) Memory.getInt(object + StrLayout.LENGTH) * Memory.getByte(object + StrLayout.WIDTH) + 7 & ~7L;
                return traceTail(object, StrLayout.DATA + data, end);
            }
            case BYTES -> {
                return traceTail(object, BytesLayout.DATA + (Memory.getLong(object + BytesLayout.LENGTH) + 7 & ~7L), end);
            }
            case TUPLE -> {
                return traceTail(object, TupleLayout.ITEMS, 8 * (int) Memory.getLong(object + TupleLayout.LENGTH) + end);
            }
            case ARRAY -> {
                long size = ArrayLayout.WORDS + 8 * Memory.getLong(object + ArrayLayout.CAPACITY);
                markWords(object + ArrayLayout.WORDS, object + size);
                return size;
            }
            case RAW -> {
                return RawLayout.DATA + Memory.getLong(object + RawLayout.CAPACITY);
            }
            case LIST -> {
                markWords(object + ListLayout.ITEMS, object + end);
                return end;
            }
            case DICT -> {
                return traceDict(object, end);
            }
            case SET -> {
                return traceSet(object, end);
            }
            case JAVA -> {
                if (JavaObjects.get(object) instanceof Traced traced) {
                    traced.trace(this);
                }
                markWords(object + JavaObjectLayout.ATTRIBUTES, object + end);
                return end;
            }
            case FUNCTION -> {
                markWords(object + FunctionLayout.CODE, object + FunctionLayout.VERSION);
                return end;
            }
            case CODE -> {
                mark(Memory.getLong(object + CodeLayout.CONSTS));
                CodeBody.of(object).trace(this);
                return end;
            }
            case TYPE -> {
                markWords(object + TypeLayout.DICT, object + end);
                PyType.at(object).trace(this);
                return end;
            }
            case GENERATOR -> {
                markWords(object + GeneratorLayout.NAME, object + GeneratorLayout.FRAME_BYTES);
                if (Memory.getLong(object + GeneratorLayout.STATE) != GeneratorLayout.STATE_CLEARED) {
                    markFrame(object + GeneratorLayout.FRAME);
                }
                return GeneratorLayout.FRAME + Memory.getLong(object + GeneratorLayout.FRAME_BYTES);
            }
            case RANGE_ITERATOR -> {
                return RangeIteratorLayout.SIZE;
            }
            case SEQUENCE_ITERATOR -> {
                mark(Memory.getLong(object + SequenceIteratorLayout.SEQUENCE));
                return end;
            }
            case DICT_ITERATOR -> {
                mark(Memory.getLong(object + DictIteratorLayout.DICT));
                return end;
            }
            default -> throw new IllegalStateException("object " + Long.toHexString(object) + " has the unregistered shape " + shape
                    + ": it is no object, or was freed too early");
        }
    }

    private long traceTail(long object, long from, int bytes) {
        markWords(object + from, object + from + bytes);
        return from + bytes;
    }

    private long traceDict(long dict, int end) {
        long entries = Memory.getLong(dict + DictLayout.ENTRIES);
        if (entries != 0) {
            markLeaf(entries);
            markLeaf(Memory.getLong(dict + DictLayout.INDEX));
            long p = entries + RawLayout.DATA;
            long stop = p + DictLayout.ENTRY_SIZE * Memory.getLong(dict + DictLayout.FILL);
            for (; p < stop; p += DictLayout.ENTRY_SIZE) {
                mark(Memory.getLong(p + DictLayout.ENTRY_KEY));
                mark(Memory.getLong(p + DictLayout.ENTRY_VALUE));
            }
        }
        mark(Memory.getLong(dict + DictLayout.ATTRIBUTES));
        markWords(dict + DictLayout.SIZE, dict + end);
        return end;
    }

    private long traceSet(long set, int end) {
        long table = Memory.getLong(set + SetLayout.TABLE);
        if (table != 0) {
            markLeaf(table);
            long p = table + RawLayout.DATA;
            long stop = p + Memory.getLong(table + RawLayout.CAPACITY);
            for (; p < stop; p += SetLayout.ENTRY_SIZE) {
                long key = Memory.getLong(p + SetLayout.ENTRY_KEY);
                if (key != SetLayout.DUMMY) {
                    mark(key);
                }
            }
        }
        mark(Memory.getLong(set + SetLayout.ATTRIBUTES));
        markWords(set + SetLayout.SIZE, set + end);
        return end;
    }

    private static final Kind[] KINDS = Kind.values();
}
