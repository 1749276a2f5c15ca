package dev.krait.core;

import dagger.Module;
import dagger.Provides;
import dev.krait.interpreter.modules.Library;
import dev.krait.interpreter.runtime.PyContext;
import dev.krait.interpreter.runtime.PyThread;
import javax.inject.Singleton;

/** Which implementations a session has. */
@Module
final class SessionModule {
    private SessionModule() {
    }

    @Provides
    @Singleton
    static PyContext context(SessionSettings settings) {
        PyContext context = settings.heapLimit() == 0 ? new PyContext() : new PyContext(settings.heapLimit());
        context.standardInput = settings.in();
        context.standardOutput = settings.out();
        context.standardError = settings.err();
        return context;
    }

    @Provides
    @Singleton
    static PyThread thread(PyContext context) {
        return context.newThread();
    }

    @Provides
    static Library library() {
        return new JarLibrary();
    }
}
