package dev.krait.interpreter.bind;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import dev.krait.spi.abi.Kind;
/** A built-in type written in Java: a class of static methods marked {@link PyMethod} and so on. The generated binding has the type as {@code TYPE}. */
@Retention(RetentionPolicy.SOURCE)
@Target(ElementType.TYPE)
public @interface PyClass {
    /** The {@code __name__} of the type. */
    String name();

    /** The {@code __module__} of the type. */
    String module() default "builtins";

    /** How instances are laid out. */
    Kind kind() default Kind.JAVA;

    /** The base: another class marked so. */
    Class<?> base() default Object.class;

    /** Where the base is not a class marked so: its name in module {@code builtins}. */
    String baseName() default "";

    /** Whether Python classes may derive from it. */
    boolean subclassable() default false;

    /** Whether instances have attributes of their own, and a {@code __dict__}. */
    boolean dict() default false;

    /** With {@link Kind#INSTANCE}: how many fields it adds to those of its base. */
    int fields() default 0;

    /** Whether {@code __hash__} is None. */
    boolean unhashable() default false;

    /** Whether calling the type is an error: {@code cannot create instances}. */
    boolean noNew() default false;

    /**
     * Classes of the same package whose marked methods the type has as well, but for those that it declares itself. For types that
     * behave alike without one being derived from the other.
     */
    Class<?>[] shared() default {};

    /** What {@code __doc__} says. */
    String doc() default "";
}
