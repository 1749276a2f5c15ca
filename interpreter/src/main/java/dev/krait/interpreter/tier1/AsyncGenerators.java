package dev.krait.interpreter.tier1;

import static dev.krait.spi.abi.Memory.getLong;
import static dev.krait.spi.abi.Memory.putLong;

import dev.krait.interpreter.heap.JavaObjects;
import dev.krait.interpreter.heap.Marker;
import dev.krait.interpreter.heap.Traced;
import dev.krait.interpreter.objects.Exc;
import dev.krait.interpreter.objects.PyType;
import dev.krait.interpreter.objects.Types;
import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.PyError;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.spi.abi.GeneratorLayout;
import dev.krait.spi.abi.Kind;
import dev.krait.spi.abi.Value;

/** Asynchronous generators: the values they yield, and the awaitables that drive them. */
final class AsyncGenerators {
    private static final PyType WRAPPED = Types.declare("builtins", "async_generator_wrapped_value", Kind.JAVA, Types.OBJECT, PyType.NO_NEW, 0);
    private static final PyType ASEND = Types.declare("builtins", "async_generator_asend", Kind.JAVA, Types.OBJECT, PyType.NO_NEW, 0);
    private static final PyType ATHROW = Types.declare("builtins", "async_generator_athrow", Kind.JAVA, Types.OBJECT, PyType.NO_NEW, 0);
    private static final int RUNNING = 1;
    private static final int CLOSED = 2;

    private AsyncGenerators() {
    }

    private record Wrapped(long value) implements Traced {
        @Override
        public void trace(Marker m) {
            m.mark(value);
        }
    }

    enum State {
        INIT, ITERATING, CLOSED
    }

    /** An awaitable of {@code asend}, {@code athrow} or {@code aclose}. */
    static final class Step implements Traced {
        final long generator;
        /** What is sent first, or the exception to raise; 0 with {@code aclose}. */
        final long argument;
        State state = State.INIT;

        Step(long generator, long argument) {
            this.generator = generator;
            this.argument = argument;
        }

        @Override
        public void trace(Marker m) {
            m.mark(generator);
            m.mark(argument);
        }
    }

    static long wrap(PyThread t, long value) {
        return JavaObjects.create(t, WRAPPED.rootShape.id, new Wrapped(value));
    }

    static long newSend(PyThread t, long generator, long value) {
        return JavaObjects.create(t, ASEND.rootShape.id, new Step(generator, value));
    }

    static long newThrow(PyThread t, long generator, long exception) {
        return JavaObjects.create(t, ATHROW.rootShape.id, new Step(generator, exception));
    }

    static Step step(long object) {
        return (Step) JavaObjects.get(object);
    }

    private static boolean flag(long generator, int bit) {
        long word = getLong(generator + GeneratorLayout.ORIGIN);
        return word != 0 && (Value.intValue(word) & bit) != 0;
    }

    private static void flag(long generator, int bit, boolean on) {
        long word = getLong(generator + GeneratorLayout.ORIGIN);
        long bits = word == 0 ? 0 : Value.intValue(word);
        putLong(generator + GeneratorLayout.ORIGIN, Value.ofInt(on ? bits | bit : bits & ~bit));
    }

    static boolean isRunning(long generator) {
        return flag(generator, RUNNING);
    }

    /** What a step of the generator means to the awaiter: a value passed on, or StopIteration with one yielded. */
    private static long unwrap(PyThread t, long generator, long result) {
        if (result == 0) {
            flag(generator, RUNNING, false);
            flag(generator, CLOSED, true);
            throw Errors.stopAsyncIteration(t);
        }
        if (isWrapped(result)) {
            flag(generator, RUNNING, false);
            throw Errors.stopIteration(t, ((Wrapped) JavaObjects.get(result)).value);
        }
        return result;
    }

    private static boolean isWrapped(long value) {
        return value >>> Value.TAG_SHIFT == 0 && PyType.of(value) == WRAPPED;
    }

    private static void failed(PyThread t, long generator) {
        if (!Errors.matches(t, Exc.STOP_ITERATION)) {
            flag(generator, RUNNING, false);
            if (Errors.matches(t, Exc.STOP_ASYNC_ITERATION) || Errors.matches(t, Exc.GENERATOR_EXIT)) {
                flag(generator, CLOSED, true);
            }
        }
    }

    /** {@code send} of an {@code asend}. */
    static long send(PyThread t, Step step, long value) {
        if (step.state == State.CLOSED) {
            throw Errors.runtimeError(t, "cannot reuse already awaited __anext__()/asend()");
        }
        if (step.state == State.INIT) {
            if (flag(step.generator, RUNNING)) {
                step.state = State.CLOSED;
                throw Errors.runtimeError(t, "anext(): asynchronous generator is already running");
            }
            if (value == Const.NONE) {
                value = step.argument;
            }
            step.state = State.ITERATING;
            flag(step.generator, RUNNING, true);
        }
        try {
            return unwrap(t, step.generator, Generators.send(t, step.generator, value));
        } catch (PyError e) {
            failed(t, step.generator);
            step.state = State.CLOSED;
            throw e;
        }
    }

