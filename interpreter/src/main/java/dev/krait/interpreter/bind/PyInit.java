package dev.krait.interpreter.bind;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Runs once when a {@link PyModule module} is created, {@code static void init(PyThread t, long module)}, or when the namespace of a {@link PyClass type} is filled, {@code static void init(PyThread t, PyType type)}. */
@Retention(RetentionPolicy.SOURCE)
@Target(ElementType.METHOD)
public @interface PyInit {

}
