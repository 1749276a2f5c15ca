package dev.krait.backend.x86_64;

import static dev.krait.backend.x86_64.Machine.op;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.krait.spi.CodeWriter;
import dev.krait.spi.InstalledCode;
import dev.krait.spi.NativeEntry;
import dev.krait.spi.abi.Memory;
import dev.krait.spi.abi.ThreadLayout;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Traces put together by hand. */
class CodeWriterTest {
    private static Machine machine(boolean dual) {
        return dual ? new Machine() : new Machine(Machine.flipped());
    }

    /** Adds the squares of r0 to r1 until r0 is r2. */
    private static InstalledCode squares(CodeWriter w) {
        w.begin();
        w.emit(op("reload_all").stencil());
        int loop = w.newLabel();
        w.bind(loop);
        w.emit(op("poll").stencil(), w.exit(13), 0, 0, 0);
        w.emitJump(op("guard_lt_int").stencil(0, 2), w.exit(10));
        w.emitJump(op("mul_int").stencil(3, 0, 0), w.exit(11));
        w.emitJump(op("add_int").stencil(1, 1, 3), w.exit(12));
        w.emitJump(op("add_int_imm").stencil(0, 0), w.exit(12), 1);
        w.emitJump(op("jump").stencil(), loop);
        return w.finish();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aLoop(boolean dual) {
        Machine m = machine(dual);
        InstalledCode code = squares(m.writer);
        m.r[2] = 1000;
        assertEquals(10, m.run(code.address()));
        assertEquals(1000, m.r[0]);
        assertEquals(332833500, m.r[1]);
        m.r[0] = 0;
        m.r[1] = 0;
        m.r[2] = Long.MAX_VALUE;
        assertEquals(12, m.run(code.address()));
        Memory.putLong(m.thread + ThreadLayout.POLL, 1);
        assertEquals(13, m.run(code.address()));
        code.release();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anExitIsLinkedAndUnlinked(boolean dual) {
        Machine m = machine(dual);
        InstalledCode loop = squares(m.writer);
        CodeWriter w = m.writer;
        w.begin();
        w.emitJump(op("add_int_imm").stencil(4, 1), w.exit(77), 5);
        w.emit(op("call_java").stencil(), 99);
        InstalledCode side = w.finish();
        m.r[2] = 10;
        assertEquals(10, m.run(loop.address()));
        loop.link(1, side.address());
        m.r[0] = 0;
        m.r[1] = 0;
        assertEquals(99, m.run(loop.address()));
        assertEquals(m.r[1] + 5, m.r[4]);
        loop.unlink(1);
        assertEquals(10, m.run(loop.address()));
        assertThrows(IllegalArgumentException.class, () -> loop.link(1, 4096));
        assertEquals(5, loop.exits());
    }

    @Test
    void linksWhileTheCodeRuns() throws InterruptedException {
        Machine m = new Machine();
        long rounds = Memory.allocate(16);
        long detours = rounds + 8;
        Memory.fill(rounds, 16, (byte) 0);
        CodeWriter w = m.writer;
        w.begin();
        int start = w.newLabel();
        w.bind(start);
        w.emit(op("count").stencil(), rounds);
        w.emitJump(op("add_int_imm").stencil(0, 0), w.exit(1), 1);
        w.emitJump(op("poll").stencil(), w.exit(2));
        // This exit is taken each time round; it is linked back to the start, so that the loop goes through the patched jump.
        w.emitJump(op("guard_lt_int_imm").stencil(0), w.exit(3), 0);
        w.emit(op("call_java").stencil(), 4);
        InstalledCode loop = w.finish();
        loop.link(2, loop.label(start));
        w.begin();
        w.emit(op("count").stencil(), detours);
        w.emitJump(op("jump").stencil(), w.external(loop.address()));
        InstalledCode detour = w.finish();
        long[] status = new long[1];
        Thread t = new Thread(() -> status[0] = NativeEntry.enter(loop.address(), m.thread, m.frame));
        t.start();
        long deadline = System.nanoTime() + 30_000_000_000L;
        for (int links = 0; System.nanoTime() < deadline; links++) {
            loop.link(2, links % 2 == 0 ? detour.address() : loop.label(start));
            if (links > 20_000 && Memory.getLongVolatile(detours) > 1000 && Memory.getLongVolatile(rounds) > Memory.getLongVolatile(detours)) {
                break;
            }
        }
        Memory.putLongVolatile(m.thread + ThreadLayout.POLL, 1);
        t.join(10_000);
        assertEquals(2, status[0]);
        assertTrue(Memory.getLong(detours) > 1000, Memory.getLong(rounds) + " rounds, " + Memory.getLong(detours) + " detours");
        Memory.free(rounds);
    }

    @Test
    void callsJavaAndResumes() {
        Machine m = new Machine();
        CodeWriter w = m.writer;
        w.begin();
        w.emit(op("reload_all").stencil());
        w.emitJump(op("add_int_imm").stencil(5, 5), w.exit(1), 100);
        w.emit(op("call_java").stencil(), 1234567);
        int resume = w.newLabel();
        w.bind(resume);
        w.emit(op("reload_all").stencil());
        w.emit(op("load_thread").stencil(0), ThreadLayout.RESULT);
        w.emitJump(op("add_int").stencil(5, 5, 0), w.exit(2));
        w.emit(op("mul_float").stencil(7, 7, 7));
        w.emit(op("call_java").stencil(), 55);
        InstalledCode code = w.finish();
        m.r[5] = 1;
        m.f[7] = 1.5;
        assertEquals(1234567, m.run(code.address()));
        Memory.putLong(m.thread + ThreadLayout.RESULT, 1000);
        assertEquals(55, m.run(code.label(resume)));
        assertEquals(1101, m.r[5]);
        assertEquals(2.25, m.f[7]);
    }

    @Test
    void constantsAreInTheDataOfTheTrace() {
        Machine m = new Machine();
        CodeWriter w = m.writer;
        w.begin();
        for (int i = 0; i < 300; i++) {
            w.emit(op("const_float").stencil(i % 8), Double.doubleToRawLongBits(i / 2 * 0.25));
        }
        w.emit(op("call_java").stencil(), 1);
        InstalledCode code = w.finish();
        assertEquals(1, m.run(code.address()));
        for (int i = 0; i < 8; i++) {
            int last = 292 + (i + 4) % 8;
            assertEquals(last / 2 * 0.25, m.f[i]);
        }
        assertTrue(code.size() - code.codeSize() <= 150 * 8 + 8, "equal constants share a word");
    }

    @Test
    void mistakesAreReported() {
        Machine m = new Machine();
        CodeWriter w = m.writer;
        w.begin();
        w.emitJump(op("jump").stencil(), w.newLabel());
        assertTrue(assertThrows(IllegalStateException.class, w::finish).getMessage().contains("not bound"));
        w.begin();
        assertTrue(assertThrows(IllegalArgumentException.class, () -> w.emit(op("poll").stencil())).getMessage().contains("poll"));
        w.begin();
        assertTrue(assertThrows(IllegalArgumentException.class, () -> w.emit(op("const_imm").stencil(0), 1L << 31)).getMessage()
                .contains("2147483648"));
        assertTrue(assertThrows(IllegalArgumentException.class, () -> op("add_int").stencil(1)).getMessage().contains("takes 3"));
        assertTrue(assertThrows(IllegalArgumentException.class, () -> op("mov").stencil(1, 1)).getMessage().contains("mov.r1.r1"));
        assertTrue(assertThrows(IllegalArgumentException.class, () -> op("add_complex")).getMessage().contains("add_float"));
    }

    @Test
    void disassembly() {
        CodeWriter w = Machine.RUNTIME.newWriter();
        w.keepListings(true);
        w.begin();
        int loop = w.newLabel();
        w.emit(op("load_thread").stencil(1), 640);
        w.bind(loop);
        w.emit(op("const_float").stencil(2), Double.doubleToRawLongBits(2.5));
        w.emitJump(op("guard_lt_int_imm").stencil(1), w.exit(40), -3);
        w.emitJump(op("jump").stencil(), loop);
        assertEquals("""
                    0  load_thread.r1                   movq 640(%r14), %r15
                    7  const_float.f2                   movsd [2.5](%rip), %xmm2
                    f  guard_lt_int_imm.r1              cmpq $-3, %r15; jge exit0
                   1c  jump                             jmp 7
                """, w.finish().disassembly());
        assertThrows(IllegalStateException.class, () -> squares(Machine.RUNTIME.newWriter()).disassembly());
    }

    @Test
    void namesOfStencils() {
        assertEquals("add_int.r2.r0.r1", Machine.SET.name(op("add_int").stencil(2, 0, 1)));
        assertEquals(op("add_int").stencil(2, 0, 1), op("add_int").stencil(2, 1, 0));
        assertEquals("box_float.r3.f7", Machine.SET.stencil(op("box_float").stencil(3, 7)).name());
    }
}
