package dev.krait.core;

import dev.krait.compiler.PythonSyntaxError;
import dev.krait.compiler.SourceText;
import dev.krait.compiler.parser.Parser;
import dev.krait.interpreter.modules.Sources;
import dev.krait.interpreter.modules.Startup;
import dev.krait.interpreter.objects.Exc;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.PyError;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.interpreter.tier1.Calls;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** A plain interactive prompt: statements as they are typed, a block until an empty line. */
final class Repl {
    private final PyThread t;
    private final PrintStream out;
    private final BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));

    Repl(PyThread t, PrintStream out) {
        this.t = t;
        this.out = out;
    }

    /** Reads until the end of the input; SystemExit goes on to the caller. */
    void run() throws IOException {
        out.println("Python 3.14.3 (Krait 0.1.0) on " + System.getProperty("java.vm.name") + " " + System.getProperty("java.version"));
        for (String source; (source = statement()) != null;) {
            try {
                long code = Sources.compile(t, SourceText.of(source, "<stdin>"), Parser.Mode.SINGLE, 0, 0);
                Calls.execute(t, code, Startup.mainDict(t), 0, 0, true);
                Startup.flush(t);
            } catch (PyError e) {
                if (Errors.matches(t, Exc.SYSTEM_EXIT)) {
                    throw e;
                }
                Startup.reportError(t);
            }
        }
        out.println();
    }

    /** The next statement, or null at the end. */
    private String statement() throws IOException {
        StringBuilder source = new StringBuilder();
        out.print(">>> ");
        out.flush();
        for (String line; (line = in.readLine()) != null;) {
            source.append(line).append('\n');
            if (source.toString().isBlank()) {
                source.setLength(0);
                out.print(">>> ");
                out.flush();
                continue;
            }
            if (line.isBlank() || !isIncomplete(source.toString())) {
                return source.toString();
            }
            out.print("... ");
            out.flush();
        }
        return source.isEmpty() ? null : source.toString();
    }

    /** Whether more lines could make a statement of it: it fails, or is a block, only for want of them. */
    private static boolean isIncomplete(String source) {
        try {
            Parser.parseInteractive(SourceText.of(source, "<stdin>"));
            String first = source.stripLeading();
            return source.stripTrailing().endsWith(":") || first.startsWith("@")
                    || source.indexOf('\n') < source.length() - 1 && Character.isWhitespace(lastLine(source).charAt(0));
        } catch (PythonSyntaxError e) {
            String message = e.getMessage();
            return message.contains("was never closed") || message.contains("unterminated triple-quoted") || message.contains("expected an indented block")
                    || message.contains("unexpected EOF") || message.contains("incomplete input") || source.endsWith("\\\n")
                    || source.indexOf('\n') < source.length() - 1 && Character.isWhitespace(lastLine(source).charAt(0));
        }
    }

    private static String lastLine(String source) {
        String s = source.endsWith("\n") ? source.substring(0, source.length() - 1) : source;
        String last = s.substring(s.lastIndexOf('\n') + 1);
        return last.isEmpty() ? " " : last;
    }
}
