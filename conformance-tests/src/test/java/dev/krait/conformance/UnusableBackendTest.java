package dev.krait.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where there is no machine code, one line says why, and the program runs in tier 1. */
class UnusableBackendTest {
    private static final String PREFIX = "krait: the JIT is not running: ";
    private static final String PROGRAM = """
            import sys
            s = 0
            for i in range(30000):
                s += i
            print(s, sys._jit.is_available(), sys._jit.is_enabled(), sys._jit.is_active())
            """;
    /** Runs until it is known that there is no JIT, and long enough after its loop got hot for everything to be said that will be. */
    private static final String WAITING = """
            import sys, time
            began = time.monotonic()
            s = 0
            while (wait := time.monotonic() - began) < 4 or sys._jit.is_enabled() and wait < 100:
                for i in range(3000):
                    s += 1
            print(s > 0, sys._jit.is_available())
            """;

    @TempDir
    private Path folder;

    private Launch.Outcome run(String classPath, String program, String... options) throws IOException, InterruptedException {
        Path file = folder.resolve("program.py");
        Files.writeString(file, program);
        List<String> arguments = new ArrayList<>(List.of(options));
        if (!arguments.contains("--")) {
            arguments.add("--");
        }
        arguments.add(file.toString());
        Launch.Outcome o = Launch.run(new ProcessBuilder(Launch.krait(classPath, arguments.toArray(String[]::new))));
        assertEquals(0, o.exit(), o.errors());
        return o;
    }

    private String with(Class<?> backend, String classPath) throws IOException {
        Path services = folder.resolve("META-INF/services");
        Files.createDirectories(services);
        Files.writeString(services.resolve("dev.krait.spi.IsaBackend"), backend.getName() + "\n");
        return folder + File.pathSeparator + classPath;
    }

    private static String nothingForThisMachine() {
        return "no backend for " + System.getProperty("os.arch") + " on " + System.getProperty("os.name");
    }

    private static void assertReason(String reason, Launch.Outcome o) {
        assertEquals("449985000 False False False\n", o.out(), o.errors());
        String first = o.errors().lines().findFirst().orElse("");
        assertTrue(first.startsWith(PREFIX) && first.contains(reason), "expected: " + reason + "\n" + o.errors());
        assertEquals(1, o.errors().lines().count(), o.errors());
    }

    private Launch.Outcome asked(Class<?> backend) throws IOException, InterruptedException {
        return run(with(backend, Launch.classPath()), PROGRAM, "--", "--jit-stats");
    }

    @Test
    void noBackend() throws IOException, InterruptedException {
        Launch.Outcome asked = run(Launch.classPathWithoutBackends(), PROGRAM, "--", "--jit-stats");
        assertReason(nothingForThisMachine() + "; found: none", asked);
        Launch.Outcome unasked = run(Launch.classPathWithoutBackends(), WAITING);
        assertEquals("True False\n", unasked.out());
        assertEquals("", unasked.errors());
    }

    @Test
    void backendsForOtherMachinesSayWhy() throws IOException, InterruptedException {
        String classPath = with(BrokenBackends.Elsewhere.class, Launch.classPathWithoutBackends());
        assertReason(nothingForThisMachine() + "; found: elsewhere (7.5, not usable: the processor is not a PDP-11)",
                run(classPath, PROGRAM, "--", "--jit-stats"));
        Launch.Outcome unasked = run(classPath, WAITING);
        assertEquals("True False\n", unasked.out());
        assertEquals("", unasked.errors());
    }

    @Test
    void backendsOfOtherVersionsOfTheInterface() throws IOException, InterruptedException {
        assertReason("found: old (7.5, not usable: made for version 0 of the backend interface, this is 1)",
                run(with(BrokenBackends.Old.class, Launch.classPathWithoutBackends()), PROGRAM, "--", "--jit-stats"));
    }

