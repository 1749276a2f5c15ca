package dev.krait.conformance.traces;

import dev.krait.spi.abi.FrameLayout;
import dev.krait.spi.abi.Int64Layout;
import dev.krait.spi.abi.ListLayout;
import dev.krait.spi.abi.ArrayLayout;
import dev.krait.spi.abi.Memory;
import dev.krait.spi.abi.RangeIteratorLayout;
import dev.krait.spi.abi.ThreadLayout;
import dev.krait.spi.abi.Value;
import dev.krait.uops.exec.ExitHandler;
import dev.krait.uops.exec.ExitValues;
import dev.krait.uops.ir.FrameState;
import dev.krait.uops.ir.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** A thread, a frame and a few objects in memory, and an exit handler that writes them: what traces run on in tests. */
public final class Machine implements ExitHandler, AutoCloseable {
    public static final int RANGE_ITERATOR = 7;
    public static final int LIST = 8;
    public static final int INT64 = 9;
    public static final int ARRAY = 10;
    private static final int SLOTS = 1024;

    public final long thread = Memory.allocate(ThreadLayout.SIZE);
    public final long frame = Memory.allocate(FrameLayout.SLOTS + 8 * SLOTS);
    private final List<Long> objects = new ArrayList<>();
    /** The frames of inlined calls at the last exit: descriptor, pc, slots. */
    public final List<String> inlined = new ArrayList<>();
    public int pc = -1;

    public Machine() {
        long area = Memory.allocate(1 << 16);
        objects.add(area);
        Memory.putLong(thread + ThreadLayout.ALLOCATION_CURSOR, area);
        Memory.putLong(thread + ThreadLayout.ALLOCATION_LIMIT, area + (1 << 16));
    }

    public static int slot(int index) {
        return FrameLayout.SLOTS + 8 * index;
    }

    public long get(int index) {
        return Memory.getLong(frame + slot(index));
    }

    public Machine set(int index, long word) {
        Memory.putLong(frame + slot(index), word);
        return this;
    }

    /** A number in a slot, also one that was boxed because it does not fit. */
    public long number(int index) {
        return number(get(index));
    }

    private static long number(long word) {
        return Value.isInt(word) ? Value.intValue(word) : Memory.getLong(word + Int64Layout.VALUE);
    }

    public long object(int shape, int bytes) {
        long o = Memory.allocate(bytes);
        objects.add(o);
        Memory.putLong(o, shape);
        return o;
    }

    public long rangeIterator(long start, long step, long count) {
        long it = object(RANGE_ITERATOR, RangeIteratorLayout.SIZE);
        Memory.putLong(it + RangeIteratorLayout.NEXT, start);
        Memory.putLong(it + RangeIteratorLayout.STEP, step);
        Memory.putLong(it + RangeIteratorLayout.REMAINING, count);
        return it;
    }

    public long list(long... words) {
        long l = object(LIST, ListLayout.SIZE);
        long array = object(ARRAY, ArrayLayout.WORDS + 8 * words.length + 8);
        Memory.putLong(array + ArrayLayout.CAPACITY, words.length);
        for (int i = 0; i < words.length; i++) {
            Memory.putLong(array + ArrayLayout.WORDS + 8L * i, words[i]);
        }
        Memory.putLong(l + ListLayout.LENGTH, words.length);
        Memory.putLong(l + ListLayout.ITEMS, array);
        return l;
    }

    /** Slots as words, with boxed ints as their numbers. */
    public List<Object> slots(int count) {
        List<Object> result = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            long w = get(i);
            result.add(Value.isDouble(w) ? (Object) Value.doubleValue(w) : Value.isInt(w) || isInt64(w) ? (Object) number(w) : "0x" + Long.toHexString(w));
        }
        return result;
    }

    private boolean isInt64(long w) {
        return objects.contains(w) && Memory.getInt(w) == INT64;
    }

    @Override
    public long boxInt(long number) {
        long o = object(INT64, Int64Layout.SIZE);
        Memory.putLong(o + Int64Layout.VALUE, number);
        return o;
    }

    @Override
    public long allocate(long t, long header, int bytes) {
        long o = object((int) header, bytes);
        Memory.putLong(o, header);
        return o;
    }

    @Override
    public void materialize(long t, long f, ExitValues values) {
        Snapshot s = values.snapshot();
        for (int i = s.start(0); i < s.start(1); i++) {
            Memory.putLong(f + s.offset(i), values.word(i));
        }
        inlined.clear();
        for (int k = 1; k < s.frameCount(); k++) {
            StringBuilder b = new StringBuilder(s.frame(k) + "@" + s.pc(k));
            for (int i = s.start(k); i < s.start(k + 1); i++) {
                long w = values.word(i);
                b.append(' ').append(s.offset(i)).append('=').append(Value.isDouble(w) ? Value.doubleValue(w) : w == 0 ? "absent" : number(w));
            }
            inlined.add(b.toString());
        }
        pc = s.pc(s.frameCount() - 1);
    }

    @Override
    public void close() {
        objects.forEach(Memory::free);
        Memory.free(frame);
        Memory.free(thread);
    }

    /** The recorder's view of one frame: slots that were assigned. */
    public static final class Slots {
        public final TreeMap<Integer, Integer> refs = new TreeMap<>();

        public Slots put(int index, int ref) {
            refs.put(index, ref);
            return this;
        }

        public FrameState at(int pc) {
            TreeMap<Integer, Integer> now = new TreeMap<>(refs);
            return out -> {
                out.frame("f", pc);
                now.forEach((i, ref) -> out.slot(slot(i), ref));
            };
        }
    }
}
