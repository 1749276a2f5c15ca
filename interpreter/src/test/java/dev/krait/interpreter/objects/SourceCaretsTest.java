package dev.krait.interpreter.objects;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The marks below source lines in tracebacks; the expected texts are CPython 3.14's. */
final class SourceCaretsTest {
    @Test
    void aBinaryOperationMarksItsOperator() {
        assertEquals("    return x / 0\n           ~~^~~\n", SourceCarets.format(List.of("    return x / 0"), 11, 16));
    }

    @Test
    void aCallMarksItsArguments() {
        assertEquals("    show(lambda: h(1, {}))\n                 ~^^^^^^^\n", SourceCarets.format(List.of("show(lambda: h(1, {}))"), 13, 21));
    }

    @Test
    void aSubscriptionMarksItsBrackets() {
        assertEquals("    [1][5]\n    ~~~^^^\n", SourceCarets.format(List.of("        [1][5]"), 8, 14));
    }

    @Test
    void aWholeLineIsNotMarked() {
        assertEquals("    undefined_nam\n", SourceCarets.format(List.of("        undefined_nam"), 8, 21));
        assertEquals("    raise K(\"bad\") from e\n", SourceCarets.format(List.of("        raise K(\"bad\") from e"), 8, 29));
    }

    @Test
    void linesWithoutColumnsAreShownAlone() {
        assertEquals("    x = 1\n", SourceCarets.format(List.of("  x = 1"), -1, -1));
    }
}