    /** {@code throw} of an {@code asend}. */
    static long raise(PyThread t, Step step, long exception) {
        if (step.state == State.CLOSED) {
            throw Errors.runtimeError(t, "cannot reuse already awaited __anext__()/asend()");
        }
        if (step.state == State.INIT) {
            if (flag(step.generator, RUNNING)) {
                step.state = State.CLOSED;
                throw Errors.runtimeError(t, "anext(): asynchronous generator is already running");
            }
            step.state = State.ITERATING;
            flag(step.generator, RUNNING, true);
        }
        try {
            return unwrap(t, step.generator, Generators.raise(t, step.generator, exception, false));
        } catch (PyError e) {
            failed(t, step.generator);
            step.state = State.CLOSED;
            throw e;
        }
    }

    /** {@code send} of an {@code athrow} or {@code aclose}. */
    static long sendThrow(PyThread t, Step step, long value) {
        long generator = step.generator;
        boolean close = step.argument == 0;
        if (step.state == State.CLOSED) {
            throw Errors.runtimeError(t, "cannot reuse already awaited aclose()/athrow()");
        }
        if (getLong(generator + GeneratorLayout.STATE) == GeneratorLayout.STATE_CLEARED) {
            step.state = State.CLOSED;
            throw Errors.stopIteration(t, 0);
        }
        try {
            long result;
            if (step.state == State.INIT) {
                if (flag(generator, RUNNING)) {
                    step.state = State.CLOSED;
                    throw Errors.runtimeError(t, close ? "aclose(): asynchronous generator is already running"
                            : "athrow(): asynchronous generator is already running");
                }
                if (flag(generator, CLOSED)) {
                    step.state = State.CLOSED;
                    throw Errors.stopAsyncIteration(t);
                }
                if (value != Const.NONE) {
                    throw Errors.runtimeError(t, "can't send non-None value to a just-started coroutine");
                }
                step.state = State.ITERATING;
                flag(generator, RUNNING, true);
                if (close) {
                    flag(generator, CLOSED, true);
                    if (getLong(generator + GeneratorLayout.STATE) == GeneratorLayout.STATE_CREATED) {
                        Generators.close(t, generator);
                        throw Errors.of(t, Exc.GENERATOR_EXIT);
                    }
                    Errors.of(t, Exc.GENERATOR_EXIT);
                    result = Generators.raise(t, generator, Errors.clear(t), false);
                } else {
                    result = Generators.raise(t, generator, step.argument, false);
                }
            } else {
                result = Generators.send(t, generator, value);
            }
            if (!close) {
                return unwrap(t, generator, result);
            }
            if (result == 0) {
                throw Errors.stopAsyncIteration(t);
            }
            if (isWrapped(result)) {
                throw Errors.runtimeError(t, "async generator ignored GeneratorExit");
            }
            return result;
        } catch (PyError e) {
            if (step.state == State.ITERATING && (close || !Errors.matches(t, Exc.STOP_ITERATION))) {
                flag(generator, RUNNING, false);
            }
            step.state = State.CLOSED;
            if (close && (Errors.matches(t, Exc.STOP_ASYNC_ITERATION) || Errors.matches(t, Exc.GENERATOR_EXIT))) {
                t.exception = 0;
                throw Errors.stopIteration(t, 0);
            }
            throw e;
        }
    }

    /** {@code throw} of an {@code athrow} or {@code aclose}. */
    static long raiseThrow(PyThread t, Step step, long exception) {
        if (step.state == State.CLOSED) {
            throw Errors.runtimeError(t, "cannot reuse already awaited aclose()/athrow()");
        }
        if (step.state == State.INIT) {
            flag(step.generator, RUNNING, true);
            step.state = State.ITERATING;
        }
        try {
            long result = Generators.raise(t, step.generator, exception, false);
            if (step.argument != 0) {
                return unwrap(t, step.generator, result);
            }
            if (result != 0 && isWrapped(result)) {
                throw Errors.runtimeError(t, "async generator ignored GeneratorExit");
            }
            if (result == 0) {
                throw Errors.stopAsyncIteration(t);
            }
            return result;
        } catch (PyError e) {
            flag(step.generator, RUNNING, false);
            step.state = State.CLOSED;
            if (step.argument == 0 && (Errors.matches(t, Exc.STOP_ASYNC_ITERATION) || Errors.matches(t, Exc.GENERATOR_EXIT))) {
                t.exception = 0;
                throw Errors.stopIteration(t, 0);
            }
            throw e;
        }
    }

    /** Runs an awaitable's {@code close}: raises GeneratorExit in it, which must come out again. */
    static long closed(PyThread t, Step step, boolean isSend) {
        if (step.state == State.CLOSED) {
            return Const.NONE;
        }
        Errors.of(t, Exc.GENERATOR_EXIT);
        long exit = Errors.clear(t);
        try {
            if (isSend) {
                raise(t, step, exit);
            } else {
                raiseThrow(t, step, exit);
            }
        } catch (PyError e) {
            if (Errors.matches(t, Exc.STOP_ITERATION) || Errors.matches(t, Exc.STOP_ASYNC_ITERATION) || Errors.matches(t, Exc.GENERATOR_EXIT)) {
                t.exception = 0;
                return Const.NONE;
            }
            throw e;
        }
        throw Errors.runtimeError(t, "coroutine ignored GeneratorExit");
    }
}
