package dev.krait.backend.x86_64;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.krait.spi.CodeMemory;
import dev.krait.spi.CodeMemoryFullException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CodeMemoryTest {
    @Test
    void piecesDoNotOverlapAndAreUsedAgain() {
        try (CodeMemory memory = CodeMemory.reserve(1 << 20)) {
            Random random = new Random(7);
            Map<Long, Integer> live = new HashMap<>();
            List<Long> order = new ArrayList<>();
            for (int i = 0; i < 20_000; i++) {
                if (random.nextBoolean() || order.isEmpty()) {
                    int length = 1 + random.nextInt(2000);
                    long at;
                    try {
                        at = memory.allocate(length);
                    } catch (CodeMemoryFullException e) {
                        continue;
                    }
                    assertTrue(at % 64 == 0 && memory.contains(at) && memory.contains(at + length - 1));
                    for (long other : order) {
                        assertTrue(other + live.get(other) <= at || at + length <= other);
                    }
                    live.put(at, length);
                    order.add(at);
                } else {
                    long at = order.remove(random.nextInt(order.size()));
                    memory.release(at, live.remove(at));
                }
            }
            order.forEach(at -> memory.release(at, live.get(at)));
            assertEquals(0, memory.used());
            memory.allocate(1 << 20);
            assertEquals(1 << 20, memory.used());
        }
    }

    @Test
    void saysWhenItIsFull() {
        try (CodeMemory memory = CodeMemory.dual(1 << 16)) {
            memory.allocate(60_000);
            String message = assertThrows(CodeMemoryFullException.class, () -> memory.allocate(10_000)).getMessage();
            assertTrue(message.contains("10000 bytes wanted") && message.contains("of 65536"), message);
            memory.allocate(4096);
        }
    }

    @Test
    void withFlipsEachPieceHasItsPages() {
        try (CodeMemory memory = CodeMemory.flipped(1 << 16)) {
            assertEquals(4096, -memory.allocate(10) + memory.allocate(10));
        }
    }
}
