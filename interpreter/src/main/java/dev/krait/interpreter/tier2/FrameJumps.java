package dev.krait.interpreter.tier2;

import static dev.krait.spi.abi.Memory.getInt;
import static dev.krait.spi.abi.Memory.getLong;

import dev.krait.compiler.code.Opcode;
import dev.krait.interpreter.tier1.CodeBody;
import dev.krait.interpreter.tier1.Node;
import dev.krait.spi.abi.FrameLayout;
import dev.krait.spi.abi.FunctionLayout;
import dev.krait.spi.abi.ThreadLayout;
import dev.krait.uops.exec.Executor;
import dev.krait.uops.ir.Condition;
import dev.krait.uops.ir.Region;
import dev.krait.uops.ir.TraceBuilder;
import dev.krait.uops.ir.Type;
import dev.krait.uops.ir.UOp;
import java.util.List;

/**
 * Goes on in other frames than that in which a trace was entered: a trace that begins where an inner loop is left returns to the frames that called, as LuaJIT's returns to lower
 * frames do, and a trace that reaches an inner loop in a followed call makes the frames and jumps to the trace of the loop.
 *
 * <p>Returning is what tier 1 does at the same instruction; a frame that Java waits for ({@code FLAG_ENTRY}), that of a generator, or one with a frame
 * object is not left this way.
 */
final class FrameJumps {
    /** Bytes that must be left on the data stack, for the frames that exits make. */
    static final int STACK_MARGIN = 64 << 10;
    private static final int MAX_RETURNS = 8;

    private final Recording r;
    private final TraceBuilder b;
    private int returns;

    FrameJumps(Recording r) {
        this.r = r;
        this.b = r.b;
    }

    /** Whether the trace runs in another frame than that in which it was entered. */
    boolean hasReturned() {
        return returns > 0;
    }

    /** RETURN_VALUE of the frame in which the trace runs; false if it has to end there. */
    boolean leaveEntry() {
        long f = r.f;
        RecordedFrame frame = r.top;
        int flags = getInt(f + FrameLayout.FLAGS);
        if (++returns > MAX_RETURNS || flags != 0 && flags != FrameLayout.FLAG_OPERATOR || getLong(f + FrameLayout.FRAME_OBJECT) != 0) {
            return false;
        }
        long caller = getLong(f + FrameLayout.PREVIOUS);
        CodeBody code = CodeBody.ofFrame(caller);
        int unit = getInt(caller + FrameLayout.PC) & Node.UNIT_MASK;
        int offset = getInt(f + FrameLayout.RETURN_OFFSET);
        int value = r.peek(1);
        int self = frame.address(b);
        b.guardCompareInt(Condition.EQ, b.loadRaw(UOp.LOAD_UINT32, Region.OTHER, self, FrameLayout.FLAGS), b.constInt(flags));
        if (flags == FrameLayout.FLAG_OPERATOR) {
            Inlining.checkOperator(r, code.instr(unit), value);
        }
        b.guardCompareInt(Condition.EQ, b.loadRaw(UOp.LOAD_INT32, Region.OTHER, self, FrameLayout.RETURN_OFFSET), b.constInt(offset));
        // A frame object takes the locals over when the frame is left.
        b.guardIs(b.loadField(Region.OTHER, self, FrameLayout.FRAME_OBJECT), 0);
        int base = b.loadObject(Region.OTHER, self, FrameLayout.PREVIOUS);
        b.guardIs(b.loadField(Region.OTHER, base, FrameLayout.CODE), code.address);
        int at = b.intOp(UOp.AND_INT, b.loadRaw(UOp.LOAD_UINT32, Region.OTHER, base, FrameLayout.PC), b.constInt(Node.UNIT_MASK));
        b.guardCompareInt(Condition.EQ, at, b.constInt(unit));
        b.storeThread(ThreadLayout.STACK_TOP, self);
        b.storeThread(ThreadLayout.RECURSION_LEFT, b.addAddress(b.loadThread(ThreadLayout.RECURSION_LEFT, Type.INT), 1));
        b.setFrame(base);
        RecordedFrame outer = RecordedFrame.returnedTo(code, base, getLong(caller + FrameLayout.GLOBALS), getLong(caller + FrameLayout.BUILTINS));
        outer.address = caller;
        outer.pc = unit;
        outer.size = RecordedFrame.slot(offset);
        outer.push(value);
        if (code.instr(unit).opcode == Opcode.LOAD_ATTR && (code.instr(unit).oparg & 1) != 0) {
            outer.push(0);
        }
        r.frames.clear();
        r.enter(outer);
        return true;
    }

