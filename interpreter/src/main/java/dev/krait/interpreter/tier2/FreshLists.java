package dev.krait.interpreter.tier2;

import dev.krait.interpreter.objects.ShapeIds;
import dev.krait.spi.abi.ArrayLayout;
import dev.krait.spi.abi.ListLayout;
import dev.krait.uops.ir.Region;
import dev.krait.uops.ir.TraceBuilder;
import dev.krait.uops.ir.UOp;

/**
 * Lists that a trace makes empty and appends to. As long as the trace knows their length, appending is a store into an array that the trace has made too, and a
 * list that only becomes a tuple, or is only named by exits, is not allocated.
 */
final class FreshLists {
    private static final int CAPACITY = 4;
    private static final int MAX_CAPACITY = 64;

    private FreshLists() {
    }

    /** An empty list. */
    static int create(TraceBuilder b) {
        int array = array(b, CAPACITY, new int[0]);
        int list = b.newObject(ShapeIds.LIST, ListLayout.SIZE);
        b.storeInt(Region.LIST, list, ListLayout.LENGTH, b.constInt(0));
        b.storeField(Region.LIST, list, ListLayout.ITEMS, array);
        b.storeField(Region.LIST, list, ListLayout.ATTRIBUTES, b.constValue(0));
        return list;
    }

    private static int array(TraceBuilder b, int capacity, int[] words) {
        int array = b.newObject(ShapeIds.ARRAY, ArrayLayout.WORDS + 8 * capacity);
        b.storeInt(Region.ARRAY_HEADER, array, ArrayLayout.CAPACITY, b.constInt(capacity));
        for (int i = 0; i < capacity; i++) {
            b.storeField(Region.ARRAY, array, ArrayLayout.WORDS + 8 * i, i < words.length ? words[i] : b.constValue(0));
        }
        return array;
    }

    /** The array of a list made in the trace, if the trace knows that it made it too; else 0. */
    private static int items(TraceBuilder b, int list) {
        if (list <= 0 || b.trace().op(list) != UOp.NEW_OBJECT) {
            return 0;
        }
        int items = b.loadObject(Region.LIST, list, ListLayout.ITEMS);
        return items > 0 && b.trace().op(items) == UOp.NEW_OBJECT ? items : 0;
    }

    private static int[] words(TraceBuilder b, int items, int length) {
        int[] words = new int[length];
        for (int i = 0; i < length; i++) {
            words[i] = b.loadField(Region.ARRAY, items, ArrayLayout.WORDS + 8 * i);
        }
        return words;
    }

    /** Appends a word; false if the trace does not know enough of the list. */
    static boolean append(TraceBuilder b, int list, int value) {
        int items = items(b, list);
        int n = items == 0 ? 0 : b.loadInt(Region.LIST, list, ListLayout.LENGTH);
        int room = n >= 0 ? 0 : b.loadInt(Region.ARRAY_HEADER, items, ArrayLayout.CAPACITY);
        if (n >= 0 || room >= 0) {
            return false;
        }
        int length = (int) b.trace().constant(n);
        int capacity = (int) b.trace().constant(room);
        if (length == capacity) {
            if (2 * capacity > MAX_CAPACITY) {
                return false;
            }
            items = array(b, 2 * capacity, words(b, items, length));
            b.storeField(Region.LIST, list, ListLayout.ITEMS, items);
        }
        b.storeField(Region.ARRAY, items, ArrayLayout.WORDS + 8 * length, value);
        b.storeInt(Region.LIST, list, ListLayout.LENGTH, b.constInt(length + 1));
        return true;
    }

    /** A tuple of the items; 0 if the trace does not know how many there are. */
    static int toTuple(TraceBuilder b, int list) {
        int items = items(b, list);
        int n = items == 0 ? 0 : b.loadInt(Region.LIST, list, ListLayout.LENGTH);
        if (n >= 0 || b.trace().constant(n) > MAX_CAPACITY) {
            return 0;
        }
        int[] words = words(b, items, (int) b.trace().constant(n));
        return Containers.tuple(b, words, 0, words.length);
    }
}
