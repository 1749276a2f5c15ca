package dev.krait.compiler.parser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.krait.compiler.PythonSyntaxError;
import dev.krait.compiler.PythonSyntaxError.Kind;
import dev.krait.compiler.SourceText;
import dev.krait.compiler.WarningSink;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** Depth, size, encodings and options. */
class ParserLimitsTest {
    private static PythonSyntaxError error(String text) {
        return assertThrows(PythonSyntaxError.class, () -> Parser.parseModule(SourceText.of(text, "<test>")));
    }

    @Test
    void bracketsNestTwoHundredDeep() {
        for (String[] brackets : new String[][] {{"(", ")"}, {"[", "]"}, {"{1: ", "}"}, {"f(x=", ")"}}) {
            Parser.parseModule(SourceText.of(brackets[0].repeat(200) + "1" + brackets[1].repeat(200), "<test>"));
            assertEquals("too many nested parentheses", error(brackets[0].repeat(201) + "1" + brackets[1].repeat(201)).getMessage());
        }
    }

    @Test
    void textsThatAreTooDeepAreRefused() {
        for (String unit : new String[] {"-", "not ", "lambda: ", "x ** ", "1 if 2 else "}) {
            assertEquals(Kind.MEMORY, error(unit.repeat(100_000) + "1").kind());
        }
        StringBuilder blocks = new StringBuilder();
        for (int i = 0; i < 120; i++) {
            blocks.append(" ".repeat(i)).append("if x:\n");
        }
        assertEquals("too many levels of indentation", error(blocks.toString()).getMessage());
    }

    @Test
    void nestedDictsThatAreWrongTakeLinearTime() {
        String text = "{1: ".repeat(60) + "x y" + "}".repeat(60);
        Assertions.assertTimeout(Duration.ofSeconds(20), () -> error(text));
        assertEquals("invalid syntax. Perhaps you forgot a comma?", error(text).getMessage());
    }

    @Test
    void longLinesOfAnyCharactersTakeLinearTime() {
        String text = "é = 'é' + x; ".repeat(50_000);
        Assertions.assertTimeout(Duration.ofSeconds(20), () -> Parser.parseModule(SourceText.of(text, "<test>")));
        Assertions.assertTimeout(Duration.ofSeconds(20), () -> Parser.parseModule(SourceText.of("x = 0x" + "7".repeat(2_000_000), "<test>")));
    }

    @Test
    void cookiesAndMarksDetermineTheEncoding() {
        SourceText latin = SourceText.of("# coding: latin-1\nx = 'é'\n".getBytes(StandardCharsets.ISO_8859_1), "<test>");
        assertEquals("x = 'é'", latin.line(2));
        assertEquals("é", SourceText.of("\uFEFFé".getBytes(StandardCharsets.UTF_8), "<test>").text());
        PythonSyntaxError bad = assertThrows(PythonSyntaxError.class, () -> SourceText.of(new byte[] {'x', '=', (byte) 0xFF}, "<test>"));
        assertTrue(bad.getMessage().startsWith("Non-UTF-8 code starting with '\\xff' on line 1"), bad.getMessage());
        PythonSyntaxError unknown = assertThrows(PythonSyntaxError.class, () -> SourceText.of("# coding: nonsense\n".getBytes(StandardCharsets.UTF_8), "<test>"));
        assertEquals("unknown encoding: nonsense", unknown.getMessage());
    }

    @Test
    void incompleteInputIsToldOnRequest() {
        ParserOptions options = new ParserOptions(false, true, true, false);
        for (String text : new String[] {"if x:\n", "f(", "'''a", "x = \\\n", "def f():\n  pass"}) {
            PythonSyntaxError e = assertThrows(PythonSyntaxError.class,
                    () -> Parser.parse(SourceText.of(text, "<test>"), Parser.Mode.SINGLE, options, WarningSink.IGNORE));
            assertEquals(Kind.INCOMPLETE_INPUT, e.kind(), text);
        }
        PythonSyntaxError wrong = assertThrows(PythonSyntaxError.class,
                () -> Parser.parse(SourceText.of("x y\n", "<test>"), Parser.Mode.SINGLE, options, WarningSink.IGNORE));
        assertEquals(Kind.SYNTAX, wrong.kind());
    }

    @Test
    void warningsBecomeErrorsOnRequest() {
        PythonSyntaxError e = assertThrows(PythonSyntaxError.class, () -> Parser.parse(SourceText.of("x = '\\d'\n", "<test>"),
                Parser.Mode.EXEC, ParserOptions.DEFAULT, (category, message, line) -> true));
        assertEquals("\"\\d\" is an invalid escape sequence. Did you mean \"\\\\d\"? A raw string is also an option.", e.getMessage());
    }
}
