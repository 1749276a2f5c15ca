package dev.krait.core;

import dev.krait.compiler.PythonCompiler;
import dev.krait.compiler.PythonSyntaxError;
import dev.krait.compiler.SourceText;
import dev.krait.compiler.WarningSink;
import dev.krait.compiler.code.CodeObject;
import dev.krait.compiler.dis.Disassembler;
import dev.krait.compiler.parser.Parser;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** {@code krait --dis}: what {@code python -m dis} prints of a source file. */
final class DisCommand {
    private static final String USAGE = "usage: krait --dis [-O] [infile]";

    private DisCommand() {
    }

    /**
     * Runs the command.
     *
     * @param arguments what stands behind {@code --dis}
     * @return the exit code of the process
     */
    static int run(List<String> arguments, InputStream in, OutputStream out, PrintStream err) {
        boolean offsets = false;
        String name = null;
        for (String argument : arguments) {
            switch (argument) {
                case "-O", "--show-offsets" -> offsets = true;
                default -> {
                    if (name != null || argument.startsWith("-") && !argument.equals("-")) {
                        err.println(USAGE);
                        err.println("krait --dis: error: unrecognized arguments: " + argument);
                        return 2;
                    }
                    name = argument;
                }
            }
        }
        try {
            boolean standardInput = name == null || name.equals("-");
            SourceText source = standardInput ? SourceText.of(in.readAllBytes(), "<stdin>") : SourceText.of(Files.readAllBytes(Path.of(name)), name);
            CodeObject code = PythonCompiler.compile(source, Parser.Mode.EXEC, 0, true, 0, (category, message, line) -> {
                err.println(source.filename() + ":" + line + ": "
                        + (category == WarningSink.Category.SYNTAX ? "SyntaxWarning" : "DeprecationWarning") + ": " + message);
                String text = source.line(line).strip();
                if (!text.isEmpty()) {
                    err.println("  " + text);
                }
                return false;
            });
            out.write(Disassembler.disassembleAll(code, offsets).getBytes(StandardCharsets.UTF_8));
            out.flush();
            return 0;
        } catch (PythonSyntaxError e) {
            if (e.unicode() == null && e.line() > 0) {
                err.println("  File \"" + e.filename() + "\", line " + e.line());
                if (e.text() != null && !e.text().isBlank()) {
                    err.println("    " + e.text().strip());
                }
            }
            err.println(e.kind().exceptionName() + ": " + e.getMessage());
            return 1;
        } catch (IOException e) {
            err.println(e instanceof NoSuchFileException ? "FileNotFoundError: [Errno 2] No such file or directory: '" + name + "'"
                    : "OSError: " + e.getMessage());
            return 1;
        }
    }
}
