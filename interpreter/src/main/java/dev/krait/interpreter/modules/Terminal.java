package dev.krait.interpreter.modules;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether a file descriptor is a terminal: Java has no call for it before 22, and asking for the console loads much. */
public final class Terminal {
    private Terminal() {
    }

    /** Whether a descriptor of this process is open on a terminal. */
    public static boolean is(int fd) {
        if (fd < 0) {
            return false;
        }
        try {
            String target = Files.readSymbolicLink(Path.of("/proc/self/fd/" + fd)).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
        } catch (IOException | UnsupportedOperationException e) {
            // No such descriptor, or no /proc: then Java says whether there is a console at all.
            return fd < 3 && !Files.isDirectory(Path.of("/proc/self/fd")) && System.console() != null;
        }
    }
}
