package dev.krait.uops.ir;

import dev.krait.spi.abi.Value;
import java.util.Arrays;

/**
 * What is known of each instruction's result. Tags, equality with a constant and magnitude are properties of the value
 * and stay true from where they were found; shapes of objects can change and are forgotten.
 *
 * <p>While the loop body is built, what the first iteration knew is an assumption about every later one: see
 * {@link LoopPeeler}.
 */
final class Facts {
    static final int UNKNOWN = 0;
    static final int INT = 1;
    static final int FLOAT = 2;
    static final int OBJECT = 3;
    /** The magnitude of any int64. */
    static final int ALL_BITS = 64;

    private final Trace trace;
    private byte[] tags = new byte[128];
    private byte[] bits = new byte[128];
    private int[] equals = new int[128];
    private int[] shapes = new int[128];
    private boolean[] present = new boolean[128];
    /** Refs with a shape, so that forgetting them is cheap. */
    private int[] shaped = new int[16];
    private int shapedCount;

    /** The facts at the start of the loop, while its body is built. */
    private Facts start;
    private int loopStart;
    /** Refs below loopStart whose facts must not be used in the body; those whose shape was used. */
    private boolean[] weak;
    private boolean[] shapeUsed;

    Facts(Trace trace) {
        this.trace = trace;
    }

    private void grow(int ref) {
        if (ref >= tags.length) {
            int n = Math.max(2 * tags.length, ref + 1);
            tags = Arrays.copyOf(tags, n);
            bits = Arrays.copyOf(bits, n);
            equals = Arrays.copyOf(equals, n);
            shapes = Arrays.copyOf(shapes, n);
            present = Arrays.copyOf(present, n);
        }
    }

    /** Facts of a new instruction: none but its magnitude. */
    void define(int ref, int magnitude) {
        grow(ref);
        tags[ref] = UNKNOWN;
        bits[ref] = (byte) magnitude;
        equals[ref] = 0;
        shapes[ref] = 0;
        present[ref] = false;
    }

    /** Which kind of word a value is. */
    int tag(int ref) {
        switch (trace.type(ref)) {
            case INT:
                return INT;
            case FLOAT:
                return FLOAT;
            case OBJECT:
                return OBJECT;
            default:
        }
        if (ref < 0) {
            long word = trace.constant(ref);
            return Value.isInt(word) ? INT : Value.isDouble(word) ? FLOAT : Value.isObject(word) ? OBJECT : UNKNOWN;
        }
        UOp op = trace.op(ref);
        if (op == UOp.BOX_INT_FITTING) {
            return INT;
        }
        if (op == UOp.BOX_FLOAT) {
            return FLOAT;
        }
        return tags[ref];
    }

    void setTag(int ref, int tag) {
        if (ref > 0) {
            tags[ref] = (byte) tag;
        }
    }

    /** Whether the word is known not to be 0. */
    boolean isPresent(int ref) {
        return tag(ref) != UNKNOWN || ref > 0 && present[ref];
    }

    void setPresent(int ref) {
        if (ref > 0) {
            present[ref] = true;
        }
    }

    /** The number n of bits so that -2^(n-1) &lt;= number &lt; 2^(n-1). */
    int bits(int ref) {
        if (ref < 0) {
            return magnitude(trace.constant(ref));
        }
        return bits[ref];
    }

    void setBits(int ref, int magnitude) {
        if (ref > 0) {
            bits[ref] = (byte) Math.min(bits[ref], magnitude);
        }
    }

    /** How many bits a number takes. */
    static int magnitude(long number) {
        return 65 - Long.numberOfLeadingZeros(number < 0 ? ~number : number);
    }

    /** The constant that a value is known to equal, else the value. */
    int resolve(int ref) {
        return ref > 0 && equals[ref] != 0 ? equals[ref] : ref;
    }

    void setEqual(int ref, int constant) {
        if (ref > 0) {
            equals[ref] = constant;
        }
    }

