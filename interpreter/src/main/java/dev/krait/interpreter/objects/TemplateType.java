package dev.krait.interpreter.objects;

import dev.krait.interpreter.bind.PyClass;
import dev.krait.interpreter.bind.PyClassMethod;
import dev.krait.interpreter.bind.PyGetter;
import dev.krait.interpreter.bind.PyMethod;
import dev.krait.interpreter.bind.PyNew;
import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.spi.abi.InstanceLayout;
import dev.krait.spi.abi.Kind;
import dev.krait.spi.abi.Memory;
import dev.krait.spi.abi.Value;
import java.util.ArrayList;
import java.util.List;

/** {@code string.templatelib.Template}: strings with interpolations between them, one less (PEP 750). */
@PyClass(name = "Template", module = "string.templatelib", kind = Kind.INSTANCE, fields = 2, doc = "Template object")
public final class TemplateType {
    private static final int STRINGS = InstanceLayout.FIELDS;
    private static final int INTERPOLATIONS = STRINGS + 8;

    private TemplateType() {
    }

    /** A template of two tuples. */
    public static long create(PyThread t, long strings, long interpolations) {
        PyType type = TemplateTypeBinding.TYPE;
        long self = t.allocate(type.rootShape.id, type.rootShape.fieldsEnd);
        Memory.putLong(self + STRINGS, strings);
        Memory.putLong(self + INTERPOLATIONS, interpolations);
        return self;
    }

    /** Joins strings that have no interpolation between them. */
    private static final class Joiner {
        private final PyThread t;
        private final List<Long> strings = new ArrayList<>();
        private final List<Long> interpolations = new ArrayList<>();

        Joiner(PyThread t) {
            this.t = t;
        }

        void string(long s) {
            int last = strings.size() - 1;
            if (last == interpolations.size()) {
                strings.set(last, PyStr.concat(t, strings.get(last), s));
            } else {
                strings.add(s);
            }
        }

        void interpolation(long i) {
            if (strings.size() == interpolations.size()) {
                strings.add(PyStr.empty());
            }
            interpolations.add(i);
        }

        long template() {
            if (strings.size() == interpolations.size()) {
                strings.add(PyStr.empty());
            }
            return create(t, tuple(strings), tuple(interpolations));
        }

        private long tuple(List<Long> items) {
            return PyTuple.of(t, items.stream().mapToLong(Long::longValue).toArray());
        }
    }

    @PyNew("(*args, **kwargs)")
    static long new_(PyThread t, PyType cls, long args, long kwargs) {
        if (kwargs != Value.ABSENT && PyDict.length(kwargs) > 0) {
            throw Errors.typeError(t, "Template.__new__ only accepts *args arguments");
        }
        Joiner joiner = new Joiner(t);
        for (long part : PyTuple.toArray(args)) {
            if (PyStr.is(part)) {
                joiner.string(part);
            } else if (InterpolationType.is(part)) {
                joiner.interpolation(part);
            } else {
                throw Errors.typeError(t, "Template.__new__ *args need to be of type 'str' or 'Interpolation', got %s", PyObject.typeName(part));
            }
        }
        return joiner.template();
    }

    @PyMethod("__repr__(self, /)")
    static String repr(PyThread t, long self) {
        return "Template(strings=" + PyObject.reprText(t, strings(self)) + ", interpolations=" + PyObject.reprText(t, interpolations(self)) + ")";
    }

    @PyMethod("__iter__(self, /)")
    static long iter(PyThread t, long self) {
        return TemplateIteratorType.create(t, self);
    }

    @PyMethod("__add__(self, value, /)")
    static long add(PyThread t, long self, long value) {
        if (PyType.of(value) != TemplateTypeBinding.TYPE) {
            throw Errors.typeError(t, "can only concatenate string.templatelib.Template (not \"%s\") to string.templatelib.Template",
                    PyObject.typeName(value));
        }
        Joiner joiner = new Joiner(t);
        for (long template : new long[] {self, value}) {
            long strings = strings(template);
            for (int i = 0; i < PyTuple.length(strings); i++) {
                if (i > 0) {
                    joiner.interpolation(PyTuple.get(interpolations(template), i - 1));
                }
                joiner.string(PyTuple.get(strings, i));
            }
        }
        return joiner.template();
    }

    @PyMethod("__reduce__(self, /)")
    static long reduce(PyThread t, long self) {
        long module = t.context.importer.importName(t, PyStr.intern("string.templatelib"), 0, 0, PyTuple.of(t, PyStr.intern("_template_unpickle")),
                Value.ofInt(0));
        return PyTuple.of(t, PyObject.getAttr(t, module, PyStr.intern("_template_unpickle")), PyTuple.of(t, strings(self), interpolations(self)));
    }

    @PyClassMethod("__class_getitem__(cls, object, /)")
    static long classGetItem(PyThread t, long cls, long object) {
        return GenericAlias.create(t, cls, object);
    }

    @PyGetter("strings")
    static long strings(long self) {
        return Memory.getLong(self + STRINGS);
    }

    @PyGetter("interpolations")
    static long interpolations(long self) {
        return Memory.getLong(self + INTERPOLATIONS);
    }

    @PyGetter("values")
    static long values(PyThread t, long self) {
        long[] items = PyTuple.toArray(interpolations(self));
        for (int i = 0; i < items.length; i++) {
            items[i] = InterpolationType.value(items[i]);
        }
        return items.length == 0 ? Const.EMPTY_TUPLE : PyTuple.of(t, items);
    }
}
