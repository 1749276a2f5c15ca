package dev.krait.interpreter.tier1;

import dev.krait.compiler.code.CodeFlags;
import dev.krait.interpreter.objects.PyObject;
import dev.krait.interpreter.objects.PyType;
import dev.krait.interpreter.objects.ShapeIds;
import dev.krait.interpreter.objects.Special;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.PyError;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.spi.abi.GeneratorLayout;

/** The protocols of {@code await} and {@code async for}. */
final class Awaiting {
    private Awaiting() {
    }

    /** GET_AWAITABLE: the iterator that awaiting an object goes through. */
    static long awaitable(PyThread t, long object, int where) {
        long iterator;
        if (isAwaitableItself(object)) {
            iterator = object;
        } else {
            iterator = await(t, object, where);
        }
        if (Objects.shape(iterator) == ShapeIds.COROUTINE && Generators.yieldFrom(iterator) != 0) {
            throw Errors.runtimeError(t, "coroutine is being awaited already");
        }
        return iterator;
    }

    private static boolean isAwaitableItself(long object) {
        int shape = Objects.shape(object);
        return shape == ShapeIds.COROUTINE || shape == ShapeIds.GENERATOR
                && (CodeBody.ofFrame(object + GeneratorLayout.FRAME).flags & CodeFlags.CO_ITERABLE_COROUTINE) != 0;
    }

    private static long await(PyThread t, long object, int where) {
        PyType type = PyType.of(object);
        if (!type.defines(Special.AWAIT)) {
            if (where == 1) {
                throw Errors.typeError(t, "'async with' received an object from __aenter__ that does not implement __await__: %s", type.fullName());
            }
            if (where == 2) {
                throw Errors.typeError(t, "'async with' received an object from __aexit__ that does not implement __await__: %s", type.fullName());
            }
            throw Errors.typeError(t, "'%s' object can't be awaited", type.fullName());
        }
        long iterator = Calls.call(t, PyObject.lookupSpecial(t, object, Special.AWAIT));
        if (isAwaitableItself(iterator)) {
            throw Errors.typeError(t, "__await__() returned a coroutine");
        }
        if (!PyType.of(iterator).defines(Special.NEXT)) {
            throw Errors.typeError(t, "__await__() returned non-iterator of type '%s'", PyObject.typeName(iterator));
        }
        return iterator;
    }

    /** GET_AITER. */
    static long asyncIterator(PyThread t, long object) {
        PyType type = PyType.of(object);
        if (!type.defines(Special.AITER)) {
            throw Errors.typeError(t, "'async for' requires an object with __aiter__ method, got %s", type.fullName());
        }
        long iterator = Calls.call(t, PyObject.lookupSpecial(t, object, Special.AITER));
        if (!PyType.of(iterator).defines(Special.ANEXT)) {
            throw Errors.typeError(t, "'async for' received an object from __aiter__ that does not implement __anext__: %s",
                    PyObject.typeName(iterator));
        }
        return iterator;
    }

    /** GET_ANEXT. */
    static long asyncNext(PyThread t, long iterator) {
        PyType type = PyType.of(iterator);
        if (!type.defines(Special.ANEXT)) {
            throw Errors.typeError(t, "'async for' requires an iterator with __anext__ method, got %s", type.fullName());
        }
        long next = Calls.call(t, PyObject.lookupSpecial(t, iterator, Special.ANEXT));
        if (Objects.shape(iterator) == ShapeIds.ASYNC_GENERATOR) {
            return next;
        }
        try {
            return awaitable(t, next, 0);
        } catch (PyError e) {
            long cause = Errors.clear(t);
            Errors.typeError(t, "'async for' received an invalid object from __anext__: %s", PyObject.typeName(next));
            Raising.setCause(t.exception, cause);
            throw PyError.SIGNAL;
        }
    }
}
