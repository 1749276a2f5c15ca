package dev.krait.interpreter.tier1;

import static dev.krait.spi.abi.FrameLayout.BUILTINS;
import static dev.krait.spi.abi.FrameLayout.FLAGS;
import static dev.krait.spi.abi.FrameLayout.FLAG_GENERATOR;
import static dev.krait.spi.abi.FrameLayout.FLAG_OBJECT;
import static dev.krait.spi.abi.FrameLayout.FRAME_OBJECT;
import static dev.krait.spi.abi.FrameLayout.GLOBALS;
import static dev.krait.spi.abi.FrameLayout.LOCALS;
import static dev.krait.spi.abi.FrameLayout.PC;
import static dev.krait.spi.abi.FrameLayout.PREVIOUS;
import static dev.krait.spi.abi.FrameLayout.SLOTS;
import static dev.krait.spi.abi.Memory.getInt;
import static dev.krait.spi.abi.Memory.getLong;
import static dev.krait.spi.abi.Memory.putInt;
import static dev.krait.spi.abi.Memory.putLong;

import dev.krait.compiler.code.CodeFlags;
import dev.krait.interpreter.heap.JavaObjects;
import dev.krait.interpreter.heap.Marker;
import dev.krait.interpreter.heap.Traced;
import dev.krait.interpreter.objects.PyDict;
import dev.krait.interpreter.objects.ShapeIds;
import dev.krait.interpreter.objects.Types;
import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.spi.abi.CellLayout;

/**
 * What is behind a {@code frame} object. While the frame lives, this refers to it; when it is left, its locals are
 * copied here.
 */
public final class PyFrame implements Traced {
    /** The code. */
    public final CodeBody code;
    /** Address of the frame, or 0 after it was left. */
    private long frame;
    private long globals;
    private long builtins;
    private long locals;
    private long back;
    private int pc;
    private long[] slots;
    /** {@code f_trace}, or 0. */
    public long trace;
    /** {@code f_trace_lines} and {@code f_trace_opcodes}. */
    public boolean traceLines = true;
    /** {@code f_trace_opcodes}. */
    public boolean traceOpcodes;

    private PyFrame(long frame) {
        this.frame = frame;
        code = CodeBody.ofFrame(frame);
    }

    /** The frame object of a frame. */
    public static long of(PyThread t, long frame) {
        long object = getLong(frame + FRAME_OBJECT);
        if (object == 0) {
            object = JavaObjects.create(t, Types.FRAME.rootShape.id, new PyFrame(frame));
            putLong(frame + FRAME_OBJECT, object);
            putInt(frame + FLAGS, getInt(frame + FLAGS) | FLAG_OBJECT);
        }
        return object;
    }

    /** What is behind a frame object. */
    public static PyFrame at(long object) {
        return (PyFrame) JavaObjects.get(object);
    }

    /** The frame moved into a generator. */
    static void move(long from, long to) {
        at(getLong(from + FRAME_OBJECT)).frame = to;
        putInt(to + FLAGS, getInt(to + FLAGS) | FLAG_OBJECT);
    }

    /** The frame is being left: keeps its state. */
    static void detach(PyThread t, long frame) {
        PyFrame object = at(getLong(frame + FRAME_OBJECT));
        putLong(frame + FRAME_OBJECT, 0);
        object.globals = getLong(frame + GLOBALS);
        object.builtins = getLong(frame + BUILTINS);
        object.locals = (getInt(frame + FLAGS) & FLAG_GENERATOR) != 0 ? 0 : getLong(frame + LOCALS);
        object.pc = getInt(frame + PC) & Node.UNIT_MASK;
        object.slots = new long[object.code.localsPlus];
        for (int i = 0; i < object.slots.length; i++) {
            object.slots[i] = getLong(frame + SLOTS + 8L * i);
        }
        long previous = CodeBody.visible(getLong(frame + PREVIOUS));
        object.back = previous == 0 ? 0 : of(t, previous);
        object.frame = 0;
    }

