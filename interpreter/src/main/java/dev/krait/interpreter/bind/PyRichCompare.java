package dev.krait.interpreter.bind;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The six comparisons of a {@link PyClass type} as one method, {@code static long compare(PyThread t, long self, long other, int operator)}: what CPython's
 * {@code tp_richcompare} is. The operator is one of the constants of {@code PyObject}; an order that a type does not have is {@code NotImplemented}.
 */
@Retention(RetentionPolicy.SOURCE)
@Target(ElementType.METHOD)
public @interface PyRichCompare {
}
