package dev.krait.spi;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;

/**
 * All stencils for one instruction set, as {@code krait-stencil-maven-plugin} writes them. An op is found by name once;
 * after that a stencil is a number.
 *
 * <p>The format is a sequence of little-endian 32-bit words:
 * <pre>
 * magic "KRST", version, general registers, float registers,
 * number of ops, of variants, of stencils, of holes, bytes of code, bytes of strings,
 * the strings (first the name of the instruction set, ended by a zero; padded to a word with zeros),
 * ops: name's offset and length in the strings, flags, number of operands, kinds (4 bits each, bit 3 set: result), first variant
 * variants: number of a stencil or -1
 * stencils: offset in the code, length, first hole; and one more that ends the last
 * holes: offset, kind, value, addend
 * code
 * digest of the layouts that the code was compiled with, see Layouts
 * CRC-32 of all that comes before (neither of these two is aligned)
 * </pre>
 */
public final class StencilSet {
    /** The first word of a stencil set: "KRST". */
    public static final int MAGIC = 0x5453524b;
    /** The version of the format. */
    public static final int VERSION = 1;

    private static final OperandKind[] KINDS = OperandKind.values();

    private final String isa;
    private final int generalRegisters;
    private final int floatRegisters;
    private final int layouts;
    private final Map<String, StencilOp> ops;

    /** Beside which class the text is, or null. */
    private Class<?> owner;
    private List<String> texts;

    final int[] variants;
    /** Three words each: offset in the code, length, first hole (in words of {@link #holes}). */
    final int[] stencils;
    /** Four words each: offset, kind, value, addend. */
    final int[] holes;
    final byte[] code;

    private StencilSet(ByteBuffer in) {
        int end = in.limit() - 4;
        if (end < 44 || in.getInt() != MAGIC) {
            throw new StencilSetException("not a stencil set");
        }
        int version = in.getInt();
        if (version != VERSION) {
            throw new StencilSetException("stencil set of format " + version + ", expected " + VERSION);
        }
        CRC32 sum = new CRC32();
        sum.update(in.array(), 0, end);
        if ((int) sum.getValue() != in.getInt(end)) {
            throw new StencilSetException("damaged stencil set: its " + in.limit() + " bytes have the sum " + Integer.toHexString((int) sum.getValue())
                    + ", not " + Integer.toHexString(in.getInt(end)));
        }
        generalRegisters = in.getInt();
        floatRegisters = in.getInt();
        int opCount = in.getInt();
        variants = new int[in.getInt()];
        stencils = new int[(in.getInt() + 1) * 3];
        holes = new int[in.getInt() * 4];
        int codeBytes = in.getInt();
        // Room to read a word from the last byte on.
        code = new byte[codeBytes + 8];
        byte[] strings = new byte[in.getInt()];
        in.get(strings);
        in.position((in.position() + 3) & -4);
        int length = 0;
        while (strings[length] != 0) {
            length++;
        }
        isa = new String(strings, 0, length, StandardCharsets.US_ASCII);
        ops = new LinkedHashMap<>(opCount * 2);
        for (int i = 0; i < opCount; i++) {
            String name = new String(strings, in.getInt(), in.getInt(), StandardCharsets.US_ASCII);
            int flags = in.getInt();
            int operandCount = in.getInt();
            int kinds = in.getInt();
            ops.put(name, new StencilOp(this, name, flags, operands(operandCount, kinds), in.getInt()));
        }
        ints(in, variants);
        ints(in, stencils);
        ints(in, holes);
        in.get(code, 0, codeBytes);
        layouts = in.getInt();
        for (int i = 2; i < stencils.length; i += 3) {
            stencils[i] *= 4;
        }
    }

    private static List<Operand> operands(int count, int kinds) {
        Operand[] result = new Operand[count];
        for (int i = 0; i < count; i++, kinds >>>= 4) {
            result[i] = new Operand(KINDS[kinds & 7], (kinds & 8) != 0);
        }
        return List.of(result);
    }

    private static void ints(ByteBuffer in, int[] into) {
        in.asIntBuffer().get(into);
        in.position(in.position() + into.length * 4);
    }

