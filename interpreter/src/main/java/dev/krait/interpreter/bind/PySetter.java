package dev.krait.interpreter.bind;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Assigns an attribute that has a {@link PyGetter getter}: {@code static void set(PyThread t, long self, long value)}; the value is 0 to delete it. */
@Retention(RetentionPolicy.SOURCE)
@Target(ElementType.METHOD)
public @interface PySetter {
    /** The name of the attribute. */
    String value();
}