    /** The shape id of an object, or 0. */
    int shape(int ref) {
        if (ref < 0) {
            return constantShape(ref);
        }
        if (start != null && ref < loopStart) {
            shapeUsed[ref] = true;
        }
        return shapes[ref];
    }

    private int[] constantShapes = new int[8];

    private int constantShape(int ref) {
        return ~ref < constantShapes.length ? constantShapes[~ref] : 0;
    }

    void setShape(int ref, int shape) {
        if (ref < 0) {
            if (~ref >= constantShapes.length) {
                constantShapes = Arrays.copyOf(constantShapes, 2 * ~ref);
            }
            constantShapes[~ref] = shape;
        } else {
            shapes[ref] = shape;
        }
        if (shapedCount == shaped.length) {
            shaped = Arrays.copyOf(shaped, 2 * shapedCount);
        }
        shaped[shapedCount++] = ref;
    }

    /** Something ran that may have changed the shape of any object. */
    void forgetShapes() {
        for (int i = 0; i < shapedCount; i++) {
            clearShape(shaped[i]);
        }
        shapedCount = 0;
    }

    /** An object of this shape may have changed it; objects of other shapes did not. */
    void forgetShape(int shape, int except) {
        for (int i = 0; i < shapedCount; i++) {
            int ref = shaped[i];
            if (ref != except && (ref < 0 ? constantShapes[~ref] : shapes[ref]) == shape) {
                clearShape(ref);
            }
        }
    }

    private void clearShape(int ref) {
        if (ref < 0) {
            constantShapes[~ref] = 0;
        } else {
            shapes[ref] = 0;
        }
    }

    /** The body begins: what is known of refs below {@code loop} becomes an assumption, except for the weak ones. */
    void beginLoop(int loop, boolean[] weakRefs) {
        Facts s = new Facts(trace);
        s.tags = tags.clone();
        s.bits = bits.clone();
        s.equals = equals.clone();
        s.shapes = shapes.clone();
        s.present = present.clone();
        s.constantShapes = constantShapes.clone();
        s.shaped = shaped.clone();
        s.shapedCount = shapedCount;
        start = s;
        loopStart = loop;
        weak = weakRefs;
        shapeUsed = new boolean[loop];
        for (int ref = 1; ref < loop; ref++) {
            if (weak[ref]) {
                define(ref, trace.type(ref) == Type.INT ? ALL_BITS : 0);
            }
        }
    }

    /** Back to the state at {@link #beginLoop}. */
    void rollBack() {
        Facts s = start;
        start = null;
        tags = s.tags;
        bits = s.bits;
        equals = s.equals;
        shapes = s.shapes;
        present = s.present;
        constantShapes = s.constantShapes;
        shaped = s.shaped;
        shapedCount = s.shapedCount;
    }

    /** Whether the facts that the body assumed of {@code left} hold for {@code right}, which takes its place in the next round. */
    boolean carries(int left, int right) {
        if (weak[left]) {
            return true;
        }
        if (start.tags[left] != UNKNOWN && tag(right) != start.tags[left]) {
            return false;
        }
        if (trace.type(left) == Type.INT && bits(right) > start.bits[left]) {
            return false;
        }
        if (start.equals[left] != 0 && resolve(right) != start.equals[left]) {
            return false;
        }
        if (start.present[left] && !isPresent(right)) {
            return false;
        }
        return start.shapes[left] == 0 || shape(right) == start.shapes[left];
    }

    /** A ref that the loop does not change whose shape the body relied on but does not leave as it was; 0 if there is none. */
    int brokenShape() {
        for (int ref = 1; ref < loopStart; ref++) {
            if (shapeUsed[ref] && !weak[ref] && start.shapes[ref] != 0 && shapes[ref] != start.shapes[ref]) {
                return ref;
            }
        }
        return 0;
    }

    /** The body is complete. */
    void endLoop() {
        start = null;
    }
}