    @Test
    void backendsThatFailAreNamedEvenIfNobodyAsks() throws IOException, InterruptedException {
        String classPath = with(BrokenBackends.Failing.class, Launch.classPathWithoutBackends());
        assertReason("out of order", run(classPath, PROGRAM, "--", "--jit-stats"));
        Launch.Outcome unasked = run(classPath, WAITING);
        assertEquals("True False\n", unasked.out());
        assertTrue(unasked.errors().startsWith(PREFIX) && unasked.errors().contains("BrokenBackends$Failing")
                && unasked.errors().contains("out of order"), unasked.errors());
    }

    @Test
    void damagedStencilSets() throws IOException, InterruptedException {
        assertReason("backend damaged (7.5) is not usable: damaged stencil set", asked(BrokenBackends.Damaged.class));
        assertReason("backend cut (7.5) is not usable: damaged stencil set", asked(BrokenBackends.Cut.class));
        Launch.Outcome unasked = run(with(BrokenBackends.Damaged.class, Launch.classPath()), WAITING);
        assertEquals("True False\n", unasked.out());
        assertTrue(unasked.errors().startsWith(PREFIX + "backend damaged"), unasked.errors());
    }

    @Test
    void staleStencilSetsAreToldByWhatTheyLack() throws IOException, InterruptedException {
        assertReason("backend stale (7.5) is not usable: the stencil set for x86_64 does not have all that this version of Krait needs: it lacks ",
                asked(BrokenBackends.Stale.class));
        Launch.Outcome o = asked(BrokenBackends.Stale.class);
        assertTrue(o.errors().contains("alloc") && o.errors().contains("shl_int_imm"), o.errors());
    }

    @Test
    void setsForOtherLayoutsAreNeverRun() throws IOException, InterruptedException {
        assertReason("compiled with other layouts of objects", asked(BrokenBackends.Foreign.class));
    }

    @Test
    void stencilsThatTurnOutToBeMissingEndCompilationAndNotTheProgram() throws IOException, InterruptedException {
        Launch.Outcome o = asked(BrokenBackends.Holey.class);
        assertEquals("449985000 True True False\n", o.out(), o.errors());
        assertTrue(o.errors().startsWith(PREFIX + "no stencil add_int"), o.errors());
        assertTrue(o.errors().contains("missing stencil"), o.errors());
    }

    @Test
    void codeMemoryThatTheSystemRefuses() throws IOException, InterruptedException {
        assertReason("no memory for machine code: mmap of ", run(Launch.classPath(), PROGRAM, "-Dkrait.code.memory=" + (1L << 55), "--", "--jit-stats"));
    }

    @Test
    void codeMemoryThatIsFull() throws IOException, InterruptedException {
        Launch.Outcome o = run(Launch.classPath(), PROGRAM, "-Dkrait.code.memory=4096", "-Dkrait.jit.loop=20", "--", "--jit-stats");
        assertEquals("449985000 True True False\n", o.out(), o.errors());
    }

    @Test
    void activeIsWhatTheCallerIs() throws IOException, InterruptedException {
        String program = """
                import sys
                active = sys._jit.is_active
                def called():
                    return active()
                def f(n):
                    first = active()
                    for i in range(n):
                        last = active()
                    return first, last
                def from_java(n):
                    for i in range(n):
                        last = sorted([1, 2], key=lambda x: active())
                    return last
                print(f(3), f(2000)[1], f(3)[0], active(), [f(2000) for i in range(9)][-1][1], from_java(2))
                print(sys._jit.is_available(), sys._jit.is_enabled())
                """;
        assertEquals("(False, False) True False False True [1, 2]\nTrue True\n",
                run(Launch.classPath(), program, "-Dkrait.jit.loop=50", "-Dkrait.jit.entry=100000").out());
        assertEquals("(False, False) False False False False [1, 2]\nTrue False\n", run(Launch.classPath(), program, "-Dkrait.jit=off").out());
    }
}
