package dev.krait.interpreter.tier2;

import static dev.krait.spi.abi.Memory.getInt;
import static dev.krait.spi.abi.Memory.getLong;

import dev.krait.compiler.code.CodeFlags;
import dev.krait.compiler.code.Opcode;
import dev.krait.interpreter.objects.PyTuple;
import dev.krait.interpreter.objects.ShapeIds;
import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.tier1.CodeBody;
import dev.krait.interpreter.tier1.Instr;
import dev.krait.interpreter.tier1.PythonOperators;
import dev.krait.spi.abi.FrameLayout;
import dev.krait.spi.abi.FunctionLayout;
import dev.krait.spi.abi.TupleLayout;
import dev.krait.uops.ir.Condition;
import dev.krait.uops.ir.Region;
import dev.krait.uops.ir.TraceBuilder;
import dev.krait.uops.ir.UOp;

/** Records calls of Python functions by going on inside them, and returns. */
final class Inlining {
    private static final int MAX_DEPTH = 16;
    /**
     * Levels of recursion that must be left where a trace begins. It does not look at the limit when it follows a call, and its exits make the frames: so far
     * from the limit there is an error where tier 1 would raise it, and not some calls later.
     */
    static final int RECURSION_MARGIN = MAX_DEPTH + 4;
    private static final int MAX_RECURSION = 3;
    private static final int MAX_FRAME_BYTES = 32 << 10;

    private final Recording r;
    private final TraceBuilder b;

    Inlining(Recording r) {
        this.r = r;
        this.b = r.b;
    }

    /** Whether a call of a function can be followed. */
    boolean follows(long function) {
        CodeBody code = CodeBody.of(getLong(function + FunctionLayout.CODE));
        if (code.isGenerator() && !GeneratorRecorder.makesGenerator(code) || r.frames.size() >= MAX_DEPTH || (code.flags & CodeFlags.CO_VARKEYWORDS) != 0) {
            return false;
        }
        int bytes = code.frameBytes;
        int same = 0;
        for (RecordedFrame frame : r.frames) {
            bytes += frame.code.frameBytes;
            same += frame.code == code ? 1 : 0;
        }
        return bytes < MAX_FRAME_BYTES && same <= MAX_RECURSION;
    }

    /** Whether a function is not followed because it is recursive, and could be called by making its frame. */
    boolean isDeep(long function) {
        CodeBody code = CodeBody.of(getLong(function + FunctionLayout.CODE));
        if (code.isGenerator() || (code.flags & CodeFlags.CO_VARKEYWORDS) != 0 || code.isHidden()) {
            return false;
        }
        int same = 0;
        for (RecordedFrame frame : r.frames) {
            same += frame.code == code ? 1 : 0;
            if (frame.generator != 0 || frame.code.isHidden()) {
                return false;
            }
        }
        return same > MAX_RECURSION || r.frames.size() >= MAX_DEPTH;
    }

    /**
     * Checks that a function is the actual one, or one with the same code and defaults.
     *
     * @param callable ref of the function
     */
    private void check(int callable, long function) {
        b.guardShape(callable, ShapeIds.FUNCTION);
        if (b.knownWord(callable, 0) != 0) {
            int version = b.loadRaw(UOp.LOAD_UINT32, Region.FUNCTION, callable, FunctionLayout.VERSION);
            b.guardCompareInt(Condition.EQ, version, b.constInt(Integer.toUnsignedLong(getInt(function + FunctionLayout.VERSION))));
            return;
        }
        b.guardIs(b.loadField(Region.FUNCTION, callable, FunctionLayout.CODE), getLong(function + FunctionLayout.CODE));
    }

    private int same(int callable, long function, int offset) {
        long word = getLong(function + offset);
        if (word == 0) {
            return 0;
        }
        if (b.knownWord(callable, 0) == 0) {
            b.guardIs(b.loadField(Region.FUNCTION, callable, offset), word);
        }
        return b.constValue(word);
    }

    /**
     * Goes on in a function.
     *
     * @param callable ref of the function
     * @param arguments refs of positional arguments, then those of the keywords
     * @param keywords names of the last arguments, a tuple, or 0
     * @param flags of the new frame
     * @param result slot of the caller that the result goes to; operands from there on are consumed
     * @param self what the result slot holds meanwhile, or 0
     */
    void call(int callable, long function, int[] arguments, long keywords, int flags, int result, int self) {
        CodeBody code = CodeBody.of(getLong(function + FunctionLayout.CODE));
        check(callable, function);
        int[] locals = bind(code, callable, function, arguments, keywords);
        RecordedFrame caller = r.top;
        caller.pc = r.instr.pc;
        caller.clearFrom(result);
        if (self != 0) {
            caller.set(result, self);
        }
        RecordedFrame frame = new RecordedFrame(new FrameInfo(code, flags, RecordedFrame.offset(result)), false, callable,
                getLong(function + FunctionLayout.GLOBALS), getLong(function + FunctionLayout.BUILTINS));
        for (int i = 0; i < locals.length; i++) {
            frame.set(i, locals[i]);
        }
        r.enter(frame);
    }

