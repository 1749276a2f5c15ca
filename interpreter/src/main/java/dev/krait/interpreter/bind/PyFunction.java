package dev.krait.interpreter.bind;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A function of a {@link PyModule module}. */
@Retention(RetentionPolicy.SOURCE)
@Target(ElementType.METHOD)
public @interface PyFunction {
    /**
     * The signature as Python writes it, with the name: {@code "name(self, a, /, b=None, *args, **kwargs)"}. Defaults are None, True, False, numbers,
     * strings and {@code ()}. {@code ...}, {@code <absent>}, {@code <unrepresentable>}, {@code sys.maxsize} and literals of bytes are only shown: the
     * Java method, whose parameter must be a {@code long}, gets 0.
     */
    String value();

    /**
     * For functions that differ by their name only: the names, where {@code value} begins with the parenthesis. The Java method gets the name as a
     * {@code String} before the arguments.
     */
    String[] names() default {};

    /** What {@code __doc__} says. */
    String doc() default "";
}