    /** Whether the frames of followed calls can be made by the trace. */
    boolean canEnter() {
        List<RecordedFrame> frames = r.frames;
        for (int k = 1; k < frames.size(); k++) {
            RecordedFrame frame = frames.get(k);
            if (frame.generator != 0 || frame.code.isHidden()) {
                return false;
            }
        }
        return frames.size() > 1;
    }

    /** Ends the trace by making the frames of the followed calls and going on in a trace that begins in the innermost one. */
    void enter(Executor target) {
        List<RecordedFrame> frames = r.frames;
        int bytes = 0;
        for (int k = 1; k < frames.size(); k++) {
            bytes += frames.get(k).code.frameBytes;
        }
        int[][] words = new int[frames.size()][];
        for (int k = 0; k < words.length; k++) {
            words[k] = words(frames.get(k), k == 0);
        }
        int top = b.loadThread(ThreadLayout.STACK_TOP, Type.INT);
        b.guardCompareInt(Condition.LT, b.addAddress(top, bytes + STACK_MARGIN), b.loadThread(ThreadLayout.STACK_LIMIT, Type.INT));
        int left = b.loadThread(ThreadLayout.RECURSION_LEFT, Type.INT);
        b.guardCompareInt(Condition.GT, left, b.constInt(frames.size() + Inlining.RECURSION_MARGIN));
        entry(frames.get(0), words[0]);
        int stack = b.loadThread(ThreadLayout.STACK_TOP, Type.OBJECT);
        int at = 0;
        int previous = b.frameAddress(Type.INT);
        for (int k = 1; k < frames.size(); k++) {
            RecordedFrame frame = frames.get(k);
            push(frame, words[k], stack, at, previous);
            previous = b.addAddress(top, at);
            at += frame.code.frameBytes;
        }
        b.storeThread(ThreadLayout.STACK_TOP, b.addAddress(top, bytes));
        b.storeThread(ThreadLayout.RECURSION_LEFT, b.addAddress(left, 1L - frames.size()));
        b.setFrame(previous);
        b.jumpTo(target);
    }

    private int[] words(RecordedFrame frame, boolean entry) {
        int[] words = new int[frame.size];
        for (int i = 0; i < words.length; i++) {
            if (!entry || frame.isChanged(i)) {
                int ref = frame.get(b, i);
                words[i] = ref == 0 ? b.constValue(0) : b.box(ref);
            }
        }
        return words;
    }

    private void entry(RecordedFrame frame, int[] words) {
        for (int i = 0; i < words.length; i++) {
            if (words[i] != 0) {
                b.storeFrame(RecordedFrame.offset(i), words[i]);
            }
        }
        int self = frame.address(b);
        int flags = b.intOp(UOp.AND_INT, b.loadInt(Region.OTHER, self, FrameLayout.PC), b.constInt(0xFFFF_FFFFL << 32));
        b.storeInt(Region.OTHER, self, FrameLayout.PC, b.intOp(UOp.OR_INT, flags, b.constInt(frame.pc)));
    }

    private void push(RecordedFrame frame, int[] words, int stack, int at, int previous) {
        CodeBody code = frame.code;
        b.storeInt(Region.OTHER, stack, at + FrameLayout.PREVIOUS, previous);
        field(stack, at + FrameLayout.CODE, b.constValue(code.address));
        field(stack, at + FrameLayout.FUNCTION, frame.function);
        field(stack, at + FrameLayout.GLOBALS, b.loadField(Region.FUNCTION, frame.function, FunctionLayout.GLOBALS));
        field(stack, at + FrameLayout.BUILTINS, b.loadField(Region.FUNCTION, frame.function, FunctionLayout.BUILTINS));
        field(stack, at + FrameLayout.LOCALS, b.constValue(0));
        b.storeInt(Region.OTHER, stack, at + FrameLayout.PC, b.constInt(frame.pc | (long) frame.info.flags() << 32));
        b.storeInt(Region.OTHER, stack, at + FrameLayout.RETURN_OFFSET, b.constInt(frame.info.returnOffset()));
        field(stack, at + FrameLayout.GENERATOR, b.constValue(0));
        field(stack, at + FrameLayout.FRAME_OBJECT, b.constValue(0));
        for (int i = 0; i < words.length; i++) {
            field(stack, at + RecordedFrame.offset(i), words[i]);
        }
        for (int i = words.length; i < code.localsPlus; i++) {
            field(stack, at + RecordedFrame.offset(i), b.constValue(0));
        }
    }

    private void field(int stack, int offset, int word) {
        b.storeField(Region.OTHER, stack, offset, word);
    }
}
