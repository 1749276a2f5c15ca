package dev.krait.api.spi;

import dev.krait.api.Context;
import dev.krait.api.ContextOptions;

/** Makes contexts; found by {@link java.util.ServiceLoader}. */
public interface EngineProvider {
    /** A new context. */
    Context create(ContextOptions options);
}
