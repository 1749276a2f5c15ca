package dev.krait.interpreter.objects;

import dev.krait.interpreter.bind.PyClass;
import dev.krait.interpreter.bind.PyClassMethod;
import dev.krait.interpreter.bind.PyGetter;
import dev.krait.interpreter.bind.PyMethod;
import dev.krait.interpreter.bind.PyNew;
import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.Names;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.interpreter.tier1.Calls;
import dev.krait.spi.abi.Kind;
import dev.krait.spi.abi.Memory;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongPredicate;

/** {@code BaseExceptionGroup}, and through it {@code ExceptionGroup}. */
@PyClass(name = "BaseExceptionGroup", kind = Kind.INSTANCE, baseName = "BaseException", subclassable = true, dict = true)
final class ExceptionGroupType {
    private ExceptionGroupType() {
    }

    @PyNew("(*args, **kwargs)")
    static long new_(PyThread t, PyType cls, long args, long kwargs) {
        int n = PyTuple.length(args);
        if (n != 2) {
            throw Errors.typeError(t, "BaseExceptionGroup.__new__() takes exactly 2 arguments (%d given)", n);
        }
        long message = PyTuple.get(args, 0);
        long sequence = PyTuple.get(args, 1);
        if (!PyStr.is(message)) {
            throw Errors.typeError(t, "BaseExceptionGroup.__new__() argument 1 must be str, not %s", PyObject.typeName(message));
        }
        PyType type = PyType.of(sequence);
        if (!type.defines(Special.GETITEM) || Kinds.isDict(sequence)) {
            throw Errors.typeError(t, "second argument (exceptions) must be a sequence");
        }
        long exceptions = Calls.call(t, Types.TUPLE.address, sequence);
        int count = PyTuple.length(exceptions);
        if (count == 0) {
            throw Errors.valueError(t, "second argument (exceptions) must be a non-empty sequence");
        }
        boolean nestedBase = false;
        for (int i = 0; i < count; i++) {
            long e = PyTuple.get(exceptions, i);
            if (!Errors.isException(e)) {
                throw Errors.valueError(t, "Item %d of second argument (exceptions) is not an exception", i);
            }
            nestedBase |= !PyType.of(e).isSubtypeOf(Exc.EXCEPTION);
        }
        if (cls == Exc.EXCEPTION_GROUP) {
            if (nestedBase) {
                throw Errors.typeError(t, "Cannot nest BaseExceptions in an ExceptionGroup");
            }
        } else if (cls == Exc.BASE_EXCEPTION_GROUP) {
            cls = nestedBase ? cls : Exc.EXCEPTION_GROUP;
        } else if (nestedBase && cls.isSubtypeOf(Exc.EXCEPTION)) {
            throw Errors.typeError(t, "Cannot nest BaseExceptions in '%s'", cls.name);
        }
        long self = BaseExceptionType.new_(t, cls, args, kwargs);
        Memory.putLong(self + ExceptionFields.GROUP_MESSAGE, message);
        Memory.putLong(self + ExceptionFields.GROUP_EXCEPTIONS, exceptions);
        return self;
    }

    @PyMethod("__init__(self, /, *args, **kwargs)")
    static void init(PyThread t, long self, long args, long kwargs) {
        BaseExceptionType.init(t, self, args, kwargs);
    }

    @PyClassMethod("__class_getitem__(cls, object, /)")
    static long classGetItem(PyThread t, long cls, long object) {
        return GenericAlias.create(t, cls, object);
    }

    @PyGetter("message")
    static long message(long self) {
        return ExceptionFields.get(self, ExceptionFields.GROUP_MESSAGE);
    }

    @PyGetter("exceptions")
    static long exceptions(long self) {
        return ExceptionFields.get(self, ExceptionFields.GROUP_EXCEPTIONS);
    }

    @PyMethod("__str__(self, /)")
    static String str(PyThread t, long self) {
        int n = PyTuple.length(exceptions(self));
        return PyStr.toJava(message(self)) + " (" + n + " sub-exception" + (n == 1 ? "" : "s") + ")";
    }

