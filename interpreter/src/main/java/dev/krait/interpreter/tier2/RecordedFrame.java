package dev.krait.interpreter.tier2;

import dev.krait.interpreter.tier1.CodeBody;
import dev.krait.spi.abi.FrameLayout;
import dev.krait.spi.abi.GeneratorLayout;
import dev.krait.uops.ir.Region;
import dev.krait.uops.ir.Snapshot;
import dev.krait.uops.ir.TraceBuilder;
import dev.krait.uops.ir.Type;
import java.util.Arrays;

/** A frame as the recorder sees it: what its locals and operands are in the trace. */
final class RecordedFrame {
    /** The slot of a frame in memory has not been looked at. */
    private static final int UNKNOWN = Integer.MIN_VALUE;

    final FrameInfo info;
    final CodeBody code;
    /** Whether it is the frame in which the trace is entered: what was not assigned is in memory. */
    final boolean entry;
    private final int[] slots;
    private final boolean[] changed;
    /** Ref of the function; 0 in the entry frame and in generators. */
    final int function;
    /** Of an entry frame that the trace has returned to: ref of its address. 0 for that in which the trace was entered. */
    private int base;
    /** Ref of the generator that the frame lies in; 0 for a frame of the stack. What was not assigned is in memory. */
    final int generator;
    /** Of the frame in memory. */
    final long globals;
    /** Of the frame in memory. */
    final long builtins;
    /** Whether the trace has made sure of the namespaces. */
    boolean namespacesChecked;
    /** How many locals and operands there are. */
    int size;
    /** In memory while recording; 0 until the frame is seen there. */
    long address;
    /** The code unit: of the instruction that comes next, or in which the frame is suspended. */
    int pc;

    RecordedFrame(FrameInfo info, boolean entry, int function, long globals, long builtins) {
        this(info, entry, function, 0, globals, builtins);
    }

    /** The frame of a generator that is resumed in the trace. */
    static RecordedFrame ofGenerator(FrameInfo info, int generator, long globals, long builtins) {
        return new RecordedFrame(info, false, 0, generator, globals, builtins);
    }

    /** A frame that the trace has returned to, and now runs in. */
    static RecordedFrame returnedTo(CodeBody code, int base, long globals, long builtins) {
        RecordedFrame frame = new RecordedFrame(new FrameInfo(code, 0, 0), true, 0, globals, builtins);
        frame.base = base;
        return frame;
    }

    private RecordedFrame(FrameInfo info, boolean entry, int function, int generator, long globals, long builtins) {
        this.generator = generator;
        this.info = info;
        this.code = info.code();
        this.entry = entry;
        this.function = function;
        this.globals = globals;
        this.builtins = builtins;
        slots = new int[(code.frameBytes - FrameLayout.SLOTS) / 8 + 1];
        changed = new boolean[slots.length];
        Arrays.fill(slots, isBacked() ? UNKNOWN : 0);
        size = code.localsPlus;
    }

    /** Whether what was not assigned is in memory. */
    boolean isBacked() {
        return entry || generator != 0;
    }

    static int offset(int slot) {
        return FrameLayout.SLOTS + 8 * slot;
    }

    static int slot(int offset) {
        return (offset - FrameLayout.SLOTS) / 8;
    }

    /** What a slot holds; 0 for absent. */
    int get(TraceBuilder b, int slot) {
        if (slots[slot] == UNKNOWN) {
            slots[slot] = load(b, offset(slot));
        }
        return slots[slot];
    }

    void set(int slot, int ref) {
        slots[slot] = ref;
        changed[slot] = true;
    }

    /** A word of a frame in memory. */
    int load(TraceBuilder b, int offset) {
        if (generator != 0) {
            return b.loadField(Region.GENERATOR, generator, GeneratorLayout.FRAME + offset);
        }
        return base != 0 ? b.loadField(Region.OTHER, base, offset) : b.loadFrame(offset);
    }

    /** The ref of the address of the entry frame. */
    int address(TraceBuilder b) {
        return base != 0 ? base : b.frameAddress(Type.OBJECT);
    }

    /** Whether a slot was assigned since the trace, or the generator, was entered. */
    boolean isChanged(int slot) {
        return changed[slot];
    }

    /** Wherever a value is, the trace now knows it in another form. */
    void replace(int old, int ref) {
        for (int i = 0; i < size; i++) {
            if (slots[i] == old) {
                slots[i] = ref;
            }
        }
    }

    /** Operand number {@code i} from the top, counted from 1. */
    int peek(TraceBuilder b, int i) {
        return get(b, size - i);
    }

    void pop(int n) {
        size -= n;
    }

    void push(int ref) {
        set(size++, ref);
    }

    /** The frame suspended in a call: its operands from a slot on are gone, and nothing but the given ones is kept alive. */
    void clearFrom(int slot) {
        for (int i = slot; i < size; i++) {
            set(i, 0);
        }
    }

    void describe(Snapshot.Writer out, PendingSets sets) {
        out.frame(info, pc);
        boolean backed = isBacked();
        if (generator != 0) {
            out.slot(FrameLayout.GENERATOR, generator);
        } else if (!entry) {
            out.slot(FrameLayout.FUNCTION, function);
        }
        for (int i = 0; i < size; i++) {
            if (backed ? changed[i] : slots[i] != 0) {
                out.slot(sets.contains(slots[i]) ? offset(i) + PendingSets.MARK : offset(i), slots[i]);
            } else if (!backed && i >= code.localsPlus) {
                out.slot(offset(i), 0);
            }
        }
    }

    /** Describes it as it would be at another code unit with this many operands less, and then one more if that is not 0. */
    void describeAt(Snapshot.Writer out, PendingSets sets, int unit, int pops, int push) {
        int keptPc = pc;
        int keptSize = size;
        pc = unit;
        size -= pops;
        describe(out, sets);
        if (push != 0) {
            out.slot(offset(size), push);
        }
        pc = keptPc;
        size = keptSize;
    }
}
