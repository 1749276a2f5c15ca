package dev.krait.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.krait.api.Context;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What there is to see how the JIT works: events, statistics, dumps, and the map for Linux perf. */
class SeeingTest {
    private static final String LOOP = """
            s = 0
            for i in range(30000):
                s += i & 7
            print(s)
            """;

    @TempDir
    private Path folder;

    @Test
    void flightRecordingsShowTracesAndCollections() throws IOException {
        Path file = folder.resolve("recording.jfr");
        try (Recording recording = new Recording()) {
            recording.start();
            try (Context c = Context.builder().jit(true).create()) {
                for (int i = 0; i < 40 && !c.eval("__import__('sys')._jit.stats()").toString().matches("(?s).*root_traces': [1-9].*"); i++) {
                    c.exec("def f():\n    s = 0\n    for i in range(30000):\n        s += i & 7\n    return s\nf()");
                }
                c.exec("import gc; gc.collect()");
            }
            recording.stop();
            recording.dump(file);
        }
        List<RecordedEvent> events = RecordingFile.readAllEvents(file);
        RecordedEvent trace = events.stream().filter(e -> e.getEventType().getName().equals("dev.krait.TraceCompiled")).findFirst().orElseThrow();
        assertTrue(trace.getLong("bytes") > 0);
        assertTrue(trace.getInt("kept") > 0);
        assertTrue(events.stream().anyMatch(e -> e.getEventType().getName().equals("dev.krait.HeapCollection")));
    }

    @Test
    void statisticsDumpsAndThePerfMapGoBesideTheOutputOfTheProgram() throws IOException, InterruptedException {
        Path program = folder.resolve("loop.py");
        Files.writeString(program, LOOP.repeat(30));
        Path errors = folder.resolve("errors.txt");
        Process p = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:+UseSerialGC",
                "-XX:+IgnoreUnrecognizedVMOptions", "--sun-misc-unsafe-memory-access=allow", "--enable-native-access=ALL-UNNAMED",
                "-cp", System.getProperty("java.class.path"), "dev.krait.core.Main", "-X", "perf", "--jit-stats", "--jit-dump", program.toString())
                .redirectError(errors.toFile()).start();
        p.getOutputStream().close();
        String out = new String(p.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(p.waitFor(5, TimeUnit.MINUTES));
        String seen = Files.readString(errors);
        assertEquals("105000\n".repeat(30), out.replace("\r", ""), seen);
        for (String part : List.of("root_traces", "in code", "-- bytecode", "FOR_ITER", "-- micro-ops before", "-- micro-ops after", "-- steps and registers", "-- code at")) {
            assertTrue(seen.contains(part), part + " is missing in\n" + seen);
        }
        Path map = Path.of("/tmp", "perf-" + p.pid() + ".map");
        List<String> lines = Files.readAllLines(map);
        Files.delete(map);
        assertTrue(lines.stream().allMatch(line -> line.matches("[0-9a-f]+ [0-9a-f]+ py::trace .*")), lines.toString());
        assertTrue(!lines.isEmpty());
    }
}
