package dev.krait.interpreter.modules.ast;

import dev.krait.interpreter.bind.PyClass;
import dev.krait.interpreter.bind.PyGetter;
import dev.krait.interpreter.bind.PyInit;
import dev.krait.interpreter.bind.PyMethod;
import dev.krait.interpreter.objects.Attributes;
import dev.krait.interpreter.objects.Exc;
import dev.krait.interpreter.objects.GenericAlias;
import dev.krait.interpreter.objects.Kinds;
import dev.krait.interpreter.objects.PyDict;
import dev.krait.interpreter.objects.PyList;
import dev.krait.interpreter.objects.PyObject;
import dev.krait.interpreter.objects.PyStr;
import dev.krait.interpreter.objects.PyTuple;
import dev.krait.interpreter.objects.PyType;
import dev.krait.interpreter.objects.Types;
import dev.krait.interpreter.objects.Warnings;
import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.Names;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.interpreter.tier1.Calls;
import dev.krait.spi.abi.Kind;
import dev.krait.spi.abi.Value;
import java.util.ArrayList;
import java.util.List;

/** {@code ast.AST}: the base of all nodes. */
@PyClass(name = "AST", module = "ast", kind = Kind.INSTANCE, subclassable = true, dict = true)
final class AstType {
    private static final int SHOWN_DEPTH = 3;

    private AstType() {
    }

    @PyInit
    static void init(PyThread t, PyType type) {
        PyDict.putStr(t, type.dict(), Names.of("_fields"), Const.EMPTY_TUPLE);
        PyDict.putStr(t, type.dict(), Names.of("_attributes"), Const.EMPTY_TUPLE);
        PyDict.putStr(t, type.dict(), Names.of("__match_args__"), Const.EMPTY_TUPLE);
    }

    private static long names(PyThread t, long self, String attribute) {
        long names = PyObject.getAttrOrAbsent(t, PyObject.typeOf(self), Names.of(attribute));
        return names == 0 ? Const.EMPTY_TUPLE : PyTuple.fromIterable(t, names);
    }

    private static int indexOf(PyThread t, long names, long name) {
        for (int i = 0; i < PyTuple.length(names); i++) {
            if (PyObject.equal(t, PyTuple.get(names, i), name)) {
                return i;
            }
        }
        return -1;
    }

    @PyMethod("__init__(self, /, *args, **kwargs)")
    static void init(PyThread t, long self, long args, long kwargs) {
        String name = PyType.of(self).name;
        long fields = names(t, self, "_fields");
        int count = PyTuple.length(fields);
        int given = PyTuple.length(args);
        if (given > count) {
            throw Errors.typeError(t, "%s constructor takes at most %d positional argument%s", name, count, count == 1 ? "" : "s");
        }
        boolean[] set = new boolean[count];
        for (int i = 0; i < given; i++) {
            PyObject.setAttr(t, self, PyTuple.get(fields, i), PyTuple.get(args, i));
            set[i] = true;
        }
        if (kwargs != Value.ABSENT) {
            long attributes = names(t, self, "_attributes");
            for (int e = PyDict.nextEntry(kwargs, 0); e >= 0; e = PyDict.nextEntry(kwargs, e + 1)) {
                long key = PyDict.keyAt(kwargs, e);
                int at = indexOf(t, fields, key);
                if (at >= 0 && at < given) {
                    throw Errors.typeError(t, "%s got multiple values for argument %s", name, PyObject.reprText(t, key));
                }
                if (at >= 0) {
                    set[at] = true;
                } else if (indexOf(t, attributes, key) < 0) {
                    Warnings.warn(t, Exc.DEPRECATION_WARNING, name + ".__init__ got an unexpected keyword argument " + PyObject.reprText(t, key)
                            + ". Support for arbitrary keyword arguments is deprecated and will be removed in Python 3.15.", 1);
                }
                PyObject.setAttr(t, self, key, PyDict.valueAt(kwargs, e));
            }
        }
        for (int i = 0; i < count; i++) {
            if (!set[i]) {
                fill(t, self, name, PyTuple.get(fields, i));
            }
        }
    }

    /** A field that was not given: lists are empty, contexts Load; without another default, a warning. */
    private static void fill(PyThread t, long self, String name, long field) {
        long types = PyObject.getAttrOrAbsent(t, PyObject.typeOf(self), Names.of("_field_types"));
        if (types == 0 || !PyDict.is(types)) {
            return;
        }
        long type = PyDict.get(t, types, field);
        if (type == 0) {
            Warnings.warn(t, Exc.DEPRECATION_WARNING, "Field " + PyObject.reprText(t, field) + " is missing from " + name
                    + "._field_types. This will become an error in Python 3.15.", 1);
        } else if (PyType.of(type) == Types.UNION) {
            return;
        } else if (Kinds.isInstance(type, Types.GENERIC_ALIAS)) {
            PyObject.setAttr(t, self, field, PyList.create(t));
        } else if (type == AstTypes.of(t).cls("expr_context")) {
            PyObject.setAttr(t, self, field, AstTypes.of(t).single("Load"));
        } else {
            Warnings.warn(t, Exc.DEPRECATION_WARNING, name + ".__init__ missing 1 required positional argument: " + PyObject.reprText(t, field)
                    + ". This will become an error in Python 3.15.", 1);
        }
    }

