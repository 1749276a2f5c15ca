package dev.krait.interpreter.modules;

import dev.krait.interpreter.bind.PyModule;

/** Module {@code _tokenize}. */
@PyModule(name = "_tokenize", types = {TokenizerIterType.class})
final class TokenizeModule {
    private TokenizeModule() {
    }
}
