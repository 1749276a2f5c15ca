package dev.krait.interpreter.modules;

import dev.krait.interpreter.objects.Exc;
import dev.krait.interpreter.objects.PyType;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.spi.abi.Value;

/** What proxies stand for. */
final class WeakProxies {
    private WeakProxies() {
    }

    /** The referent of a proxy; ReferenceError once it is dead. */
    static long referent(PyThread t, long proxy) {
        long referent = WeakReferenceType.get(proxy).referent;
        if (referent == 0) {
            throw Errors.of(t, Exc.REFERENCE_ERROR, "weakly-referenced object no longer exists");
        }
        return referent;
    }

    /** The referent if the value is a proxy, or the value. */
    static long unwrap(PyThread t, long value) {
        if (!Value.isObject(value)) {
            return value;
        }
        PyType type = PyType.of(value);
        return type == WeakProxyTypeBinding.TYPE || type == WeakCallableProxyTypeBinding.TYPE ? referent(t, value) : value;
    }
}
