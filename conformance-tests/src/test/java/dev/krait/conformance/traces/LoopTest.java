package dev.krait.conformance.traces;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.krait.spi.abi.Memory;
import dev.krait.spi.abi.ThreadLayout;
import dev.krait.spi.abi.Value;
import dev.krait.uops.exec.Executor;
import dev.krait.uops.exec.Exit;
import dev.krait.uops.exec.TraceBackend;
import dev.krait.uops.ir.UOp;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whole loops, in Java and in machine code. */
class LoopTest {
    static List<TraceBackend> backends() {
        return TraceBackends.all();
    }

    @ParameterizedTest
    @MethodSource("backends")
    void sumOfSquares(TraceBackend backend) {
        try (Machine m = new Machine()) {
            m.set(0, Value.ofInt(5)).set(2, m.rangeIterator(0, 1, 1000));
            Exit exit = backend.run(backend.install(Programs.sumOfSquares()), m.thread, m.frame, m);
            assertEquals(Exit.Kind.GUARD, exit.kind());
            assertEquals(5 + 332_833_500L, m.number(0));
            assertEquals(999, m.number(1));
        }
    }

    /** A sum that outgrows 49 bits stays raw in the loop and is boxed at the exit; one that outgrows 64 bits leaves before the addition. */
    @ParameterizedTest
    @MethodSource("backends")
    void bigSums(TraceBackend backend) {
        try (Machine m = new Machine()) {
            m.set(0, Value.ofInt(0)).set(2, m.rangeIterator(1L << 30, 1, 100));
            Executor e = backend.install(Programs.sumOfSquares());
            Exit exit = backend.run(e, m.thread, m.frame, m);
            assertEquals(UOp.ADD_INT, exit.op());
            long sum = 0;
            long i = 1L << 30;
            while (true) {
                long next = sum + i * i;
                if (next < 0) {
                    break;
                }
                sum = next;
                i++;
            }
            assertEquals(sum, m.number(0));
            assertEquals(i, m.number(1));
        }
    }

    @ParameterizedTest
    @MethodSource("backends")
    void listSum(TraceBackend backend) {
        try (Machine m = new Machine()) {
            long[] words = new long[100];
            for (int i = 0; i < 100; i++) {
                words[i] = Value.ofInt(i);
            }
            m.set(0, Value.ofInt(0)).set(1, Value.ofInt(0)).set(2, m.list(words)).set(3, Value.ofInt(100));
            backend.run(backend.install(Programs.listSum()), m.thread, m.frame, m);
            assertEquals(4950, m.number(0));
            assertEquals(100, m.number(1));
        }
    }

    @ParameterizedTest
    @MethodSource("backends")
    void mandelbrot(TraceBackend backend) {
        try (Machine m = new Machine()) {
            m.set(0, Value.ofDouble(0)).set(1, Value.ofDouble(0)).set(2, Value.ofDouble(-0.5)).set(3, Value.ofDouble(0.5))
                    .set(4, Value.ofInt(0)).set(5, Value.ofInt(1000));
            backend.run(backend.install(Programs.mandelbrot()), m.thread, m.frame, m);
            assertEquals(1000, m.number(4));
            double r = 0;
            double i = 0;
            for (int k = 0; k < 1000; k++) {
                double next = r * r - i * i - 0.5;
                i = 2 * r * i + 0.5;
                r = next;
            }
            assertEquals(r, Value.doubleValue(m.get(0)));
            assertEquals(i, Value.doubleValue(m.get(1)));
        }
    }

    @ParameterizedTest
    @MethodSource("backends")
    void pollLeavesAtTheLoopHead(TraceBackend backend) {
        try (Machine m = new Machine()) {
            m.set(0, Value.ofInt(0)).set(2, m.rangeIterator(0, 1, 1000));
            Memory.putLong(m.thread + ThreadLayout.POLL, 1);
            Executor e = backend.install(Programs.sumOfSquares());
            Exit exit = backend.run(e, m.thread, m.frame, m);
            assertEquals(Exit.Kind.POLL, exit.kind());
            assertEquals(0, m.number(1), "one iteration was done");
            Memory.putLong(m.thread + ThreadLayout.POLL, 0);
            backend.run(e, m.thread, m.frame, m);
            assertEquals(332_833_500L, m.number(0));
            assertSame(e, exit.executor());
        }
    }
}