    @PyGetter("__dict__")
    static long dict(PyThread t, long self) {
        return Attributes.dictOf(t, self);
    }

    @PyMethod("__repr__(self, /)")
    static String repr(PyThread t, long self) {
        return repr(t, self, SHOWN_DEPTH);
    }

    private static String repr(PyThread t, long self, int depth) {
        String name = PyType.of(self).name;
        if (depth <= 0 || !t.enterRepr(self)) {
            return name + "(...)";
        }
        try {
            List<String> parts = new ArrayList<>();
            for (long field : PyTuple.toArray(names(t, self, "_fields"))) {
                long value = PyObject.getAttr(t, self, field);
                String text = PyList.is(value) || PyTuple.is(value) ? reprItems(t, value, depth - 1) : reprValue(t, value, depth - 1);
                parts.add(PyObject.strText(t, field) + "=" + text);
            }
            return name + "(" + String.join(", ", parts) + ")";
        } finally {
            t.leaveRepr();
        }
    }

    private static String reprValue(PyThread t, long value, int depth) {
        return PyType.of(value).isSubtypeOf(AstTypeBinding.TYPE) ? repr(t, value, depth) : PyObject.reprText(t, value);
    }

    /** Lists show their first and last item. */
    private static String reprItems(PyThread t, long items, int depth) {
        long[] values = PyList.is(items) ? PyList.toArray(items) : PyTuple.toArray(items);
        StringBuilder b = new StringBuilder(PyList.is(items) ? "[" : "(");
        if (values.length > 0) {
            b.append(reprValue(t, values[0], depth));
        }
        if (values.length > 1) {
            b.append(values.length > 2 ? ", ..., " : ", ").append(reprValue(t, values[values.length - 1], depth));
        }
        return b.append(PyList.is(items) ? "]" : ")").toString();
    }

    @PyMethod("__reduce__(self, /)")
    static long reduce(PyThread t, long self) {
        long dict = PyDict.copy(t, dict(t, self));
        List<Long> args = new ArrayList<>();
        for (long field : PyTuple.toArray(names(t, self, "_fields"))) {
            long value = PyDict.get(t, dict, field);
            if (value == 0) {
                break;
            }
            args.add(value);
            PyDict.remove(t, dict, field);
        }
        return PyTuple.of(t, PyObject.typeOf(self), PyTuple.of(t, args.stream().mapToLong(Long::longValue).toArray()), dict);
    }

    @PyMethod("__replace__(self, /, **kwargs)")
    static long replace(PyThread t, long self, long kwargs) {
        String name = PyType.of(self).name;
        long fields = names(t, self, "_fields");
        long attributes = names(t, self, "_attributes");
        long values = PyDict.create(t);
        long dict = dict(t, self);
        for (long names : new long[] {fields, attributes}) {
            for (long field : PyTuple.toArray(names)) {
                long value = PyDict.get(t, dict, field);
                if (value != 0) {
                    PyDict.set(t, values, field, value);
                }
            }
        }
        if (kwargs != Value.ABSENT) {
            for (int e = PyDict.nextEntry(kwargs, 0); e >= 0; e = PyDict.nextEntry(kwargs, e + 1)) {
                long key = PyDict.keyAt(kwargs, e);
                if (indexOf(t, fields, key) < 0 && indexOf(t, attributes, key) < 0) {
                    throw Errors.typeError(t, "%s.__replace__ got an unexpected keyword argument %s.", name, PyObject.reprText(t, key));
                }
            }
            PyDict.merge(t, values, kwargs, true);
        }
        List<String> missing = new ArrayList<>();
        for (long field : PyTuple.toArray(fields)) {
            if (PyDict.get(t, values, field) == 0 && PyObject.getAttrOrAbsent(t, PyObject.typeOf(self), field) == 0) {
                missing.add(PyObject.reprText(t, field));
            }
        }
        if (!missing.isEmpty()) {
            throw Errors.typeError(t, "%s.__replace__ missing %d keyword argument%s: %s.", name, missing.size(), missing.size() == 1 ? "" : "s",
                    String.join(", ", missing));
        }
        return Calls.callTuple(t, PyObject.typeOf(self), Const.EMPTY_TUPLE, values);
    }
}
