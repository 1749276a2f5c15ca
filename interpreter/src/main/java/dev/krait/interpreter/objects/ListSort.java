package dev.krait.interpreter.objects;

import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.interpreter.tier1.Calls;
import dev.krait.spi.abi.ListLayout;
import dev.krait.spi.abi.Memory;
import dev.krait.spi.abi.Value;
import java.util.Arrays;

/**
 * Timsort as CPython's {@code list.sort} does it (Objects/listsort.txt): natural runs, binary insertion up to a minimum length, merges
 * that gallop. Only {@code <} is asked, and equal items keep their order. Keys are sorted, and values move along.
 */
final class ListSort {
    private static final int MIN_GALLOP = 7;
    private static final int MAX_MINRUN = 64;

    /** How two keys are compared. */
    private enum Order {
        INTS, DOUBLES, STRS, ANY
    }

    private final PyThread t;
    private final Order order;
    private long[] keys;
    /** Null where the keys are the values. */
    private long[] values;
    private long[] keyBuffer = new long[0];
    private long[] valueBuffer;
    private int minGallop = MIN_GALLOP;
    private final int[] runStart = new int[90];
    private final int[] runLength = new int[90];
    private int runs;

    private ListSort(PyThread t, long[] keys, long[] values) {
        this.t = t;
        this.keys = keys;
        this.values = values;
        order = orderOf(keys);
    }

    /**
     * Sorts a list, which is empty as long as Python code runs for it.
     *
     * @param key the function that makes the keys, or 0
     */
    static void sort(PyThread t, long list, long key, boolean reverse) {
        int length = PyList.length(list);
        long saved = PyList.create(t);
        PyList.moveItems(list, saved);
        long rootMark = t.rootsMark();
        t.root(list);
        t.root(saved);
        try {
            long[] values = PyList.toArray(saved);
            long[] keys = values;
            if (key != 0) {
                keys = new long[length];
                // The keys must be reachable while further ones are made.
                long kept = t.root(PyList.create(t, length));
                for (int i = 0; i < length; i++) {
                    keys[i] = Calls.call(t, key, values[i]);
                    PyList.append(t, kept, keys[i]);
                }
            }
            new ListSort(t, keys, key == 0 ? null : values).run(reverse, saved);
            if (PyList.length(list) != 0 || PyList.capacity(list) != 0) {
                throw Errors.valueError(t, "list modified during sort");
            }
        } finally {
            PyList.moveItems(saved, list);
            t.rootsRelease(rootMark);
        }
    }

    /** Sorts a list by keys that are known, without running Python code for them. */
    static void sortByKeys(PyThread t, long list, long[] keys, boolean reverse) {
        new ListSort(t, keys, PyList.toArray(list)).run(reverse, list);
    }

    private static Order orderOf(long[] keys) {
        boolean ints = true;
        boolean doubles = true;
        boolean strs = true;
        for (long key : keys) {
            ints &= Value.isInt(key);
            doubles &= Value.isDouble(key);
            strs &= Keys.isStr(key);
        }
        return ints ? Order.INTS : doubles ? Order.DOUBLES : strs ? Order.STRS : Order.ANY;
    }

    private void run(boolean reverse, long saved) {
        int n = keys.length;
        if (n > 1) {
            if (order == Order.INTS && values == null) {
                sortInts();
                if (reverse) {
                    flip(0, n);
                }
            } else {
                // Reversing before and after keeps equal items in order.
                if (reverse) {
                    flip(0, n);
                }
                try {
                    sortRuns(n);
                } finally {
                    if (reverse) {
                        flip(0, n);
                    }
                    store(saved);
                }
                return;
            }
        }
        store(saved);
    }

    private void store(long saved) {
        long[] result = values == null ? keys : values;
        long items = PyList.items(saved);
        for (int i = 0; i < result.length; i++) {
            Memory.putLong(items + 8L * i, result[i]);
        }
        Memory.putLong(saved + ListLayout.LENGTH, result.length);
    }

    /** Equal small ints are the same word, so stability does not matter. */
    private void sortInts() {
        for (int i = 0; i < keys.length; i++) {
            keys[i] = Value.intValue(keys[i]);
        }
        Arrays.sort(keys);
        for (int i = 0; i < keys.length; i++) {
            keys[i] = Value.ofInt(keys[i]);
        }
    }

    private boolean less(long a, long b) {
        return switch (order) {
            case INTS -> Value.intValue(a) < Value.intValue(b);
            case DOUBLES -> Value.doubleValue(a) < Value.doubleValue(b);
            case STRS -> PyStr.compare(a, b) < 0;
            case ANY -> PyObject.isTrue(t, PyObject.richCompare(t, a, b, PyObject.LT));
        };
    }

    private void sortRuns(int n) {
        valueBuffer = values == null ? null : new long[0];
        int minRun = minRun(n);
        int low = 0;
        while (low < n) {
            int length = countRun(low, n);
            if (length < minRun) {
                int force = Math.min(minRun, n - low);
                insertionSort(low, low + force, low + length);
                length = force;
            }
            runStart[runs] = low;
            runLength[runs++] = length;
            collapse();
            low += length;
        }
        while (runs > 1) {
            int i = runs - 2;
            if (i > 0 && runLength[i - 1] < runLength[i + 1]) {
                i--;
            }
            mergeAt(i);
        }
    }

