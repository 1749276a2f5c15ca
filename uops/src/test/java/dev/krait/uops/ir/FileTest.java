package dev.krait.uops.ir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Traces with the micro-ops that are left after optimization: {@code src/test/resources/filetests/*.trace}, see {@link TraceScript}. What comes after the
 * line {@code ---} is expected. {@code -Dkrait.bless=true} rewrites it.
 */
class FileTest {
    private static final Path FILES = Path.of("src/test/resources/filetests");
    private static final String SEPARATOR = "\n---\n";

    @TestFactory
    Stream<DynamicTest> files() throws IOException {
        List<Path> files;
        try (Stream<Path> list = Files.list(FILES)) {
            files = list.filter(p -> p.toString().endsWith(".trace")).sorted().toList();
        }
        assertFalse(files.isEmpty());
        return files.stream().map(p -> DynamicTest.dynamicTest(p.getFileName().toString(), () -> check(p)));
    }

    private static void check(Path file) throws IOException {
        String text = Files.readString(file);
        int at = text.indexOf(SEPARATOR);
        String script = at < 0 ? text.stripTrailing() : text.substring(0, at);
        String actual = TraceScript.run(script);
        if (Boolean.getBoolean("krait.bless")) {
            Files.writeString(file, script + SEPARATOR + actual);
        } else {
            assertEquals(at < 0 ? "" : text.substring(at + SEPARATOR.length()), actual, "rewrite the expectation with -Dkrait.bless=true if this is right");
        }
    }
}