    /**
     * Reads a stencil set.
     *
     * @throws StencilSetException if it is not one, or of another version, or damaged
     */
    public static StencilSet read(byte[] bytes) {
        return new StencilSet(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN));
    }

    /**
     * Reads the stencil set {@code META-INF/krait/stencils-<isa>.bin} that lies beside a class.
     *
     * @param owner a class of the module or jar that holds the resource
     * @param isa the name of the instruction set
     * @throws StencilSetException if the resource is missing or cannot be read
     */
    public static StencilSet ofResource(Class<?> owner, String isa) {
        String path = "/META-INF/krait/stencils-" + isa + ".bin";
        try (InputStream in = owner.getResourceAsStream(path)) {
            if (in == null) {
                throw new StencilSetException("no resource " + path + " beside " + owner.getName()
                        + ": was the module built with krait-stencil-maven-plugin?");
            }
            StencilSet set = read(in.readAllBytes());
            set.owner = owner;
            return set;
        } catch (IOException e) {
            throw new StencilSetException("cannot read " + path + ": " + e, e);
        }
    }

    /** The digest of the layouts that its code was compiled with; {@link dev.krait.spi.abi.Layouts#DIGEST} if it is for this version of Krait. */
    public int layouts() {
        return layouts;
    }

    /** The name of the instruction set. */
    public String isa() {
        return isa;
    }

    /** The number of general virtual registers. */
    public int generalRegisters() {
        return generalRegisters;
    }

    /** The number of float virtual registers. */
    public int floatRegisters() {
        return floatRegisters;
    }

    /** All ops in the order of their declarations. */
    public Collection<StencilOp> ops() {
        return Collections.unmodifiableCollection(ops.values());
    }

    /** Whether there is an op of this name. */
    public boolean has(String op) {
        return ops.containsKey(op);
    }

    /**
     * An op by name.
     *
     * @throws StencilSetException if there is none; the message names those that start alike
     */
    public StencilOp op(String name) {
        StencilOp op = ops.get(name);
        if (op == null) {
            String start = name.substring(0, Math.min(4, name.length()));
            throw new StencilSetException("no micro-op " + name + " in the stencil set for " + isa + "; similar: "
                    + ops.keySet().stream().filter(n -> n.startsWith(start)).toList());
        }
        return op;
    }

    /** The number of stencils. */
    public int size() {
        return stencils.length / 3 - 1;
    }

    /** The length of a stencil in bytes. */
    public int length(int stencil) {
        return stencils[stencil * 3 + 1];
    }

    /** A stencil in readable form. */
    public Stencil stencil(int id) {
        int from = stencils[id * 3];
        List<Hole> list = new ArrayList<>();
        for (int h = stencils[id * 3 + 2]; h < stencils[id * 3 + 5]; h += 4) {
            list.add(new Hole(holes[h], holes[h + 1], Hole.Value.values()[holes[h + 2]], holes[h + 3]));
        }
        return new Stencil(id, name(id), Arrays.copyOfRange(code, from, from + length(id)), List.copyOf(list));
    }

    /** The assembly text of a stencil, instructions separated by semicolons, holes by name; empty if the set came without. For people to read. */
    public synchronized String text(int id) {
        if (texts == null) {
            texts = List.of();
            try (InputStream in = owner == null ? null : owner.getResourceAsStream("/META-INF/krait/stencils-" + isa + ".txt")) {
                if (in != null) {
                    texts = new String(in.readAllBytes(), StandardCharsets.US_ASCII).lines().toList();
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return id < texts.size() ? texts.get(id) : "";
    }

    /** The name of a stencil, for example {@code add_int.r2.r0.r1}; slow, for people to read. */
    public String name(int id) {
        for (StencilOp op : ops.values()) {
            for (int i = 0, n = op.variantCount(); i < n; i++) {
                if (variants[op.base() + i] == id) {
                    return op.name() + op.suffix(i);
                }
            }
        }
        throw new IllegalArgumentException("no stencil " + id);
    }
}
