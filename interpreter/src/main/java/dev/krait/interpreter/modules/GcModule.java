package dev.krait.interpreter.modules;

import dev.krait.interpreter.bind.PyFunction;
import dev.krait.interpreter.bind.PyInit;
import dev.krait.interpreter.bind.PyModule;
import dev.krait.interpreter.heap.ShapeTable;
import dev.krait.interpreter.objects.PyDict;
import dev.krait.interpreter.objects.PyInt;
import dev.krait.interpreter.objects.PyList;
import dev.krait.interpreter.objects.PyStr;
import dev.krait.interpreter.objects.PyTuple;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.Finalizers;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.spi.abi.Memory;
import dev.krait.spi.abi.ObjectLayout;
import dev.krait.spi.abi.Value;

/**
 * Module {@code gc}. There is one generation and no reference counts, so {@code disable} cannot stop collections, without which nothing
 * would ever be freed: it is only remembered.
 */
@PyModule(name = "gc", doc = "This module provides access to the garbage collector for reference cycles.")
final class GcModule {
    private GcModule() {
    }

    @PyInit
    static void init(PyThread t, long module) {
        Modules.set(t, module, "DEBUG_STATS", Value.ofInt(1));
        Modules.set(t, module, "DEBUG_COLLECTABLE", Value.ofInt(2));
        Modules.set(t, module, "DEBUG_UNCOLLECTABLE", Value.ofInt(4));
        Modules.set(t, module, "DEBUG_SAVEALL", Value.ofInt(32));
        Modules.set(t, module, "DEBUG_LEAK", Value.ofInt(38));
        Modules.set(t, module, "callbacks", PyList.create(t));
        Modules.set(t, module, "garbage", PyList.create(t));
    }

    /** The number of weakly referenced and finalizable objects that were found dead; others are not counted. */
    @PyFunction("collect(generation=2)")
    static long collect(PyThread t, int generation) {
        if (generation < 0 || generation > 2) {
            throw Errors.valueError(t, "invalid generation");
        }
        if (!t.mayCollect()) {
            t.context.heap.request();
            return Value.ofInt(0);
        }
        long before = t.context.weakrefs.deaths();
        t.context.heap.collect();
        long found = t.context.weakrefs.deaths() - before;
        Finalizers.run(t);
        return PyInt.of(t, found);
    }

    @PyFunction("enable()")
    static void enable(PyThread t) {
        t.context.gcEnabled = true;
    }

    @PyFunction("disable()")
    static void disable(PyThread t) {
        t.context.gcEnabled = false;
    }

    @PyFunction("isenabled()")
    static boolean isEnabled(PyThread t) {
        return t.context.gcEnabled;
    }

    @PyFunction("get_count()")
    static long getCount(PyThread t) {
        return PyTuple.of(t, Value.ofInt(0), Value.ofInt(0), Value.ofInt(0));
    }

    @PyFunction("get_threshold()")
    static long getThreshold(PyThread t) {
        int[] thresholds = t.context.gcThresholds;
        return PyTuple.of(t, Value.ofInt(thresholds[0]), Value.ofInt(thresholds[1]), Value.ofInt(thresholds[2]));
    }

    @PyFunction("set_threshold(threshold0, threshold1=..., threshold2=..., /)")
    static void setThreshold(PyThread t, long first, long second, long third) {
        int[] thresholds = t.context.gcThresholds;
        thresholds[0] = PyInt.toJavaInt(t, first);
        if (second != 0) {
            thresholds[1] = PyInt.toJavaInt(t, second);
        }
        if (third != 0) {
            thresholds[2] = PyInt.toJavaInt(t, third);
        }
    }

    @PyFunction("get_debug()")
    static int getDebug(PyThread t) {
        return t.context.gcDebug;
    }

    @PyFunction("set_debug(flags, /)")
    static void setDebug(PyThread t, int flags) {
        t.context.gcDebug = flags;
    }

    @PyFunction("get_stats()")
    static long getStats(PyThread t) {
        long list = PyList.create(t);
        for (int generation = 0; generation < 3; generation++) {
            long stats = PyDict.create(t);
            boolean full = generation == 2;
            PyDict.set(t, stats, PyStr.intern("collections"), PyInt.of(t, full ? t.context.heap.collections() : 0));
            PyDict.set(t, stats, PyStr.intern("collected"), PyInt.of(t, full ? t.context.weakrefs.deaths() : 0));
            PyDict.set(t, stats, PyStr.intern("uncollectable"), Value.ofInt(0));
            PyList.append(t, list, stats);
        }
        return list;
    }

    @PyFunction("is_tracked(obj, /)")
    static boolean isTracked(long object) {
        if (!Value.isObject(object)) {
            return false;
        }
        return switch (ShapeTable.kind(Memory.getInt(object + ObjectLayout.SHAPE))) {
            case STR, BYTES, INT64, INT_SUBCLASS, FLOAT_SUBCLASS, RANGE, RANGE_ITERATOR, CODE -> false;
            case TUPLE -> PyTuple.length(object) > 0;
            default -> true;
        };
    }

    @PyFunction("is_finalized(obj, /)")
    static boolean isFinalized(long object) {
        return Value.isObject(object) && (Memory.getInt(object + ObjectLayout.FLAGS) & ObjectLayout.FLAG_FINALIZED) != 0;
    }

    /** Objects are never moved to a permanent generation, since there are no generations. */
    @PyFunction("freeze()")
    static void freeze() {
    }

    @PyFunction("unfreeze()")
    static void unfreeze() {
    }

    @PyFunction("get_freeze_count()")
    static int getFreezeCount() {
        return 0;
    }
}
