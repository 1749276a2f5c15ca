package dev.krait.stdlib;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.security.CodeSource;

/**
 * The files of CPython's {@code lib/python3.14} in this jar: each module as source and, precompiled by Krait's compiler,
 * beside it as {@code .pyc}. Tests, graphical packages and installers are left out.
 */
public final class StandardLibrary {
    private static final String FOLDER = "/lib/python3.14/";

    private StandardLibrary() {
    }

    /** The content of a file, by a path such as {@code json/__init__.pyc}; null if there is none. */
    public static byte[] read(String path) throws IOException {
        try (InputStream in = StandardLibrary.class.getResourceAsStream(FOLDER + path)) {
            return in == null ? null : in.readAllBytes();
        }
    }

    /** Whether there is such a file. */
    public static boolean contains(String path) {
        return StandardLibrary.class.getResource(FOLDER + path) != null;
    }

    /** What stands before the path of a file in {@code __file__}: that of this jar and of the folder in it. */
    public static String root() {
        CodeSource source = StandardLibrary.class.getProtectionDomain().getCodeSource();
        String jar = "krait-stdlib.jar";
        try {
            if (source != null && source.getLocation() != null) {
                jar = Path.of(source.getLocation().toURI()).toString();
            }
        } catch (URISyntaxException | IllegalArgumentException | java.nio.file.FileSystemNotFoundException e) {
            // Not a file: the name of the jar says enough.
            return jar + "/lib/python3.14";
        }
        return jar + "/lib/python3.14";
    }
}
