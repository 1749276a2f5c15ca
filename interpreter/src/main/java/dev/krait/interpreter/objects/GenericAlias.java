package dev.krait.interpreter.objects;

import dev.krait.interpreter.bind.PyClass;
import dev.krait.interpreter.bind.PyGetter;
import dev.krait.interpreter.bind.PyMethod;
import dev.krait.interpreter.bind.PyNew;
import dev.krait.interpreter.bind.PyRichCompare;
import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.Names;
import dev.krait.interpreter.runtime.PyError;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.interpreter.tier1.Calls;
import dev.krait.spi.abi.InstanceLayout;
import dev.krait.spi.abi.Kind;
import dev.krait.spi.abi.Memory;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** {@code types.GenericAlias}: {@code list[int]}. */
@PyClass(name = "GenericAlias", module = "types", kind = Kind.INSTANCE, subclassable = true, fields = 4)
public final class GenericAlias {
    private static final int ORIGIN = InstanceLayout.FIELDS;
    private static final int ARGS = ORIGIN + 8;
    private static final int PARAMETERS = ORIGIN + 16;
    private static final int STARRED = ORIGIN + 24;
    private static final Set<String> OWN = Set.of("__class__", "__origin__", "__args__", "__unpacked__", "__parameters__", "__typing_unpacked_tuple_args__",
            "__mro_entries__", "__reduce_ex__", "__reduce__", "__copy__", "__deepcopy__");

    private GenericAlias() {
    }

    /** {@code origin[item]}. */
    public static long create(PyThread t, long origin, long item) {
        return create(t, Types.GENERIC_ALIAS, origin, Kinds.isTuple(item) ? item : PyTuple.of(t, item), false);
    }

    private static long create(PyThread t, PyType type, long origin, long args, boolean starred) {
        long self = t.allocate(type.rootShape.id, type.rootShape.fieldsEnd);
        Memory.putLong(self + ORIGIN, origin);
        Memory.putLong(self + ARGS, args);
        Memory.putLong(self + STARRED, starred ? Const.TRUE : 0);
        return self;
    }

    @PyNew("(origin, args, /)")
    static long new_(PyThread t, PyType cls, long origin, long args) {
        return create(t, cls, origin, Kinds.isTuple(args) ? args : PyTuple.of(t, args), false);
    }

    private static boolean starred(long self) {
        return Memory.getLong(self + STARRED) != 0;
    }

    @PyMethod("__repr__(self, /)")
    static String repr(PyThread t, long self) {
        List<String> parts = new ArrayList<>();
        for (long argument : PyTuple.toArray(args(self))) {
            parts.add(TypeParameters.repr(t, argument));
        }
        return (starred(self) ? "*" : "") + TypeParameters.repr(t, origin(self)) + "[" + (parts.isEmpty() ? "()" : String.join(", ", parts)) + "]";
    }

    @PyGetter("__origin__")
    static long origin(long self) {
        return Memory.getLong(self + ORIGIN);
    }

    @PyGetter("__args__")
    static long args(long self) {
        return Memory.getLong(self + ARGS);
    }

    @PyGetter("__parameters__")
    static long parameters(PyThread t, long self) {
        long parameters = Memory.getLong(self + PARAMETERS);
        if (parameters == 0) {
            parameters = TypeParameters.collect(t, args(self));
            Memory.putLong(self + PARAMETERS, parameters);
        }
        return parameters;
    }

    @PyGetter("__unpacked__")
    static boolean unpacked(long self) {
        return starred(self);
    }

    @PyGetter("__typing_unpacked_tuple_args__")
    static long unpackedTupleArgs(long self) {
        return starred(self) && origin(self) == Types.TUPLE.address ? args(self) : Const.NONE;
    }

    @PyMethod("__getitem__(self, item, /)")
    static long getItem(PyThread t, long self, long item) {
        return create(t, PyType.of(self), origin(self), TypeParameters.substitute(t, self, args(self), parameters(t, self), item), starred(self));
    }

    @PyMethod("__call__(self, /, *args, **kwargs)")
    static long call(PyThread t, long self, long args, long kwargs) {
        long object = Calls.callTuple(t, origin(self), args, kwargs);
        try {
            PyObject.setAttr(t, object, Names.__orig_class__, self);
        } catch (PyError e) {
            if (!Errors.matches(t, Exc.ATTRIBUTE_ERROR) && !Errors.matches(t, Exc.TYPE_ERROR)) {
                throw e;
            }
            Errors.clear(t);
        }
        return object;
    }

    @PyMethod("__getattribute__(self, name, /)")
    static long getAttribute(PyThread t, long self, long name) {
        long interned = Attributes.interned(t, name);
        if (!OWN.contains(PyStr.toJava(name))) {
            return PyObject.getAttr(t, origin(self), interned);
        }
        long value = Attributes.generic(t, self, PyType.of(self), interned);
        if (value == 0) {
            throw Attributes.missing(t, self, name);
        }
        return value;
    }

    @PyMethod("__mro_entries__(self, bases, /)")
    static long mroEntries(PyThread t, long self, long bases) {
        return PyTuple.of(t, origin(self));
    }

    @PyMethod("__instancecheck__(self, instance, /)")
    static long instanceCheck(PyThread t, long self, long instance) {
        throw Errors.typeError(t, "isinstance() argument 2 cannot be a parameterized generic");
    }

    @PyMethod("__subclasscheck__(self, subclass, /)")
    static long subclassCheck(PyThread t, long self, long subclass) {
        throw Errors.typeError(t, "issubclass() argument 2 cannot be a parameterized generic");
    }

    @PyRichCompare
    static long compare(PyThread t, long self, long value, int operator) {
        if (PyObject.isOrder(operator) || !Kinds.isInstance(value, Types.GENERIC_ALIAS)) {
            return Const.NOT_IMPLEMENTED;
        }
        return PyObject.equality(operator, starred(self) == starred(value) && PyObject.equal(t, origin(self), origin(value))
                && PyObject.equal(t, args(self), args(value)));
    }

    @PyMethod("__hash__(self, /)")
    static long hash(PyThread t, long self) {
        return PyInt.of(t, PyObject.hash(t, origin(self)) ^ PyObject.hash(t, args(self)));
    }

    @PyMethod(value = "__or__(self, value, /)", reflected = true)
    static long or(PyThread t, long self, long value) {
        return UnionType.or(t, self, value);
    }

    @PyMethod("__iter__(self, /)")
    static long iter(PyThread t, long self) {
        return PyObject.iter(t, PyTuple.of(t, create(t, PyType.of(self), origin(self), args(self), true)));
    }

    @PyMethod("__reduce__(self, /)")
    static long reduce(PyThread t, long self) {
        if (starred(self)) {
            long plain = create(t, PyType.of(self), origin(self), args(self), false);
            long next = PyDict.get(t, t.context.builtins, Names.of("next"));
            return PyTuple.of(t, next, PyTuple.of(t, PyObject.iter(t, plain)));
        }
        return PyTuple.of(t, PyObject.typeOf(self), PyTuple.of(t, origin(self), args(self)));
    }

    @PyMethod("__dir__(self, /)")
    static long dir(PyThread t, long self) {
        long names = PyDict.create(t);
        TypeType.mergeNames(t, names, PyType.is(origin(self)) ? origin(self) : PyObject.typeOf(origin(self)));
        for (String own : OWN) {
            PyDict.set(t, names, Names.of(own), Const.NONE);
        }
        return ObjectType.keys(t, names);
    }
}
