package dev.krait.interpreter.bind;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A method of a {@link PyClass type}; its first Python parameter is {@code self}. */
@Retention(RetentionPolicy.SOURCE)
@Target(ElementType.METHOD)
public @interface PyMethod {
    /** The signature as Python writes it, with the name: {@code "name(self, a, /, b=None, *args, **kwargs)"}. */
    String value();

    /** Whether a binary operation is its reflected one too ({@code __radd__} besides {@code __add__}): the Java method gets the left operand first for both. */
    boolean reflected() default false;

    /** What {@code __doc__} says. */
    String doc() default "";
}
