package dev.krait.interpreter.tier2;

import dev.krait.uops.exec.Executor;
import dev.krait.uops.exec.NativeBackend;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The file {@code perf-<pid>.map} in the folder for temporary files, in which Linux {@code perf} looks up the names of compiled code. */
final class PerfMap {
    private static final boolean WANTED = Boolean.getBoolean("krait.jit.perf") || "1".equals(System.getenv("PYTHONPERFSUPPORT"));

    private PerfMap() {
    }

    static boolean isWanted() {
        return WANTED;
    }

    /** Appends a line: start and size in hexadecimal, and the name. */
    static synchronized void add(NativeBackend backend, Executor e) {
        Path file = Path.of("/tmp", "perf-" + ProcessHandle.current().pid() + ".map");
        String line = Long.toHexString(backend.address(e)) + " " + Long.toHexString(e.bytes()) + " py::trace " + e.id() + " "
                + e.trace().name().replace('\n', ' ') + "\n";
        try {
            Files.writeString(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException x) {
            throw new UncheckedIOException("the perf map was asked for and cannot be written", x);
        }
    }
}
