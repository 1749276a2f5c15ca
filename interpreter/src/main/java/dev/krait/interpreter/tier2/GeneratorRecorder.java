package dev.krait.interpreter.tier2;

import static dev.krait.spi.abi.Memory.getInt;
import static dev.krait.spi.abi.Memory.getLong;

import dev.krait.compiler.code.CodeFlags;
import dev.krait.compiler.code.Opcode;
import dev.krait.interpreter.objects.ShapeIds;
import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.tier1.CodeBody;
import dev.krait.interpreter.tier1.Instr;
import dev.krait.interpreter.tier1.Node;
import dev.krait.interpreter.tier1.TraceSupport;
import dev.krait.spi.abi.FrameLayout;
import dev.krait.spi.abi.FunctionLayout;
import dev.krait.spi.abi.GeneratorLayout;
import dev.krait.uops.ir.Condition;
import dev.krait.uops.ir.Region;
import dev.krait.uops.ir.TraceBuilder;
import dev.krait.uops.ir.UOp;

/**
 * Records generators by going on inside them. The frame of a generator that runs is a recorded frame whose slots lie in the
 * generator; what it assigns is written there when it is suspended, and by the exits that leave while it runs. So a
 * generator made in the trace is an object like others, and is not allocated if only exits name it.
 *
 * <p>While it runs, memory says so ({@code STATE_RUNNING}), since Python code called from the trace may try to resume it. Its links to the
 * resumer are there only after an exit or a call that has asked for the frames.
 */
final class GeneratorRecorder {
    private static final int MAX_DEPTH = 16;
    private static final int MAX_FRAME_BYTES = 1 << 10;
    /** Offset of the word of program counter and flags in the generator. */
    private static final int PC_WORD = GeneratorLayout.FRAME + FrameLayout.PC;

    private final Recording r;
    private final TraceBuilder b;
    private final Inlining inlining;

    GeneratorRecorder(Recording r, Inlining inlining) {
        this.r = r;
        this.b = r.b;
        this.inlining = inlining;
    }

    /** Whether calling code makes a generator and can be followed. */
    static boolean makesGenerator(CodeBody code) {
        return (code.flags & CodeFlags.CO_GENERATOR) != 0 && (code.flags & (CodeFlags.CO_COROUTINE | CodeFlags.CO_ASYNC_GENERATOR)) == 0
                && code.frameBytes <= MAX_FRAME_BYTES;
    }

    private static int inFrame(int offset) {
        return GeneratorLayout.FRAME + offset;
    }

    private void store(int generator, int offset, long word) {
        b.storeField(Region.GENERATOR, generator, offset, b.constValue(word));
    }

    private void storeInt(int generator, int offset, long number) {
        b.storeInt(Region.GENERATOR, generator, offset, b.constInt(number));
    }

