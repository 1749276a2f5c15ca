package dev.krait.interpreter.tier2;

import static dev.krait.spi.abi.Memory.getLong;

import dev.krait.interpreter.objects.Assumption;
import dev.krait.interpreter.objects.PyType;
import dev.krait.interpreter.objects.ShapeIds;
import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.interpreter.tier1.Instr;
import dev.krait.spi.abi.Int64Layout;
import dev.krait.spi.abi.Memory;
import dev.krait.spi.abi.Value;
import dev.krait.uops.ir.Condition;
import dev.krait.uops.ir.JavaCall;
import dev.krait.uops.ir.Region;
import dev.krait.uops.ir.Snapshot;
import dev.krait.uops.ir.TraceBuilder;
import dev.krait.uops.ir.Type;
import java.util.ArrayList;
import java.util.List;

/** The state of a recording, and what the recorders of the families of instructions share. */
final class Recording {
    final Jit jit;
    final PyThread t;
    final TraceBuilder b;
    final ListMethods lists;
    final List<RecordedFrame> frames = new ArrayList<>();
    /** The innermost of {@link #frames}. */
    RecordedFrame top;
    /** The instruction being recorded. */
    Instr instr;
    /** The actual frame in memory. */
    long f;
    /** The trace has called something that may have invalidated it: to be checked at the next instruction. */
    boolean checkDue;
    /** The innermost frame is that of a call too deep to be followed: the trace goes on in the one that begins at the entry of the function. */
    boolean entering;
    final PendingSets sets;
    private final List<Assumption> taken = new ArrayList<>();

    Recording(Jit jit, PyThread t, TraceBuilder b) {
        this.jit = jit;
        this.t = t;
        this.b = b;
        this.sets = new PendingSets(this);
        this.lists = new ListMethods(this);
    }

    static RecordingAborted abort(String reason) {
        return new RecordingAborted(reason);
    }

    void enter(RecordedFrame frame) {
        frames.add(frame);
        top = frame;
    }

    void leave() {
        frames.remove(frames.size() - 1);
        top = frames.get(frames.size() - 1);
    }

    void describe(Snapshot.Writer out) {
        for (RecordedFrame frame : frames) {
            frame.describe(out, sets);
        }
    }

    /** Exits that follow leave to another place of the innermost frame than the start of the instruction. */
    void stateAt(int unit, int pops, int push) {
        b.setState(out -> {
            for (RecordedFrame frame : frames) {
                if (frame == top) {
                    frame.describeAt(out, sets, unit, pops, push);
                } else {
                    frame.describe(out, sets);
                }
            }
        });
    }

    void dependOn(Assumption assumption) {
        if (assumption != null && assumption != Assumption.ALWAYS) {
            b.dependsOn(assumption);
            taken.add(assumption);
        }
    }

    /** Whether all that the trace takes for granted still holds. */
    boolean holds() {
        for (Assumption a : taken) {
            if (!a.valid) {
                return false;
            }
        }
        return true;
    }

    // Operands: i counts from the top of the stack, from 1.

    int peek(int i) {
        return top.peek(b, i);
    }

    /** The actual word of an operand. */
    long actual(int i) {
        return getLong(f + instr.top - 8L * i);
    }

    /** Replaces operands by a result. */
    void result(int pops, int ref) {
        top.pop(pops);
        top.push(ref);
    }

    /** The outcome of a test that guards have made certain. */
    void outcome(int pops, boolean outcome) {
        result(pops, b.constValue(outcome ? Const.TRUE : Const.FALSE));
    }

    // Values.

    /** Whether a value is an int that a raw one can hold. */
    static boolean isRawInt(long word) {
        return Value.isInt(word) || isObject(word) && Memory.getInt(word) == ShapeIds.INT64;
    }

    static long rawInt(long word) {
        return Value.isInt(word) ? Value.intValue(word) : getLong(word + Int64Layout.VALUE);
    }

    static boolean isObject(long word) {
        return word != 0 && word >>> Value.TAG_SHIFT == 0;
    }

    static int shape(long word) {
        return isObject(word) ? Memory.getInt(word) : 0;
    }

    /** Whether a value is not an instance of a class made in Python, or a container of such: using it runs no Python code. */
    static boolean isPlainData(long word) {
        if (!isObject(word)) {
            return true;
        }
        return switch (Memory.getInt(word)) {
            case ShapeIds.NONE, ShapeIds.BOOL, ShapeIds.INT64, ShapeIds.BIG_INT, ShapeIds.STR, ShapeIds.BYTES -> true;
            default -> false;
        };
    }

    /** The raw int that a value holds. */
    int toInt(int ref, long actual) {
        if (b.type(ref) == Type.INT) {
            return ref;
        }
        int raw;
        if (Value.isInt(actual)) {
            raw = b.toInt(ref);
        } else {
            raw = b.loadInt(Region.CONSTANT, b.guardShape(ref, ShapeIds.INT64), Int64Layout.VALUE);
        }
        learned(ref, raw);
        return raw;
    }

    /** The raw double that a float holds. */
    int toFloat(int ref) {
        if (b.type(ref) == Type.FLOAT) {
            return ref;
        }
        int raw = b.toFloat(ref);
        learned(ref, raw);
        return raw;
    }

    /** The raw double of an int or float, as arithmetic converts it. */
    int number(int ref, long actual) {
        return Value.isDouble(actual) ? toFloat(ref) : b.intToFloat(toInt(ref, actual));
    }

    private void learned(int ref, int raw) {
        if (ref > 0) {
            for (RecordedFrame frame : frames) {
                frame.replace(ref, raw);
            }
        }
    }

    /** A value as a word, whatever it is. */
    int word(int ref, long actual) {
        if (b.type(ref) == Type.INT && !Value.isInt(actual)) {
            return b.callJava(JavaCalls.BOX_INT, ref);
        }
        return b.box(ref);
    }

    /** Boxes operand number {@code i}. */
    int word(int i) {
        return word(peek(i), actual(i));
    }

    /** Checks that a value has the actual one's shape. */
    int guardShape(int ref, long actual) {
        return b.guardShape(ref, Memory.getInt(actual));
    }

    /** Checks that a value is of the type of the actual one, as far as that matters to whoever looks at types only; what the type has is taken for granted. */
    void guardType(int ref, long actual) {
        if (Value.isInt(actual)) {
            toInt(ref, actual);
        } else if (Value.isDouble(actual)) {
            toFloat(ref);
        } else if (b.type(ref) == Type.INT) {
            if (Memory.getInt(actual) != ShapeIds.INT64) {
                throw abort("type of a number");
            }
        } else {
            guardShape(ref, actual);
            dependOn(PyType.of(actual).assumption());
        }
    }

    // Calls of Java.

    /** A call that runs no Python code. */
    int call(JavaCall call, int... refs) {
        return b.callJava(call, refs);
    }

    /** A call that may run anything. */
    int callAnything(JavaCall call, int... refs) {
        checkDue = true;
        return b.callJava(call, refs);
    }

    /** Compares a raw int with 0, as observed. */
    void guardZero(int raw, boolean zero) {
        b.guardCompareInt(zero ? Condition.EQ : Condition.NE, raw, b.constInt(0));
    }
}
