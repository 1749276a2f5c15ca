package dev.krait.backend.x86_64;

import static dev.krait.backend.x86_64.Machine.op;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.krait.spi.NativeRuntime;
import dev.krait.spi.abi.Memory;
import dev.krait.spi.abi.ThreadLayout;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Stencils that load, store and allocate. */
class MemoryStencilsTest {
    private final Machine m = new Machine();
    private final long block = Memory.allocate(4096);

    @AfterEach
    void free() {
        Memory.free(block);
    }

    @Test
    void loads() {
        for (int i = 0; i < 512; i++) {
            Memory.putByte(block + i, (byte) (i * 37));
        }
        for (int d = 0; d < 6; d++) {
            for (int b = 0; b < 6; b++) {
                for (int offset : new int[] {0, 8, 257}) {
                    load("load", d, b, offset, Memory.getLong(block + 64 + offset));
                    load("load_i32", d, b, offset, Memory.getInt(block + 64 + offset));
                    load("load_u32", d, b, offset, Memory.getInt(block + 64 + offset) & 0xffffffffL);
                    load("load_u16", d, b, offset, Memory.getChar(block + 64 + offset));
                    load("load_u8", d, b, offset, Memory.getByte(block + 64 + offset) & 0xff);
                }
                load("load", d, b, -64, Memory.getLong(block));
            }
        }
    }

    private void load(String name, int d, int b, int offset, long expected) {
        m.r[b] = block + 64;
        assertEquals(Machine.WENT_ON, m.step(op(name).stencil(d, b), offset));
        assertEquals(expected, m.r[d], name + d + b);
    }

    @Test
    void items() {
        for (int i = 0; i < 512; i++) {
            Memory.putByte(block + i, (byte) (i * 41));
        }
        for (int d = 0; d < 6; d++) {
            for (int b = 0; b < 6; b++) {
                for (int x = 0; x < 6; x++) {
                    if (b != x) {
                        item("load_item", d, b, x, Memory.getLong(block + 16 + 5 * 8));
                        item("load_item_i32", d, b, x, Memory.getInt(block + 16 + 5 * 4));
                        item("load_item_u32", d, b, x, Memory.getInt(block + 16 + 5 * 4) & 0xffffffffL);
                        item("load_item_u16", d, b, x, Memory.getChar(block + 16 + 5 * 2));
                        item("load_item_u8", d, b, x, Memory.getByte(block + 16 + 5) & 0xff);
                    }
                }
            }
        }
    }

    private void item(String name, int d, int b, int x, long expected) {
        m.r[b] = block;
        m.r[x] = 5;
        assertEquals(Machine.WENT_ON, m.step(op(name).stencil(d, b, x), 16));
        assertEquals(expected, m.r[d], name + d + b + x);
    }

    @Test
    void stores() {
        for (int v = 0; v < 6; v++) {
            for (int b = 0; b < 6; b++) {
                if (v != b) {
                    m.r[v] = 0x1122334455667788L + v;
                    m.r[b] = block;
                    m.step(op("store").stencil(v, b), 8);
                    assertEquals(m.r[v], Memory.getLong(block + 8));
                    m.step(op("store_i32").stencil(v, b), 20);
                    assertEquals((int) m.r[v], Memory.getInt(block + 20));
                    m.step(op("store_u8").stencil(v, b), 31);
                    assertEquals((byte) m.r[v], Memory.getByte(block + 31));
                    int x = 0;
                    while (x == v || x == b) {
                        x++;
                    }
                    m.r[x] = 7;
                    m.step(op("store_item").stencil(v, b, x), 16);
                    assertEquals(m.r[v], Memory.getLong(block + 16 + 7 * 8));
                    m.step(op("store_item_u8").stencil(v, b, x), 160);
                    assertEquals((byte) m.r[v], Memory.getByte(block + 167));
                }
            }
        }
        m.r[3] = block;
        m.step(op("store_imm").stencil(3), 24, -5);
        assertEquals(-5, Memory.getLong(block + 24));
        m.step(op("store_const").stencil(3), 32, 0x123456789abcdef0L);
        assertEquals(0x123456789abcdef0L, Memory.getLong(block + 32));
        m.f[6] = 2.5;
        m.step(op("store_float").stencil(6, 3), 40);
        m.step(op("load_float").stencil(1, 3), 40);
        assertEquals(2.5, m.f[1]);
        m.r[2] = 99;
        m.step(op("store_absolute").stencil(2), block + 48);
        m.step(op("load_absolute").stencil(4), block + 48);
        assertEquals(99, m.r[4]);
    }

    @Test
    void threadAndFrame() {
        int slot = ThreadLayout.SPILL + 8 * 200;
        m.r[5] = 4711;
        m.step(op("store_thread").stencil(5), slot);
        assertEquals(4711, Memory.getLong(m.thread + slot));
        m.step(op("load_thread").stencil(0), slot);
        assertEquals(4711, m.r[0]);
        m.f[7] = -1.25;
        m.step(op("store_thread_float").stencil(7), slot);
        m.step(op("load_thread_float").stencil(2), slot);
        assertEquals(-1.25, m.f[2]);
        m.step(op("store_frame").stencil(5), 80);
        assertEquals(4711, Memory.getLong(m.frame + 80));
        m.step(op("load_frame").stencil(3), 80);
        assertEquals(4711, m.r[3]);
        m.step(op("store_frame_float").stencil(2), 88);
        m.step(op("load_frame_float").stencil(4), 88);
        assertEquals(-1.25, m.f[4]);
        m.step(op("store_frame_imm").stencil(), 96, -9);
        m.step(op("store_frame_const").stencil(), 104, -1L << 40);
        m.step(op("store_frame_i32").stencil(), 96, 0xffffffffL);
        assertEquals(0xffffffffffffffffL, Memory.getLong(m.frame + 96));
        assertEquals(-1L << 40, Memory.getLong(m.frame + 104));
        m.step(op("store_thread_imm").stencil(), slot, 12);
        assertEquals(12, Memory.getLong(m.thread + slot));
        m.step(op("store_thread_const").stencil(), slot, 1L << 50);
        assertEquals(1L << 50, Memory.getLong(m.thread + slot));
        m.step(op("get_frame").stencil(1));
        assertEquals(m.frame, m.r[1]);
    }

