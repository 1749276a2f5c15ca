package dev.krait.conformance;

import dev.krait.backend.x86_64.X86Backend;
import dev.krait.spi.IsaBackend;
import dev.krait.spi.PatchRelocation;
import dev.krait.spi.StencilSet;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.CRC32;

/** Backends with which something is wrong. */
public final class BrokenBackends {
    private BrokenBackends() {
    }

    /** One for another machine. */
    public static class Elsewhere implements IsaBackend {
        @Override
        public int spiVersion() {
            return SPI_VERSION;
        }

        @Override
        public String name() {
            return getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT);
        }

        @Override
        public String version() {
            return "7.5";
        }

        @Override
        public int priority() {
            return 10;
        }

        @Override
        public Optional<String> unusable() {
            return Optional.of("the processor is not a PDP-11");
        }

        @Override
        public StencilSet stencils() {
            throw new AssertionError("nobody should ask");
        }

        @Override
        public PatchRelocation relocation() {
            throw new AssertionError("nobody should ask");
        }
    }

    /** One for another version of the interface. */
    public static final class Old extends Elsewhere {
        @Override
        public int spiVersion() {
            return 0;
        }
    }

    /** One that fails when it is made. */
    public static final class Failing extends Elsewhere {
        /** Fails. */
        public Failing() {
            throw new IllegalStateException("out of order");
        }
    }

    /** One that says it can be used, with a stencil set that is not right. */
    private abstract static class WithStencils extends Elsewhere {
        @Override
        public Optional<String> unusable() {
            return Optional.empty();
        }

        @Override
        public StencilSet stencils() {
            try (InputStream in = X86Backend.class.getResourceAsStream("/META-INF/krait/stencils-x86_64.bin")) {
                return StencilSet.read(change(in.readAllBytes()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public PatchRelocation relocation() {
            return new X86Backend().relocation();
        }

        abstract byte[] change(byte[] set);
    }

    /** A set with a wrong byte. */
    public static final class Damaged extends WithStencils {
        @Override
        byte[] change(byte[] set) {
            set[set.length / 2] ^= 4;
            return set;
        }
    }

    /** A set that ends too early. */
    public static final class Cut extends WithStencils {
        @Override
        byte[] change(byte[] set) {
            return java.util.Arrays.copyOf(set, set.length / 3);
        }
    }

    /** A set without two of the micro-ops. */
    public static final class Stale extends WithStencils {
        @Override
        byte[] change(byte[] set) {
            return signed(rename(rename(set, "shl_int_imm"), "alloc"));
        }
    }

    /** A set that lacks the stencils of a micro-op, but not the micro-op itself. */
    public static final class Holey extends WithStencils {
        @Override
        byte[] change(byte[] set) {
            ByteBuffer words = ByteBuffer.wrap(set).order(ByteOrder.LITTLE_ENDIAN);
            StencilSet read = StencilSet.read(set);
            int ops = 40 + (words.getInt(36) + 3 & -4);
            int variants = ops + 24 * words.getInt(16);
            int first = new java.util.ArrayList<>(read.ops()).indexOf(read.op("add_int"));
            int from = words.getInt(ops + 24 * first + 20);
            for (int i = 0; i < 216; i++) {
                words.putInt(variants + 4 * (from + i), -1);
            }
            int immediate = new java.util.ArrayList<>(read.ops()).indexOf(read.op("add_int_imm"));
            from = words.getInt(ops + 24 * immediate + 20);
            for (int i = 0; i < 36; i++) {
                words.putInt(variants + 4 * (from + i), -1);
            }
            return signed(set);
        }
    }

    /** A set for other layouts. */
    public static final class Foreign extends WithStencils {
        @Override
        byte[] change(byte[] set) {
            set[set.length - 5] ^= 1;
            return signed(set);
        }
    }

    private static byte[] rename(byte[] set, String op) {
        // One that no other name contains: names are not separated.
        int at = new String(set, StandardCharsets.ISO_8859_1).indexOf(op);
        set[at] = 'x';
        return set;
    }

    private static byte[] signed(byte[] set) {
        CRC32 sum = new CRC32();
        sum.update(set, 0, set.length - 4);
        ByteBuffer.wrap(set).order(ByteOrder.LITTLE_ENDIAN).putInt(set.length - 4, (int) sum.getValue());
        return set;
    }
}
