package dev.krait.conformance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the import system keeps in {@code __pycache__}: CPython and Krait as processes that share a directory. */
class CompiledFilesTest {
    private static final String CACHED = "__pycache__/m.cpython-314.pyc";
    private static final long TIME = 1_600_000_000L;

    @TempDir
    private Path directory;

    @BeforeEach
    void write() throws IOException {
        write("main.py", "import m, p.q\nprint(m.x, m.f(2), p.q.y)\n", TIME);
        write("m.py", "x = 'm'\ndef f(n):\n    return [i for i in range(n)]\n", TIME);
        Files.createDirectory(directory.resolve("p"));
        write("p/__init__.py", "", TIME);
        write("p/q.py", "y = 1\n", TIME);
    }

    private void write(String name, String text, long seconds) throws IOException {
        Files.writeString(directory.resolve(name), text);
        Files.setLastModifiedTime(directory.resolve(name), FileTime.fromMillis(1000 * seconds));
    }

    @Test
    void cPythonTakesWhatKraitWrites() throws Exception {
        assertEquals("m [0, 1] 1", krait("main.py"));
        assertEquals(List.of("m.cpython-314.pyc", "p/__init__.cpython-314.pyc", "p/q.cpython-314.pyc"), cached());
        byte[] written = Files.readAllBytes(directory.resolve(CACHED));
        String log = python("-v", "main.py");
        assertTrue(log.contains("/" + CACHED + " matches "), log);
        assertTrue(log.contains("m [0, 1] 1"), log);
        assertFalse(log.contains("# wrote '" + directory), log);
        assertArrayEquals(written, Files.readAllBytes(directory.resolve(CACHED)));
    }

    @Test
    void kraitTakesWhatCPythonWrites() throws Exception {
        python("main.py");
        byte[] written = Files.readAllBytes(directory.resolve(CACHED));
        assertEquals("m [0, 1] 1", krait("main.py"));
        assertArrayEquals(written, Files.readAllBytes(directory.resolve(CACHED)));
        // That the file is used, and not only left alone, shows where the source has changed without a trace.
        write("m.py", "x = 'n'\ndef f(n):\n    return [i for i in range(n)]\n", TIME);
        assertEquals("m [0, 1] 1", krait("main.py"));
    }

    @Test
    void staleFilesAreReplaced() throws Exception {
        krait("main.py");
        write("m.py", "x = 'n'\ndef f(n):\n    return [i for i in range(n)]\n", TIME + 1);
        assertEquals("n [0, 1] 1", krait("main.py"));
        assertTrue(python("-v", "main.py").contains("/" + CACHED + " matches "));
        // Shorter than a header, of another version, damaged: replaced as well.
        byte[] good = Files.readAllBytes(directory.resolve(CACHED));
        byte[] other = good.clone();
        other[0]++;
        for (byte[] bad : List.of(new byte[0], Arrays.copyOf(good, 15), other)) {
            Files.write(directory.resolve(CACHED), bad);
            assertEquals("n [0, 1] 1", krait("main.py"));
            assertArrayEquals(good, Files.readAllBytes(directory.resolve(CACHED)));
        }
    }

    @Test
    void filesThatAreCheckedByHashStaySo() throws Exception {
        for (boolean checked : new boolean[] {true, false}) {
            python("-m", "compileall", "-q", "-f", "--invalidation-mode", checked ? "checked-hash" : "unchecked-hash", ".");
            write("m.py", "x = 'new'\ndef f(n):\n    return n\n" + "#\n".repeat(checked ? 1 : 2), TIME);
            assertEquals(checked ? "new 2 1" : "new 2 1", krait("main.py"));
            byte[] kept = Files.readAllBytes(directory.resolve(CACHED));
            assertEquals(checked ? 3 : 1, kept[4]);
            assertEquals("new 2 1", python("main.py").strip());
            assertArrayEquals(kept, Files.readAllBytes(directory.resolve(CACHED)));
        }
        write("m.py", "x = 'newer'\n", TIME + 5);
        assertEquals("new 2 1", krait("main.py"));
    }

