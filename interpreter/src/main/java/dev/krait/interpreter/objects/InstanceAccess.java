package dev.krait.interpreter.objects;

import dev.krait.interpreter.bind.PyFunction;
import dev.krait.interpreter.bind.PyModule;
import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.interpreter.heap.Weakrefs;
import java.util.List;

/** What the descriptors {@code __dict__} and {@code __weakref__} in the namespaces of classes do. */
@PyModule(name = "_krait_instance")
final class InstanceAccess {
    private InstanceAccess() {
    }

    @PyFunction("__dict__(object, /)")
    static long dict(PyThread t, long object) {
        return Attributes.dictOf(t, object);
    }

    @PyFunction("__dict__(object, value, /)")
    static void setDict(PyThread t, long object, long value) {
        if (value == 0) {
            Attributes.setDict(t, object, 0);
            return;
        }
        if (!Kinds.isDict(value)) {
            throw Errors.typeError(t, "__dict__ must be set to a dictionary, not a '%s'", PyObject.typeName(value));
        }
        Attributes.setDict(t, object, value);
    }

    @PyFunction("__weakref__(object, /)")
    static long weakref(PyThread t, long object) {
        List<Weakrefs.Reference> references = t.context.weakrefs.of(object);
        return references == null || references.isEmpty() ? Const.NONE : references.get(0).self;
    }

    /** The descriptor {@code __dict__} of a class. */
    static long dictDescriptor(PyThread t, PyType type) {
        return GetSetDescriptor.create(t, new GetSetDescriptor(type, "__dict__", InstanceAccessBinding.INSTANCE, 0, 1));
    }

    /** The descriptor {@code __weakref__} of a class. */
    static long weakrefDescriptor(PyThread t, PyType type) {
        return GetSetDescriptor.create(t, new GetSetDescriptor(type, "__weakref__", InstanceAccessBinding.INSTANCE, 2, -1));
    }
}
