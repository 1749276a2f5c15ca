package dev.krait.interpreter.bind;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A class method of a {@link PyClass type}; its first Python parameter is the class, as a value or a {@code PyType}. */
@Retention(RetentionPolicy.SOURCE)
@Target(ElementType.METHOD)
public @interface PyClassMethod {
    /** The signature as Python writes it, with the name: {@code "name(self, a, /, b=None, *args, **kwargs)"}. */
    String value();

    /** What {@code __doc__} says. */
    String doc() default "";
}
