package dev.krait.interpreter.bind;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** {@code __new__} of a {@link PyClass type}: Java parameters are the thread (optional), the class as {@code PyType}, then those of the signature. */
@Retention(RetentionPolicy.SOURCE)
@Target(ElementType.METHOD)
public @interface PyNew {
    /** The signature without name and class: {@code "(iterable=(), /)"}. */
    String value();
}
