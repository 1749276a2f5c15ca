package dev.krait.interpreter.tier1;

import static dev.krait.spi.abi.FrameLayout.FLAGS;
import static dev.krait.spi.abi.FrameLayout.FLAG_ENTRY;
import static dev.krait.spi.abi.FrameLayout.FLAG_GENERATOR;
import static dev.krait.spi.abi.FrameLayout.FRAME_OBJECT;
import static dev.krait.spi.abi.FrameLayout.FUNCTION;
import static dev.krait.spi.abi.FrameLayout.LOCALS;
import static dev.krait.spi.abi.FrameLayout.PC;
import static dev.krait.spi.abi.FrameLayout.PREVIOUS;
import static dev.krait.spi.abi.FrameLayout.RETURN_OFFSET;
import static dev.krait.spi.abi.GeneratorLayout.EXC_VALUE;
import static dev.krait.spi.abi.GeneratorLayout.FRAME;
import static dev.krait.spi.abi.GeneratorLayout.FRAME_BYTES;
import static dev.krait.spi.abi.GeneratorLayout.STATE;
import static dev.krait.spi.abi.GeneratorLayout.STATE_CLEARED;
import static dev.krait.spi.abi.GeneratorLayout.STATE_CREATED;
import static dev.krait.spi.abi.GeneratorLayout.STATE_RUNNING;
import static dev.krait.spi.abi.GeneratorLayout.STATE_SUSPENDED;
import static dev.krait.spi.abi.Memory.getInt;
import static dev.krait.spi.abi.Memory.getLong;
import static dev.krait.spi.abi.Memory.putInt;
import static dev.krait.spi.abi.Memory.putLong;

import dev.krait.compiler.code.CodeFlags;
import dev.krait.compiler.code.Opcode;
import dev.krait.interpreter.objects.Exc;
import dev.krait.interpreter.objects.ExceptionFields;
import dev.krait.interpreter.objects.PyObject;
import dev.krait.interpreter.objects.ShapeIds;
import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.Names;
import dev.krait.interpreter.runtime.PyError;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.spi.abi.FrameLayout;
import dev.krait.spi.abi.FunctionLayout;
import dev.krait.spi.abi.GeneratorLayout;
import dev.krait.spi.abi.Memory;
import dev.krait.spi.abi.ThreadLayout;

/**
 * Generators, coroutines and asynchronous generators: making, resuming, suspending and finishing them. The frame lies
 * in the object. While it runs, the word for locals of the frame (which a function does not need) holds the exception
 * that the resumer was handling.
 */
public final class Generators {
    private static final int YIELD_VALUE = Opcode.YIELD_VALUE.number();
    private static final int CALL = Opcode.CALL.number();
    private static final int FOR_ITER = Opcode.FOR_ITER.number();

    private Generators() {
    }

    /** Whether a value is exactly a generator or a coroutine. */
    static boolean isGeneratorOrCoroutine(long value) {
        int shape = Objects.shape(value);
        return shape == ShapeIds.GENERATOR || shape == ShapeIds.COROUTINE;
    }

    /** RETURN_GENERATOR: moves the frame into a new object and returns that. */
    static Node create(PyThread t, long f, Instr n) {
        CodeBody code = n.code;
        int shape = (code.flags & CodeFlags.CO_COROUTINE) != 0 ? ShapeIds.COROUTINE
                : (code.flags & CodeFlags.CO_ASYNC_GENERATOR) != 0 ? ShapeIds.ASYNC_GENERATOR : ShapeIds.GENERATOR;
        long generator = t.allocate(shape, FRAME + code.frameBytes);
        long function = getLong(f + FUNCTION);
        putLong(generator + GeneratorLayout.NAME, getLong(function + FunctionLayout.NAME));
        putLong(generator + GeneratorLayout.QUALNAME, getLong(function + FunctionLayout.QUALNAME));
        putLong(generator + FRAME_BYTES, code.frameBytes);
        putLong(generator + STATE, STATE_CREATED);
        long frame = generator + FRAME;
        Memory.copy(f, frame, code.stackBase);
        putLong(frame + PREVIOUS, 0);
        putLong(frame + LOCALS, 0);
        putInt(frame + FLAGS, FLAG_GENERATOR);
        putLong(frame + FrameLayout.GENERATOR, generator);
        if (getLong(f + FRAME_OBJECT) != 0) {
            PyFrame.move(f, frame);
            putLong(f + FRAME_OBJECT, 0);
        }
        return Frames.leave(t, f, generator);
    }

