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
    private static final String USAGE = "usage: krait --dis [-h] [-C] [-O] [-P] [-S] [infile]";
    private static final String HELP = """

            positional arguments:
              infile

            options:
              -h, --help            show this help message and exit
              -C, --show-caches     show inline caches
              -O, --show-offsets    show instruction offsets
              -P, --show-positions  show instruction positions
              -S, --specialized     show specialized bytecode
            """;
    private static final List<String> LONG = List.of("--help", "--show-caches", "--show-offsets", "--show-positions", "--specialized");
    private static final String SHORT = "hCOPS";

    private DisCommand() {
    }

    /**
     * Runs the command.
     *
     * @param arguments what stands behind {@code --dis}
     * @return the exit code of the process
     */
    static int run(List<String> arguments, InputStream in, OutputStream out, PrintStream err) {
        StringBuilder chosen = new StringBuilder();
        String name = null;
        boolean operandsOnly = false;
        for (String argument : arguments) {
            String letters = operandsOnly || argument.equals("-") || !argument.startsWith("-") ? null : letters(argument);
            if (!operandsOnly && argument.equals("--")) {
                operandsOnly = true;
            } else if (letters == null && name == null) {
                name = argument;
            } else if (letters == null || letters.startsWith(" ")) {
                err.println(USAGE);
                err.println("krait --dis: error: " + (letters == null || letters.isBlank() ? "unrecognized arguments: " + argument : letters.strip()));
                return 2;
            } else {
                chosen.append(letters);
            }
        }
        if (chosen.indexOf("h") >= 0) {
            new PrintStream(out, true, StandardCharsets.UTF_8).print(USAGE + "\n" + HELP);
            return 0;
        }
        Disassembler.Options options = new Disassembler.Options(chosen.indexOf("C") >= 0, chosen.indexOf("O") >= 0, chosen.indexOf("P") >= 0,
                chosen.indexOf("S") >= 0);
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
            out.write(Disassembler.disassembleAll(code, options).getBytes(StandardCharsets.UTF_8));
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

    /** The letters that an argument stands for, one for a long option or the beginning of one; a blank and perhaps a message if it is none. */
    private static String letters(String argument) {
        if (!argument.startsWith("--")) {
            return argument.substring(1).chars().allMatch(c -> SHORT.indexOf(c) >= 0) ? argument.substring(1) : " ";
        }
        List<String> matches = LONG.contains(argument) ? List.of(argument) : LONG.stream().filter(option -> option.startsWith(argument)).toList();
        return switch (matches.size()) {
            case 0 -> " ";
            case 1 -> SHORT.substring(LONG.indexOf(matches.get(0)), LONG.indexOf(matches.get(0)) + 1);
            default -> " ambiguous option: " + argument + " could match " + String.join(", ", matches);
        };
    }
}
