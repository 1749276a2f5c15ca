package dev.krait.interpreter.modules.typing;

import dev.krait.interpreter.heap.Marker;
import dev.krait.interpreter.heap.Traced;
import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.interpreter.tier1.Calls;

/** A bound, constraints, a default or the value of an alias: known, or computed by a function when it is first asked for. */
final class LazyValue implements Traced {
    private long value;
    private long function;

    private LazyValue(long value, long function) {
        this.value = value;
        this.function = function;
    }

    /** A value that is known; 0 for none. */
    static LazyValue of(long value) {
        return new LazyValue(value, 0);
    }

    /** A value that a function computes; 0 for none. */
    static LazyValue computed(long function) {
        return new LazyValue(0, function);
    }

    /** The value, or what to say where there is none. */
    long get(PyThread t, long otherwise) {
        if (value == 0 && function != 0) {
            value = Calls.call(t, function);
        }
        return value == 0 ? otherwise : value;
    }

    /** A function of a format (PEP 649) that gives the value, or None where there is none. */
    long evaluator(PyThread t) {
        return function != 0 ? function : value != 0 ? ConstEvaluatorType.create(t, value) : Const.NONE;
    }

    /** The function that computes it, or 0. */
    long function() {
        return function;
    }

    boolean exists() {
        return value != 0 || function != 0;
    }

    @Override
    public void trace(Marker m) {
        m.mark(value);
        m.mark(function);
    }
}