    @Test
    void nothingIsWrittenWhereItMustNot() throws Exception {
        assertEquals("m [0, 1] 1", krait("-B", "main.py"));
        assertEquals(List.of(), cached());
        assertEquals("m [0, 1] 1", run(environment(krait(), "PYTHONDONTWRITEBYTECODE", "1"), "main.py"));
        assertEquals(List.of(), cached());
        write("off.py", "import sys; sys.dont_write_bytecode = True\nimport main", TIME);
        assertEquals("m [0, 1] 1", krait("off.py"));
        assertEquals(List.of(), cached());
        assertEquals("m [0, 1] 1", run(environment(krait(), "PYTHONDONTWRITEBYTECODE", "1"), "-E", "main.py"));
        assertEquals(3, cached().size());
    }

    @Test
    void aPrefixHoldsTheFilesInstead() throws Exception {
        Path prefix = directory.resolve("cache");
        assertEquals("m [0, 1] 1", krait("-X", "pycache_prefix=" + prefix, "main.py"));
        assertEquals(List.of(), cached());
        Path file = prefix.resolve(Path.of("/").relativize(directory.toRealPath())).resolve("m.cpython-314.pyc");
        assertTrue(Files.exists(file));
        assertTrue(run(environment(python(), "PYTHONPYCACHEPREFIX", prefix.toString()), "-v", "main.py").contains(file + " matches "));
        write("m.py", "x = 'n'\ndef f(n):\n    return [i for i in range(n)]\n", TIME);
        assertEquals("m [0, 1] 1", run(environment(krait(), "PYTHONPYCACHEPREFIX", prefix.toString()), "main.py"));
    }

    @Test
    void aDirectoryThatCannotBeWrittenIsNoError() throws Exception {
        Files.setPosixFilePermissions(directory.resolve("p"), PosixFilePermissions.fromString("r-xr-xr-x"));
        Files.writeString(directory.resolve("__pycache__"), "in the way");
        assertEquals("m [0, 1] 1", krait("main.py"));
        assertEquals("in the way", Files.readString(directory.resolve("__pycache__")));
        Files.setPosixFilePermissions(directory.resolve("p"), PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @Test
    void processesMayWriteAtOnce() throws Exception {
        write("many.py", "import m, p.q\nassert m.f(2) == [0, 1] and p.q.y == 1\nprint('good')\n", TIME);
        List<Process> running = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            running.add(start(i % 2 == 0 ? krait() : python(), "many.py"));
        }
        for (Process process : running) {
            assertEquals("good", new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip());
            assertEquals(0, process.waitFor());
        }
        assertEquals(3, cached().size());
        assertTrue(python("-v", "many.py").contains("/" + CACHED + " matches "));
    }

    /** All files in {@code __pycache__}, temporary ones too. */
    private List<String> cached() throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(f -> f.toString().contains("/__pycache__/")).map(f -> directory.relativize(f).toString().replace("__pycache__/", "")).sorted().toList();
        }
    }

    private String krait(String... arguments) throws Exception {
        return run(krait(), arguments);
    }

    private String python(String... arguments) throws Exception {
        return run(python(), arguments);
    }

    private static ProcessBuilder krait() {
        ProcessBuilder builder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:+UseSerialGC",
                "-XX:+IgnoreUnrecognizedVMOptions", "--sun-misc-unsafe-memory-access=allow", "--enable-native-access=ALL-UNNAMED",
                "-cp", System.getProperty("java.class.path"), "dev.krait.core.Main");
        builder.environment().keySet().removeIf(name -> name.startsWith("PYTHON"));
        return builder;
    }

    private static ProcessBuilder python() throws IOException {
        try (Stream<Path> platforms = Files.list(Path.of("target", "cpython", "org", "bytedeco", "cpython"))) {
            Path home = platforms.filter(Files::isDirectory).findFirst().orElseThrow().toAbsolutePath();
            Path executable = home.resolve("bin").resolve("python3.14");
            executable.toFile().setExecutable(true);
            ProcessBuilder builder = new ProcessBuilder(executable.toString());
            builder.environment().keySet().removeIf(name -> name.startsWith("PYTHON"));
            return environment(environment(builder, "LD_LIBRARY_PATH", home.toString()), "PYTHONHOME", home.toString());
        }
    }

    private static ProcessBuilder environment(ProcessBuilder builder, String name, String value) {
        builder.environment().put(name, value);
        return builder;
    }

    private Process start(ProcessBuilder builder, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(builder.command());
        command.addAll(List.of(arguments));
        return builder.command(command).directory(directory.toFile()).redirectErrorStream(true).start();
    }

    private String run(ProcessBuilder builder, String... arguments) throws Exception {
        Process process = start(builder, arguments);
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertEquals(0, process.waitFor(), output);
        return output;
    }
}
