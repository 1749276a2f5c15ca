package dev.krait.interpreter.bind;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A built-in module written in Java: a class of static methods marked {@link PyFunction}. */
@Retention(RetentionPolicy.SOURCE)
@Target(ElementType.TYPE)
public @interface PyModule {
    /** The name that {@code import} finds it by. */
    String name();

    /** What {@code __doc__} says. */
    String doc() default "";

    /** Classes marked {@link PyClass} whose types the module holds under their names. */
    Class<?>[] types() default {};
}
