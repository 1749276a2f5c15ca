package dev.krait.core;

import dev.krait.api.Context;
import dev.krait.api.ContextOptions;
import dev.krait.api.spi.EngineProvider;

/** Makes contexts of this implementation. */
public final class KraitEngine implements EngineProvider {
    /** For {@link java.util.ServiceLoader}. */
    public KraitEngine() {
    }

    @Override
    public Context create(ContextOptions options) {
        return new KraitContext(options);
    }
}
