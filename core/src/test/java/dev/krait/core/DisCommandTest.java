package dev.krait.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class DisCommandTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(String source, String... arguments) {
        return DisCommand.run(List.of(arguments), new ByteArrayInputStream(source.getBytes(StandardCharsets.UTF_8)), out,
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    @Test
    void printsInstructions() {
        assertEquals(0, run("x = 1 is 1\n"));
        assertEquals("""
                  0           RESUME                   0

                  1           LOAD_SMALL_INT           1
                              LOAD_SMALL_INT           1
                              IS_OP                    0 (is)
                              STORE_NAME               0 (x)
                              LOAD_CONST               1 (None)
                              RETURN_VALUE
                """, out.toString(StandardCharsets.UTF_8));
        assertTrue(err.toString(StandardCharsets.UTF_8).contains("<stdin>:1: SyntaxWarning: \"is\" with 'int' literal"));
        out.reset();
        assertEquals(0, run("", "-O", "-"));
        assertEquals("""
                         0       RESUME                   0
                         2       LOAD_CONST               0 (None)
                         4       RETURN_VALUE
                """, out.toString(StandardCharsets.UTF_8));
    }

    @Test
    void takesTheOptionsOfDis() {
        assertEquals(0, run("f()", "-PC", "--show-off", "--"));
        String text = out.toString(StandardCharsets.UTF_8);
        assertTrue(text.contains("1:0-1:3           6       CALL                     0\n"), text);
        assertTrue(text.contains("1:0-1:3           8       CACHE                    0 (counter: 0)\n"), text);
        out.reset();
        assertEquals(0, run("f()", "-CS", "-"));
        assertTrue(out.toString(StandardCharsets.UTF_8).contains("(counter: 17)"));
        out.reset();
        assertEquals(0, run("f()", "-h"));
        assertTrue(out.toString(StandardCharsets.UTF_8).contains("--specialized"));
    }

    @Test
    void tellsWhatIsWrong() {
        assertEquals(1, run("f(\n"));
        assertTrue(err.toString(StandardCharsets.UTF_8).contains("SyntaxError: '(' was never closed"));
        assertEquals(1, run("", "/no such file"));
        assertEquals(2, run("", "--unknown"));
        assertEquals(2, run("", "a.py", "b.py"));
        assertEquals(2, run("", "--show"));
        assertTrue(err.toString(StandardCharsets.UTF_8).contains("ambiguous option: --show could match --show-caches, --show-offsets, --show-positions"));
        assertEquals("", out.toString(StandardCharsets.UTF_8));
    }
}
