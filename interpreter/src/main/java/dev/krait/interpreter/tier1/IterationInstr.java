package dev.krait.interpreter.tier1;

import static dev.krait.spi.abi.GeneratorLayout.STATE;
import static dev.krait.spi.abi.GeneratorLayout.STATE_CLEARED;
import static dev.krait.spi.abi.GeneratorLayout.STATE_CREATED;
import static dev.krait.spi.abi.GeneratorLayout.STATE_SUSPENDED;
import static dev.krait.spi.abi.Memory.getLong;
import static dev.krait.spi.abi.Memory.putLong;

import dev.krait.compiler.code.CodeFlags;
import dev.krait.compiler.code.Opcode;
import dev.krait.interpreter.objects.Exc;
import dev.krait.interpreter.objects.ExceptionFields;
import dev.krait.interpreter.objects.PyObject;
import dev.krait.interpreter.objects.PyType;
import dev.krait.interpreter.objects.ShapeIds;
import dev.krait.interpreter.objects.Special;
import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.Names;
import dev.krait.interpreter.runtime.PyError;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.spi.abi.GeneratorLayout;
import dev.krait.spi.abi.ListLayout;
import dev.krait.spi.abi.ArrayLayout;
import dev.krait.spi.abi.RangeIteratorLayout;
import dev.krait.spi.abi.SequenceIteratorLayout;
import dev.krait.spi.abi.Value;

/** Iteration, and the suspension of generators and coroutines. */
final class IterationInstr extends Instr {
    IterationInstr(CodeBody code, int first, int unit, Opcode opcode, int oparg, int top) {
        super(code, first, unit, opcode, oparg, top);
    }

    @Override
    public Node exec(PyThread t, long f) {
        long sp = f + top;
        switch (op) {
            case 16: // GET_ITER
                putLong(sp - 8, getIter(t, getLong(sp - 8)));
                return next();
            case 70: // FOR_ITER
                return forIter(t, f);
            case 34: // RETURN_GENERATOR
                return Generators.create(t, f, this);
            case 120: // YIELD_VALUE
                return Generators.yield(t, f, getLong(sp - 8));
            case 106: // SEND
                return send(t, sp);
            case 10: // END_SEND
                putLong(sp - 16, getLong(sp - 8));
                return next();
            case 19: // GET_YIELD_FROM_ITER
                putLong(sp - 8, yieldFromIter(t, getLong(sp - 8)));
                return next();
            case 71: // GET_AWAITABLE
                putLong(sp - 8, Awaiting.awaitable(t, getLong(sp - 8), oparg));
                return next();
            case 14: // GET_AITER
                putLong(sp - 8, Awaiting.asyncIterator(t, getLong(sp - 8)));
                return next();
            case 15: // GET_ANEXT
                putLong(sp, Awaiting.asyncNext(t, getLong(sp - 8)));
                return next();
            case 68: // END_ASYNC_FOR
                if (Errors.matches(t, getLong(sp - 8), Exc.STOP_ASYNC_ITERATION.address)) {
                    return next();
                }
                t.exception = getLong(sp - 8);
                return Unwinder.unwindAgain(t, pc);
            case 7: // CLEANUP_THROW
                return cleanupThrow(t, sp);
            default:
                throw new AssertionError(opcode);
        }
    }

    /** GET_ITER. */
    static long getIter(PyThread t, long value) {
        return Objects.shape(value) == ShapeIds.GENERATOR ? value : PyObject.iter(t, value);
    }

    private Node forIter(PyThread t, long f) {
        long iterator = getLong(f + top - 8);
        int shape = Objects.shape(iterator);
        if (cache == null || (int) cache != shape) {
            seen |= cache == null ? 1 : 2;
            cache = shape;
            if (code.isFolded() && ++count < 4) {
                code.requestRefold();
            }
        }
        if (shape == ShapeIds.GENERATOR) {
            long state = getLong(iterator + STATE);
            if (state == STATE_SUSPENDED || state == STATE_CREATED) {
                return Generators.resume(t, iterator, Const.NONE, 0, top);
            }
            if (state == STATE_CLEARED) {
                return target();
            }
        }
        long value = next(t, iterator, shape);
        if (value == 0) {
            return target();
        }
        putLong(f + top, value);
        return next();
    }

