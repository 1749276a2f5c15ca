package dev.krait.conformance.traces;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.krait.spi.abi.Value;
import dev.krait.uops.exec.Executor;
import dev.krait.uops.exec.Exit;
import dev.krait.uops.exec.TraceBackend;
import dev.krait.uops.ir.Condition;
import dev.krait.uops.ir.FrameState;
import dev.krait.uops.ir.Snapshot;
import dev.krait.uops.ir.TraceBuilder;
import dev.krait.uops.ir.UOp;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Loops with far more values than registers: all of them are alive at every exit, side traces inherit them, and they change places in each round, so that the
 * moves at the back edge and at the entries of side traces go from spill slot to spill slot, in cycles too.
 *
 * <pre>
 * while counter &lt; limit:        # 0
 *     if counter &amp; 3 != 3:      # 1
 *         shuffle 0             # 2
 *     else:
 *         shuffle 1             # 3
 *         if counter &amp; 7 != 7:  # 4
 *             shuffle 2         # 5
 *         else:
 *             shuffle 3         # 6
 *     counter += 1
 * </pre>
 */
class ManyValuesTest {
    private static final int INT = 0;
    private static final int FLOAT = 1;
    /** A word of any type, which is only moved. */
    private static final int KINDS = 3;
    private static final int ROUNDS = 60;

    /** What a statement does: value {@code i} becomes that of place {@code from[i]}, plus {@code plus[i]} where it is a number. */
    private record Shuffle(int[] from, int[] plus) {
        static Shuffle random(Random r, int count) {
            int[] from = new int[count];
            int[] plus = new int[count];
            for (int kind = 0; kind < KINDS; kind++) {
                List<Integer> places = new ArrayList<>();
                for (int i = kind; i < count; i += KINDS) {
                    places.add(i);
                }
                java.util.Collections.shuffle(places, r);
                for (int i = kind, k = 0; i < count; i += KINDS) {
                    from[i] = r.nextInt(4) == 0 ? i : places.get(k);
                    k++;
                }
            }
            for (int i = 0; i < count; i++) {
                plus[i] = r.nextInt(4) == 0 ? r.nextInt(100) : 0;
            }
            return new Shuffle(from, plus);
        }
    }

    /** The loop, interpreted or traced. */
    private static final class Program {
        private final int count;
        private final Machine m;
        private final Shuffle[] shuffles = new Shuffle[4];
        private final int counter;
        private final int limit;
        private TraceBuilder t;
        private int[] refs;

        Program(int count, long seed, Machine m) {
            this.count = count;
            this.m = m;
            counter = count;
            limit = count + 1;
            Random r = new Random(seed);
            for (int i = 0; i < shuffles.length; i++) {
                shuffles[i] = Shuffle.random(r, count);
            }
            for (int i = 0; i < count; i++) {
                m.set(i, i % KINDS == INT || i % KINDS != FLOAT && r.nextBoolean() ? Value.ofInt(r.nextInt(1 << 20)) : Value.ofDouble(r.nextInt(1 << 20) / 4.0));
            }
            m.set(counter, Value.ofInt(0)).set(limit, Value.ofInt(ROUNDS));
        }

        /** Does what is at a pc, and returns the next one; -1 at the end. */
        int step(int pc) {
            long n = m.number(counter);
            switch (pc) {
                case 0:
                    return n < m.number(limit) ? 1 : -1;
                case 1:
                    return (n & 3) != 3 ? 2 : 3;
                case 4:
                    return (n & 7) != 7 ? 5 : 6;
                default:
                    Shuffle s = shuffles[shuffle(pc)];
                    long[] before = new long[count];
                    for (int i = 0; i < count; i++) {
                        before[i] = m.get(i);
                    }
                    for (int i = 0; i < count; i++) {
                        long word = before[s.from[i]];
                        m.set(i, i % KINDS == INT ? Value.ofInt(Value.intValue(word) + s.plus[i])
                                : i % KINDS == FLOAT ? Value.ofDouble(Value.doubleValue(word) + s.plus[i]) : word);
                    }
                    if (pc == 3) {
                        return 4;
                    }
                    m.set(counter, Value.ofInt(n + 1));
                    return 0;
            }
        }

        private static int shuffle(int pc) {
            return pc < 4 ? pc - 2 : pc - 3;
        }

