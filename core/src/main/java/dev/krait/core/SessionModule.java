package dev.krait.core;

import dagger.Binds;
import dagger.Module;
import dev.krait.interpreter.modules.Library;

/**
 * Which implementations a session has. Only bindings to classes with injected constructors, without scopes: other kinds need classes at run time that HotSpot
 * does not archive, for the age of their format, and loading those is noticed in each start.
 */
@Module
interface SessionModule {
    /** Where modules written in Python are found. */
    @Binds
    Library library(JarLibrary library);
}
