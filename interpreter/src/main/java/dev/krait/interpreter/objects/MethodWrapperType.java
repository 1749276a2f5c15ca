package dev.krait.interpreter.objects;

import dev.krait.interpreter.bind.PyClass;
import dev.krait.interpreter.bind.PyGetter;
import dev.krait.interpreter.bind.PyMethod;
import dev.krait.interpreter.bind.PyRichCompare;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.spi.abi.Kind;

/** {@code method-wrapper}: a slot wrapper bound to its object. */
@PyClass(name = "method-wrapper", kind = Kind.JAVA, noNew = true)
final class MethodWrapperType {
    private MethodWrapperType() {
    }

    @PyMethod("__call__(self, /, *args, **kwargs)")
    static long call(PyThread t, BuiltinFunction self, long args, long kwargs) {
        return BuiltinArguments.call(t, new MethodDescriptor(self.binding.type(), self.binding, self.id, self.spec), BuiltinArguments.prepend(t, self.self, args), kwargs);
    }

    @PyMethod("__repr__(self, /)")
    static String repr(BuiltinFunction self) {
        return "<method-wrapper '" + self.name + "' of " + PyType.of(self.owner).name + " object at " + ObjectType.addressText(self.owner) + ">";
    }

    @PyGetter("__name__")
    static String name(BuiltinFunction self) {
        return self.name;
    }

    @PyGetter("__qualname__")
    static String qualname(BuiltinFunction self) {
        return self.binding.owner() + "." + self.name;
    }

    @PyGetter("__objclass__")
    static PyType objclass(BuiltinFunction self) {
        return self.binding.type();
    }

    @PyGetter("__self__")
    static long selfAttribute(BuiltinFunction self) {
        return self.owner;
    }

    @PyGetter("__doc__")
    static String doc(BuiltinFunction self) {
        return self.spec.doc();
    }

    @PyGetter("__text_signature__")
    static String textSignature(BuiltinFunction self) {
        return self.spec.textSignature();
    }

    @PyRichCompare
    static long compare(long self, long value, int operator) {
        return BuiltinFunctionType.compare(self, value, operator);
    }

    @PyMethod("__hash__(self, /)")
    static long hash(PyThread t, BuiltinFunction self) {
        return BuiltinFunctionType.hash(t, self);
    }

    @PyMethod("__reduce__(self, /)")
    static long reduce(PyThread t, BuiltinFunction self) {
        return BuiltinFunctionType.reduce(t, self);
    }
}
