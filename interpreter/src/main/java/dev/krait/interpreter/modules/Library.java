package dev.krait.interpreter.modules;

import java.io.IOException;

/** Where modules that are not in a directory are: the standard library in its jar. */
public interface Library {
    /** What stands before the name of a file in {@code __file__}, without a slash at the end: {@code /.../x.jar/lib/python3.14}. */
    String root();

    /**
     * The content of a file.
     *
     * @param path relative to the root, such as {@code json/__init__.py} or {@code json/__init__.pyc}
     * @return null if there is none
     */
    byte[] read(String path) throws IOException;

    /** Whether there is such a file. */
    boolean contains(String path);
}
