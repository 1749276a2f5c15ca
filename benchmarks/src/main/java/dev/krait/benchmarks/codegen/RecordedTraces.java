package dev.krait.benchmarks.codegen;

import dev.krait.compiler.SourceText;
import dev.krait.interpreter.modules.Library;
import dev.krait.interpreter.modules.Startup;
import dev.krait.interpreter.runtime.PyContext;
import dev.krait.interpreter.runtime.PyError;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.interpreter.tier2.Jit;
import dev.krait.interpreter.tier2.JitOptions;
import dev.krait.stdlib.StandardLibrary;
import dev.krait.uops.exec.Executor;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The traces of one run of a program in a context of its own.
 *
 * @param executors what was compiled
 * @param figures the figures of {@code --jit-stats}
 */
record RecordedTraces(List<Executor> executors, Map<String, Long> figures) {
    /** Low enough for short programs, and for the compiler to take all the time it wants, so that each run records the same. */
    private static final int LOOP = 60;

    /** Runs a program, whose output is dropped. */
    static RecordedTraces of(Path program) throws IOException {
        PyContext context = new PyContext();
        context.standardInput = InputStream.nullInputStream();
        context.standardOutput = OutputStream.nullOutputStream();
        context.standardError = OutputStream.nullOutputStream();
        PyThread t = context.newThread();
        PyThread before = context.gil.enter(t);
        try {
            Startup.initialize(t, new Jar());
            Startup.setArguments(t, List.of(program.toString()));
            JitOptions o = context.jitOptions;
            context.jitOptions = new JitOptions(true, LOOP, LOOP, o.sideExitThreshold(), false, null, false);
            String backend = Jit.start(context);
            if (context.jit == null) {
                throw new IllegalStateException("the JIT is not running: " + backend);
            }
            Startup.runMain(t, SourceText.of(Files.readString(program), program.toString()));
            return new RecordedTraces(context.jit.executors(), context.jit.stats().figures());
        } catch (PyError e) {
            throw new IllegalStateException(program + " failed", e);
        } finally {
            context.gil.leave(before);
        }
    }

    private static final class Jar implements Library {
        private final String root = StandardLibrary.root();

        @Override
        public String root() {
            return root;
        }

        @Override
        public byte[] read(String path) throws IOException {
            return StandardLibrary.read(path);
        }

        @Override
        public boolean contains(String path) {
            return StandardLibrary.contains(path);
        }
    }
}
