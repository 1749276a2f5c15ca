package dev.krait.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ctrl-C while a loop runs, in machine code or not: {@code KeyboardInterrupt}. */
class InterruptTest {
    private static final String PROGRAM = """
            import sys


            def spin(n):
                s = 0
                for i in range(n):
                    s += i & 3
                return s


            def outer():
                spin(100000)
                print("ready", flush=True)
                spin(10 ** 15)


            def names(tb):
                while tb:
                    yield tb.tb_frame.f_code.co_name
                    tb = tb.tb_next


            for i in range(int(sys.argv[1])):
                try:
                    outer()
                except KeyboardInterrupt as e:
                    print(i, *names(e.__traceback__), repr(e), spin(100000))
            outer()
            """;
    private static final String TRACEBACK = """
            Traceback \\(most recent call last\\):
              File ".*", line 28, in <module>
                outer\\(\\)
                ~~~~~\\^\\^
              File ".*", line 14, in outer
                spin\\(10 \\*\\* 15\\)
                ~~~~\\^\\^\\^\\^\\^\\^\\^\\^\\^\\^
              File ".*", line [67], in spin
            .*
            .*
            KeyboardInterrupt
            """;

    @TempDir
    private Path folder;

    /** Runs the program and interrupts it each time it says that it is ready. */
    private Launch.Outcome interrupt(int caught, String... options) throws IOException, InterruptedException {
        Path program = folder.resolve("program.py");
        Files.writeString(program, PROGRAM);
        Path errors = folder.resolve("errors.txt");
        List<String> arguments = new ArrayList<>(List.of(options));
        arguments.addAll(List.of("--", "--jit-stats", program.toString(), Integer.toString(caught)));
        Process process = Launch.withSignals(Launch.krait(Launch.classPath(), arguments.toArray(String[]::new))).redirectError(errors.toFile()).start();
        StringBuilder out = new StringBuilder();
        try (BufferedReader in = process.inputReader()) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                out.append(line).append('\n');
                if (line.equals("ready")) {
                    // Long enough to be in the loop, which does not end.
                    Thread.sleep(500);
                    new ProcessBuilder("sh", "-c", "kill -INT " + process.pid()).inheritIO().start().waitFor(1, TimeUnit.MINUTES);
                }
            }
            return Launch.finish(process, out.toString(), errors);
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void endsALoopInMachineCodeAsInCPython() throws IOException, InterruptedException {
        Launch.Outcome o = interrupt(0, "-Dkrait.jit.loop=50");
        assertEquals("ready\n", o.out(), o.errors());
        assertEquals(130, o.exit(), o.errors());
        assertTrue(o.errors().matches("(?s)" + TRACEBACK.replace(".*", "[^\n]*") + "jit:.*"), o.errors());
        assertTrue(o.errors().matches("(?s).*\\d +POLL .*"), "not in machine code:\n" + o.errors());
    }

    @Test
    void endsALoopInTierOne() throws IOException, InterruptedException {
        Launch.Outcome o = interrupt(0, "-Dkrait.jit=off");
        assertEquals("ready\n", o.out(), o.errors());
        assertEquals(130, o.exit(), o.errors());
        assertTrue(o.errors().contains("KeyboardInterrupt\n"), o.errors());
    }

    @Test
    void canBeCaughtAgainAndAgain() throws IOException, InterruptedException {
        Launch.Outcome o = interrupt(3, "-Dkrait.jit.loop=50");
        assertEquals("""
                ready
                0 <module> outer spin KeyboardInterrupt() 150000
                ready
                1 <module> outer spin KeyboardInterrupt() 150000
                ready
                2 <module> outer spin KeyboardInterrupt() 150000
                ready
                """, o.out(), o.errors());
        assertEquals(130, o.exit(), o.errors());
    }
}
