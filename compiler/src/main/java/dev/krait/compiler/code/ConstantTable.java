package dev.krait.compiler.code;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The constants of a code object under construction, each once, in the order in which they were added. Two constants
 * are one if CPython's constant cache would merge them: equal with their types and the signs of zeros; frozensets
 * without regard to order; code objects if everything but names of files and qualified names is equal. A constant that
 * holds a NaN is equal only to itself.
 */
public final class ConstantTable {
    private final List<Constant> constants = new ArrayList<>();
    private final Map<Object, Integer> indexes = new HashMap<>();

    /** Adds a constant unless it is there, and returns its index. */
    public int add(Constant constant) {
        Integer known = indexes.putIfAbsent(ConstantKey.of(constant), constants.size());
        if (known != null) {
            return known;
        }
        constants.add(constant);
        return constants.size() - 1;
    }

    /** The constant at an index. */
    public Constant get(int index) {
        return constants.get(index);
    }

    /** Number of constants. */
    public int size() {
        return constants.size();
    }

    /** The constants; a view. */
    public List<Constant> asList() {
        return Collections.unmodifiableList(constants);
    }

    /** Keeps only the constants that are marked; returns the new index of each, or -1. */
    public int[] retain(boolean[] used) {
        int[] newIndexes = new int[constants.size()];
        boolean all = true;
        for (int i = 0; i < newIndexes.length; i++) {
            newIndexes[i] = i;
            all &= used[i];
        }
        if (all) {
            return newIndexes;
        }
        List<Constant> kept = new ArrayList<>();
        for (int i = 0; i < newIndexes.length; i++) {
            if (used[i]) {
                newIndexes[i] = kept.size();
                kept.add(constants.get(i));
            } else {
                newIndexes[i] = -1;
            }
        }
        constants.clear();
        indexes.clear();
        for (Constant constant : kept) {
            add(constant);
        }
        return newIndexes;
    }
}
