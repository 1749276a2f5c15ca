package dev.krait.compiler.dis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.krait.compiler.Oracle;
import dev.krait.compiler.code.CodeObject;
import dev.krait.compiler.marshal.Pyc;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The disassembler prints what {@code dis} prints, but for the addresses of code objects. */
class DisassemblerTest {
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void printsWhatCPythonPrints(boolean showOffsets) {
        Oracle oracle = Oracle.find();
        List<Path> files = sample(oracle);
        String input = files.stream().map(Path::toString).collect(Collectors.joining("\n"));
        String[] arguments = showOffsets ? new String[] {"--offsets"} : new String[0];
        oracle.runResource("disassemble.py", input.getBytes(StandardCharsets.UTF_8), stream -> {
            DataInputStream in = new DataInputStream(stream);
            for (Path file : files) {
                CodeObject code = Pyc.readCode(record(in), 0);
                String expected = withoutAddresses(new String(record(in), StandardCharsets.UTF_8));
                String actual = withoutAddresses(Disassembler.disassembleAll(code, showOffsets));
                assertEquals(firstDifference(expected, actual), firstDifference(actual, expected), file.toString());
            }
        }, arguments);
    }

    private static List<Path> sample(Oracle oracle) {
        List<Path> all = oracle.libraryFiles().stream()
                .filter(f -> !f.toString().contains("/test/") && !f.toString().contains("/site-packages/")
                        && !f.toString().contains("/pydoc_data/")
                        && !f.toString().contains("lib2to3") && !f.getFileName().toString().startsWith("bad_"))
                .toList();
        return IntStream.range(0, all.size()).filter(i -> i % 10 == 3).mapToObj(all::get).toList();
    }

    private static byte[] record(DataInputStream in) throws IOException {
        return in.readNBytes(Integer.reverseBytes(in.readInt()));
    }

    private static String withoutAddresses(String text) {
        // The order of a frozenset depends on the hashes of strings.
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
