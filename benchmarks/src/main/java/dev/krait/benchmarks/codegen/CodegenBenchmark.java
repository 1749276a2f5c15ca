package dev.krait.benchmarks.codegen;

import dev.krait.spi.Backends;
import dev.krait.spi.CodeWriter;
import dev.krait.spi.Hole;
import dev.krait.spi.InstalledCode;
import dev.krait.spi.NativeRuntime;
import dev.krait.spi.StencilSet;
import dev.krait.uops.codegen.CodeGenerator;
import dev.krait.uops.exec.Executor;
import dev.krait.uops.ir.Trace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * What it costs to make machine code of the traces that real programs have: copying and patching their stencils, all of code generation (registers are
 * allocated, stencils chosen, copied and patched), and the whole way from the first recorded instruction to installed code.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 8, time = 1)
@Fork(1)
public class CodegenBenchmark {
    /** The root of the repository: where the programs are. */
    @Param("")
    public String repository;
    /** Without the ending. */
    @Param({"nested_loops", "matrices", "tokenizer", "binary_trees", "event_queue", "generators"})
    public String program;

    private final List<Trace> traces = new ArrayList<>();
    private final List<int[]> inherited = new ArrayList<>();
    private final List<Long> targets = new ArrayList<>();
    /** For each trace its stencils, two words each: which, and whether it has a jump target. */
    private final List<int[]> tapes = new ArrayList<>();
    private int microOps;
    private int stencils;
    private CodeGenerator generator;
    private CodeWriter writer;

    /** For JMH. */
    public CodegenBenchmark() {
    }

    private static final class Numbers implements CodeGenerator.Numbers {
        private int next;

        @Override
        public int exit(int ref) {
            return next++;
        }

        @Override
        public int call(int ref, int operand) {
            return ~next++;
        }
    }

    /** Records the traces of the program, and compiles each once to see of what it is made. */
    @Setup(Level.Trial)
    public void record() throws IOException {
        List<Executor> executors = RecordedTraces.of(Path.of(repository, "benchmarks", "programs", program + ".py")).executors();
        NativeRuntime runtime = NativeRuntime.start(Backends.discover(CodegenBenchmark.class.getClassLoader()).chosen().orElseThrow());
        StencilSet set = runtime.stencils();
        generator = new CodeGenerator(runtime);
        writer = runtime.newWriter();
        Map<Trace, CodeGenerator.Result> compiled = new IdentityHashMap<>();
        for (Executor e : executors) {
            Trace t = e.trace();
            Trace parent = t.parent() == null ? null : t.parent().trace();
            if (parent != null && !compiled.containsKey(parent)) {
                continue;
            }
            int[] locations = parent == null ? new int[0] : locations(t, compiled.get(parent));
            // Where a trace jumps does not matter, but it must be in reach.
            CodeGenerator.Result result = generator.compile(t, locations, runtime.commonExit(), new Numbers(), true);
            compiled.put(t, result);
            traces.add(t);
            inherited.add(locations);
            targets.add(runtime.commonExit());
            int[] listing = result.code().listing();
            int[] tape = new int[listing.length];
            for (int i = 0; i < listing.length; i += 2) {
                tape[i] = listing[i + 1];
                tape[i + 1] = set.stencil(listing[i + 1]).holes().stream().anyMatch(h -> h.value() == Hole.Value.JUMP) ? 1 : 0;
            }
            tapes.add(tape);
            microOps += e.instructions();
            stencils += result.stencils() + result.code().exits();
        }
    }

    private static int[] locations(Trace t, CodeGenerator.Result parent) {
        int[] locations = new int[t.inherited().size()];
        int[] refs = parent.exitRefs()[t.parent().instruction()];
        int[] places = parent.exitLocations()[t.parent().instruction()];
        for (int i = 0; i < locations.length; i++) {
            for (int k = 0; k < refs.length; k++) {
                if (refs[k] == t.inherited().get(i)) {
                    locations[i] = places[k];
                }
            }
        }
        return locations;
    }

    /** Copies and patches the stencils of all traces, with operands that are as good as any, and installs the code. */
    @Benchmark
    public int copyAndPatch() {
        int bytes = 0;
        for (int[] tape : tapes) {
            writer.begin();
            for (int i = 0; i < tape.length; i += 2) {
                writer.emit(tape[i], tape[i + 1] != 0 ? writer.exit(i) : CodeWriter.NO_LABEL, 8, 8, 8);
            }
            InstalledCode code = writer.finish();
            bytes += code.size();
            code.release();
        }
        return bytes;
    }

    /** Compiles all traces. */
    @Benchmark
    public int generate() {
        int bytes = 0;
        for (int i = 0; i < traces.size(); i++) {
            InstalledCode code = generator.compile(traces.get(i), inherited.get(i), targets.get(i), new Numbers(), false).code();
            bytes += code.size();
            code.release();
        }
        return bytes;
    }

    /** Runs the benchmarks and prints the table. Arguments: the root of the repository, a program or more (all if none). */
    public static void main(String[] args) throws RunnerException, IOException {
        String repository = Path.of(args[0]).toRealPath().toString();
        OptionsBuilder options = new OptionsBuilder();
        options.include(CodegenBenchmark.class.getSimpleName()).param("repository", repository);
        if (args.length > 1) {
            options.param("program", List.of(args).subList(1, args.length).toArray(String[]::new));
        }
        System.out.printf("%-14s %-13s %7s %9s %9s %12s %12s%n", "program", "what", "traces", "micro-ops", "stencils", "ns/stencil", "us/micro-op");
        for (RunResult result : new Runner(options.build()).run()) {
            String program = result.getParams().getParam("program");
            CodegenBenchmark size = new CodegenBenchmark();
            size.repository = repository;
            size.program = program;
            size.record();
            String name = result.getPrimaryResult().getLabel();
            // The fastest run: what else the machine does only adds to it.
            double best = result.getPrimaryResult().getStatistics().getMin();
            int count = size.stencils;
            if (name.equals("copyAndPatch")) {
                count = size.tapes.stream().mapToInt(tape -> tape.length / 2 + jumps(tape)).sum();
            }
            System.out.printf(Locale.ROOT, "%-14s %-13s %7d %9d %9d %12.1f %12.3f%n", program, name, size.traces.size(), size.microOps, count, best / count,
                    best / 1000 / size.microOps);
            if (name.equals("generate")) {
                whole(repository, program);
            }
        }
    }

    private static int jumps(int[] tape) {
        int n = 0;
        for (int i = 1; i < tape.length; i += 2) {
            n += tape[i];
        }
        return n;
    }

    /** Recording included: tier 1 executing each instruction, the recorder and the optimizer; the cheapest of some runs in one process. */
    private static void whole(String repository, String program) throws IOException {
        Map<String, Long> best = null;
        for (int i = 0; i < 25; i++) {
            Map<String, Long> figures = RecordedTraces.of(Path.of(repository, "benchmarks", "programs", program + ".py")).figures();
            if (best == null || figures.get("record_ns") * best.get("uops_emitted") < best.get("record_ns") * figures.get("uops_emitted")) {
                best = figures;
            }
        }
        System.out.printf(Locale.ROOT, "%-14s %-13s %7d %9d %9d %12s %12.3f%n", program, "from bytecode", best.get("root_traces") + best.get("side_traces"),
                best.get("uops_emitted"), best.get("stencils"), "", best.get("record_ns") / 1e3 / best.get("uops_emitted"));
    }
}
