package dev.krait.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import dev.krait.compiler.PythonCompiler;
import dev.krait.compiler.PythonSyntaxError;
import dev.krait.compiler.SourceText;
import dev.krait.compiler.marshal.Pyc;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Compiles on command, in one thread, and answers with the seconds it took and the processor time that all threads of the
 * process spent meanwhile. Commands, one a line: {@code tree <folder>} does
 * to a folder what CPython's {@code compileall} does, down to the files written; {@code file <path>} compiles a file, and
 * answers with the name of the exception if it is not valid.
 */
public final class CompileWorker {
    private static final OperatingSystemMXBean SYSTEM = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private CompileWorker() {
    }

    /** Answers commands until the input ends. */
    public static void main(String[] args) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            Path path = Path.of(line.substring(5));
            long start = System.nanoTime();
            long startCpu = SYSTEM.getProcessCpuTime();
            String failure = line.startsWith("tree ") ? tree(path) : file(path);
            double seconds = (System.nanoTime() - start) / 1e9;
            System.out.println(seconds + " " + (SYSTEM.getProcessCpuTime() - startCpu) / 1e9 + (failure == null ? "" : " " + failure));
        }
    }

    private static String tree(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(folder)) {
            files = walk.filter(f -> f.toString().endsWith(".py")).sorted().toList();
        }
        for (Path file : files) {
            byte[] source = Files.readAllBytes(file);
            try {
                Pyc pyc = Pyc.ofTimestamp(PythonCompiler.compile(SourceText.of(source, file.toString())),
                        Files.getLastModifiedTime(file).to(TimeUnit.SECONDS), source.length);
                Path cache = file.resolveSibling("__pycache__");
                Files.createDirectories(cache);
                String name = file.getFileName().toString();
                Files.write(cache.resolve(name.substring(0, name.length() - 3) + ".cpython-314.pyc"), pyc.toByteArray());
            } catch (PythonSyntaxError e) {
                // The library holds files that are wrong on purpose; compileall goes on, too.
                continue;
            }
        }
        return null;
    }

    private static String file(Path file) throws IOException {
        try {
            PythonCompiler.compile(SourceText.of(Files.readAllBytes(file), file.toString()));
            return null;
        } catch (PythonSyntaxError e) {
            return e.kind().exceptionName();
        }
    }
}
