package dev.krait.core;

import dev.krait.interpreter.modules.Library;
import dev.krait.stdlib.StandardLibrary;
import java.io.IOException;
import javax.inject.Inject;

/** The standard library in its jar. */
final class JarLibrary implements Library {
    private final String root = StandardLibrary.root();

    @Inject
    JarLibrary() {
    }

    @Override
    public String root() {
        return root;
    }

    @Override
    public byte[] read(String path) throws IOException {
        return StandardLibrary.read(path);
    }

    @Override
    public boolean contains(String path) {
        return StandardLibrary.contains(path);
    }
}
