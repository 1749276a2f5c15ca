package dev.krait.compiler;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/** CPython 3.14.3, which the build unpacks from its Maven artifact. */
public final class Oracle {
    private final Path home;

    private Oracle(Path home) {
        this.home = home;
    }

    /** The unpacked interpreter: where the property {@code krait.cpython} says, else where the build of this module puts it. */
    public static Oracle find() {
        String property = System.getProperty("krait.cpython");
        List<Path> candidates = new ArrayList<>();
        if (property != null) {
            candidates.add(Path.of(property));
        }
        for (String target : List.of("target", "compiler/target")) {
            Path root = Path.of(target, "cpython", "org", "bytedeco", "cpython");
            if (Files.isDirectory(root)) {
                try (Stream<Path> platforms = Files.list(root)) {
                    platforms.forEach(candidates::add);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
        for (Path candidate : candidates) {
            if (Files.exists(candidate.resolve("bin/python3.14"))) {
                candidate.resolve("bin/python3.14").toFile().setExecutable(true);
                return new Oracle(candidate.toAbsolutePath());
            }
        }
        throw new IllegalStateException("no CPython in " + candidates + "; mvn generate-test-resources unpacks it");
    }

    /** The standard library. */
    public Path library() {
        return home.resolve("lib/python3.14");
    }

    /** All Python files of the library, sorted. */
    public List<Path> libraryFiles() {
        try (Stream<Path> files = Files.walk(library(), FileVisitOption.FOLLOW_LINKS)) {
            return files.filter(f -> f.toString().endsWith(".py")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Names of all encodings, and of some that are none. */
    List<String> encodings() {
        try (Stream<Path> files = Files.list(library().resolve("encodings"))) {
            return files.map(f -> f.getFileName().toString()).filter(n -> n.endsWith(".py") && !n.startsWith("_"))
                    .map(n -> n.substring(0, n.length() - ".py".length())).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a script that is a resource of the tests prints when it reads the input. */
    public byte[] runResource(String resource, byte[] input, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        runResource(resource, input, stream -> stream.transferTo(out), arguments);
        return out.toByteArray();
    }

    /** Runs a script that is a resource of the tests. */
    public void runResource(String resource, byte[] input, OutputHandler handler, String... arguments) {
        try (InputStream script = Oracle.class.getResourceAsStream(resource)) {
            List<String> command = new ArrayList<>(List.of("-c", new String(script.readAllBytes(), StandardCharsets.UTF_8)));
            command.addAll(List.of(arguments));
            run(command, input, handler);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What {@code python -c} prints. */
    public String run(String program, String input) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        run(List.of("-c", program), input.getBytes(StandardCharsets.UTF_8), stream -> stream.transferTo(out));
        return out.toString(StandardCharsets.UTF_8);
    }

    /** Reads what a process prints. */
    @FunctionalInterface
    public interface OutputHandler {
        void read(InputStream output) throws IOException;
    }

    private void run(List<String> arguments, byte[] input, OutputHandler handler) {
        List<String> command = new ArrayList<>();
        command.add(home.resolve("bin/python3.14").toString());
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().putAll(Map.of("LD_LIBRARY_PATH", home.toString(), "PYTHONHOME", home.toString(), "PYTHONHASHSEED",
                "0", "PYTHONDONTWRITEBYTECODE", "1", "PYTHONUTF8", "1"));
        try {
            Process process = builder.start();
            AtomicReference<IOException> failure = new AtomicReference<>();
            Thread feeder = new Thread(() -> {
                try (OutputStream out = new BufferedOutputStream(process.getOutputStream())) {
                    out.write(input);
                } catch (IOException e) {
                    failure.set(e);
                }
            }, "oracle-input");
            feeder.start();
            try (InputStream out = process.getInputStream()) {
                handler.read(out);
            }
            feeder.join();
            int status = process.waitFor();
            if (status != 0) {
                throw new IllegalStateException("CPython exited with " + status);
            }
            if (failure.get() != null) {
                throw failure.get();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What CPython makes of a file: marshalled code, or the text of an exception. */
    public record Compiled(byte[] marshalled, String error) {
    }

    /** Receives what CPython made of the file with the given index. */
    @FunctionalInterface
    public interface CompiledHandler {
        void accept(int index, Compiled compiled);
    }

    /**
     * Compiles files in one process.
     *
     * @param optimize the level of each file
     */
    public void compile(List<Path> files, int[] optimize, CompiledHandler handler) {
        StringBuilder input = new StringBuilder();
        for (int i = 0; i < files.size(); i++) {
            input.append(optimize[i]).append(' ').append(files.get(i)).append('\n');
        }
        runResource("dump_code.py", input.toString().getBytes(StandardCharsets.UTF_8), stream -> {
            DataInputStream in = new DataInputStream(new BufferedInputStream(stream, 1 << 16));
            for (int i = 0; i < files.size(); i++) {
                int size;
                try {
                    size = Integer.reverseBytes(in.readInt());
                } catch (EOFException e) {
                    throw new IOException("CPython ended before " + files.get(i), e);
                }
                byte[] record = in.readNBytes(size);
                byte[] body = Arrays.copyOfRange(record, 1, size);
                handler.accept(i, record[0] == 1 ? new Compiled(body, null)
                        : new Compiled(null, new String(body, StandardCharsets.UTF_8)));
            }
        });
    }
}
