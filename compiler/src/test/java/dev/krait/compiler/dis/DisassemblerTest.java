package dev.krait.compiler.dis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.krait.compiler.Oracle;
import dev.krait.compiler.PythonCompiler;
import dev.krait.compiler.PythonSyntaxError;
import dev.krait.compiler.SourceText;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The disassembler prints what {@code python -m dis} prints, but for the addresses of code objects and the order of the
 * items of frozensets, which change from run to run. Every 40th file of the library is compared, with the property
 * {@code krait.parity.step} every so manieth.
 */
class DisassemblerTest {
    /** With each combination of options, one file is compared of so many that are without. */
    private static final int ALL_OPTIONS = 6;

    @ParameterizedTest
    @ValueSource(strings = {"", "-O", "-C", "-P", "-S", "-CPS", "-COS"})
    void printsWhatCPythonPrints(String flags) {
        Oracle oracle = Oracle.find();
        int step = Integer.getInteger("krait.parity.step", 40);
        List<Path> all = oracle.libraryFiles().stream().filter(f -> !f.toString().contains("/pydoc_data/")).toList();
        // Each combination of options sees other files.
        int every = flags.isEmpty() ? step : step * ALL_OPTIONS;
        List<Path> files = IntStream.range(0, all.size()).filter(i -> i % every == flags.length() * every / ALL_OPTIONS % every).mapToObj(all::get).toList();
        String input = files.stream().map(Path::toString).collect(Collectors.joining("\n"));
        String[] arguments = flags.isEmpty() ? new String[0] : new String[] {flags};
        Disassembler.Options options = new Disassembler.Options(flags.contains("C"), flags.contains("O"), flags.contains("P"), flags.contains("S"));
        oracle.runResource("disassemble.py", input.getBytes(StandardCharsets.UTF_8), stream -> {
            DataInputStream in = new DataInputStream(stream);
            for (Path file : files) {
                String expected = comparable(new String(record(in), StandardCharsets.UTF_8));
                String actual = comparable(disassemble(file, options));
                assertEquals(firstDifference(expected, actual), firstDifference(actual, expected), file.toString());
            }
        }, arguments);
    }

    private static String disassemble(Path file, Disassembler.Options options) throws IOException {
        try {
            return Disassembler.disassembleAll(PythonCompiler.compile(SourceText.of(Files.readAllBytes(file), file.toString())), options);
        } catch (PythonSyntaxError e) {
            return "";
        }
    }

    private static byte[] record(DataInputStream in) throws IOException {
        return in.readNBytes(Integer.reverseBytes(in.readInt()));
    }

    private static String comparable(String text) {
        return text.replaceAll(" at 0x[0-9a-f]+", "").replaceAll("frozenset\\(\\{.*\\}\\)", "frozenset");
    }

    /** The first line that differs from the other text, or nothing. */
    private static String firstDifference(String text, String other) {
        String[] lines = text.split("\n");
        String[] others = other.split("\n");
        for (int i = 0; i < Math.max(lines.length, others.length); i++) {
            String line = i < lines.length ? lines[i] : "(end)";
            if (i >= others.length || !line.equals(others[i])) {
                return i + ": " + line;
            }
        }
        return "";
    }
}
