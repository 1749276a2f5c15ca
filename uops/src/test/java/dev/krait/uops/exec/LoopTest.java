package dev.krait.uops.exec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.krait.spi.abi.Value;
import dev.krait.uops.ir.Trace;
import org.junit.jupiter.api.Test;

class LoopTest {
    private final TraceBackend backend = new EvaluatorBackend();

    @Test
    void sumOfSquares() {
        Trace trace = Programs.sumOfSquares();
        try (Machine m = new Machine()) {
            m.set(0, Value.ofInt(5)).set(2, m.rangeIterator(0, 1, 1000));
            Exit exit = backend.run(backend.install(trace), m.thread, m.frame, m);
            assertEquals(Exit.Kind.GUARD, exit.kind());
            assertEquals(5 + 332_833_500L, m.number(0));
            assertEquals(999, m.number(1));
        }
    }

    @Test
    void listSum() {
        Trace trace = Programs.listSum();
        try (Machine m = new Machine()) {
            long[] words = new long[100];
            for (int i = 0; i < 100; i++) {
                words[i] = Value.ofInt(i);
            }
            m.set(0, Value.ofInt(0)).set(1, Value.ofInt(0)).set(2, m.list(words)).set(3, Value.ofInt(100));
            backend.run(backend.install(trace), m.thread, m.frame, m);
            assertEquals(4950, m.number(0));
            assertEquals(100, m.number(1));
        }
    }

    @Test
    void mandelbrot() {
        Trace trace = Programs.mandelbrot();
        try (Machine m = new Machine()) {
            m.set(0, Value.ofDouble(0)).set(1, Value.ofDouble(0)).set(2, Value.ofDouble(-0.5)).set(3, Value.ofDouble(0.5))
                    .set(4, Value.ofInt(0)).set(5, Value.ofInt(1000));
            backend.run(backend.install(trace), m.thread, m.frame, m);
            assertEquals(1000, m.number(4));
        }
    }
}
