package dev.krait.interpreter.modules.itertools;

import dev.krait.interpreter.bind.PyFunction;
import dev.krait.interpreter.bind.PyModule;
import dev.krait.interpreter.objects.PyInt;
import dev.krait.interpreter.objects.PyObject;
import dev.krait.interpreter.objects.PyTuple;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.PyThread;

/** Module {@code itertools}. */
@PyModule(name = "itertools", doc = "Functional tools for creating and using iterators.", types = {CountType.class, CycleType.class, RepeatType.class, ChainType.class, CompressType.class,
    DropWhileType.class, TakeWhileType.class, FilterFalseType.class, StarMapType.class, AccumulateType.class,
    PairwiseType.class, BatchedType.class, ISliceType.class, ZipLongestType.class, ProductType.class,
    CombinationsType.class, CombinationsWithReplacementType.class, PermutationsType.class, GroupByType.class, GrouperType.class,
    TeeType.class})
final class ItertoolsModule {
    private ItertoolsModule() {
    }

    @PyFunction("tee(iterable, n=2, /)")
    static long tee(PyThread t, long iterable, long n) {
        long count = PyInt.toLong(t, n);
        if (count < 0) {
            throw Errors.valueError(t, "n must be >= 0");
        }
        long[] tees = new long[(int) Math.min(count, Integer.MAX_VALUE / 16)];
        for (int i = 0; i < tees.length; i++) {
            tees[i] = TeeType.new_(t, TeeTypeBinding.TYPE, i == 0 ? PyObject.iter(t, iterable) : tees[0]);
        }
        return PyTuple.of(t, tees);
    }
}