    private int[] bind(CodeBody code, int callable, long function, int[] arguments, long keywords) {
        int named = keywords == 0 ? 0 : (int) getLong(keywords + TupleLayout.LENGTH);
        int positional = arguments.length - named;
        int[] locals = new int[code.parameters];
        int count = Math.min(positional, code.argCount);
        System.arraycopy(arguments, 0, locals, 0, count);
        int rest = code.argCount + code.kwOnlyCount;
        if ((code.flags & CodeFlags.CO_VARARGS) != 0) {
            locals[rest] = Containers.tuple(b, arguments, count, positional - count);
        } else if (positional > code.argCount) {
            throw Recording.abort("arguments");
        }
        for (int i = 0; i < named; i++) {
            long name = getLong(keywords + TupleLayout.ITEMS + 8L * i);
            int at = -1;
            for (int k = code.code.posOnlyArgCount(); k < rest; k++) {
                if (code.localNames[k] == name) {
                    at = k;
                }
            }
            if (at < 0 || locals[at] != 0) {
                throw Recording.abort("keywords");
            }
            locals[at] = arguments[positional + i];
        }
        for (int i = count; i < rest; i++) {
            if (locals[i] == 0) {
                locals[i] = defaultOf(code, callable, function, i);
            }
        }
        return locals;
    }

    private int defaultOf(CodeBody code, int callable, long function, int parameter) {
        if (parameter >= code.argCount) {
            throw Recording.abort("keyword defaults");
        }
        same(callable, function, FunctionLayout.DEFAULTS);
        long defaults = getLong(function + FunctionLayout.DEFAULTS);
        int n = defaults == 0 ? 0 : PyTuple.length(defaults);
        int at = parameter - (code.argCount - n);
        if (at < 0) {
            throw Recording.abort("arguments");
        }
        long word = getLong(defaults + TupleLayout.ITEMS + 8L * at);
        return b.constValue(word);
    }

    /**
     * The method of an operator whose operands are the topmost two; they stay there until it returns.
     *
     * @param x the left operand
     * @return false if it cannot be followed
     */
    boolean operator(long x, long y) {
        long function = PythonOperators.function(r.instr, x, y);
        if (function == 0 || !follows(function)) {
            return false;
        }
        int left = r.peek(2);
        int right = r.peek(1);
        r.guardType(left, x);
        r.guardType(right, y);
        RecordedFrame caller = r.top;
        int slot = caller.size - 2;
        CodeBody code = CodeBody.of(getLong(function + FunctionLayout.CODE));
        int callable = b.constValue(function);
        check(callable, function);
        caller.pc = r.instr.pc;
        RecordedFrame frame = new RecordedFrame(new FrameInfo(code, PythonOperators.flags(r.instr), RecordedFrame.offset(slot)), false, callable,
                getLong(function + FunctionLayout.GLOBALS), getLong(function + FunctionLayout.BUILTINS));
        frame.set(0, left);
        frame.set(1, right);
        r.enter(frame);
        return true;
    }

    /** Makes sure that what the function of an operator returns is the result. */
    static void checkOperator(Recording r, Instr operator, int value) {
        long actual = r.actual(1);
        if (actual == Const.NOT_IMPLEMENTED) {
            throw Recording.abort("NotImplemented");
        }
        TraceBuilder b = r.b;
        boolean raw = b.type(value) == dev.krait.uops.ir.Type.INT || b.type(value) == dev.krait.uops.ir.Type.FLOAT;
        if (PythonOperators.makesBool(operator)) {
            if (Recording.shape(actual) != ShapeIds.BOOL || raw) {
                throw Recording.abort("comparison that is no bool");
            }
            b.guardShape(value, ShapeIds.BOOL);
        } else if (!raw) {
            b.guardIsNot(value, Const.NOT_IMPLEMENTED);
        }
    }

    /** The getter of a property: its result replaces the object on the stack. */
    void property(long getter, int object, boolean method) {
        if (!follows(getter)) {
            throw Recording.abort("deep property");
        }
        int slot = r.top.size - 1;
        if (method) {
            r.top.push(0);
        }
        call(b.constValue(getter), getter, new int[] {object}, 0, 0, slot, 0);
    }

    /** RETURN_VALUE of a followed call. */
    void leave() {
        int value = r.peek(1);
        RecordedFrame frame = r.top;
        if ((frame.info.flags() & FrameLayout.FLAG_INIT) != 0) {
            if (r.actual(1) != Const.NONE) {
                throw Recording.abort("result of __init__");
            }
            b.guardIs(value, Const.NONE);
        }
        if ((frame.info.flags() & FrameLayout.FLAG_OPERATOR) != 0) {
            RecordedFrame below = r.frames.get(r.frames.size() - 2);
            checkOperator(r, below.code.instr(below.pc), value);
        }
        int slot = RecordedFrame.slot(frame.info.returnOffset());
        r.leave();
        RecordedFrame caller = r.top;
        if ((frame.info.flags() & FrameLayout.FLAG_INIT) != 0) {
            value = caller.get(b, slot);
        }
        boolean pair = opcode(caller) == Opcode.LOAD_ATTR && (caller.code.instr(caller.pc).oparg & 1) != 0;
        caller.size = slot;
        caller.push(value);
        if (pair) {
            caller.push(0);
        }
    }

    private static Opcode opcode(RecordedFrame frame) {
        return frame.code.instr(frame.pc).opcode;
    }
}
