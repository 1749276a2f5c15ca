package dev.krait.conformance.programs;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** A process that runs one Python program after the other; a crash of it is part of the answer, and the next program gets a new process. */
final class ProgramRunner implements AutoCloseable {
    private final List<String> command;
    private final Path home;
    private final int seconds;
    private final ExecutorService reader = Executors.newSingleThreadExecutor(task -> {
        Thread t = new Thread(task, "answers");
        t.setDaemon(true);
        return t;
    });
    private Process process;
    private BufferedWriter requests;
    private BufferedReader answers;
    private Path errors;

    private ProgramRunner(List<String> command, Path home, int seconds) {
        this.command = command;
        this.home = home;
        this.seconds = seconds;
    }

    /** CPython, as unpacked from its Maven artifact. */
    static ProgramRunner cpython() {
        try (Stream<Path> platforms = Files.list(Path.of("target", "cpython", "org", "bytedeco", "cpython"))) {
            Path home = platforms.filter(Files::isDirectory).findFirst().orElseThrow().toAbsolutePath();
            Path executable = home.resolve("bin").resolve("python3.14");
            executable.toFile().setExecutable(true);
            return new ProgramRunner(List.of(executable.toString(), driver()), home, 6);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Krait with system properties, each as {@code name=value}. */
    static ProgramRunner krait(String... properties) {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC", "-XX:+IgnoreUnrecognizedVMOptions", "--sun-misc-unsafe-memory-access=allow",
                "--enable-native-access=ALL-UNNAMED", "-XX:-CreateCoredumpOnCrash", "-XX:ErrorFile=target/hs_err_%p.log"));
        Arrays.stream(properties).map(p -> "-D" + p).forEach(command::add);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "dev.krait.core.Main", driver()));
        return new ProgramRunner(command, null, 120);
    }

    private static String driver() {
        return Path.of("src", "test", "resources", "program-driver.py").toString();
    }

    private void start() throws IOException {
        errors = Files.createTempFile("krait", ".err");
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors.toFile());
        builder.environment().put("PYTHONIOENCODING", "utf-8");
        if (home != null) {
            builder.environment().put("LD_LIBRARY_PATH", home.toString());
            builder.environment().put("PYTHONHOME", home.toString());
        }
        process = builder.start();
        requests = new BufferedWriter(new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
        answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /** What the program prints, the last exception included, or how the process died. */
    String run(String program) {
        Future<String> answer = reader.submit(() -> exchange(program));
        try {
            return answer.get(seconds, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            return died("gone: " + e.getCause());
        } catch (TimeoutException e) {
            process.destroyForcibly();
            return died("no answer within " + seconds + " seconds");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return died("interrupted");
        }
    }

    private String exchange(String program) throws IOException {
        if (process == null) {
            start();
        }
        requests.write(program.length() + "\n" + program);
        requests.flush();
        String size = answers.readLine();
        if (size == null) {
            throw new IOException("end of the answers");
        }
        char[] text = new char[Integer.parseInt(size)];
        for (int n = 0; n < text.length;) {
            int read = answers.read(text, n, text.length - n);
            if (read < 0) {
                throw new IOException("end of an answer: " + new String(text, 0, n));
            }
            n += read;
        }
        return new String(text);
    }

    private String died(String why) {
        try {
            process.destroyForcibly().waitFor();
            String text = Files.readString(errors);
            Files.delete(errors);
            return why + ", exit " + process.exitValue() + "\n" + text;
        } catch (IOException e) {
            return why + "\n" + e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return why;
        } finally {
            process = null;
        }
    }

    @Override
    public void close() {
        if (process != null) {
            process.destroyForcibly();
            errors.toFile().delete();
        }
        reader.shutdownNow();
    }
}