    private static int minRun(int n) {
        int odd = 0;
        while (n >= MAX_MINRUN) {
            odd |= n & 1;
            n >>= 1;
        }
        return n + odd;
    }

    /** Length of the run at {@code low}; a strictly descending one is reversed. */
    private int countRun(int low, int high) {
        int i = low + 1;
        if (i == high) {
            return 1;
        }
        if (less(keys[i], keys[low])) {
            do {
                i++;
            } while (i < high && less(keys[i], keys[i - 1]));
            flip(low, i);
        } else {
            do {
                i++;
            } while (i < high && !less(keys[i], keys[i - 1]));
        }
        return i - low;
    }

    private void flip(int low, int high) {
        flip(keys, low, high);
        if (values != null) {
            flip(values, low, high);
        }
    }

    private static void flip(long[] a, int low, int high) {
        for (int i = low, j = high - 1; i < j; i++, j--) {
            long x = a[i];
            a[i] = a[j];
            a[j] = x;
        }
    }

    private void insertionSort(int low, int high, int start) {
        for (int next = start; next < high; next++) {
            long pivot = keys[next];
            int left = low;
            int right = next;
            while (left < right) {
                int middle = left + right >>> 1;
                if (less(pivot, keys[middle])) {
                    right = middle;
                } else {
                    left = middle + 1;
                }
            }
            System.arraycopy(keys, left, keys, left + 1, next - left);
            keys[left] = pivot;
            if (values != null) {
                long value = values[next];
                System.arraycopy(values, left, values, left + 1, next - left);
                values[left] = value;
            }
        }
    }

    private void collapse() {
        while (runs > 1) {
            int i = runs - 2;
            if (i > 0 && runLength[i - 1] <= runLength[i] + runLength[i + 1]
                    || i > 1 && runLength[i - 2] <= runLength[i - 1] + runLength[i]) {
                if (runLength[i - 1] < runLength[i + 1]) {
                    i--;
                }
            } else if (runLength[i] > runLength[i + 1]) {
                return;
            }
            mergeAt(i);
        }
    }

    private void mergeAt(int i) {
        int a = runStart[i];
        int na = runLength[i];
        int b = runStart[i + 1];
        int nb = runLength[i + 1];
        runLength[i] = na + nb;
        if (i == runs - 3) {
            runStart[i + 1] = runStart[i + 2];
            runLength[i + 1] = runLength[i + 2];
        }
        runs--;
        int skip = gallopRight(keys[b], keys, a, na, 0);
        a += skip;
        na -= skip;
        if (na == 0) {
            return;
        }
        nb = gallopLeft(keys[a + na - 1], keys, b, nb, nb - 1);
        if (nb == 0) {
            return;
        }
        if (na <= nb) {
            mergeLow(a, na, b, nb);
        } else {
            mergeHigh(a, na, b, nb);
        }
    }

    /** How many of the {@code n} items at {@code from} are less than the key; the search begins at {@code hint}. */
    private int gallopLeft(long key, long[] a, int from, int n, int hint) {
        int last = 0;
        int offset = 1;
        if (less(a[from + hint], key)) {
            int max = n - hint;
            while (offset < max && less(a[from + hint + offset], key)) {
                last = offset;
                offset = (offset << 1) + 1;
                if (offset <= 0) {
                    offset = max;
                }
            }
            offset = Math.min(offset, max);
            last += hint;
            offset += hint;
        } else {
            int max = hint + 1;
            while (offset < max && !less(a[from + hint - offset], key)) {
                last = offset;
                offset = (offset << 1) + 1;
                if (offset <= 0) {
                    offset = max;
                }
            }
            offset = Math.min(offset, max);
            int k = last;
            last = hint - offset;
            offset = hint - k;
        }
        last++;
        while (last < offset) {
            int middle = last + (offset - last >>> 1);
            if (less(a[from + middle], key)) {
                last = middle + 1;
            } else {
                offset = middle;
            }
        }
        return offset;
    }

    /** How many of the {@code n} items at {@code from} are not greater than the key; the search begins at {@code hint}. */
    private int gallopRight(long key, long[] a, int from, int n, int hint) {
        int last = 0;
        int offset = 1;
        if (less(key, a[from + hint])) {
            int max = hint + 1;
            while (offset < max && less(key, a[from + hint - offset])) {
                last = offset;
                offset = (offset << 1) + 1;
                if (offset <= 0) {
                    offset = max;
                }
            }
            offset = Math.min(offset, max);
            int k = last;
            last = hint - offset;
            offset = hint - k;
        } else {
            int max = n - hint;
            while (offset < max && !less(key, a[from + hint + offset])) {
                last = offset;
                offset = (offset << 1) + 1;
                if (offset <= 0) {
                    offset = max;
                }
            }
            offset = Math.min(offset, max);
            last += hint;
            offset += hint;
        }
        last++;
        while (last < offset) {
            int middle = last + (offset - last >>> 1);
            if (less(key, a[from + middle])) {
                offset = middle;
            } else {
                last = middle + 1;
            }
        }
        return offset;
    }

