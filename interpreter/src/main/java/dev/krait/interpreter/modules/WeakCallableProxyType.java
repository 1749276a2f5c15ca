package dev.krait.interpreter.modules;

import dev.krait.interpreter.bind.PyClass;
import dev.krait.interpreter.bind.PyMethod;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.interpreter.tier1.Calls;
import dev.krait.spi.abi.Kind;

/** The type {@code weakref.CallableProxyType}: stands for its referent in every operation. */
@PyClass(name = "CallableProxyType", module = "weakref", kind = Kind.JAVA, unhashable = true, noNew = true, shared = WeakProxyMethods.class)
final class WeakCallableProxyType {
    private WeakCallableProxyType() {
    }

    @PyMethod("__call__(self, /, *args, **kwargs)")
    static long call(PyThread t, long self, long args, long kwargs) {
        return Calls.callTuple(t, WeakProxies.referent(t, self), args, kwargs);
    }
}
