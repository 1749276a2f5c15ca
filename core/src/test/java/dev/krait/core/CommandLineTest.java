package dev.krait.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
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
    }
}