    @Test
    void guardsOfMemory() {
        Memory.putInt(block, 0xfedcba98);
        Memory.putLong(block + 8, 10);
        for (int b = 0; b < 6; b++) {
            m.r[b] = block;
            assertEquals(Machine.WENT_ON, m.step(op("guard_shape").stencil(b), 0xfedcba98L));
            assertEquals(Machine.LEFT, m.step(op("guard_shape").stencil(b), 5));
            assertEquals(Machine.LEFT, m.step(op("guard_not_shape").stencil(b), 0xfedcba98L));
            assertEquals(Machine.WENT_ON, m.step(op("guard_object_shape").stencil(b), 0xfedcba98L));
            assertEquals(Machine.WENT_ON, m.step(op("guard_field").stencil(b), 8, 10));
            assertEquals(Machine.LEFT, m.step(op("guard_field").stencil(b), 8, 11));
            assertEquals(Machine.WENT_ON, m.step(op("guard_field_is").stencil(b), 8, 10));
            assertEquals(Machine.LEFT, m.step(op("guard_field_is").stencil(b), 8, 1L << 40));
            for (int x = 0; x < 6; x++) {
                if (x != b) {
                    m.r[b] = block;
                    m.r[x] = 9;
                    assertEquals(Machine.WENT_ON, m.step(op("guard_index").stencil(x, b), 8));
                    m.r[x] = 10;
                    assertEquals(Machine.LEFT, m.step(op("guard_index").stencil(x, b), 8));
                    m.r[x] = -1;
                    assertEquals(Machine.LEFT, m.step(op("guard_index").stencil(x, b), 8));
                }
            }
            m.step(op("store_shape").stencil(b), 0x80000001L);
            assertEquals(0x80000001, Memory.getInt(block));
            Memory.putInt(block, 0xfedcba98);
            m.r[b] = 0xfffe000000000001L;
            assertEquals(Machine.LEFT, m.step(op("guard_object_shape").stencil(b), 0));
            m.r[b] = 0;
            assertEquals(Machine.LEFT, m.step(op("guard_object_shape").stencil(b), 0));
        }
        assertEquals(Machine.WENT_ON, m.step(op("guard_absolute").stencil(), block + 8, 10));
        assertEquals(Machine.LEFT, m.step(op("guard_absolute").stencil(), block + 8, 12));
        assertThrows(IllegalArgumentException.class, () -> m.step(op("guard_shape").stencil(0), -1));
    }

    @Test
    void allocation() {
        Memory.putLong(m.thread + ThreadLayout.ALLOCATION_CURSOR, block);
        Memory.putLong(m.thread + ThreadLayout.ALLOCATION_LIMIT, block + 80);
        for (int d = 0; d < 3; d++) {
            assertEquals(d < 2 ? Machine.WENT_ON : Machine.LEFT, m.step(op("alloc").stencil(d), 32, 0x1_00000007L));
        }
        assertEquals(block, m.r[0]);
        assertEquals(block + 32, m.r[1]);
        assertEquals(0x1_00000007L, Memory.getLong(block + 32));
        assertEquals(block + 64, Memory.getLong(m.thread + ThreadLayout.ALLOCATION_CURSOR));
    }

    @Test
    void pollAndCount() {
        assertEquals(Machine.WENT_ON, m.step(op("poll").stencil()));
        Memory.putLong(m.thread + ThreadLayout.POLL, 1L << 40);
        assertEquals(Machine.LEFT, m.step(op("poll").stencil()));
        Memory.putLong(block, 41);
        m.step(op("count").stencil(), block);
        assertEquals(42, Memory.getLong(block));
    }

    @Test
    void callsOfTheLibraryKeepAllRegisters() {
        long pow = NativeRuntime.libraryFunction("pow");
        long floor = NativeRuntime.libraryFunction("floor");
        for (int d = 0; d < 8; d++) {
            for (int i = 0; i < m.r.length; i++) {
                m.r[i] = 100 + i;
            }
            for (int i = 0; i < m.f.length; i++) {
                m.f[i] = 0.5 + i;
            }
            Memory.putDouble(m.thread + ThreadLayout.ARGUMENTS, 2.5);
            Memory.putDouble(m.thread + ThreadLayout.ARGUMENTS + 8, 3);
            m.step(op("call_float2").stencil(d), pow);
            assertEquals(15.625, m.f[d]);
            m.step(op("call_float").stencil(d), floor);
            assertEquals(2, m.f[d]);
            for (int i = 0; i < m.r.length; i++) {
                assertEquals(100 + i, m.r[i]);
            }
            for (int i = 0; i < m.f.length; i++) {
                assertTrue(i == d || m.f[i] == 0.5 + i);
            }
        }
    }
}
