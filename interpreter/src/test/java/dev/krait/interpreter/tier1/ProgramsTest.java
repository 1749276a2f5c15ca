package dev.krait.interpreter.tier1;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.krait.compiler.SourceText;
import dev.krait.interpreter.modules.Library;
import dev.krait.interpreter.modules.Startup;
import dev.krait.interpreter.runtime.PyContext;
import dev.krait.interpreter.runtime.PyError;
import dev.krait.interpreter.runtime.PyThread;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Programs print what CPython prints, in a context of their own each. */
class ProgramsTest {
    private static final Path PROGRAMS = Path.of("src/test/resources/programs");
    private static final Path CPYTHON = Path.of(System.getProperty("krait.cpython", "target/cpython"));
    private static final long STACK_BYTES = 256L << 20;

    @ParameterizedTest
    @ValueSource(strings = {"attributes", "builtin_exceptions", "calls", "container_order", "containers", "coroutines", "exceptions", "generators",
        "hashes_and_pickles", "importing_and_inspecting", "memory_views", "objects", "signals", "statements", "struct_formats", "subclass_attributes", "syntax_trees", "template_strings", "text_encodings",
        "threads", "tracebacks", "type_parameters", "typing_module"})
    void printsWhatCPythonPrints(String name) throws Exception {
        compare(name, false);
    }

    /** A collection at every safepoint, and what is freed is overwritten. */
    @ParameterizedTest
    @ValueSource(strings = {"attributes", "calls", "containers", "coroutines", "exceptions", "generators", "objects", "statements", "subclass_attributes"})
    void printsTheSameUnderCollectorStress(String name) throws Exception {
        compare(name, true);
    }

    private static void compare(String name, boolean stress) throws Exception {
        Path program = PROGRAMS.resolve(name + ".py").toAbsolutePath();
        String[] output = new String[1];
        Thread thread = new Thread(null, () -> output[0] = run(program, stress), name, STACK_BYTES);
        thread.start();
        thread.join();
        assertEquals(oracle(program), output[0]);
    }

    private static String run(Path program, boolean stress) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PyContext context = new PyContext()) {
            context.heap.setStress(stress);
            context.standardOutput = out;
            context.standardError = out;
            PyThread t = context.newThread();
            PyThread before = context.gil.enter(t);
            try {
                Startup.finish(t, fails(t, program));
            } catch (IOException e) {
                return e.toString();
            } finally {
                context.gil.leave(before);
            }
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private static boolean fails(PyThread t, Path program) throws IOException {
        try {
            Startup.initialize(t, new LibraryFolder(CPYTHON.toAbsolutePath().resolve("lib/python3.14")));
            Startup.runMain(t, SourceText.of(Files.readAllBytes(program), program.toString()));
            return false;
        } catch (PyError e) {
            return true;
        }
    }

    private static String oracle(Path program) throws IOException, InterruptedException {
        Path python = CPYTHON.resolve("bin/python3.14");
        python.toFile().setExecutable(true);
        ProcessBuilder builder = new ProcessBuilder(python.toString(), program.toString()).redirectErrorStream(true);
        builder.environment().put("LD_LIBRARY_PATH", CPYTHON.toString());
        builder.environment().put("PYTHONHOME", CPYTHON.toString());
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output;
    }

    /** The library of the reference interpreter, as a folder. */
    private record LibraryFolder(Path folder) implements Library {
        @Override
        public String root() {
            return folder.toString();
        }

        @Override
        public byte[] read(String path) throws IOException {
            Path file = folder.resolve(path);
            return Files.isRegularFile(file) ? Files.readAllBytes(file) : null;
        }

        @Override
        public boolean contains(String path) {
            return Files.isRegularFile(folder.resolve(path));
        }
    }
}
