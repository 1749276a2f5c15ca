package dev.krait.core;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether a file descriptor is a terminal: Java has no call for it before 22. */
final class Terminal {
    private Terminal() {
    }

    static boolean is(int fd) {
        try {
            String target = Files.readSymbolicLink(Path.of("/proc/self/fd/" + fd)).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
        } catch (IOException | UnsupportedOperationException e) {
            // No /proc: Java says only whether there is a console at all.
            return System.console() != null;
        }
    }
}