    /** RETURN_GENERATOR. */
    void create(Instr n) {
        RecordedFrame frame = r.top;
        CodeBody code = frame.code;
        if (frame.isBacked() || !makesGenerator(code) || getLong(r.f + FrameLayout.FRAME_OBJECT) != 0) {
            throw Recording.abort("generator");
        }
        int[] locals = new int[code.localsPlus];
        for (int i = 0; i < locals.length; i++) {
            int ref = frame.get(b, i);
            locals[i] = ref == 0 ? b.constValue(0) : b.box(ref);
        }
        int function = frame.function;
        int name = b.loadField(Region.FUNCTION, function, FunctionLayout.NAME);
        int qualname = b.loadField(Region.FUNCTION, function, FunctionLayout.QUALNAME);
        int globals = b.loadField(Region.FUNCTION, function, FunctionLayout.GLOBALS);
        int builtins = b.loadField(Region.FUNCTION, function, FunctionLayout.BUILTINS);
        int g = b.newObject(ShapeIds.GENERATOR, GeneratorLayout.FRAME + code.frameBytes);
        storeInt(g, GeneratorLayout.STATE, GeneratorLayout.STATE_CREATED);
        b.storeField(Region.GENERATOR, g, GeneratorLayout.NAME, name);
        b.storeField(Region.GENERATOR, g, GeneratorLayout.QUALNAME, qualname);
        store(g, GeneratorLayout.EXC_VALUE, 0);
        store(g, GeneratorLayout.YIELD_FROM, 0);
        store(g, GeneratorLayout.ORIGIN, 0);
        storeInt(g, GeneratorLayout.FRAME_BYTES, code.frameBytes);
        store(g, inFrame(FrameLayout.PREVIOUS), 0);
        store(g, inFrame(FrameLayout.CODE), code.address);
        b.storeField(Region.GENERATOR, g, inFrame(FrameLayout.FUNCTION), function);
        b.storeField(Region.GENERATOR, g, inFrame(FrameLayout.GLOBALS), globals);
        b.storeField(Region.GENERATOR, g, inFrame(FrameLayout.BUILTINS), builtins);
        store(g, inFrame(FrameLayout.LOCALS), 0);
        storeInt(g, PC_WORD, n.pc | (long) FrameLayout.FLAG_GENERATOR << 32);
        storeInt(g, inFrame(FrameLayout.RETURN_OFFSET), 0);
        b.storeField(Region.GENERATOR, g, inFrame(FrameLayout.GENERATOR), g);
        store(g, inFrame(FrameLayout.FRAME_OBJECT), 0);
        for (int i = 0; i < locals.length; i++) {
            b.storeField(Region.GENERATOR, g, inFrame(RecordedFrame.offset(i)), locals[i]);
        }
        frame.push(g);
        inlining.leave();
    }

    /** FOR_ITER over a generator. */
    void forIter(Instr n) {
        long actual = r.actual(1);
        if (getLong(actual + GeneratorLayout.STATE) == GeneratorLayout.STATE_CLEARED) {
            int generator = b.guardShape(r.peek(1), ShapeIds.GENERATOR);
            b.guardCompareInt(Condition.EQ, b.loadInt(Region.GENERATOR, generator, GeneratorLayout.STATE), b.constInt(GeneratorLayout.STATE_CLEARED));
            return;
        }
        resume(r.peek(1), actual, b.constValue(Const.NONE), n.top, r.top.size);
    }

    /** SEND. */
    void send(Instr n) {
        long actual = r.actual(2);
        if (Recording.shape(actual) != ShapeIds.GENERATOR || getLong(actual + GeneratorLayout.STATE) == GeneratorLayout.STATE_CLEARED) {
            throw Recording.abort("delegation");
        }
        checkSent(actual, r.peek(1), r.actual(1));
        resume(r.peek(2), actual, r.peek(1), n.top - 8, r.top.size);
    }

    /** A call of {@code next} or {@code send}. */
    void call(int[] refs, long[] words, int result) {
        int sent = refs.length == 1 ? b.constValue(Const.NONE) : refs[1];
        if (refs.length > 1) {
            checkSent(words[0], sent, words[1]);
        }
        resume(refs[0], words[0], sent, RecordedFrame.offset(result), result);
    }

    private void checkSent(long generator, int sent, long actual) {
        if (getLong(generator + GeneratorLayout.STATE) == GeneratorLayout.STATE_CREATED) {
            if (actual != Const.NONE) {
                throw Recording.abort("sent value");
            }
            b.guardIs(sent, Const.NONE);
        }
    }

    /** GET_YIELD_FROM_ITER over a generator. */
    void delegate() {
        if (Recording.shape(r.actual(1)) != ShapeIds.GENERATOR) {
            throw Recording.abort("delegation");
        }
        r.result(1, b.guardShape(r.peek(1), ShapeIds.GENERATOR));
    }

