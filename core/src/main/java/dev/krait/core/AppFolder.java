package dev.krait.core;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Build step: puts the jar beside those it needs, and says which JDK runs it. Not used at run time. */
final class AppFolder {
    private AppFolder() {
    }

    /** Arguments: the jar, the folder. The JDK is the one that runs this. */
    public static void main(String[] args) throws IOException {
        Path jar = Path.of(args[0]);
        Path folder = Path.of(args[1]);
        Files.createDirectories(folder);
        Files.copy(jar, folder.resolve(jar.getFileName()), StandardCopyOption.REPLACE_EXISTING);
        Files.writeString(folder.resolve("java-home"), System.getProperty("java.home"));
    }
}
