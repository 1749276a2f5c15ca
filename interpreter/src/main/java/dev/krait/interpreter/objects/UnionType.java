package dev.krait.interpreter.objects;

import dev.krait.interpreter.bind.PyClass;
import dev.krait.interpreter.bind.PyClassMethod;
import dev.krait.interpreter.bind.PyGetter;
import dev.krait.interpreter.bind.PyMethod;
import dev.krait.interpreter.bind.PyRichCompare;
import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.spi.abi.InstanceLayout;
import dev.krait.spi.abi.Kind;
import dev.krait.interpreter.tier1.Calls;
import dev.krait.spi.abi.Memory;
import dev.krait.spi.abi.Value;
import java.util.ArrayList;
import java.util.List;

/** {@code typing.Union}: {@code int | str}. */
@PyClass(name = "Union", module = "typing", kind = Kind.INSTANCE, fields = 3)
public final class UnionType {
    private static final int ARGS = InstanceLayout.FIELDS;
    private static final int PARAMETERS = ARGS + 8;

    private UnionType() {
    }

    /** The members: a tuple. */
    static long arguments(long union) {
        return Memory.getLong(union + ARGS);
    }

    /** {@code a | b} of types; NotImplemented for anything that cannot be a member. */
    static long or(PyThread t, long a, long b) {
        return isMember(a) && isMember(b) ? of(t, a, b) : Const.NOT_IMPLEMENTED;
    }

    private static boolean isMember(long value) {
        PyType type = PyType.of(value);
        return value == Const.NONE || PyType.is(value) || type == Types.UNION || type.isSubtypeOf(Types.GENERIC_ALIAS)
                || type.name.equals("TypeAliasType") && !type.isHeap();
    }

    /** The union of two type arguments of any kind; strings stand for forward references. */
    public static long ofArguments(PyThread t, long a, long b) {
        return of(t, a, b);
    }

    /** The union of types, which is a type itself if all are the same. */
    public static long of(PyThread t, long... types) {
        List<Long> members = new ArrayList<>();
        for (long type : types) {
            if (PyType.of(type) == Types.UNION) {
                for (long inner : PyTuple.toArray(arguments(type))) {
                    add(t, members, inner);
                }
            } else {
                add(t, members, type == Const.NONE ? Types.NONE.address : PyStr.is(type) ? forwardReference(t, type) : type);
            }
        }
        if (members.size() == 1) {
            return members.get(0);
        }
        long self = t.allocate(Types.UNION.rootShape.id, Types.UNION.rootShape.fieldsEnd);
        Memory.putLong(self + ARGS, PyTuple.of(t, members.stream().mapToLong(Long::longValue).toArray()));
        return self;
    }

    private static long forwardReference(PyThread t, long text) {
        long module = t.context.importer.importName(t, PyStr.intern("annotationlib"), 0, 0, Const.NONE, Value.ofInt(0));
        return Calls.call(t, PyObject.getAttr(t, module, PyStr.intern("ForwardRef")), text);
    }

    private static void add(PyThread t, List<Long> members, long type) {
        for (long known : members) {
            if (PyObject.typeOf(known) == PyObject.typeOf(type) && PyObject.equal(t, known, type)) {
                return;
            }
        }
        members.add(type);
    }

    @PyClassMethod("__class_getitem__(cls, object, /)")
    static long classGetItem(PyThread t, long cls, long object) {
        if (Kinds.isTuple(object) && PyTuple.length(object) == 0) {
            throw Errors.typeError(t, "Cannot take a Union of no types.");
        }
        return of(t, Kinds.isTuple(object) ? PyTuple.toArray(object) : new long[] {object});
    }

    @PyGetter("__args__")
    static long args(long self) {
        return arguments(self);
    }

    @PyGetter("__parameters__")
    static long parameters(PyThread t, long self) {
        long parameters = Memory.getLong(self + PARAMETERS);
        if (parameters == 0) {
            parameters = TypeParameters.collect(t, arguments(self));
            Memory.putLong(self + PARAMETERS, parameters);
        }
        return parameters;
    }

    @PyGetter("__origin__")
    static PyType origin(long self) {
        return Types.UNION;
    }

    @PyGetter("__name__")
    static String name(long self) {
        return "Union";
    }

    @PyGetter("__qualname__")
    static String qualname(long self) {
        return "Union";
    }

    @PyMethod("__repr__(self, /)")
    static String repr(PyThread t, long self) {
        List<String> parts = new ArrayList<>();
        for (long argument : PyTuple.toArray(arguments(self))) {
            parts.add(TypeParameters.repr(t, argument));
        }
        return String.join(" | ", parts);
    }

    @PyRichCompare
    static long compare(PyThread t, long self, long value, int operator) {
        if (PyObject.isOrder(operator) || PyType.of(value) != Types.UNION) {
            return Const.NOT_IMPLEMENTED;
        }
        long[] a = PyTuple.toArray(arguments(self));
        long[] b = PyTuple.toArray(arguments(value));
        return PyObject.equality(operator, a.length == b.length && containsAll(t, a, b));
    }

    private static boolean containsAll(PyThread t, long[] all, long[] some) {
        for (long wanted : some) {
            boolean found = false;
            for (long item : all) {
                found |= PyObject.equal(t, item, wanted);
            }
            if (!found) {
                return false;
            }
        }
        return true;
    }

    @PyMethod("__hash__(self, /)")
    static long hash(PyThread t, long self) {
        long hash = 0;
        for (long item : PyTuple.toArray(arguments(self))) {
            long h = PyObject.hash(t, item);
            hash ^= (h ^ 89869747L ^ h << 16) * 3644798167L;
        }
        return PyInt.of(t, hash);
    }

    @PyMethod("__instancecheck__(self, instance, /)")
    static boolean instanceCheck(PyThread t, long self, long instance) {
        checkClasses(t, self, "isinstance() argument 2 cannot be a parameterized generic");
        return TypeChecks.isInstance(t, instance, arguments(self));
    }

    @PyMethod("__subclasscheck__(self, subclass, /)")
    static boolean subclassCheck(PyThread t, long self, long subclass) {
        if (!PyType.is(subclass)) {
            throw Errors.typeError(t, "issubclass() arg 1 must be a class");
        }
        checkClasses(t, self, "issubclass() argument 2 cannot be a parameterized generic");
        return TypeChecks.isSubclass(t, subclass, arguments(self));
    }

    private static void checkClasses(PyThread t, long self, String error) {
        for (long item : PyTuple.toArray(arguments(self))) {
            if (Kinds.isInstance(item, Types.GENERIC_ALIAS)) {
                throw Errors.typeError(t, error);
            }
        }
    }

    @PyMethod(value = "__or__(self, value, /)", reflected = true)
    static long orOperator(PyThread t, long self, long value) {
        return or(t, self, value);
    }

    @PyMethod("__getitem__(self, item, /)")
    static long getItem(PyThread t, long self, long item) {
        return of(t, PyTuple.toArray(TypeParameters.substitute(t, self, arguments(self), parameters(t, self), item)));
    }

    @PyMethod("__mro_entries__(self, bases, /)")
    static long mroEntries(PyThread t, long self, long bases) {
        throw Errors.typeError(t, "Cannot subclass %s", PyObject.reprText(t, self));
    }
}
