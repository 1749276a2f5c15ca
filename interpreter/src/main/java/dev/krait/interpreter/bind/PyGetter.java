package dev.krait.interpreter.bind;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Reads an attribute of the instances of a {@link PyClass type}: {@code static T get(PyThread t, long self)}. */
@Retention(RetentionPolicy.SOURCE)
@Target(ElementType.METHOD)
public @interface PyGetter {
    /** The name of the attribute. */
    String value();

    /** What {@code __doc__} says. */
    String doc() default "";
}
