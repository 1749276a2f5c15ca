package dev.krait.interpreter.objects;

import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.Importing;
import dev.krait.interpreter.runtime.Names;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.interpreter.tier1.Calls;
import dev.krait.spi.abi.Kind;
import dev.krait.spi.abi.Value;

/** What {@code object} does for {@code copy} and {@code pickle}. */
final class Pickling {
    private Pickling() {
    }

    /** {@code object.__reduce_ex__(protocol)}. */
    static long reduce(PyThread t, long self, int protocol) {
        if (protocol < 2) {
            return Calls.call(t, Importing.attribute(t, "copyreg", "_reduce_ex"), self, Value.ofInt(protocol));
        }
        PyType type = PyType.of(self);
        if (type.special(Special.NEW) == 0 || type.has(PyType.NO_NEW)) {
            throw Errors.typeError(t, "cannot pickle '%s' object", type.fullName());
        }
        long args = 0;
        long kwargs = 0;
        long getNewArgsEx = PyObject.getAttrOrAbsent(t, self, Names.__getnewargs_ex__);
        if (getNewArgsEx != 0) {
            long pair = Calls.call(t, getNewArgsEx);
            if (!Kinds.isTuple(pair)) {
                throw Errors.typeError(t, "__getnewargs_ex__ should return a tuple, not '%s'", PyObject.typeName(pair));
            }
            if (PyTuple.length(pair) != 2) {
                throw Errors.valueError(t, "__getnewargs_ex__ should return a tuple of length 2, not %d", PyTuple.length(pair));
            }
            args = PyTuple.get(pair, 0);
            kwargs = PyTuple.get(pair, 1);
        } else {
            long getNewArgs = PyObject.getAttrOrAbsent(t, self, Names.__getnewargs__);
            if (getNewArgs != 0) {
                args = Calls.call(t, getNewArgs);
                if (!Kinds.isTuple(args)) {
                    throw Errors.typeError(t, "__getnewargs__ should return a tuple, not '%s'", PyObject.typeName(args));
                }
            }
        }
        boolean hasArgs = args != 0;
        int n = hasArgs ? PyTuple.length(args) : 0;
        long constructor;
        long all;
        if (kwargs == 0 || PyObject.length(t, kwargs) == 0) {
            constructor = Importing.attribute(t, "copyreg", "__newobj__");
            all = PyTuple.create(t, n + 1);
            PyTuple.set(all, 0, type.address);
            for (int i = 0; i < n; i++) {
                PyTuple.set(all, i + 1, PyTuple.get(args, i));
            }
        } else {
            constructor = Importing.attribute(t, "copyreg", "__newobj_ex__");
            all = PyTuple.of(t, type.address, args, kwargs);
        }
        boolean required = !hasArgs && type.instanceKind != Kind.LIST && type.instanceKind != Kind.DICT;
        long getState = PyObject.getAttr(t, self, Names.__getstate__);
        long state = BuiltinFunction.is(getState) && BuiltinFunction.of(getState).binding == Types.OBJECT.binding() ? defaultState(t, self, required)
                : Calls.call(t, getState);
        long items = type.instanceKind == Kind.LIST ? PyObject.iter(t, self) : Const.NONE;
        long pairs = type.instanceKind == Kind.DICT ? PyObject.iter(t, Calls.callMethod(t, self, Names.items)) : Const.NONE;
        return PyTuple.of(t, new long[] {constructor, all, state, items, pairs});
    }

    /** {@code object.__getstate__()}. */
    static long defaultState(PyThread t, long self, boolean required) {
        PyType type = PyType.of(self);
        if (required && !isPlain(type)) {
            throw Errors.typeError(t, "cannot pickle '%s' object", type.fullName());
        }
        long dict = type.has(PyType.HAS_DICT) ? PyObject.getAttrOrAbsent(t, self, Names.__dict__) : 0;
        long state = dict == 0 || PyObject.length(t, dict) == 0 ? Const.NONE : dict;
        long slotNames = slotNames(t, type);
        if (slotNames == Const.NONE || PyObject.length(t, slotNames) == 0) {
            return state;
        }
        long slots = PyDict.create(t);
        long iterator = PyObject.iter(t, slotNames);
        for (long name; (name = PyObject.next(t, iterator)) != 0;) {
            long value = PyObject.getAttrOrAbsent(t, self, name);
            if (value != 0) {
                PyDict.set(t, slots, name, value);
            }
        }
        return PyDict.length(slots) == 0 ? state : PyTuple.of(t, state, slots);
    }

    private static long slotNames(PyThread t, PyType type) {
        if (!type.isHeap()) {
            return Const.NONE;
        }
        long known = PyDict.get(t, type.dict(), Names.of("__slotnames__"));
        return known != 0 ? known : Calls.call(t, Importing.attribute(t, "copyreg", "_slotnames"), type.address);
    }

    /** Whether the attributes are the whole state: what CPython sees by comparing sizes. */
    private static boolean isPlain(PyType type) {
        return type.instanceKind == Kind.INSTANCE && !type.layoutType().hasFields();
    }
}
