package dev.krait.spi;

/** Shows installed code as the assembly text of its stencils, with the holes filled in as they are now. */
final class Disassembly {
    private final NativeRuntime runtime;
    private final long address;
    private final byte[] code;
    private final int codeSize;
    private final long firstStub;
    private final int stride;
    private final int exits;

    Disassembly(NativeRuntime runtime, long address, byte[] code, int codeSize, long firstStub, int stride, int exits) {
        this.runtime = runtime;
        this.address = address;
        this.code = code;
        this.codeSize = codeSize;
        this.firstStub = firstStub;
        this.stride = stride;
        this.exits = exits;
    }

    /** Text for pairs of offset and stencil. */
    String of(int[] listing) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < listing.length; i += 2) {
            Stencil s = runtime.stencils().stencil(listing[i + 1]);
            out.append(String.format("%5x  %-32s %s%n", listing[i], s.name(), text(s, listing[i])));
        }
        return out.toString();
    }

    private String text(Stencil s, int at) {
        String text = runtime.stencils().text(s.id());
        for (Hole h : s.holes()) {
            int place = at + h.offset();
            long value = runtime.backend().relocation().read(h.kind(), code, place, address + place) - h.addend();
            int n = h.value().ordinal();
            text = switch (h.value()) {
                case IMMEDIATE0, IMMEDIATE1, IMMEDIATE2 -> text.replace("HOLE" + n, number(value));
                case DATA0, DATA1, DATA2 -> text.replace("DATA" + (n - Hole.Value.DATA0.ordinal()), constant(value));
                case JUMP -> text.replace("JUMP0", target(value));
                case NEXT -> text.replace("NEXT", target(value));
            };
        }
        return text;
    }

    private static String number(long value) {
        return Math.abs(value) < 1 << 20 ? Long.toString(value) : "0x" + Long.toHexString(value);
    }

    private String constant(long where) {
        long bits = (long) CodeWriter.LONG.get(code, (int) (where - address));
        return "[" + Double.longBitsToDouble(bits) + "]";
    }

    private String target(long where) {
        long offset = where - address;
        if (exits > 0 && where >= firstStub && where < firstStub + (long) exits * stride) {
            return "exit" + (where - firstStub) / stride;
        }
        return offset >= 0 && offset <= codeSize ? Long.toHexString(offset) : "0x" + Long.toHexString(where);
    }
}
