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
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/** The interactive prompt: statements as they are typed, a block until an empty line; lines can be edited and come back from the history. */
final class Repl {
    private final PyThread t;
    private final PrintStream out;
    private final boolean greets;
    private LineReader in;

    Repl(PyThread t, PrintStream out, boolean greets) {
        this.greets = greets;
        this.t = t;
        this.out = out;
    }

    /** Reads until the end of the input; SystemExit goes on to the caller. */
    void run() throws IOException {
        try (Terminal terminal = TerminalBuilder.builder().system(true).nativeSignals(false).build()) {
            in = LineReaderBuilder.builder().terminal(terminal).appName("krait")
                    .variable(LineReader.HISTORY_FILE, Path.of(System.getProperty("user.home"), ".krait_history"))
                    .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true).build();
            loop();
        }
    }

    private void loop() {
        if (greets) {
            out.println("Python 3.14.3 (Krait 0.1.0) on " + System.getProperty("java.vm.name") + " " + System.getProperty("java.version"));
        }
        while (true) {
            try {
                String source = statement();
                if (source == null) {
                    break;
                }
                long code = Sources.compile(t, SourceText.of(source, "<stdin>"), Parser.Mode.SINGLE, 0, t.context.optimize);
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
    private String statement() {
        StringBuilder source = new StringBuilder();
        while (true) {
            try {
                source.append(in.readLine(source.isEmpty() ? ">>> " : "... ")).append('\n');
            } catch (UserInterruptException e) {
                // Ctrl-C takes back what was typed.
                out.println("KeyboardInterrupt");
                source.setLength(0);
                continue;
            } catch (EndOfFileException e) {
                return source.isEmpty() ? null : source.toString();
            }
            if (source.toString().isBlank()) {
                source.setLength(0);
            } else if (source.toString().endsWith("\n\n") || !isIncomplete(source.toString())) {
                return source.toString();
            }
        }
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
