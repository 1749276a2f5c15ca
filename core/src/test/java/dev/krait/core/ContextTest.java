package dev.krait.core;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.krait.api.Context;
import dev.krait.api.PythonException;
import dev.krait.api.Value;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ContextTest {
    @Test
    void readmeExample() {
        try (Context context = Context.create()) {
            context.exec("def f(a, b): return a * b");
            int six = context.get("f").call(2, 3).asInt();
            assertEquals(6, six);
        }
    }

    @Test
    void convertsBothWays() {
        try (Context c = Context.create()) {
            c.exec("def same(x): return x\ndef kind(x): return type(x).__name__");
            Value same = c.get("same");
            assertNull(same.call((Object) null).toJava());
            assertEquals(true, same.call(true).toJava());
            assertEquals(7L, same.call(7).toJava());
            assertEquals(1L << 60, same.call(1L << 60).asLong());
            assertEquals(BigInteger.TEN.pow(40), same.call(BigInteger.TEN.pow(40)).asBigInteger());
            assertEquals(2.5, same.call(2.5).asDouble());
            assertEquals("häß 🐍", same.call("häß 🐍").asString());
            assertArrayEquals(new byte[] {1, -1}, same.call((Object) new byte[] {1, -1}).asBytes());
            assertEquals(List.of(1L, List.of("a")), same.call(List.of(1, List.of("a"))).toJava());
            assertEquals(Map.of("k", 1L), same.call(Map.of("k", 1)).toJava());
            assertEquals("dict", c.get("kind").call(Map.of()).asString());
            assertThrows(ClassCastException.class, () -> same.call("x").asInt());
            assertThrows(ArithmeticException.class, () -> same.call(1L << 40).asInt());
            assertThrows(IllegalArgumentException.class, () -> c.value(new Object()));
        }
    }

    /** Java writes numbers in the digits of the language that the user speaks; Python does not. */
    @Test
    void numbersAreTheSameInEveryLocale() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.of("ar", "EG"));
        try (Context c = Context.create()) {
            assertEquals("١", String.format("%d", 1), "this locale is to have digits of its own");
            assertEquals("04:05", c.eval("__import__('time').strftime('%H:%M', (2024, 1, 2, 4, 5, 6, 0, 2, 0))").asString());
            assertEquals("1,234.50 7", c.eval("f'{1234.5:,.2f} {7:d}'").asString());
            PythonException e = assertThrows(PythonException.class, () -> c.eval("len(1, 2)"));
            assertTrue(e.getMessage().contains("(2 given)"), e.getMessage());
            e = assertThrows(PythonException.class, () -> c.eval("b'a\\xff'.decode()"));
            assertTrue(e.getMessage().contains("0xff in position 1"), e.getMessage());
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void evaluatesExpressionsAndStatements() {
        try (Context c = Context.create()) {
            assertEquals(42, c.eval("6 * 7").asInt());
            assertTrue(c.eval("x = 1").isNone());
            assertEquals(2, c.eval("x + 1").asInt());
            c.set("y", 5);
            assertEquals(6, c.eval("x + y").asInt());
            assertNull(c.get("missing"));
        }
    }

    @Test
    void exceptionsCarryTheTraceback() {
        try (Context c = Context.create()) {
            c.exec("def f():\n    raise ValueError('bad')");
            PythonException e = assertThrows(PythonException.class, () -> c.get("f").call());
            assertEquals("ValueError", e.typeName());
            assertEquals("ValueError: bad", e.getMessage());
            assertTrue(e.traceback().contains("line 2, in f"), e.traceback());
            PythonException syntax = assertThrows(PythonException.class, () -> c.exec("def"));
            assertEquals("SyntaxError", syntax.typeName());
        }
    }

    @Test
    void contextsAreSeparateAndWriteToTheirStreams() {
        ByteArrayOutputStream first = new ByteArrayOutputStream();
        ByteArrayOutputStream second = new ByteArrayOutputStream();
        try (Context a = Context.builder().out(first).create(); Context b = Context.builder().out(second).create()) {
            a.exec("x = 1; print('a', x)");
            b.exec("print('x' in globals())");
            assertNull(b.get("x"));
        }
        assertEquals("a 1\n", first.toString(StandardCharsets.UTF_8));
        assertEquals("False\n", second.toString(StandardCharsets.UTF_8));
    }

    @Test
    void deepRecursionIsARecursionError() {
        try (Context c = Context.create()) {
            PythonException e = assertThrows(PythonException.class, () -> c.exec("def f(n): return f(n + 1)\nf(0)"));
            assertEquals("RecursionError", e.typeName());
            assertEquals(3, c.eval("1 + 2").asInt());
        }
    }

    @Test
    void memoryBeyondTheLimitIsAMemoryError() {
        for (int size = 900; size < 1000; size += 10) {
            String program = "x = []\nwhile True: x.append([0] * " + size + ")";
            try (Context c = Context.builder().heapLimit(16 << 20).create()) {
                PythonException e = assertThrows(PythonException.class, () -> c.exec(program));
                assertEquals("MemoryError", e.typeName());
                c.exec("import gc; gc.collect()");
                c.exec("x = None");
                assertEquals(3, c.eval("1 + 2").asInt());
            }
        }
    }

    @Test
    void interruptStopsALoop() throws InterruptedException {
        try (Context c = Context.create()) {
            Thread interrupter = new Thread(() -> {
                try {
                    Thread.sleep(300);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                c.interrupt();
            });
            interrupter.start();
            PythonException e = assertThrows(PythonException.class, () -> c.exec("i = 0\nwhile True: i += 1"));
            assertEquals("KeyboardInterrupt", e.typeName());
            interrupter.join();
        }
    }

    @Test
    void closedContextsRefuse() {
        Context c = Context.create();
        c.close();
        c.close();
        assertThrows(IllegalStateException.class, () -> c.eval("1"));
    }
}
