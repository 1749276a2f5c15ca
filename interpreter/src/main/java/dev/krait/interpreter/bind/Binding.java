package dev.krait.interpreter.bind;

import dev.krait.interpreter.objects.Exc;
import dev.krait.interpreter.objects.PyType;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.PyError;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.spi.abi.Memory;
import dev.krait.spi.abi.ThreadLayout;

/**
 * The functions of one built-in module or type, callable by number. Subclasses are generated.
 *
 * <p>Convention of calls, for every function whose signature has a self or class parameter too: that parameter is the
 * first argument. Results are values, never 0; errors are thrown.
 */
public abstract class Binding {
    /** Nothing to set up. */
    protected Binding() {
    }

    /**
     * Whether what a Java method returned is certainly no value: absent, or a number that was not made one. A length, a count or an index is far below any
     * address that the system gives out. The least of those is known, so such a number is never taken for an object.
     */
    protected static boolean isNoWord(long result) {
        return result >>> 49 == 0 && (result < Memory.lowest() || (result & 7) != 0);
    }

    /** The error for that. */
    protected static PyError noWord(PyThread t, String method, long result) {
        return Errors.of(t, Exc.SYSTEM_ERROR, method + " returned " + (result == 0 ? "no value"
                : "the raw number " + result + ": a value is made by Value.ofInt or PyInt.of, or by returning an int"));
    }

    /** What there is, by number. */
    public abstract FunctionSpec[] specs();

    /** The module or type that the functions belong to, as error messages name it. */
    public abstract String owner();

    /**
     * Calls a function.
     *
     * @param args address of the arguments, the positional ones first, then the values of the keyword ones; they are read before
     *     anything else is done, so the memory may be reused at once
     * @param nargs how many positional ones there are
     * @param kwnames tuple of the names of the keyword arguments, or 0
     */
    public abstract long call(PyThread t, int id, long args, int nargs, long kwnames);

    /** Calls with no argument. */
    public long call0(PyThread t, int id) {
        return call(t, id, 0, 0, 0);
    }

    /** Calls with one argument. */
    public long call1(PyThread t, int id, long a) {
        long args = t.address + ThreadLayout.ARGUMENTS;
        Memory.putLong(args, a);
        return call(t, id, args, 1, 0);
    }

    /** Calls with two arguments. */
    public long call2(PyThread t, int id, long a, long b) {
        long args = t.address + ThreadLayout.ARGUMENTS;
        Memory.putLong(args, a);
        Memory.putLong(args + 8, b);
        return call(t, id, args, 2, 0);
    }

    /** Calls with three arguments. */
    public long call3(PyThread t, int id, long a, long b, long c) {
        long args = t.address + ThreadLayout.ARGUMENTS;
        Memory.putLong(args, a);
        Memory.putLong(args + 8, b);
        Memory.putLong(args + 16, c);
        return call(t, id, args, 3, 0);
    }

    /** Calls a {@code __next__}: 0 if the iterator is exhausted, where the other ways raise StopIteration. */
    public long next(PyThread t, int id, long self) {
        return call1(t, id, self);
    }

    /** Fills the dict of a new module beyond its functions; the generated code calls the method marked {@link PyInit}. */
    public void initModule(PyThread t, long module) {
    }

    /** Adds to the namespace of the type; the generated code calls the method marked {@link PyInit}. */
    public void initType(PyThread t, PyType type) {
    }

    /** The type, if it is the binding of a type. */
    public PyType type() {
        return null;
    }

    /** Types that a module holds under their names. */
    public PyType[] types() {
        return new PyType[0];
    }

    /** What {@code __doc__} says, or null. */
    public String doc() {
        return null;
    }
}
