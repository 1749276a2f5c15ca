package dev.krait.conformance.traces;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.krait.uops.exec.TraceBackend;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Random programs of the toy language give the same result interpreted, traced in Java and traced in machine code. */
class RandomTraceTest {
    @Property(tries = 400)
    void sameResultHoweverItRuns(@ForAll long seed, @ForAll @IntRange(min = 1, max = 25) int length, @ForAll @IntRange(min = 1, max = 12) int iterations) {
        check(seed, length, 2 + iterations * iterations);
    }

    static void check(long seed, int length, int iterations) {
        List<Toy.Statement> program = Toy.random(new Random(seed), length);
        String expected = run(program, null, seed, iterations, 0, null);
        for (TraceBackend backend : TraceBackends.all()) {
            for (int threshold : new int[] {1, 3}) {
                StringBuilder log = new StringBuilder();
                String actual;
                try {
                    actual = run(program, backend, seed, iterations, threshold, log);
                } catch (RuntimeException e) {
                    throw new AssertionError("seed " + seed + " in " + backend.name() + "\n" + program + "\n" + log, e);
                }
                assertEquals(expected, actual, () -> "seed " + seed + ", length " + length + " in " + backend.name() + ", threshold " + threshold
                        + "\n" + program + "\n" + log);
            }
        }
    }

    private static String run(List<Toy.Statement> program, TraceBackend backend, long seed, int iterations, int threshold, StringBuilder log) {
        try (Machine m = new Machine()) {
            Toy toy = new Toy(program, m, backend, threshold);
            toy.init(new Random(seed), iterations);
            toy.log = log;
            toy.run();
            return toy.state();
        }
    }
}