    /** Whether a generator can be sent a value now. */
    static boolean mayResume(long generator, long value) {
        long state = getLong(generator + STATE);
        return state == STATE_SUSPENDED || state == STATE_CREATED && value == Const.NONE;
    }

    /**
     * Makes the frame of a suspended or new generator current.
     *
     * @param value what the yield evaluates to
     * @param flags {@code FLAG_ENTRY} or 0
     * @param returnOffset where in the current frame the next value goes
     */
    static Node resume(PyThread t, long generator, long value, int flags, int returnOffset) {
        long f = generator + FRAME;
        CodeBody code = CodeBody.ofFrame(f);
        int pc = getInt(f + PC);
        putLong(f + code.resumeOffset(pc), value);
        enter(t, generator, f, flags, returnOffset);
        return code.after(pc);
    }

    private static void enter(PyThread t, long generator, long f, int flags, int returnOffset) {
        long left = t.address + ThreadLayout.RECURSION_LEFT;
        long depth = getLong(left) - 1;
        if (depth < 0) {
            throw Frames.tooDeep(t, "maximum recursion depth exceeded");
        }
        putLong(left, depth);
        putLong(f + PREVIOUS, t.frame);
        putInt(f + FLAGS, FLAG_GENERATOR | flags | getInt(f + FLAGS) & FrameLayout.FLAG_OBJECT);
        putInt(f + RETURN_OFFSET, returnOffset);
        putLong(f + LOCALS, t.handled);
        long handled = getLong(generator + EXC_VALUE);
        if (handled != 0) {
            t.handled = handled;
        }
        putLong(generator + STATE, STATE_RUNNING);
        t.frame = f;
    }

    /** The links of a frame that a trace has resumed without writing them: nothing in it handles an exception. */
    static long resumed(PyThread t, long generator, long resumer, int returnOffset) {
        long f = generator + FRAME;
        long left = t.address + ThreadLayout.RECURSION_LEFT;
        putLong(left, getLong(left) - 1);
        putLong(f + PREVIOUS, resumer);
        putInt(f + FLAGS, FLAG_GENERATOR | (getLong(f + FRAME_OBJECT) != 0 ? FrameLayout.FLAG_OBJECT : 0));
        putInt(f + RETURN_OFFSET, returnOffset);
        putLong(f + LOCALS, t.handled);
        putLong(generator + STATE, STATE_RUNNING);
        return f;
    }

    private static void exit(PyThread t, long generator, long f, int state) {
        long outer = getLong(f + LOCALS);
        putLong(generator + EXC_VALUE, t.handled == outer ? 0 : t.handled);
        t.handled = outer;
        putLong(f + LOCALS, 0);
        putLong(generator + STATE, state);
        t.frame = getLong(f + PREVIOUS);
        putLong(f + PREVIOUS, 0);
        long left = t.address + ThreadLayout.RECURSION_LEFT;
        putLong(left, getLong(left) + 1);
    }

    /** YIELD_VALUE. The program counter in the frame is that of the instruction. */
    static Node yield(PyThread t, long f, long value) {
        exit(t, getLong(f + FrameLayout.GENERATOR), f, STATE_SUSPENDED);
        if ((getInt(f + FLAGS) & FLAG_ENTRY) != 0) {
            t.result = value;
            t.finished = false;
            return null;
        }
        long caller = t.frame;
        putLong(caller + getInt(f + RETURN_OFFSET), value);
        return CodeBody.ofFrame(caller).after(getInt(caller + PC));
    }

