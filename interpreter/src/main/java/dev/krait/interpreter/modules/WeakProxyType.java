package dev.krait.interpreter.modules;

import dev.krait.interpreter.bind.PyClass;
import dev.krait.spi.abi.Kind;

/** The type {@code weakref.ProxyType}: stands for its referent in every operation. */
@PyClass(name = "ProxyType", module = "weakref", kind = Kind.JAVA, unhashable = true, noNew = true, shared = WeakProxyMethods.class)
final class WeakProxyType {
    private WeakProxyType() {
    }
}
