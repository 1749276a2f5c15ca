package dev.krait.interpreter.tier1;

import static dev.krait.spi.abi.Memory.getInt;
import static dev.krait.spi.abi.Memory.getLong;

import dev.krait.interpreter.heap.JavaObjects;
import dev.krait.interpreter.objects.BuiltinFunction;
import dev.krait.interpreter.objects.MethodDescriptor;
import dev.krait.interpreter.objects.PyType;
import dev.krait.interpreter.objects.ShapeIds;
import dev.krait.interpreter.objects.Types;
import dev.krait.interpreter.bind.Binding;
import dev.krait.spi.abi.FunctionLayout;
import dev.krait.spi.abi.MethodLayout;
import dev.krait.spi.abi.Value;

/**
 * What a CALL has called.
 *
 * @param kind what it was
 * @param version the version of the Python function
 * @param slot the slot of the type
 * @param callable the value; may be dead, so it is only compared
 * @param binding where the built-in function is
 * @param id its number there
 * @param method whether the call had a self
 */
public record CallSite(CallKind kind, int version, int slot, long callable, Binding binding, int id, boolean method) {
    /** What can be called. */
    public enum CallKind {
        /** A Python function. */
        FUNCTION,
        /** A bound method of a Python function. */
        METHOD,
        /** A class. */
        TYPE,
        /** A built-in function without self. */
        BUILTIN,
        /** An unbound method of a built-in type. */
        DESCRIPTOR,
        /** Anything else, or too many different ones. */
        OTHER
    }

    /** Calls of different callables after which a site stays {@link CallKind#OTHER}. */
    private static final int MAX_CHANGES = 8;

    /** Notes what is called. */
    static void note(Instr n, long callable, long self) {
        CallSite known = (CallSite) n.cache;
        if (known != null && (known.kind == CallKind.OTHER || known.matches(callable))) {
            return;
        }
        if (++n.count > MAX_CHANGES) {
            n.cache = new CallSite(CallKind.OTHER, 0, 0, 0, null, 0, self != 0);
        } else {
            n.cache = of(callable, self != 0);
        }
        if (n.code.isFolded()) {
            n.code.requestRefold();
        }
    }

    private static CallSite of(long callable, boolean method) {
        switch (Objects.shape(callable)) {
            case 0:
                return new CallSite(CallKind.OTHER, 0, 0, 0, null, 0, method);
            case ShapeIds.FUNCTION:
                return new CallSite(CallKind.FUNCTION, getInt(callable + FunctionLayout.VERSION), 0, callable, null, 0, method);
            case ShapeIds.METHOD:
                long function = getLong(callable + MethodLayout.FUNCTION);
                if (Objects.shape(function) == ShapeIds.FUNCTION) {
                    return new CallSite(CallKind.METHOD, getInt(function + FunctionLayout.VERSION), 0, function, null, 0, method);
                }
                return new CallSite(CallKind.OTHER, 0, 0, 0, null, 0, method);
            default:
                break;
        }
        PyType type = PyType.of(callable);
        if (type == Types.BUILTIN_FUNCTION && ((BuiltinFunction) JavaObjects.get(callable)).self == 0) {
            BuiltinFunction b = (BuiltinFunction) JavaObjects.get(callable);
            return new CallSite(CallKind.BUILTIN, 0, 0, callable, b.binding, b.id, method);
        }
        if (type == Types.METHOD_DESCRIPTOR) {
            MethodDescriptor d = (MethodDescriptor) JavaObjects.get(callable);
            return new CallSite(CallKind.DESCRIPTOR, 0, 0, callable, d.binding, d.id, method);
        }
        if (PyType.is(callable)) {
            return new CallSite(CallKind.TYPE, 0, PyType.at(callable).slot, callable, null, 0, method);
        }
        return new CallSite(CallKind.OTHER, 0, 0, 0, null, 0, method);
    }

    private boolean matches(long value) {
        if (value >>> Value.TAG_SHIFT != 0) {
            return false;
        }
        return switch (kind) {
            case FUNCTION -> Objects.shape(value) == ShapeIds.FUNCTION && getInt(value + FunctionLayout.VERSION) == version;
            case METHOD -> Objects.shape(value) == ShapeIds.METHOD && getLong(value + MethodLayout.FUNCTION) == callable;
            default -> value == callable;
        };
    }
}
