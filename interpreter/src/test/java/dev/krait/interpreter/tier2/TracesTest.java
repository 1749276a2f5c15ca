package dev.krait.interpreter.tier2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.krait.compiler.SourceText;
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
import org.junit.jupiter.params.provider.CsvSource;

/** Programs print the same with and without traces, which here run in Java. */
class TracesTest {
    private static final Path PROGRAMS = Path.of("src/test/resources/programs");
    private static final long STACK_BYTES = 256L << 20;

    @ParameterizedTest
    @CsvSource({"traces,1,1", "traces,2,3", "traces,20,5", "objects,2,1", "statements,2,1", "generators,2,1", "exceptions,2,1", "calls,2,1",
            "trace_iterators,2,1", "trace_lists,2,1", "trace_classes,2,1", "trace_exits,10,2"})
    void printsTheSameWithTraces(String name, int threshold, int exits) throws Exception {
        JitOptions on = JitOptions.fromProperties().withEvaluator(true).withThresholds(threshold, threshold, exits);
        assertEquals(inThread(name, JitOptions.OFF), inThread(name, on));
    }

    private static String inThread(String name, JitOptions options) throws InterruptedException {
        String[] output = new String[1];
        Thread thread = new Thread(null, () -> output[0] = run(PROGRAMS.resolve(name + ".py"), options), name, STACK_BYTES);
        thread.start();
        thread.join();
        return output[0];
    }

    private static boolean fails(PyThread t, Path program) throws IOException {
        try {
            Startup.initialize(t, null);
            Jit.start(t.context);
            Startup.runMain(t, SourceText.of(Files.readAllBytes(program), program.toString()));
            return false;
        } catch (PyError e) {
            return true;
        }
    }

    private static String run(Path program, JitOptions options) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PyContext context = new PyContext()) {
            context.standardOutput = out;
            context.standardError = out;
            context.jitOptions = options;
            PyThread t = context.newThread();
            PyThread before = context.gil.enter(t);
            try {
                Startup.finish(t, fails(t, program));
            } catch (IOException e) {
                return e.toString();
            } finally {
                context.gil.leave(before);
            }
            if (options.enabled()) {
                assertTrue(context.jit.stats().traces() > 0, context.jit.report());
            }
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
