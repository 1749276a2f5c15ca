package dev.krait.stdlib;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The files of CPython's {@code lib/python3.14} in this jar: each module as source and, precompiled by Krait's compiler,
 * beside it as {@code .pyc}. Tests, graphical packages and installers are left out.
 */
public final class StandardLibrary {
    private static final String FOLDER = "/lib/python3.14/";
    /** The jar, read directly: class loaders look for a resource in all modules of the platform first. Null if this is not in a jar. */
    private static final ZipFile JAR = open();

    private StandardLibrary() {
    }

    /** The content of a file, by a path such as {@code json/__init__.pyc}; null if there is none. */
    public static byte[] read(String path) throws IOException {
        if (JAR == null) {
            try (InputStream in = StandardLibrary.class.getResourceAsStream(FOLDER + path)) {
                return in == null ? null : in.readAllBytes();
            }
        }
        ZipEntry entry = entry(path);
        if (entry == null || entry.isDirectory()) {
            return null;
        }
        try (InputStream in = JAR.getInputStream(entry)) {
            return in.readAllBytes();
        }
    }

    /** Whether there is such a file. */
    public static boolean contains(String path) {
        return JAR == null ? StandardLibrary.class.getResource(FOLDER + path) != null : entry(path) != null;
    }

    private static ZipEntry entry(String path) {
        return JAR.getEntry(FOLDER.substring(1) + path);
    }

    private static ZipFile open() {
        CodeSource source = StandardLibrary.class.getProtectionDomain().getCodeSource();
        try {
            if (source != null && source.getLocation() != null) {
                Path jar = Path.of(source.getLocation().toURI());
                ZipFile file = Files.isRegularFile(jar) ? new ZipFile(jar.toFile()) : null;
                if (file != null && file.getEntry(FOLDER.substring(1) + "os.py") == null) {
                    file.close();
                    return null;
                }
                return file;
            }
        } catch (IOException | URISyntaxException | IllegalArgumentException | java.nio.file.FileSystemNotFoundException e) {
            // Not a file: the class loader knows how to read it.
            return null;
        }
        return null;
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
