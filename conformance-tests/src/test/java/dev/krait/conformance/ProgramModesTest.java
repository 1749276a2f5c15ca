package dev.krait.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The programs of {@code benchmarks/programs}, and those written against past errors in {@code resources/programs}, print in every mode what CPython prints. */
class ProgramModesTest {
    private static final List<Path> FOLDERS = List.of(Path.of("..", "benchmarks", "programs"), Path.of("src", "test", "resources", "programs"));
    private static final Map<String, List<String>> MODES = Map.of(
            "tier 1", List.of("-Dkrait.jit=off"),
            "native", List.of(),
            "native, early", List.of("-Dkrait.jit.loop=13", "-Dkrait.jit.entry=7", "-Dkrait.jit.exit=5"),
            "native, eager", List.of("-Dkrait.jit.loop=1", "-Dkrait.jit.entry=1", "-Dkrait.jit.exit=1"),
            "native, eager, collector stress", List.of("-Dkrait.jit.loop=2", "-Dkrait.jit.entry=2", "-Dkrait.jit.exit=2",
                    "-Dkrait.gc.stress=true", "-Dkrait.gc.stress.bytes=500000"));

    /** For programs with threads besides: they hand over at safepoints without being asked to, and collections come while others are in the middle of something. */
    private static final Map<String, List<String>> TURNS = Map.of(
            "tier 1, many turns", List.of("-Dkrait.jit=off", "-Dkrait.threads.stress=3", "-Dkrait.gc.stress=true", "-Dkrait.gc.stress.bytes=500000"),
            "native, early, many turns", List.of("-Dkrait.jit.loop=13", "-Dkrait.jit.entry=7", "-Dkrait.jit.exit=5", "-Dkrait.threads.stress=10"));

    @TestFactory
    Stream<DynamicTest> programs() throws IOException {
        List<Path> programs = new ArrayList<>();
        for (Path folder : FOLDERS) {
            try (Stream<Path> files = Files.list(folder)) {
                files.filter(f -> f.toString().endsWith(".py")).sorted().forEach(programs::add);
            }
        }
        assertTrue(programs.size() >= 16, "programs are missing: " + programs);
        return programs.stream().flatMap(program -> modes(program).map(mode ->
                DynamicTest.dynamicTest(program.getFileName() + " (" + mode.getKey() + ")", () -> compare(program, mode.getValue()))));
    }

    private static Stream<Map.Entry<String, List<String>>> modes(Path program) {
        Stream<Map.Entry<String, List<String>>> all = MODES.entrySet().stream();
        return program.getFileName().toString().startsWith("threads") ? Stream.concat(all, TURNS.entrySet().stream()) : all;
    }

    private static void compare(Path program, List<String> options) throws IOException, InterruptedException {
        assertEquals(output(cpython(program)), output(krait(program, options)));
    }

    private static ProcessBuilder krait(Path program, List<String> options) {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC", "-XX:+IgnoreUnrecognizedVMOptions", "--sun-misc-unsafe-memory-access=allow", "--enable-native-access=ALL-UNNAMED"));
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "dev.krait.core.Main", program.toString()));
        return new ProcessBuilder(command);
    }

    private static ProcessBuilder cpython(Path program) throws IOException {
        Path home;
        try (Stream<Path> platforms = Files.list(Path.of("target", "cpython", "org", "bytedeco", "cpython"))) {
            home = platforms.filter(Files::isDirectory).findFirst().orElseThrow().toAbsolutePath();
        }
        Path executable = home.resolve("bin").resolve("python3.14");
        executable.toFile().setExecutable(true);
        ProcessBuilder builder = new ProcessBuilder(executable.toString(), program.toString());
        builder.environment().put("LD_LIBRARY_PATH", home.toString());
        builder.environment().put("PYTHONHOME", home.toString());
        return builder;
    }

    private static String output(ProcessBuilder builder) throws IOException, InterruptedException {
        Path errors = Files.createTempFile("krait", ".err");
        try {
            Process process = builder.redirectError(errors.toFile()).start();
            process.getOutputStream().close();
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(process.waitFor(10, TimeUnit.MINUTES));
            return out + "exit " + process.exitValue() + (process.exitValue() == 0 ? "" : "\n" + Files.readString(errors));
        } finally {
            Files.delete(errors);
        }
    }
}