    /** Leaves the frame of a generator for good. */
    static void finish(PyThread t, long f) {
        if (getLong(f + FRAME_OBJECT) != 0) {
            PyFrame.detach(t, f);
        }
        long generator = getLong(f + FrameLayout.GENERATOR);
        exit(t, generator, f, STATE_CLEARED);
        putLong(generator + EXC_VALUE, 0);
    }

    /** RETURN_VALUE in a generator. */
    static Node returned(PyThread t, long f, long value) {
        int flags = getInt(f + FLAGS);
        int offset = getInt(f + RETURN_OFFSET);
        finish(t, f);
        if ((flags & FLAG_ENTRY) != 0) {
            t.result = value;
            t.finished = true;
            return null;
        }
        long caller = t.frame;
        CodeBody code = CodeBody.ofFrame(caller);
        int pc = getInt(caller + PC);
        int opcode = code.opcodeAt(pc & Node.UNIT_MASK);
        if (opcode == CALL) {
            throw Errors.stopIteration(t, value == Const.NONE ? 0 : value);
        }
        if (opcode != FOR_ITER) {
            putLong(caller + offset, value);
        }
        return code.jumpTarget(pc);
    }

    /**
     * Resumes from Java.
     *
     * @return the value yielded; 0 if it has finished, and then {@code t.result} is what it returned
     */
    static long send(PyThread t, long generator, long value) {
        check(t, generator, value);
        if (getLong(generator + STATE) == STATE_CLEARED) {
            t.result = Const.NONE;
            return 0;
        }
        t.deferrals++;
        try {
            long result = Interpreter.run(t, resume(t, generator, value, FLAG_ENTRY, 0));
            return t.finished ? 0 : result;
        } finally {
            t.deferrals--;
        }
    }

    /** The next value of a generator, or 0 if it has finished. */
    public static long next(PyThread t, long generator) {
        return send(t, generator, Const.NONE);
    }

    /** Raises what sending a value now is an error of. */
    static void check(PyThread t, long generator, long value) {
        int state = (int) getLong(generator + STATE);
        if (state == STATE_RUNNING) {
            throw Errors.valueError(t, "%s already executing", what(generator));
        }
        if (state == STATE_CREATED && value != Const.NONE) {
            throw Errors.typeError(t, "can't send non-None value to a just-started %s", what(generator));
        }
        if (state == STATE_CLEARED && Objects.shape(generator) == ShapeIds.COROUTINE) {
            throw Errors.runtimeError(t, "cannot reuse already awaited coroutine");
        }
    }

    /** What error messages call it. */
    static String what(long generator) {
        return switch (Objects.shape(generator)) {
            case ShapeIds.COROUTINE -> "coroutine";
            case ShapeIds.ASYNC_GENERATOR -> "async generator";
            default -> "generator";
        };
    }

    /** What it delegates to, or 0. */
    static long yieldFrom(long generator) {
        if (getLong(generator + STATE) != STATE_SUSPENDED) {
            return 0;
        }
        long f = generator + FRAME;
        CodeBody code = CodeBody.ofFrame(f);
        Instr instr = code.instr(getInt(f + PC) & Node.UNIT_MASK);
        return instr.op == YIELD_VALUE && (instr.oparg & 1) != 0 ? getLong(f + instr.top - 16) : 0;
    }

    /** Resumes with the exception in {@code t.exception}; as {@link #send}. */
    private static long resumeWithError(PyThread t, long generator) {
        long f = generator + FRAME;
        t.deferrals++;
        try {
            enter(t, generator, f, FLAG_ENTRY, 0);
            Errors.setContext(t.exception, getLong(generator + EXC_VALUE));
            Node n = Unwinder.unwind(t);
            if (n == null) {
                throw PyError.SIGNAL;
            }
            long result = Interpreter.run(t, n);
            return t.finished ? 0 : result;
        } finally {
            t.deferrals--;
        }
    }

