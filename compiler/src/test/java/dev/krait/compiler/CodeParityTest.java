package dev.krait.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.krait.compiler.code.CodeObject;
import dev.krait.compiler.parser.Parser;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Code objects of the standard library equal CPython's. The test takes a part of the files, or all at all
 * three levels if the property {@code krait.parity.step} is 1; the command compares any or
 * all of them: {@code java ... dev.krait.compiler.CodeParityTest [-O0|-O1|-O2|-Oall] [-show N] [part of a path ...]}.
 */
class CodeParityTest {
    private static final int PART = 12;

    @Test
    void codeEqualsThatOfCPython() {
        Oracle oracle = Oracle.find();
        List<Path> all = oracle.libraryFiles();
        if (Integer.getInteger("krait.parity.step", PART) == 1) {
            for (int level = 0; level <= 2; level++) {
                int[] optimize = new int[all.size()];
                Arrays.fill(optimize, level);
                CodeParity.Report report = CodeParity.run(oracle, all, optimize, CodeParityTest::compile, 3);
                assertEquals(List.of(), report.bad, report.toString());
            }
            return;
        }
        List<Path> files = IntStream.range(0, all.size()).filter(i -> i % PART == 1).mapToObj(all::get).toList();
        int[] levels = IntStream.range(0, files.size()).map(i -> i % 3).toArray();
        CodeParity.Report report = CodeParity.run(oracle, files, levels, CodeParityTest::compile, 3);
        assertEquals(List.of(), report.bad, report.toString());
        assertTrue(report.same > 150, report.toString());
    }

    private static CodeObject compile(byte[] source, String filename, int optimize) {
        return PythonCompiler.compile(SourceText.of(source, filename), Parser.Mode.EXEC, 0, true, optimize, WarningSink.IGNORE);
    }

    /** Compares files whose path contains one of the arguments, or all, and prints the first difference of each. */
    public static void main(String[] arguments) {
        Oracle oracle = Oracle.find();
        List<String> parts = new ArrayList<>(List.of(arguments));
        int shown = 10;
        int at = parts.indexOf("-show");
        if (at >= 0) {
            shown = Integer.parseInt(parts.remove(at + 1));
            parts.remove(at);
        }
        List<String> levels = parts.removeIf("-Oall"::equals) ? List.of("0", "1", "2") : parts.stream()
                .filter(p -> p.matches("-O[012]")).map(p -> p.substring(2)).toList();
        parts.removeIf(p -> p.startsWith("-"));
        List<Path> files = oracle.libraryFiles().stream()
                .filter(f -> parts.isEmpty() || parts.stream().anyMatch(f.toString()::contains)).toList();
        int bad = 0;
        for (String level : levels.isEmpty() ? List.of("0") : levels) {
            int[] optimize = new int[files.size()];
            Arrays.fill(optimize, Integer.parseInt(level));
            CodeParity.Report report = CodeParity.run(oracle, files, optimize, CodeParityTest::compile, shown);
            System.out.println("optimize " + level + ": " + report);
            bad += report.bad.size();
        }
        System.exit(bad == 0 ? 0 : 1);
    }
}