    /** Address of the frame, or 0 after it was left. */
    public long frame() {
        return frame;
    }

    /** {@code f_globals}. */
    public long globals() {
        return frame != 0 ? getLong(frame + GLOBALS) : globals;
    }

    /** {@code f_builtins}. */
    public long builtins() {
        return frame != 0 ? getLong(frame + BUILTINS) : builtins;
    }

    /** {@code f_back}: a frame object, or 0. */
    public long back(PyThread t) {
        if (frame == 0) {
            return back;
        }
        long previous = CodeBody.visible(getLong(frame + PREVIOUS));
        return previous == 0 ? 0 : of(t, previous);
    }

    /** The code unit of the instruction. */
    public int unit() {
        return frame != 0 ? getInt(frame + PC) & Node.UNIT_MASK : pc;
    }

    /** {@code f_lineno}, or -1. */
    public int line() {
        return code.lineAt(unit());
    }

    /** The mapping that is the namespace of a class body, a module or {@code exec}; 0 for functions. */
    public long namespace() {
        if (frame == 0) {
            return locals;
        }
        return (getInt(frame + FLAGS) & FLAG_GENERATOR) != 0 ? 0 : getLong(frame + LOCALS);
    }

    private long slot(int index) {
        return frame != 0 ? getLong(frame + SLOTS + 8L * index) : slots[index];
    }

    /** Whether a local is a cell or free variable whose cell has been made. */
    private boolean isCell(int index, long word) {
        return (code.code.localsPlusKinds()[index] & (CodeFlags.CO_FAST_CELL | CodeFlags.CO_FAST_FREE)) != 0
                && Objects.shape(word) == ShapeIds.CELL;
    }

    /** The value of a local variable by its index, cells looked into; 0 if it has none. */
    public long local(int index) {
        long word = slot(index);
        return isCell(index, word) ? getLong(word + CellLayout.VALUE) : word;
    }

    /** Assigns a local variable by its index; deletes it where the value is 0. */
    public void setLocal(int index, long value) {
        long word = slot(index);
        if (isCell(index, word)) {
            putLong(word + CellLayout.VALUE, value);
        } else if (frame != 0) {
            putLong(frame + SLOTS + 8L * index, value);
        } else {
            slots[index] = value;
        }
    }

    /** Whether a local is one of the comprehension that was inlined, and not to be shown. */
    public boolean isHidden(int index) {
        return (code.code.localsPlusKinds()[index] & CodeFlags.CO_FAST_HIDDEN) != 0;
    }

    /** What {@code locals()} returns in a frame: the namespace, or for a function a new dict of its variables. */
    public static long locals(PyThread t, long frame) {
        PyFrame object = getLong(frame + FRAME_OBJECT) != 0 ? at(getLong(frame + FRAME_OBJECT)) : new PyFrame(frame);
        long namespace = object.namespace();
        return namespace != 0 ? namespace : object.snapshot(t);
    }

    /** A new dict of the variables that have a value. */
    public long snapshot(PyThread t) {
        long dict = PyDict.create(t);
        for (int i = 0; i < code.localsPlus; i++) {
            long value = isHidden(i) ? 0 : local(i);
            if (value != 0) {
                PyDict.set(t, dict, code.localNames[i], value);
            }
        }
        return dict;
    }

    /** {@code clear()} of a frame that is not running: forgets the variables. */
    void clear() {
        if (frame == 0) {
            java.util.Arrays.fill(slots, 0);
        }
    }

    /** The word for None where there is nothing. */
    static long orNone(long value) {
        return value == 0 ? Const.NONE : value;
    }

    @Override
    public void trace(Marker m) {
        m.mark(code.address);
        m.mark(trace);
        if (frame == 0) {
            m.mark(globals);
            m.mark(builtins);
            m.mark(locals);
            m.mark(back);
            for (long value : slots) {
                m.mark(value);
            }
        }
    }
}