    /**
     * Raises an exception in it, or in what it delegates to.
     *
     * @return as {@link #send}
     */
    static long raise(PyThread t, long generator, long exception, boolean closeOnExit) {
        int state = (int) getLong(generator + STATE);
        if (state == STATE_RUNNING) {
            throw Errors.valueError(t, "%s already executing", what(generator));
        }
        long delegate = yieldFrom(generator);
        if (delegate != 0) {
            boolean exit = Errors.matches(t, exception, Exc.GENERATOR_EXIT.address) && closeOnExit;
            putLong(generator + STATE, STATE_RUNNING);
            long result;
            try {
                if (exit) {
                    try {
                        closeIterator(t, delegate);
                    } finally {
                        putLong(generator + STATE, STATE_SUSPENDED);
                    }
                    return raiseHere(t, generator, exception);
                }
                if (isGeneratorOrCoroutine(delegate)) {
                    result = raise(t, delegate, exception, closeOnExit);
                } else {
                    long method = PyObject.getAttrOrAbsent(t, delegate, Names.of("throw"));
                    if (method == 0) {
                        putLong(generator + STATE, STATE_SUSPENDED);
                        return raiseHere(t, generator, exception);
                    }
                    result = Calls.call(t, method, exception);
                }
                putLong(generator + STATE, STATE_SUSPENDED);
            } catch (PyError e) {
                putLong(generator + STATE, STATE_SUSPENDED);
                return resumeWithError(t, generator);
            }
            if (result == 0) {
                Errors.stopIteration(t, t.result == Const.NONE ? 0 : t.result);
                return resumeWithError(t, generator);
            }
            return result;
        }
        return raiseHere(t, generator, exception);
    }

    private static long raiseHere(PyThread t, long generator, long exception) {
        int state = (int) getLong(generator + STATE);
        if (state == STATE_CLEARED && Objects.shape(generator) == ShapeIds.COROUTINE) {
            throw Errors.runtimeError(t, "cannot reuse already awaited coroutine");
        }
        // What is handled where it is thrown from is not its context.
        PyError error = Errors.reraise(t, exception);
        if (state == STATE_CLEARED) {
            throw error;
        }
        return resumeWithError(t, generator);
    }

    /** Closes what a generator delegates to. */
    private static void closeIterator(PyThread t, long iterator) {
        if (isGeneratorOrCoroutine(iterator)) {
            close(t, iterator);
            return;
        }
        long method = PyObject.getAttrOrAbsent(t, iterator, Names.of("close"));
        if (method != 0) {
            Calls.call(t, method);
        }
    }

    /** {@code close()}; what the generator returned, or None. */
    static long close(PyThread t, long generator) {
        int state = (int) getLong(generator + STATE);
        if (state == STATE_CREATED) {
            putLong(generator + STATE, STATE_CLEARED);
            return Const.NONE;
        }
        if (state == STATE_CLEARED) {
            return Const.NONE;
        }
        if (state == STATE_RUNNING) {
            throw Errors.valueError(t, "%s already executing", what(generator));
        }
        try {
            long delegate = yieldFrom(generator);
            if (delegate != 0) {
                putLong(generator + STATE, STATE_RUNNING);
                try {
                    closeIterator(t, delegate);
                    Errors.of(t, Exc.GENERATOR_EXIT);
                } catch (PyError e) {
                    // the error is raised in the generator instead of GeneratorExit
                } finally {
                    putLong(generator + STATE, STATE_SUSPENDED);
                }
            } else {
                Errors.of(t, Exc.GENERATOR_EXIT);
            }
            if (resumeWithError(t, generator) == 0) {
                return t.result;
            }
        } catch (PyError e) {
            if (Errors.matches(t, Exc.GENERATOR_EXIT)) {
                t.exception = 0;
                return Const.NONE;
            }
            if (Errors.matches(t, Exc.STOP_ITERATION)) {
                long value = getLong(t.exception + ExceptionFields.STOP_VALUE);
                t.exception = 0;
                return value == 0 ? Const.NONE : value;
            }
            throw e;
        }
        throw Errors.runtimeError(t, "%s ignored GeneratorExit", what(generator));
    }

    /** The value of the StopIteration on its way, which is forgotten. */
    static long takeStopValue(PyThread t) {
        long value = getLong(t.exception + ExceptionFields.STOP_VALUE);
        t.exception = 0;
        return value == 0 ? Const.NONE : value;
    }
}