    @PyMethod("__repr__(self, /)")
    static String repr(PyThread t, long self) {
        long args = BaseExceptionType.args(self);
        long given = PyTuple.length(args) > 1 ? PyTuple.get(args, 1) : 0;
        String shown = given != 0 && Kinds.isTuple(given) ? PyObject.reprText(t, exceptions(self)) : PyObject.reprText(t, PyList.of(t, PyTuple.toArray(exceptions(self))));
        return PyType.of(self).name + "(" + PyObject.reprText(t, message(self)) + ", " + shown + ")";
    }

    @PyMethod("derive(self, excs, /)")
    static long derive(PyThread t, long self, long excs) {
        return Calls.call(t, Exc.BASE_EXCEPTION_GROUP.address, message(self), excs);
    }

    @PyMethod("split(self, matcher_value, /)")
    static long split(PyThread t, long self, long matcher) {
        long[] parts = split(t, self, matcher(t, matcher), true);
        return PyTuple.of(t, orNone(parts[0]), orNone(parts[1]));
    }

    @PyMethod("subgroup(self, matcher_value, /)")
    static long subgroup(PyThread t, long self, long matcher) {
        return orNone(split(t, self, matcher(t, matcher), false)[0]);
    }

    private static long orNone(long value) {
        return value == 0 ? Const.NONE : value;
    }

    private static LongPredicate matcher(PyThread t, long value) {
        if (Callables.isCallable(value) && !PyType.is(value)) {
            return e -> PyObject.isTrue(t, Calls.call(t, value, e));
        }
        boolean valid = Errors.isExceptionClass(value);
        if (Kinds.isTuple(value)) {
            valid = true;
            for (long item : PyTuple.toArray(value)) {
                valid &= Errors.isExceptionClass(item);
            }
        }
        if (!valid) {
            throw Errors.typeError(t, "expected an exception type, a tuple of exception types, or a callable (other than a class)");
        }
        return e -> Errors.matches(t, e, value);
    }

    /** What matches and, if wanted, the rest; 0 for nothing. */
    static long[] split(PyThread t, long e, LongPredicate matcher, boolean rest) {
        if (matcher.test(e)) {
            return new long[] {e, 0};
        }
        if (!PyType.of(e).isSubtypeOf(Exc.BASE_EXCEPTION_GROUP)) {
            return new long[] {0, rest ? e : 0};
        }
        t.enter(" in exceptiongroup_split_recursive");
        try {
            List<Long> matching = new ArrayList<>();
            List<Long> others = new ArrayList<>();
            for (long item : PyTuple.toArray(exceptions(e))) {
                long[] parts = split(t, item, matcher, rest);
                if (parts[0] != 0) {
                    matching.add(parts[0]);
                }
                if (parts[1] != 0) {
                    others.add(parts[1]);
                }
            }
            return new long[] {subset(t, e, matching), rest ? subset(t, e, others) : 0};
        } finally {
            t.leave();
        }
    }

    /** A group like the original with some of its exceptions. */
    static long subset(PyThread t, long original, List<Long> exceptions) {
        if (exceptions.isEmpty()) {
            return 0;
        }
        long list = PyList.create(t);
        for (long e : exceptions) {
            PyList.append(t, list, e);
        }
        long group = Calls.callMethod(t, original, Names.of("derive"), list);
        if (!PyType.of(group).isSubtypeOf(Exc.BASE_EXCEPTION_GROUP)) {
            throw Errors.typeError(t, "derive must return an instance of BaseExceptionGroup");
        }
        for (int field : new int[] {ExceptionFields.TRACEBACK, ExceptionFields.CONTEXT, ExceptionFields.CAUSE, ExceptionFields.SUPPRESS_CONTEXT}) {
            Memory.putLong(group + field, Memory.getLong(original + field));
        }
        long notes = PyObject.getAttrOrAbsent(t, original, Names.__notes__);
        if (notes != 0) {
            PyObject.setAttr(t, group, Names.__notes__, Calls.call(t, Types.LIST.address, notes));
        }
        return group;
    }
}
