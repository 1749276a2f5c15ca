package dev.krait.interpreter.objects;

import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.Names;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.interpreter.tier1.Calls;
import java.util.ArrayList;
import java.util.List;

/** Type arguments of generic aliases and unions: how they are written, which parameters are in them, and their substitution. */
public final class TypeParameters {
    private TypeParameters() {
    }

    /** As a type argument is written in a repr. */
    public static String repr(PyThread t, long argument) {
        if (argument == Const.ELLIPSIS) {
            return "...";
        }
        if (argument == Types.NONE.address) {
            return "None";
        }
        if (Kinds.isList(argument)) {
            List<String> parts = new ArrayList<>();
            for (long item : PyList.toArray(argument)) {
                parts.add(repr(t, item));
            }
            return "[" + String.join(", ", parts) + "]";
        }
        if (PyObject.hasAttr(t, argument, Names.__origin__) && PyObject.hasAttr(t, argument, Names.__args__)) {
            return PyObject.reprText(t, argument);
        }
        long qualname = PyObject.getAttrOrAbsent(t, argument, Names.__qualname__);
        long module = qualname == 0 ? 0 : PyObject.getAttrOrAbsent(t, argument, Names.__module__);
        if (module == 0 || module == Const.NONE) {
            return PyObject.reprText(t, argument);
        }
        String name = PyObject.strText(t, qualname);
        return PyStr.is(module) && PyStr.equal(module, "builtins") ? name : PyObject.strText(t, module) + "." + name;
    }

    /** The type parameters in arguments: a tuple. */
    static long collect(PyThread t, long args) {
        List<Long> found = new ArrayList<>();
        collect(t, args, found);
        return PyTuple.of(t, found.stream().mapToLong(Long::longValue).toArray());
    }

    private static void collect(PyThread t, long args, List<Long> found) {
        for (long argument : Kinds.isTuple(args) ? PyTuple.toArray(args) : PyList.toArray(args)) {
            if (PyType.is(argument)) {
                continue;
            }
            if (Kinds.isTuple(argument) || Kinds.isList(argument)) {
                collect(t, argument, found);
                continue;
            }
            if (PyObject.hasAttr(t, argument, Names.__typing_subst__)) {
                add(found, argument);
                continue;
            }
            long inner = PyObject.getAttrOrAbsent(t, argument, Names.__parameters__);
            if (inner != 0 && Kinds.isTuple(inner)) {
                for (long parameter : PyTuple.toArray(inner)) {
                    add(found, parameter);
                }
            }
        }
    }

    private static void add(List<Long> found, long parameter) {
        if (!found.contains(parameter)) {
            found.add(parameter);
        }
    }

    /** The arguments with type parameters replaced: a tuple. */
    static long substitute(PyThread t, long self, long args, long parameters, long item) {
        int n = PyTuple.length(parameters);
        if (n == 0) {
            throw Errors.typeError(t, "%s is not a generic class", PyObject.reprText(t, self));
        }
        long given = Kinds.isTuple(item) ? item : PyTuple.of(t, item);
        for (long parameter : PyTuple.toArray(parameters)) {
            long prepare = PyObject.getAttrOrAbsent(t, parameter, Names.__typing_prepare_subst__);
            if (prepare != 0 && prepare != Const.NONE) {
                long prepared = Calls.call(t, prepare, self, given);
                given = Kinds.isTuple(prepared) ? prepared : PyTuple.of(t, prepared);
            }
        }
        int count = PyTuple.length(given);
        if (count != n) {
            throw Errors.typeError(t, "Too %s arguments for %s; actual %d, expected %d", count > n ? "many" : "few", PyObject.reprText(t, self), count, n);
        }
        List<Long> result = new ArrayList<>();
        for (long argument : PyTuple.toArray(args)) {
            replace(t, argument, parameters, given, result);
        }
        return PyTuple.of(t, result.stream().mapToLong(Long::longValue).toArray());
    }

    private static void replace(PyThread t, long argument, long parameters, long given, List<Long> result) {
        if (PyType.is(argument)) {
            result.add(argument);
            return;
        }
        if (Kinds.isTuple(argument) || Kinds.isList(argument)) {
            List<Long> inner = new ArrayList<>();
            for (long item : Kinds.isTuple(argument) ? PyTuple.toArray(argument) : PyList.toArray(argument)) {
                replace(t, item, parameters, given, inner);
            }
            long[] items = inner.stream().mapToLong(Long::longValue).toArray();
            result.add(Kinds.isTuple(argument) ? PyTuple.of(t, items) : PyList.of(t, items));
            return;
        }
        long subst = PyObject.getAttrOrAbsent(t, argument, Names.__typing_subst__);
        if (subst != 0) {
            long value = PyTuple.get(given, indexOf(parameters, argument));
            long replaced = Calls.call(t, subst, value);
            long unpacked = PyObject.getAttrOrAbsent(t, argument, Names.of("__typing_is_unpacked_typevartuple__"));
            if (unpacked != 0 && PyObject.isTrue(t, unpacked) && Kinds.isTuple(replaced)) {
                for (long item : PyTuple.toArray(replaced)) {
                    result.add(item);
                }
            } else {
                result.add(replaced);
            }
            return;
        }
        long inner = PyObject.getAttrOrAbsent(t, argument, Names.__parameters__);
        if (inner != 0 && Kinds.isTuple(inner) && PyTuple.length(inner) > 0) {
            long[] items = PyTuple.toArray(inner);
            for (int i = 0; i < items.length; i++) {
                int at = indexOf(parameters, items[i]);
                items[i] = at < 0 ? items[i] : PyTuple.get(given, at);
            }
            result.add(PyObject.getItem(t, argument, PyTuple.of(t, items)));
            return;
        }
        result.add(argument);
    }

    private static int indexOf(long tuple, long value) {
        for (int i = 0, n = PyTuple.length(tuple); i < n; i++) {
            if (PyTuple.get(tuple, i) == value) {
                return i;
            }
        }
        return -1;
    }
}
