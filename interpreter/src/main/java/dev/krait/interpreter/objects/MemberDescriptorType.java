package dev.krait.interpreter.objects;

import dev.krait.interpreter.bind.PyClass;
import dev.krait.interpreter.bind.PyGetter;
import dev.krait.interpreter.bind.PyMethod;
import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.runtime.Names;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.spi.abi.Kind;

/** {@code member_descriptor}. */
@PyClass(name = "member_descriptor", kind = Kind.JAVA, noNew = true)
final class MemberDescriptorType {
    private MemberDescriptorType() {
    }

    @PyMethod("__repr__(self, /)")
    static String repr(MemberDescriptor self) {
        return "<member '" + PyStr.toJava(self.name) + "' of '" + self.type.name + "' objects>";
    }

    @PyMethod("__get__(self, instance, owner=None, /)")
    static long get(PyThread t, long self, long instance, long owner) {
        return instance == Const.NONE && owner != Types.NONE.address ? self : MemberDescriptor.of(self).get(t, instance);
    }

    @PyMethod("__set__(self, instance, value, /)")
    static void set(PyThread t, MemberDescriptor self, long instance, long value) {
        self.set(t, instance, value);
    }

    @PyMethod("__delete__(self, instance, /)")
    static void delete(PyThread t, MemberDescriptor self, long instance) {
        self.set(t, instance, 0);
    }

    @PyGetter("__name__")
    static String nameAttribute(MemberDescriptor self) {
        return PyStr.toJava(self.name);
    }

    @PyGetter("__qualname__")
    static String qualname(MemberDescriptor self) {
        return PyStr.toJava(self.type.qualname()) + "." + PyStr.toJava(self.name);
    }

    @PyGetter("__objclass__")
    static PyType objclass(MemberDescriptor self) {
        return self.type;
    }

    @PyGetter("__doc__")
    static long doc(long self) {
        return Const.NONE;
    }

    @PyMethod("__reduce__(self, /)")
    static long reduce(PyThread t, MemberDescriptor self) {
        long getattr = PyDict.get(t, t.context.builtins, Names.of("getattr"));
        return PyTuple.of(t, getattr, PyTuple.of(t, self.type.address, PyStr.of(t, PyStr.toJava(self.name))));
    }
}
