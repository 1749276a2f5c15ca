package dev.krait.interpreter.modules;

import dev.krait.interpreter.bind.PyModule;

/** Module {@code _random}. */
@PyModule(name = "_random", types = {RandomType.class})
final class RandomModule {
    private RandomModule() {
    }
}
