package dev.krait.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.krait.compiler.code.CodeObject;
import dev.krait.compiler.parser.Parser.Mode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.StringJoiner;
import org.junit.jupiter.api.Test;

/** What the stages after the parser refuse and warn of, against CPython; and what is nested deeply. */
class CompileErrorsTest {
    @Test
    void snippetsCompileAsInCPython() throws IOException {
        compare(false);
    }

    @Test
    void warningsThatAreErrorsAreRaisedWhereCPythonRaisesThem() throws IOException {
        compare(true);
    }

    private static void compare(boolean warningsAreErrors) throws IOException {
        List<String> snippets;
        try (InputStream in = CompileErrorsTest.class.getResourceAsStream("compile_snippets.txt")) {
            snippets = List.of(new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n----\n"));
        }
        StringJoiner input = new StringJoiner("\n");
        snippets.forEach(s -> input.add(Base64.getEncoder().encodeToString(s.getBytes(StandardCharsets.UTF_8))));
        String[] expected = new String(Oracle.find().runResource("compile_snippets.py",
                input.toString().getBytes(StandardCharsets.UTF_8), warningsAreErrors ? "error" : "always"), StandardCharsets.UTF_8).split("\n");
        assertEquals(snippets.size(), expected.length);
        List<String> different = new ArrayList<>();
        for (int i = 0; i < expected.length; i++) {
            String cpython = new String(Base64.getDecoder().decode(expected[i]), StandardCharsets.UTF_8);
            String krait = outcome(snippets.get(i), warningsAreErrors);
            if (!cpython.equals(krait)) {
                different.add(snippets.get(i) + "\n    expected " + cpython + "\n    but was  " + krait);
            }
        }
        assertTrue(different.isEmpty(), () -> different.size() + " differ:\n" + String.join("\n", different));
    }

    private static String outcome(String source, boolean warningsAreErrors) {
        StringBuilder warnings = new StringBuilder();
        String result;
        try {
            PythonCompiler.compile(SourceText.of(source, "<snippet>"), Mode.EXEC, 0, true, 0, (category, message, line) -> {
                if (warningsAreErrors) {
                    return true;
                }
                String name = category == WarningSink.Category.SYNTAX ? "SyntaxWarning" : "DeprecationWarning";
                warnings.append(" | ").append(name).append(' ').append(line).append(": ").append(message);
                return false;
            });
            result = "code";
        } catch (PythonSyntaxError e) {
            String place = e.line() == PythonSyntaxError.NONE ? "" : " " + e.line() + ":" + e.column() + "-" + e.endLine() + ":" + e.endColumn();
            result = e.kind().exceptionName() + ": " + e.getMessage() + place;
        }
        return result + warnings;
    }

    @Test
    void aWarningThatIsAnErrorIsRaisedAtItsPlace() {
        PythonSyntaxError error = assertThrows(PythonSyntaxError.class,
                () -> PythonCompiler.compile(SourceText.of("y = x is 1", "<test>"), Mode.EXEC, 0, true, 0, (c, m, l) -> true));
        assertEquals("\"is\" with 'int' literal. Did you mean \"==\"?", error.getMessage());
        assertEquals(5, error.column());
    }

    @Test
    void deepTreesCompileOrEndInRecursionError() {
        int deep = 20_000;
        String sum = "a" + "+a".repeat(deep);
        assertEquals("<module>", PythonCompiler.compile(SourceText.of(sum, "<test>")).name());
        PythonSyntaxError error = assertThrows(PythonSyntaxError.class,
                () -> PythonCompiler.compile(SourceText.of(sum + "+a".repeat(deep), "<test>")));
        assertEquals(PythonSyntaxError.Kind.RECURSION, error.kind());
    }

    @Test
    void deepTreesCompileOnASmallStack() throws InterruptedException {
        CodeObject[] code = new CodeObject[1];
        int smallStack = 256 << 10;
        Thread thread = new Thread(null,
                () -> code[0] = PythonCompiler.compile(SourceText.of("if a: pass\n" + "elif a: pass\n".repeat(1000), "<test>")),
                "small stack", smallStack);
        thread.start();
        thread.join();
        assertEquals("<module>", code[0].name());
    }

    @Test
    void warningsOfDeepTreesAreGivenOnceAndByTheCaller() {
        Thread caller = Thread.currentThread();
        List<String> warnings = new ArrayList<>();
        PythonCompiler.compile(SourceText.of("x is 1\n" + "a" + "+a".repeat(5000) + "\ny is 2", "<test>"), Mode.EXEC, 0, true, 0,
                (category, message, line) -> {
                    assertEquals(caller, Thread.currentThread());
                    warnings.add(line + message);
                    return false;
                });
        assertEquals(List.of("1\"is\" with 'int' literal. Did you mean \"==\"?", "3\"is\" with 'int' literal. Did you mean \"==\"?"),
                warnings);
    }
}
