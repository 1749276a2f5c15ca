package dev.krait.interpreter.modules.hashes;

import dev.krait.interpreter.bind.PyModule;

/** Module {@code _blake2}. */
@PyModule(name = "_blake2", types = {Blake2bType.class, Blake2sType.class})
final class Blake2Module {
    private Blake2Module() {
    }
}