    private void reserve(int n) {
        if (keyBuffer.length < n) {
            keyBuffer = new long[n];
            if (values != null) {
                valueBuffer = new long[n];
            }
        }
    }

    private void save(int from, int n) {
        reserve(n);
        System.arraycopy(keys, from, keyBuffer, 0, n);
        if (values != null) {
            System.arraycopy(values, from, valueBuffer, 0, n);
        }
    }

    /** Moves items from the buffer. */
    private void restore(int from, int to, int n) {
        System.arraycopy(keyBuffer, from, keys, to, n);
        if (values != null) {
            System.arraycopy(valueBuffer, from, values, to, n);
        }
    }

    private void move(int from, int to, int n) {
        System.arraycopy(keys, from, keys, to, n);
        if (values != null) {
            System.arraycopy(values, from, values, to, n);
        }
    }

    /** Merges two adjacent runs, the first of which is the shorter. Whatever is thrown, all items are still there afterwards. */
    private void mergeLow(int a, int na, int b, int nb) {
        save(a, na);
        int to = a;
        int pa = 0;
        move(b++, to++, 1);
        nb--;
        try {
            while (na > 1 && nb > 0) {
                int wonA = 0;
                int wonB = 0;
                while (na > 1 && nb > 0 && (wonA | wonB) < minGallop) {
                    if (less(keys[b], keyBuffer[pa])) {
                        move(b++, to++, 1);
                        nb--;
                        wonB++;
                        wonA = 0;
                    } else {
                        restore(pa++, to++, 1);
                        na--;
                        wonA++;
                        wonB = 0;
                    }
                }
                minGallop++;
                do {
                    if (na <= 1 || nb == 0) {
                        break;
                    }
                    minGallop -= minGallop > 1 ? 1 : 0;
                    wonA = gallopRight(keys[b], keyBuffer, pa, na, 0);
                    if (wonA > 0) {
                        restore(pa, to, wonA);
                        to += wonA;
                        pa += wonA;
                        na -= wonA;
                        if (na <= 1) {
                            break;
                        }
                    }
                    move(b++, to++, 1);
                    if (--nb == 0) {
                        break;
                    }
                    wonB = gallopLeft(keyBuffer[pa], keys, b, nb, 0);
                    if (wonB > 0) {
                        move(b, to, wonB);
                        to += wonB;
                        b += wonB;
                        nb -= wonB;
                        if (nb == 0) {
                            break;
                        }
                    }
                    restore(pa++, to++, 1);
                    na--;
                } while (wonA >= MIN_GALLOP || wonB >= MIN_GALLOP);
                minGallop++;
            }
            if (na == 1 && nb > 0) {
                // The last of the first run belongs behind what is left of the second.
                move(b, to, nb);
                to += nb;
                nb = 0;
            }
        } finally {
            restore(pa, to, na);
        }
    }

    /** Merges two adjacent runs, the second of which is the shorter, from the back. Whatever is thrown, all items are still there afterwards. */
    private void mergeHigh(int a, int na, int b, int nb) {
        save(b, nb);
        int to = b + nb - 1;
        int pb = nb - 1;
        int pa = a + na - 1;
        move(pa--, to--, 1);
        na--;
        try {
            while (nb > 1 && na > 0) {
                int wonA = 0;
                int wonB = 0;
                while (nb > 1 && na > 0 && (wonA | wonB) < minGallop) {
                    if (less(keyBuffer[pb], keys[pa])) {
                        move(pa--, to--, 1);
                        na--;
                        wonA++;
                        wonB = 0;
                    } else {
                        restore(pb--, to--, 1);
                        nb--;
                        wonB++;
                        wonA = 0;
                    }
                }
                minGallop++;
                do {
                    if (nb <= 1 || na == 0) {
                        break;
                    }
                    minGallop -= minGallop > 1 ? 1 : 0;
                    wonA = na - gallopRight(keyBuffer[pb], keys, a, na, na - 1);
                    if (wonA > 0) {
                        to -= wonA;
                        pa -= wonA;
                        na -= wonA;
                        move(pa + 1, to + 1, wonA);
                        if (na == 0) {
                            break;
                        }
                    }
                    restore(pb--, to--, 1);
                    if (--nb <= 1) {
                        break;
                    }
                    wonB = nb - gallopLeft(keys[pa], keyBuffer, 0, nb, nb - 1);
                    if (wonB > 0) {
                        to -= wonB;
                        pb -= wonB;
                        nb -= wonB;
                        restore(pb + 1, to + 1, wonB);
                        if (nb <= 1) {
                            break;
                        }
                    }
                    move(pa--, to--, 1);
                    na--;
                } while (wonA >= MIN_GALLOP || wonB >= MIN_GALLOP);
                minGallop++;
            }
            if (nb == 1 && na > 0) {
                to -= na;
                pa -= na;
                move(pa + 1, to + 1, na);
                na = 0;
            }
        } finally {
            restore(0, to - nb + 1, nb);
        }
    }
}
