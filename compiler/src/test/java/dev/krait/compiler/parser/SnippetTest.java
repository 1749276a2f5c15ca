package dev.krait.compiler.parser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.krait.compiler.Oracle;
import dev.krait.compiler.PythonSyntaxError;
import dev.krait.compiler.SourceText;
import dev.krait.compiler.ast.AstDumper;
import dev.krait.compiler.dis.ConstantRepr;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.StringJoiner;
import org.junit.jupiter.api.Test;

/**
 * Each snippet of {@code snippets.txt}, valid or not, gives the same tree, error (message and place) and warnings as in
 * CPython, as a module, an interactive statement and an expression. Snippets are separated by lines of {@code ----}.
 */
class SnippetTest {
    private static final List<String> MODES = List.of("exec", "single", "eval");

    @Test
    void snippetsParseAsInCPython() throws IOException {
        List<String> snippets = snippets();
        StringJoiner input = new StringJoiner("\n");
        for (String snippet : snippets) {
            for (String mode : MODES) {
                input.add(mode + " " + Base64.getEncoder().encodeToString(snippet.getBytes(StandardCharsets.UTF_8)));
            }
        }
        String[] lines = new String(Oracle.find().runResource("parse_snippets.py", input.toString().getBytes(StandardCharsets.UTF_8)),
                StandardCharsets.UTF_8).split("\n");
        List<String> different = new ArrayList<>();
        for (int i = 0; i < lines.length; i++) {
            String snippet = snippets.get(i / MODES.size());
            String mode = MODES.get(i % MODES.size());
            String expected = new String(Base64.getDecoder().decode(lines[i]), StandardCharsets.UTF_8);
            String actual = parse(snippet, mode);
            if (!actual.equals(expected)) {
                different.add(mode + ": " + snippet + "\n    expected " + expected + "\n    but was  " + actual);
            }
        }
        assertTrue(different.isEmpty(), () -> different.size() + " of " + lines.length + " differ:\n" + String.join("\n", different));
    }

    @Test
    void aTextWithALoneSurrogateCannotBeEncoded() {
        for (String text : List.of("'\ud800'", "#\udc00\udc01", "x\n'\ud83d\ude00\udfff'")) {
            String expected = Oracle.find().run("""
                    import sys
                    try: compile(eval(sys.stdin.read()), '<t>', 'exec')
                    except UnicodeEncodeError as e: print(e, e.start, e.end)
                    """, ConstantRepr.of(text)).strip();
            PythonSyntaxError error = assertThrows(PythonSyntaxError.class, () -> SourceText.of(text, "<t>"));
            assertEquals(expected, error.getMessage() + " " + error.unicode().start() + " " + error.unicode().end());
        }
    }

    private static List<String> snippets() throws IOException {
        try (InputStream in = SnippetTest.class.getResourceAsStream("snippets.txt")) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            List<String> snippets = new ArrayList<>();
            for (String snippet : text.split("\n----\n")) {
                snippets.add(snippet);
                snippets.add(snippet + "\n");
            }
            return snippets;
        }
    }

    private static String parse(String snippet, String mode) {
        StringBuilder warnings = new StringBuilder();
        String result;
        try {
            Parser.Mode parserMode = mode.equals("exec") ? Parser.Mode.EXEC : mode.equals("eval") ? Parser.Mode.EVAL : Parser.Mode.SINGLE;
            result = AstDumper.dump(Parser.parse(SourceText.of(snippet, "<snippet>"), parserMode, ParserOptions.DEFAULT,
                    (category, message, line) -> {
                        warnings.append(' ').append(category.name().charAt(0)).append(category.name().substring(1).toLowerCase())
                                .append("Warning:").append(line).append(':').append(message);
                        return false;
                    }));
        } catch (PythonSyntaxError e) {
            result = describe(e);
        }
        return result + warnings;
    }

    static String describe(PythonSyntaxError e) {
        if (e.unicode() != null) {
            return e.kind().exceptionName() + "|" + e.getMessage();
        }
        return String.join("|", e.kind().exceptionName(), e.getMessage(), number(e.line()), number(e.column()), number(e.endLine()),
                number(e.endColumn()));
    }

    private static String number(int n) {
        return n == PythonSyntaxError.NONE ? "None" : Integer.toString(n);
    }
}
