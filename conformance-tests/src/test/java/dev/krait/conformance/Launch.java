package dev.krait.conformance;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Starts the {@code krait} command, and CPython, in processes of their own. */
final class Launch {
    private static final String CLASS_PATH = System.getProperty("java.class.path");

    private Launch() {
    }

    /**
     * What a process did.
     *
     * @param exit its exit code
     * @param out its output
     * @param errors what it wrote to standard error
     */
    record Outcome(int exit, String out, String errors) {
    }

    /** The command line of Krait with this class path: options of the virtual machine first, then {@code "--"}, then arguments of the command. */
    static List<String> krait(String classPath, String... arguments) {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:+UseSerialGC",
                "-XX:+IgnoreUnrecognizedVMOptions", "--sun-misc-unsafe-memory-access=allow", "--enable-native-access=ALL-UNNAMED",
                "-XX:-CreateCoredumpOnCrash", "-XX:ErrorFile=target/hs_err_%p.log"));
        int own = Arrays.asList(arguments).indexOf("--");
        command.addAll(Arrays.asList(arguments).subList(0, own));
        command.addAll(List.of("-cp", classPath, "dev.krait.core.Main"));
        command.addAll(Arrays.asList(arguments).subList(own + 1, arguments.length));
        return command;
    }

    /** The class path of the tests. */
    static String classPath() {
        return CLASS_PATH;
    }

    /** The same without backends. */
    static String classPathWithoutBackends() {
        return Arrays.stream(CLASS_PATH.split(File.pathSeparator)).filter(entry -> !entry.contains("backend-x86_64")).collect(Collectors.joining(File.pathSeparator));
    }

    /** A command that runs under CPython, and so without those settings of signals that a shell leaves to processes in the background. */
    static ProcessBuilder withSignals(List<String> command) {
        Path home = cpython();
        List<String> all = new ArrayList<>(List.of(executable(home).toString(), "-c", """
                import os, signal, sys
                signal.signal(signal.SIGINT, signal.SIG_DFL)
                for name in ("LD_LIBRARY_PATH", "PYTHONHOME"):
                    del os.environ[name]
                os.execv(sys.argv[1], sys.argv[1:])
                """));
        all.addAll(command);
        return under(home, new ProcessBuilder(all));
    }

    /** A command of CPython. */
    static ProcessBuilder cpython(String... arguments) {
        Path home = cpython();
        List<String> all = new ArrayList<>(List.of(executable(home).toString()));
        all.addAll(List.of(arguments));
        return under(home, new ProcessBuilder(all));
    }

    private static ProcessBuilder under(Path home, ProcessBuilder builder) {
        builder.environment().put("LD_LIBRARY_PATH", home.toString());
        builder.environment().put("PYTHONHOME", home.toString());
        return builder;
    }

    private static Path cpython() {
        try (Stream<Path> platforms = Files.list(Path.of("target", "cpython", "org", "bytedeco", "cpython"))) {
            return platforms.filter(Files::isDirectory).findFirst().orElseThrow().toAbsolutePath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path executable(Path home) {
        Path executable = home.resolve("bin").resolve("python3.14");
        if (!Files.isExecutable(executable)) {
            executable.toFile().setExecutable(true);
        }
        return executable;
    }

    /** Runs a process to its end, which must come within minutes. */
    static Outcome run(ProcessBuilder builder) throws IOException, InterruptedException {
        Path errors = Files.createTempFile("krait", ".err");
        try {
            Process process = builder.redirectError(errors.toFile()).start();
            process.getOutputStream().close();
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return finish(process, out, errors);
        } finally {
            Files.delete(errors);
        }
    }

    /** The outcome of a process whose output has ended. */
    static Outcome finish(Process process, String out, Path errors) throws IOException, InterruptedException {
        if (!process.waitFor(5, TimeUnit.MINUTES)) {
            process.destroyForcibly().waitFor();
            throw new AssertionError("does not end: " + out + Files.readString(errors));
        }
        return new Outcome(process.exitValue(), out, Files.readString(errors));
    }
}
