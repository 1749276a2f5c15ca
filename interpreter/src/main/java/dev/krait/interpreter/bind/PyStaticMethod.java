package dev.krait.interpreter.bind;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A static method of a {@link PyClass type}. */
@Retention(RetentionPolicy.SOURCE)
@Target(ElementType.METHOD)
public @interface PyStaticMethod {
    /** The signature as Python writes it, with the name: {@code "name(self, a, /, b=None, *args, **kwargs)"}. */
    String value();

    /** What {@code __doc__} says. */
    String doc() default "";
}
