package dev.krait.backend.x86_64;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.krait.spi.Backends;
import dev.krait.spi.StencilSet;
import dev.krait.spi.StencilSetException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class X86BackendTest {
    @Test
    void isFound() {
        Backends backends = Backends.discover(X86BackendTest.class.getClassLoader());
        assertEquals("x86_64", backends.chosen().orElseThrow().name());
        assertTrue(backends.describe().startsWith("backend x86_64"), backends.describe());
    }

    @Test
    void saysWhyItCannotBeUsed(@TempDir Path directory) throws IOException {
        Path cpuinfo = Files.writeString(directory.resolve("cpuinfo"), "processor\t: 0\nflags\t\t: fpu sse sse2\n");
        assertEquals(Optional.of("the processor is riscv64"), X86Backend.unusable("Linux", "riscv64", cpuinfo));
        assertEquals(Optional.of("the system is Windows 11, not Linux"), X86Backend.unusable("Windows 11", "amd64", cpuinfo));
        assertEquals(Optional.of("the processor lacks SSE 4.1"), X86Backend.unusable("Linux", "amd64", cpuinfo));
        Files.writeString(cpuinfo, "processor\t: 0\nflags\t\t: fpu sse4_1\n");
        assertEquals(Optional.empty(), X86Backend.unusable("Linux", "amd64", cpuinfo));
        assertTrue(X86Backend.unusable("Linux", "amd64", directory.resolve("none")).orElseThrow().contains("cannot tell"));
    }

    @Test
    void aBrokenSetIsRejected() {
        assertTrue(assertThrows(IllegalArgumentException.class, () -> StencilSet.read(new byte[100])).getMessage().contains("not a stencil set"));
        assertTrue(assertThrows(StencilSetException.class, () -> StencilSet.ofResource(X86Backend.class, "pdp11")).getMessage()
                .contains("stencils-pdp11.bin"));
    }

    @Test
    void buildingTwiceGivesTheSameBytes() throws IOException {
        Path target = Path.of(System.getProperty("krait.reproducible"));
        byte[] one = Files.readAllBytes(target.resolve("1/META-INF/krait/stencils-x86_64.bin"));
        byte[] two = Files.readAllBytes(target.resolve("2/META-INF/krait/stencils-x86_64.bin"));
        assertTrue(StencilSet.read(one).size() > 300);
        assertArrayEquals(one, two);
    }
}
