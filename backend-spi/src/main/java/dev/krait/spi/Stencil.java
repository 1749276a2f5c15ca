package dev.krait.spi;

import java.util.List;

/**
 * Machine code with holes: one micro-op for one assignment of its operands to virtual registers.
 *
 * @param id its number in its set, which is what {@link CodeWriter} takes
 * @param name for example {@code add_int.r2.r0.r1}
 * @param code the bytes
 * @param holes what to fill in
 */
public record Stencil(int id, String name, byte[] code, List<Hole> holes) {
}
