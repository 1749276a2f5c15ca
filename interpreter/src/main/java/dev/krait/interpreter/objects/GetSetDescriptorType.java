package dev.krait.interpreter.objects;

import dev.krait.interpreter.bind.PyClass;
import dev.krait.interpreter.bind.PyGetter;
import dev.krait.interpreter.bind.PyMethod;
import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.runtime.Names;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.spi.abi.Kind;

/** {@code getset_descriptor}. */
@PyClass(name = "getset_descriptor", kind = Kind.JAVA, noNew = true)
final class GetSetDescriptorType {
    private GetSetDescriptorType() {
    }

    @PyMethod("__repr__(self, /)")
    static String repr(GetSetDescriptor self) {
        return "<attribute '" + self.name + "' of '" + self.type.name + "' objects>";
    }

    @PyMethod("__get__(self, instance, owner=None, /)")
    static long get(PyThread t, long self, long instance, long owner) {
        return instance == Const.NONE && owner != Types.NONE.address ? self : GetSetDescriptor.of(self).get(t, instance);
    }

    @PyMethod("__set__(self, instance, value, /)")
    static void set(PyThread t, GetSetDescriptor self, long instance, long value) {
        self.set(t, instance, value);
    }

    @PyMethod("__delete__(self, instance, /)")
    static void delete(PyThread t, GetSetDescriptor self, long instance) {
        self.set(t, instance, 0);
    }

    @PyGetter("__name__")
    static String nameAttribute(GetSetDescriptor self) {
        return self.name;
    }

    @PyGetter("__qualname__")
    static String qualname(GetSetDescriptor self) {
        return PyStr.toJava(self.type.qualname()) + "." + self.name;
    }

    @PyGetter("__objclass__")
    static PyType objclass(GetSetDescriptor self) {
        return self.type;
    }

    @PyGetter("__doc__")
    static long doc(long self) {
        return Const.NONE;
    }

    @PyMethod("__reduce__(self, /)")
    static long reduce(PyThread t, GetSetDescriptor self) {
        long getattr = PyDict.get(t, t.context.builtins, Names.of("getattr"));
        return PyTuple.of(t, getattr, PyTuple.of(t, self.type.address, PyStr.of(t, self.name)));
    }
}
