package dev.krait.backend.x86_64;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.krait.spi.abi.CHeader;
import dev.krait.spi.abi.Layouts;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

/** What stencil sets are checked against is what they are compiled with. */
class LayoutsTest {
    @Test
    void theDigestIsThatOfTheLayouts() {
        ByteArrayOutputStream header = new ByteArrayOutputStream();
        CHeader.write(new PrintStream(header, false, StandardCharsets.US_ASCII));
        CRC32 sum = new CRC32();
        sum.update(header.toByteArray());
        assertEquals(Integer.toHexString((int) sum.getValue()), Integer.toHexString(Layouts.DIGEST),
                "the layouts have changed: Layouts.DIGEST must be 0x" + Integer.toHexString((int) sum.getValue()));
        assertEquals(Layouts.DIGEST, new X86Backend().stencils().layouts(), "the stencils were compiled with other layouts: build them again");
    }
}
