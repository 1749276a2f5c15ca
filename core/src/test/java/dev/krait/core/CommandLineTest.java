package dev.krait.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.krait.interpreter.modules.Configuration;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CommandLineTest {
    private static CommandLine parse(String... args) {
        return CommandLine.parse(args);
    }

    @Test
    void whatFollowsTheProgramBelongsToIt() {
        CommandLine line = parse("--jit-stats", "a.py", "-c", "x");
        assertEquals(CommandLine.Mode.FILE, line.mode());
        assertEquals(List.of("a.py", "-c", "x"), line.arguments());
        assertTrue(line.jitStats());
    }

    @Test
    void commandsAndModules() {
        assertEquals("print(1)", parse("-c", "print(1)", "a").program());
        assertEquals(List.of("-c", "a"), parse("-c", "print(1)", "a").arguments());
        assertEquals("print(1)", parse("-cprint(1)").program());
        assertEquals(CommandLine.Mode.MODULE, parse("-m", "this").mode());
        assertEquals(CommandLine.Mode.STDIN, parse("-").mode());
        assertEquals(CommandLine.Mode.INTERACTIVE, parse().mode());
    }

    @Test
    void disassembly() {
        CommandLine line = parse("--dis", "-O", "a.py");
        assertEquals(CommandLine.Mode.DISASSEMBLE, line.mode());
        assertEquals(List.of("-O", "a.py"), line.arguments());
    }

    @Test
    void options() {
        assertFalse(parse("-X", "jit=0", "a.py").jit());
        assertEquals(512L << 20, parse("-Xheap=512m", "a.py").heapLimit());
        assertThrows(IllegalArgumentException.class, () -> parse("-X", "heap=lots"));
        assertThrows(IllegalArgumentException.class, () -> parse("--nonsense"));
        assertThrows(IllegalArgumentException.class, () -> parse("-c"));
        assertEquals("Unknown option: -Z", assertThrows(IllegalArgumentException.class, () -> parse("-EZ")).getMessage());
    }

    @Test
    void lettersMayStandTogetherAndTheLastTakeAnArgument() {
        CommandLine line = parse("-EsWerror", "-W", "ignore", "-Oc", "pass", "x");
        assertEquals("EsO", line.letters());
        assertEquals(List.of("error", "ignore"), line.warnings());
        assertEquals("pass", line.program());
        assertEquals(List.of("-c", "x"), line.arguments());
        assertEquals(List.of("krait", "-EsWerror", "-W", "ignore", "-Oc", "pass", "x"), line.original());
    }

    @Test
    void theEnvironmentAndTheOptionsAddUp() {
        Map<String, String> variables = Map.of("PYTHONPATH", "/a:b:", "PYTHONOPTIMIZE", "2", "PYTHONHASHSEED", "0", "PYTHONWARNINGS", "error,ignore",
                "PYTHONUNBUFFERED", "x", "PYTHONSAFEPATH", "1");
        Configuration c = PythonSettings.of(parse("-OW", "default", "-X", "dev", "a.py"), variables::get);
        String here = Path.of("").toAbsolutePath().toString();
        assertEquals(List.of("/a", here + "/b", here), c.path());
        assertEquals(2, c.optimize());
        assertFalse(c.hashRandomization());
        assertEquals(List.of("default", "error", "ignore", "default"), c.warnOptions());
        assertTrue(c.unbuffered() && c.safePath() && c.dev());
        Configuration isolated = PythonSettings.of(parse("-IO", "a.py"), variables::get);
        assertEquals(List.of(), isolated.path());
        assertEquals(1, isolated.optimize());
        assertTrue(isolated.hashRandomization() && isolated.safePath() && !isolated.unbuffered());
        assertEquals(1, isolated.ignoreEnvironment() + isolated.noUserSite() - isolated.isolated());
        assertThrows(IllegalArgumentException.class, () -> PythonSettings.of(parse("a.py"), Map.of("PYTHONHASHSEED", "-1")::get));
        assertThrows(IllegalArgumentException.class, () -> PythonSettings.of(parse("-X", "int_max_str_digits=3"), Map.<String, String>of()::get));
    }
}