    /**
     * Goes on in a generator.
     *
     * @param sent ref of what the yield evaluates to
     * @param returnOffset where in the current frame what it yields goes
     * @param end from which slot on the operands of the current frame are gone
     */
    private void resume(int ref, long actual, int sent, int returnOffset, int end) {
        long f = actual + GeneratorLayout.FRAME;
        long state = getLong(actual + GeneratorLayout.STATE);
        CodeBody code = CodeBody.ofFrame(f);
        if (state != GeneratorLayout.STATE_SUSPENDED && state != GeneratorLayout.STATE_CREATED || getLong(actual + GeneratorLayout.EXC_VALUE) != 0
                || r.frames.size() >= MAX_DEPTH || code.frameBytes > MAX_FRAME_BYTES) {
            throw Recording.abort("generator");
        }
        int unit = getInt(f + FrameLayout.PC) & Node.UNIT_MASK;
        int g = b.guardShape(ref, ShapeIds.GENERATOR);
        b.guardCompareInt(Condition.EQ, b.loadInt(Region.GENERATOR, g, GeneratorLayout.STATE), b.constInt(state));
        b.guardIs(b.loadField(Region.GENERATOR, g, inFrame(FrameLayout.CODE)), code.address);
        int at = b.intOp(UOp.AND_INT, b.loadInt(Region.GENERATOR, g, PC_WORD), b.constInt(Node.UNIT_MASK));
        b.guardCompareInt(Condition.EQ, at, b.constInt(unit));
        b.guardIs(b.loadField(Region.GENERATOR, g, GeneratorLayout.EXC_VALUE), 0);
        storeInt(g, GeneratorLayout.STATE, GeneratorLayout.STATE_RUNNING);
        r.top.pc = r.instr.pc;
        r.top.clearFrom(end);
        RecordedFrame frame = RecordedFrame.ofGenerator(new FrameInfo(code, FrameLayout.FLAG_GENERATOR, returnOffset), g,
                getLong(f + FrameLayout.GLOBALS), getLong(f + FrameLayout.BUILTINS));
        frame.address = f;
        frame.pc = unit;
        int slot = RecordedFrame.slot(TraceSupport.resumeOffset(code, unit));
        frame.set(slot, sent);
        frame.size = slot + 1;
        r.enter(frame);
    }

    /** YIELD_VALUE. */
    void yieldValue(Instr n) {
        RecordedFrame frame = r.top;
        if (frame.generator == 0) {
            throw Recording.abort(TraceRecorder.YIELD_OUT);
        }
        int g = frame.generator;
        int value = r.peek(1);
        int live = frame.size - 1;
        int[] words = new int[live];
        for (int i = 0; i < live; i++) {
            if (frame.isChanged(i)) {
                int ref = frame.get(b, i);
                words[i] = ref == 0 ? b.constValue(0) : b.box(ref);
            }
        }
        for (int i = 0; i < live; i++) {
            if (words[i] != 0) {
                b.storeField(Region.GENERATOR, g, inFrame(RecordedFrame.offset(i)), words[i]);
            }
        }
        // The value is not on the stack of the suspended frame.
        storeInt(g, PC_WORD, n.pc | Node.FOLDED | 1 << Node.FOLDED_SHIFT | (long) FrameLayout.FLAG_GENERATOR << 32);
        suspend(g, GeneratorLayout.STATE_SUSPENDED);
        int slot = RecordedFrame.slot(frame.info.returnOffset());
        r.leave();
        r.top.size = slot;
        r.top.push(value);
    }

    private void suspend(int g, int state) {
        store(g, inFrame(FrameLayout.PREVIOUS), 0);
        store(g, inFrame(FrameLayout.LOCALS), 0);
        storeInt(g, GeneratorLayout.STATE, state);
    }

    /** RETURN_VALUE in a generator: the consumer's instruction jumps. */
    void returned() {
        RecordedFrame frame = r.top;
        int g = frame.generator;
        int value = r.peek(1);
        RecordedFrame resumer = r.frames.get(r.frames.size() - 2);
        if (resumer.code.instr(resumer.pc).opcode == Opcode.CALL) {
            throw Recording.abort("StopIteration");
        }
        if (getLong(r.f + FrameLayout.FRAME_OBJECT) != 0) {
            throw Recording.abort("frame object");
        }
        b.guardIs(b.loadField(Region.GENERATOR, g, inFrame(FrameLayout.FRAME_OBJECT)), 0);
        suspend(g, GeneratorLayout.STATE_CLEARED);
        int slot = RecordedFrame.slot(frame.info.returnOffset());
        r.leave();
        RecordedFrame consumer = r.top;
        consumer.size = slot;
        if (consumer.code.instr(consumer.pc).opcode != Opcode.FOR_ITER) {
            consumer.push(value);
        }
    }
}
