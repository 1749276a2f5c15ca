package dev.krait.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes traces: what is invalid, or does not pay, makes room for others, and operators and recursion are followed. */
class TraceLifeTest {
    @TempDir
    private Path folder;

    private Launch.Outcome run(String program) throws IOException, InterruptedException {
        return run(program, "--jit-stats");
    }

    private Launch.Outcome run(String program, String option) throws IOException, InterruptedException {
        Path file = folder.resolve("program.py");
        Files.writeString(file, program);
        Launch.Outcome o = Launch.run(new ProcessBuilder(Launch.krait(Launch.classPath(), "-Dkrait.jit.loop=40", "-Dkrait.jit.entry=40", "--", option,
                file.toString())));
        assertEquals(0, o.exit(), o.errors());
        return o;
    }

    @Test
    void whatIsInvalidIsCompiledAgain() throws IOException, InterruptedException {
        Launch.Outcome o = run("""
                import sys
                class C:
                    def f(self): return 1
                def loop(n, c):
                    s = 0
                    for i in range(n):
                        s += c.f()
                    return s
                c = C()
                for r in range(5):
                    before = sys._jit.stats()
                    for k in range(40):
                        loop(2000, c)
                    after = sys._jit.stats()
                    print(loop(3, c), after["root_traces"] - before["root_traces"] > 0, after["invalidated"])
                    C.f = lambda self, r=r: r
                """);
        assertEquals("3 True 0\n0 True 1\n3 True 2\n6 True 3\n9 True 4\n", o.out(), o.errors());
    }

    @Test
    void whatIsLeftAtOnceAgainAndAgainIsDropped() throws IOException, InterruptedException {
        Launch.Outcome o = run("""
                import sys
                def f(x, l):
                    if x:
                        a = x + 1; b = a * 2; c = b - x; d = c ^ a; e = d + b; a = e * 3; b = a - c; c = b + d; d = c * 2; e = d - a
                        a = x + 1; b = a * 2; c = b - x; d = c ^ a; e = d + b; a = e * 3; b = a - c; c = b + d; d = c * 2; e = d - a
                        return e
                    match l:
                        case [y]:
                            return y
                s = sum(f(*a) for a in [(1, ())] * 400)
                print(s, sys._jit.stats()["dropped"])
                calls = iter([0] * 50000)
                while (x := next(calls, None)) is not None:
                    s += f(x, (x,)) + len({**{}})
                print(s, sys._jit.stats()["dropped"] > 0)
                """);
        assertTrue(o.out().matches("(\\d+) 0\\n\\1 True\\n"), o.out() + o.errors());
        assertTrue(o.errors().contains("short runs to GUARD"), o.errors());
    }

    @Test
    void recursionGoesOnInTheTraceOfTheFunction() throws IOException, InterruptedException {
        Launch.Outcome o = run("""
                def fib(n):
                    return n if n < 2 else fib(n - 1) + fib(n - 2)
                print(sum(fib(16) for _ in range(100)))
                """, "--jit-dump");
        assertEquals("98700\n", o.out(), o.errors());
        assertTrue(o.errors().contains("== trace 1 fib:2\n"), o.errors());
        assertTrue(o.errors().contains("\njump_to_trace"), o.errors());
    }

    @Test
    void operatorsOfPythonClassesAreFollowed() throws IOException, InterruptedException {
        Launch.Outcome o = run("""
                class V:
                    def __init__(self, n): self.n = n
                    def __add__(self, other): return V(self.n + other.n)
                    def __lt__(self, other): return self.n < other.n
                    def __getitem__(self, i): return self.n * i
                def f(n):
                    total = V(0); one = V(1); limit = V(n // 2); less = 0
                    for i in range(n):
                        total = total + one
                        if total < limit:
                            less += total[2]
                    return total.n, less
                print(f(20000))
                """, "--jit-dump");
        assertEquals("(20000, 99990000)\n", o.out(), o.errors());
        assertTrue(o.errors().contains(" f:8, loop\n"), o.errors());
        assertFalse(o.errors().contains("call_java"), o.errors());
    }
}