    /** The next value of an iterator with a shape, or 0. */
    static long next(PyThread t, long iterator, int shape) {
        switch (shape) {
            case ShapeIds.RANGE_ITERATOR: {
                long left = getLong(iterator + RangeIteratorLayout.REMAINING);
                if (left <= 0) {
                    return 0;
                }
                long number = getLong(iterator + RangeIteratorLayout.NEXT);
                putLong(iterator + RangeIteratorLayout.REMAINING, left - 1);
                putLong(iterator + RangeIteratorLayout.NEXT, number + getLong(iterator + RangeIteratorLayout.STEP));
                return Value.ofInt(number);
            }
            case ShapeIds.LIST_ITERATOR: {
                long list = getLong(iterator + SequenceIteratorLayout.SEQUENCE);
                if (list == 0) {
                    return 0;
                }
                long index = getLong(iterator + SequenceIteratorLayout.INDEX);
                if (index >= getLong(list + ListLayout.LENGTH)) {
                    putLong(iterator + SequenceIteratorLayout.SEQUENCE, 0);
                    return 0;
                }
                putLong(iterator + SequenceIteratorLayout.INDEX, index + 1);
                return getLong(getLong(list + ListLayout.ITEMS) + ArrayLayout.WORDS + 8 * index);
            }
            default:
                return PyObject.next(t, iterator);
        }
    }

    private long yieldFromIter(PyThread t, long iterable) {
        int shape = Objects.shape(iterable);
        if (shape == ShapeIds.COROUTINE) {
            if ((code.flags & (CodeFlags.CO_COROUTINE | CodeFlags.CO_ITERABLE_COROUTINE)) == 0) {
                throw Errors.typeError(t, "cannot 'yield from' a coroutine object in a non-coroutine generator");
            }
            return iterable;
        }
        return shape == ShapeIds.GENERATOR ? iterable : PyObject.iter(t, iterable);
    }

    private Node send(PyThread t, long sp) {
        long receiver = getLong(sp - 16);
        long value = getLong(sp - 8);
        if (Generators.isGeneratorOrCoroutine(receiver)) {
            long state = getLong(receiver + GeneratorLayout.STATE);
            if (state == STATE_SUSPENDED || state == STATE_CREATED && value == Const.NONE) {
                return Generators.resume(t, receiver, value, 0, top - 8);
            }
            Generators.check(t, receiver, value);
            putLong(sp - 8, Const.NONE);
            return target();
        }
        long result;
        try {
            if (value == Const.NONE) {
                if (!PyType.of(receiver).defines(Special.NEXT)) {
                    throw Errors.typeError(t, "'%s' object is not an iterator", PyObject.typeName(receiver));
                }
                result = Calls.call(t, PyObject.lookupSpecial(t, receiver, Special.NEXT));
            } else {
                result = Calls.callMethod(t, receiver, Names.of("send"), value);
            }
        } catch (PyError e) {
            if (!Errors.matches(t, Exc.STOP_ITERATION)) {
                throw e;
            }
            putLong(sp - 8, Generators.takeStopValue(t));
            return target();
        }
        putLong(sp - 8, result);
        return next();
    }

    private Node cleanupThrow(PyThread t, long sp) {
        long exception = getLong(sp - 8);
        if (!Errors.matches(t, exception, Exc.STOP_ITERATION.address)) {
            t.exception = exception;
            return Unwinder.unwindAgain(t, pc);
        }
        long value = getLong(exception + ExceptionFields.STOP_VALUE);
        putLong(sp - 24, Const.NONE);
        putLong(sp - 16, value == 0 ? Const.NONE : value);
        return next();
    }
}
