package dev.krait.interpreter.tier1;

import static dev.krait.spi.abi.Memory.getLong;
import static dev.krait.spi.abi.Memory.putLong;

import dev.krait.compiler.code.CodeFlags;
import dev.krait.interpreter.modules.typing.TypeSyntax;
import dev.krait.interpreter.objects.Exc;
import dev.krait.interpreter.objects.PyDict;
import dev.krait.interpreter.objects.PyList;
import dev.krait.interpreter.objects.PyNumber;
import dev.krait.interpreter.objects.PyObject;
import dev.krait.interpreter.objects.PyStr;
import dev.krait.interpreter.objects.PyTuple;
import dev.krait.interpreter.objects.PyType;
import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.Names;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.interpreter.objects.ExceptionFields;
import dev.krait.spi.abi.FrameLayout;
import dev.krait.spi.abi.FunctionLayout;
import dev.krait.spi.abi.Value;

/** CALL_INTRINSIC_1 and CALL_INTRINSIC_2. */
final class Intrinsics {

    private Intrinsics() {
    }

    static long unary(PyThread t, long f, int number, long value) {
        switch (number) {
            case 1: // INTRINSIC_PRINT
                long hook = PyDict.get(t, t.context.sysDict, Names.of("displayhook"));
                if (hook == 0) {
                    throw Errors.runtimeError(t, "lost sys.displayhook");
                }
                return Calls.call(t, hook, value);
            case 2: // INTRINSIC_IMPORT_STAR
                importStar(t, getLong(f + FrameLayout.LOCALS), value);
                return Const.NONE;
            case 3: // INTRINSIC_STOPITERATION_ERROR
                return stopIterationError(t, f, value);
            case 4: // INTRINSIC_ASYNC_GEN_WRAP
                return AsyncGenerators.wrap(t, value);
            case 5: // INTRINSIC_UNARY_POSITIVE
                return PyNumber.positive(t, value);
            case 6: // INTRINSIC_LIST_TO_TUPLE
                return Building.listToTuple(t, value);
            case 7: // INTRINSIC_TYPEVAR
                return TypeSyntax.typeVariable(t, value);
            case 8: // INTRINSIC_PARAMSPEC
                return TypeSyntax.paramSpec(t, value);
            case 9: // INTRINSIC_TYPEVARTUPLE
                return TypeSyntax.typeVariableTuple(t, value);
            case 10: // INTRINSIC_SUBSCRIPT_GENERIC
                return TypeSyntax.genericBase(t, value);
            case 11: // INTRINSIC_TYPEALIAS
                return TypeSyntax.alias(t, PyTuple.get(value, 0), PyTuple.get(value, 1), PyTuple.get(value, 2));
            default:
                throw new AssertionError(number);
        }
    }

    /** What leaves a generator in place of a StopIteration that was raised in it. */
    private static long stopIterationError(PyThread t, long f, long exception) {
        int flags = CodeBody.ofFrame(f).flags;
        String message = null;
        if (Errors.matches(t, exception, Exc.STOP_ITERATION.address)) {
            message = (flags & CodeFlags.CO_ASYNC_GENERATOR) != 0 ? "async generator raised StopIteration"
                    : (flags & CodeFlags.CO_COROUTINE) != 0 ? "coroutine raised StopIteration" : "generator raised StopIteration";
        } else if ((flags & CodeFlags.CO_ASYNC_GENERATOR) != 0 && Errors.matches(t, exception, Exc.STOP_ASYNC_ITERATION.address)) {
            message = "async generator raised StopAsyncIteration";
        }
        if (message == null) {
            return exception;
        }
        Errors.of(t, Exc.RUNTIME_ERROR, message);
        long error = Errors.clear(t);
        Raising.setCause(error, exception);
        return error;
    }

    private static void importStar(PyThread t, long locals, long module) {
        long all = PyObject.getAttrOrAbsent(t, module, Names.of("__all__"));
        boolean skip = all == 0;
        long source;
        if (skip) {
            long dict = PyObject.getAttrOrAbsent(t, module, Names.of("__dict__"));
            if (dict == 0) {
                throw Errors.of(t, Exc.IMPORT_ERROR, "from-import-* object has no __dict__ and no __all__");
            }
            source = Calls.callMethod(t, dict, Names.of("keys"));
        } else {
            source = all;
        }
        long list = PyList.create(t);
        Building.listExtend(t, list, source);
        for (int i = 0; i < PyList.length(list); i++) {
            long name = PyList.get(list, i);
            if (!PyStr.is(name)) {
                long moduleName = PyObject.getAttr(t, module, Names.__name__);
                throw Errors.typeError(t, "%s in %s.%s must be str, not %s", skip ? "Key" : "Item", PyStr.toJava(moduleName), skip ? "__dict__" : "__all__",
                        PyObject.typeName(name));
            }
            if (skip && PyStr.length(name) > 0 && PyStr.codePointAt(name, 0) == '_') {
                continue;
            }
            long value = PyObject.getAttr(t, module, PyStr.intern(t, name));
            if (PyDict.isExact(locals)) {
                PyDict.set(t, locals, name, value);
            } else {
                PyObject.setItem(t, locals, name, value);
            }
        }
    }

    static long binary(PyThread t, int number, long a, long b) {
        switch (number) {
            case 1: // INTRINSIC_PREP_RERAISE_STAR
                return ExceptionGroups.prepareReraise(t, a, b);
            case 2: // INTRINSIC_TYPEVAR_WITH_BOUND
                return TypeSyntax.boundTypeVariable(t, a, b);
            case 3: // INTRINSIC_TYPEVAR_WITH_CONSTRAINTS
                return TypeSyntax.constrainedTypeVariable(t, a, b);
            case 4: // INTRINSIC_SET_FUNCTION_TYPE_PARAMS
                putLong(a + FunctionLayout.TYPE_PARAMS, b);
                return a;
            case 5: // INTRINSIC_SET_TYPEPARAM_DEFAULT
                return TypeSyntax.setDefault(a, b);
            default:
                throw new AssertionError(number);
        }
    }

    /** The traceback of an exception, or 0. */
    static long traceback(long exception) {
        return PyType.of(exception).has(PyType.EXCEPTION) ? getLong(exception + ExceptionFields.TRACEBACK) : 0;
    }
}
