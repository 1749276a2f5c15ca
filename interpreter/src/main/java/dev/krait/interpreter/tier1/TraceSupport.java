package dev.krait.interpreter.tier1;

import dev.krait.interpreter.objects.PyObject;
import dev.krait.interpreter.objects.PySet;
import dev.krait.interpreter.objects.PyStr;
import dev.krait.interpreter.objects.PyTuple;
import dev.krait.interpreter.objects.PyType;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.spi.abi.FrameLayout;
import dev.krait.spi.abi.Memory;

/** What the trace recorder and traces use of the tier-1 interpreter. */
public final class TraceSupport {
    private TraceSupport() {
    }

    /** How an attribute of an object is read; null where only the general way will do. */
    public static AttributeCache load(PyThread t, long object, long name) {
        return AttributeCache.forLoad(t, object, name);
    }

    /** How an attribute of an object is assigned; null where only the general way will do. */
    public static AttributeCache store(long object, long name) {
        return AttributeCache.forStore(object, name);
    }

    /** Whether instances are made by {@code object.__new__} and nothing stands against it. */
    public static boolean isPlain(PyType type) {
        return Invoke.isPlain(type);
    }

    /** What the classes behind one in the order of resolution have under a name; 0 if nothing. */
    public static long inSuper(PyThread t, PyType type, PyType start, long name) {
        return AttributeInstr.inSuper(t, type, start, name);
    }

    /** BINARY_OP. */
    public static long binary(PyThread t, int oparg, long a, long b) {
        return Operators.binary(t, oparg, a, b);
    }

    /** COMPARE_OP. */
    public static long compare(PyThread t, int oparg, long a, long b) {
        return Operators.compare(t, oparg, a, b);
    }

    /** UNARY_NEGATIVE. */
    public static long negative(PyThread t, long a) {
        return Operators.negative(t, a);
    }

    /** BINARY_SLICE. */
    public static long slice(PyThread t, long container, long start, long stop) {
        return Slicing.get(t, container, start, stop);
    }

    /** STORE_SLICE. */
    public static void setSlice(PyThread t, long container, long start, long stop, long value) {
        Slicing.set(t, container, start, stop, value);
    }

    /** GET_ITER. */
    public static long iter(PyThread t, long value) {
        return IterationInstr.getIter(t, value);
    }

    /** The next value of an iterator, or 0. */
    public static long next(PyThread t, long iterator) {
        return IterationInstr.next(t, iterator, Objects.shape(iterator));
    }

    /** Whether a call of this with so many arguments, the first a generator, resumes that. */
    public static boolean resumes(long callable, int count) {
        return Consumers.resumes(callable, count);
    }

    /** The Python function that a built-in one is when its last argument, a generator, is all there is but self; 0 if there is none. */
    public static long consumer(PyThread t, Instr call, long callable, int count, long first) {
        return Consumers.of(t, call.code, call.pc, callable, count, first);
    }

    /** A set of the items of a tuple, which have no Python code for their hash. */
    public static long setOf(PyThread t, long tuple) {
        long set = PySet.create(t);
        for (int i = 0, n = PyTuple.length(tuple); i < n; i++) {
            PySet.add(t, set, PyTuple.get(tuple, i));
        }
        return set;
    }

    /** A tuple of the items of a list. */
    public static long listToTuple(PyThread t, long list) {
        return Building.listToTuple(t, list);
    }

    /** Makes a frame in a generator what it is while it runs, above another one; {@code t.frame} is not set. Returns its address. */
    public static long resumed(PyThread t, long generator, long resumer, int returnOffset) {
        return Generators.resumed(t, generator, resumer, returnOffset);
    }

    /** Offset in the frame of a suspended generator where what it is sent goes. */
    public static int resumeOffset(CodeBody code, int unit) {
        return code.resumeOffset(unit);
    }

    /** LOAD_COMMON_CONSTANT. */
    public static long common(PyThread t, int index) {
        return Constants.common(t, index);
    }

    /** CONVERT_VALUE. */
    public static long convert(PyThread t, int conversion, long value) {
        return Building.convert(t, conversion, value);
    }

    /** FORMAT_SIMPLE. */
    public static long format(PyThread t, long value) {
        return PyStr.isExact(value) ? value : PyObject.format(t, value, PyStr.of(t, ""));
    }

    /** LIST_EXTEND. */
    public static void listExtend(PyThread t, long list, long iterable) {
        Building.listExtend(t, list, iterable);
    }

    /** The frame that the current one called is left without a result: it existed for a call of Java only. */
    public static void dropFrame(PyThread t, long frame) {
        if (Memory.getLong(frame + FrameLayout.FRAME_OBJECT) != 0) {
            PyFrame.detach(t, frame);
        }
    }
}
