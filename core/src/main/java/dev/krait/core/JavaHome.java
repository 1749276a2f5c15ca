package dev.krait.core;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Build step: writes down for the {@code krait} launcher which JDK was selected. Not used at run time. */
final class JavaHome {
    private JavaHome() {
    }

    /** The argument is the file to write. */
    public static void main(String[] args) throws IOException {
        Files.writeString(Path.of(args[0]), System.getProperty("java.home"));
    }
}