        private int ref(int slot) {
            if (refs[slot] == 0) {
                refs[slot] = t.loadFrame(Machine.slot(slot));
            }
            return refs[slot];
        }

        private FrameState state(int pc) {
            int[] now = refs.clone();
            return out -> {
                out.frame("many", pc);
                for (int i = 0; i < now.length; i++) {
                    if (now[i] != 0) {
                        out.slot(Machine.slot(i), now[i]);
                    }
                }
            };
        }

        /** Records what {@link #step} will do at a pc. */
        private void record(int pc, int next) {
            t.setState(state(pc));
            int n = t.toInt(ref(counter));
            switch (pc) {
                case 0 -> t.guardCompareInt(Condition.LT, n, t.toInt(ref(limit)));
                case 1 -> t.guardCompareInt(next == 2 ? Condition.NE : Condition.EQ, t.intOp(UOp.AND_INT, n, t.constInt(3)), t.constInt(3));
                case 4 -> t.guardCompareInt(next == 5 ? Condition.NE : Condition.EQ, t.intOp(UOp.AND_INT, n, t.constInt(7)), t.constInt(7));
                default -> {
                    Shuffle s = shuffles[shuffle(pc)];
                    int[] after = refs.clone();
                    for (int i = 0; i < count; i++) {
                        int r = ref(s.from[i]);
                        after[i] = i % KINDS == INT ? t.addInt(t.toInt(r), t.constInt(s.plus[i]))
                                : i % KINDS == FLOAT ? t.addFloat(t.toFloat(r), t.constFloat(s.plus[i])) : r;
                    }
                    if (next == 0) {
                        after[counter] = t.addInt(n, t.constInt(1));
                    }
                    after[limit] = ref(limit);
                    refs = after;
                }
            }
        }

        /** Goes on from a pc to the loop head, recording it. */
        private void recordRound(int from) {
            int pc = from;
            do {
                TraceBuilder builder = t;
                int before = pc;
                // Which way it will go is known only when it went; nothing of what is recorded looks at the values.
                int next = next(before);
                assertTrue(builder != null && next >= 0);
                record(before, next);
                pc = step(before);
            } while (pc != 0);
            t.setState(state(0));
        }

        private int next(int pc) {
            return pc == 0 || pc == 1 || pc == 4 ? step(pc) : pc == 3 ? 4 : 0;
        }

        /** Runs to the end; returns how many side traces were linked. */
        int run(TraceBackend backend) {
            t = TraceBuilder.root("many values", 100_000);
            refs = new int[count + 2];
            recordRound(0);
            assertTrue(t.closeLoop(true), "the loop is closed");
            Executor root = backend.install(t.trace());
            int sides = 0;
            while (true) {
                Exit exit = backend.run(root, m.thread, m.frame, m);
                int pc = m.pc;
                if (step(pc) < 0) {
                    return sides;
                }
                if (pc > 0 && exit.isHot(1)) {
                    t = TraceBuilder.side("many values, side", 100_000, exit.executor().trace(), exit.instruction());
                    refs = new int[count + 2];
                    Snapshot s = exit.snapshot();
                    for (int i = s.start(0); i < s.start(1); i++) {
                        refs[(s.offset(i) - Machine.slot(0)) / 8] = t.inherited(i);
                    }
                    recordRound(pc);
                    t.endWithJump(root);
                    backend.link(exit, backend.install(t.trace()));
                    sides++;
                } else {
                    while (pc != 0) {
                        pc = step(pc);
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"20, 1", "100, 2", "270, 3", "330, 4", "330, 5", "400, 6"})
    void sameValuesInJavaAndInMachineCode(int count, long seed) {
        List<Object> expected;
        try (Machine m = new Machine()) {
            Program p = new Program(count, seed, m);
            for (int pc = 0; pc >= 0;) {
                pc = p.step(pc);
            }
            expected = m.slots(count + 2);
        }
        for (TraceBackend backend : TraceBackends.all()) {
            try (Machine m = new Machine()) {
                Program p = new Program(count, seed, m);
                int sides = p.run(backend);
                assertTrue(sides >= 2, backend.name() + " linked " + sides);
                List<Object> actual = m.slots(count + 2);
                for (int i = 0; i < expected.size(); i++) {
                    assertEquals(expected.get(i), actual.get(i), backend.name() + ", slot " + i);
                }
            }
        }
    }
}
