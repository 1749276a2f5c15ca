package dev.krait.interpreter.objects;

import dev.krait.interpreter.heap.JavaObjects;
import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.Names;
import dev.krait.interpreter.runtime.PyError;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.interpreter.tier1.Calls;
import dev.krait.spi.abi.Kind;
import dev.krait.spi.abi.Memory;
import dev.krait.spi.abi.ObjectLayout;
import dev.krait.spi.abi.Value;
import java.util.Locale;

/** What can be done with any value: the object protocol. Built-in types that need no call are tried first. */
public final class PyObject {
    /** {@code <}. */
    public static final int LT = 0;
    /** {@code <=}. */
    public static final int LE = 1;
    /** {@code ==}. */
    public static final int EQ = 2;
    /** {@code !=}. */
    public static final int NE = 3;
    /** {@code >}. */
    public static final int GT = 4;
    /** {@code >=}. */
    public static final int GE = 5;

    private static final Special[] COMPARISONS = {Special.LT, Special.LE, Special.EQ, Special.NE, Special.GT, Special.GE};
    private static final int[] SWAPPED = {GT, GE, EQ, NE, LT, LE};
    private static final String[] SYMBOLS = {"<", "<=", "==", "!=", ">", ">="};

    private PyObject() {
    }

    // Types

    /** {@code type(value)}: the type object. */
    public static long typeOf(long value) {
        return PyType.of(value).address;
    }

    /** The type of a value as error messages name it: a built-in one with its module, as CPython's {@code tp_name} is. */
    public static String typeName(long value) {
        return PyType.of(value).fullName();
    }

    /** The type with its module, as CPython's {@code %T} writes it: without {@code builtins.} and {@code __main__.}. */
    public static String qualifiedTypeName(PyThread t, PyType type) {
        if (!type.isHeap()) {
            return type.module.equals("builtins") ? type.name : type.module + "." + type.name;
        }
        long module = type.lookup(Names.__module__);
        String qualname = PyStr.toJava(type.qualname());
        if (module == 0 || !PyStr.is(module)) {
            return qualname;
        }
        String text = PyStr.toJava(module);
        return text.equals("builtins") || text.equals("__main__") ? qualname : text + "." + qualname;
    }

    /** Whether a value is exactly a dict. */
    public static boolean isExactDict(long value) {
        return value >>> Value.TAG_SHIFT == 0 && value != 0 && Memory.getInt(value + ObjectLayout.SHAPE) == ShapeIds.DICT;
    }

    // Comparisons

    /** Whether an operator is none of {@code ==} and {@code !=}. */
    public static boolean isOrder(int operator) {
        return operator != EQ && operator != NE;
    }

    /** What a comparison of values that are equal or not, but in no order, returns. */
    public static long equality(int operator, boolean equal) {
        return isOrder(operator) ? Const.NOT_IMPLEMENTED : Const.of(equal == (operator == EQ));
    }

    // Special methods

    /** A special method bound to the object, or 0. */
    public static long lookupSpecial(PyThread t, long o, Special special) {
        PyType type = PyType.of(o);
        long found = type.special(special);
        return found == 0 ? 0 : Descriptors.bind(t, found, o, type);
    }

    /** Calls a special method if there is one; otherwise 0. */
    public static long callSpecial(PyThread t, long o, Special special) {
        PyType type = PyType.of(o);
        long method = type.special(special);
        return method == 0 ? 0 : invoke(t, method, type, o);
    }

    /** Calls a special method with an argument if there is one; otherwise 0. */
    public static long callSpecial(PyThread t, long o, Special special, long a) {
        PyType type = PyType.of(o);
        long method = type.special(special);
        return method == 0 ? 0 : invoke(t, method, type, o, a);
    }

    /** Calls a class attribute of the type of {@code self} as its method. */
    public static long invoke(PyThread t, long method, PyType type, long self) {
        PyType kind = PyType.of(method);
        if (kind == Types.WRAPPER_DESCRIPTOR || kind == Types.METHOD_DESCRIPTOR) {
            MethodDescriptor d = MethodDescriptor.of(method);
            return d.binding.call1(t, d.id, self);
        }
        return kind == Types.FUNCTION ? Calls.call(t, method, self) : Calls.call(t, Descriptors.bind(t, method, self, type));
    }

    /** Calls a class attribute of the type of {@code self} as its method. */
    public static long invoke(PyThread t, long method, PyType type, long self, long a) {
        PyType kind = PyType.of(method);
        if (kind == Types.WRAPPER_DESCRIPTOR || kind == Types.METHOD_DESCRIPTOR) {
            MethodDescriptor d = MethodDescriptor.of(method);
            return d.binding.call2(t, d.id, self, a);
        }
        return kind == Types.FUNCTION ? Calls.call(t, method, self, a) : Calls.call(t, Descriptors.bind(t, method, self, type), a);
    }

    /** Calls a class attribute of the type of {@code self} as its method. */
    public static long invoke(PyThread t, long method, PyType type, long self, long a, long b) {
        PyType kind = PyType.of(method);
        if (kind == Types.WRAPPER_DESCRIPTOR || kind == Types.METHOD_DESCRIPTOR) {
            MethodDescriptor d = MethodDescriptor.of(method);
            return d.binding.call3(t, d.id, self, a, b);
        }
        return kind == Types.FUNCTION ? Calls.call(t, method, self, a, b) : Calls.call(t, Descriptors.bind(t, method, self, type), a, b);
    }

    // Attributes

    /** {@code o.name}. */
    public static long getAttr(PyThread t, long o, long name) {
        long value = Attributes.find(t, o, Attributes.interned(t, name), false);
        if (value == 0) {
            throw Attributes.missing(t, o, name);
        }
        return value;
    }

    /** {@code o.name}, or 0 if there is no such attribute: if an AttributeError is raised. */
    public static long getAttrOrAbsent(PyThread t, long o, long name) {
        return Attributes.find(t, o, Attributes.interned(t, name), true);
    }

    /** {@code o.name = value}. */
    public static void setAttr(PyThread t, long o, long name, long value) {
        Attributes.set(t, o, Attributes.interned(t, name), value);
    }

    /** {@code del o.name}. */
    public static void delAttr(PyThread t, long o, long name) {
        Attributes.set(t, o, Attributes.interned(t, name), 0);
    }

    /** {@code hasattr(o, name)}. */
    public static boolean hasAttr(PyThread t, long o, long name) {
        return getAttrOrAbsent(t, o, name) != 0;
    }

    /** {@code dir(o)}: a sorted list. */
    public static long dir(PyThread t, long o) {
        PyType type = PyType.of(o);
        long method = type.special(Special.DIR);
        if (method == 0) {
            throw Errors.typeError(t, "object does not provide __dir__");
        }
        long names = Calls.call(t, Types.LIST.address, invoke(t, method, type, o));
        Calls.callMethod(t, names, Names.of("sort"));
        return names;
    }

    // Text

    /** {@code repr(o)}. */
    public static long repr(PyThread t, long o) {
        PyType type = PyType.of(o);
        t.enter(" while getting the repr of an object");
        try {
            long result = invoke(t, type.special(Special.REPR), type, o);
            if (!PyStr.is(result)) {
                throw Errors.typeError(t, "__repr__ returned non-string (type %s)", typeName(result));
            }
            return result;
        } finally {
            t.leave();
        }
    }

    /** {@code repr(o)} as a Java string. */
    public static String reprText(PyThread t, long o) {
        return PyStr.toJava(repr(t, o));
    }

    /** {@code str(o)}. */
    public static long str(PyThread t, long o) {
        if (PyStr.isExact(o)) {
            return o;
        }
        PyType type = PyType.of(o);
        t.enter(" while getting the str of an object");
        try {
            long result = invoke(t, type.special(Special.STR), type, o);
            if (!PyStr.is(result)) {
                throw Errors.typeError(t, "__str__ returned non-string (type %s)", typeName(result));
            }
            return result;
        } finally {
            t.leave();
        }
    }

    /** {@code str(o)} as a Java string. */
    public static String strText(PyThread t, long o) {
        return PyStr.toJava(str(t, o));
    }

    /** {@code ascii(o)}. */
    public static long ascii(PyThread t, long o) {
        long repr = repr(t, o);
        if (PyStr.isAscii(repr)) {
            return repr;
        }
        StringBuilder b = new StringBuilder();
        for (int c : PyStr.codePoints(repr)) {
            if (c < 128) {
                b.append((char) c);
            } else {
                b.append(c < 256 ? String.format(Locale.ROOT, "\\x%02x", c) : c < 0x10000 ? String.format(Locale.ROOT, "\\u%04x", c) : String.format(Locale.ROOT, "\\U%08x", c));
            }
        }
        return PyStr.of(t, b.toString());
    }

    /** {@code format(o, spec)}; a spec of 0 is the empty one. */
    public static long format(PyThread t, long o, long spec) {
        if (spec != 0 && !PyStr.is(spec)) {
            throw Errors.typeError(t, "Format specifier must be a string, not %s", typeName(spec));
        }
        if (spec == 0 || PyStr.length(spec) == 0) {
            if (PyStr.isExact(o)) {
                return o;
            }
            if (Value.isInt(o)) {
                return PyStr.of(t, Long.toString(Value.intValue(o)));
            }
            spec = PyStr.empty();
        }
        PyType type = PyType.of(o);
        long method = type.special(Special.FORMAT);
        if (method == 0) {
            throw Errors.typeError(t, "Type %s doesn't define __format__", type.fullName());
        }
        long result = invoke(t, method, type, o, spec);
        if (!PyStr.is(result)) {
            throw Errors.typeError(t, "__format__ must return a str, not %s", typeName(result));
        }
        return result;
    }

    // Truth, comparison, hash

    /** {@code bool(o)}. */
    public static boolean isTrue(PyThread t, long o) {
        if (o == Const.TRUE) {
            return true;
        }
        if (o == Const.FALSE || o == Const.NONE) {
            return false;
        }
        if (Value.isInt(o)) {
            return o != Value.ofInt(0);
        }
        if (Value.isDouble(o)) {
            return Value.doubleValue(o) != 0;
        }
        return switch (Memory.getInt(o + ObjectLayout.SHAPE)) {
            case ShapeIds.STR -> PyStr.length(o) != 0;
            case ShapeIds.LIST -> PyList.length(o) != 0;
            case ShapeIds.TUPLE -> PyTuple.length(o) != 0;
            case ShapeIds.DICT -> PyDict.length(o) != 0;
            default -> isTrueSlow(t, o);
        };
    }

    private static boolean isTrueSlow(PyThread t, long o) {
        PyType type = PyType.of(o);
        long method = type.special(Special.BOOL);
        if (method != 0) {
            long result = invoke(t, method, type, o);
            if (result != Const.TRUE && result != Const.FALSE) {
                throw Errors.typeError(t, "__bool__ should return bool, returned %s", typeName(result));
            }
            return result == Const.TRUE;
        }
        return !type.defines(Special.LEN) || length(t, o) != 0;
    }

    /** {@code hash(o)}. */
    public static long hash(PyThread t, long o) {
        if (Value.isInt(o)) {
            return PyInt.hash(o);
        }
        if (Value.isDouble(o)) {
            return Double.isNaN(Value.doubleValue(o)) ? PyFloat.hash(Double.NaN) : PyFloat.hash(Value.doubleValue(o));
        }
        if (PyStr.isExact(o)) {
            return PyStr.hash(o);
        }
        PyType type = PyType.of(o);
        long method = type.special(Special.HASH);
        if (method == 0 || method == Const.NONE) {
            throw Errors.typeError(t, "unhashable type: '%s'", type.fullName());
        }
        long result = invoke(t, method, type, o);
        if (!PyInt.is(result)) {
            throw Errors.typeError(t, "__hash__ method should return an integer");
        }
        result = PyInt.unwrap(result);
        long hash = PyInt.fitsLong(result) ? PyInt.longValue(result) : PyInt.hash(result);
        return hash == -1 ? -2 : hash;
    }

    /** {@code a op b}: any value. */
    public static long richCompare(PyThread t, long a, long b, int op) {
        if (Value.areInts(a, b)) {
            return Const.of(holds(op, Long.compare(Value.intValue(a), Value.intValue(b))));
        }
        if (Value.isDouble(a) && Value.isDouble(b)) {
            return Const.of(compare(op, Value.doubleValue(a), Value.doubleValue(b)));
        }
        if (PyStr.isExact(a) && PyStr.isExact(b)) {
            return Const.of(op == EQ ? PyStr.equal(a, b) : op == NE ? !PyStr.equal(a, b) : holds(op, PyStr.compare(a, b)));
        }
        t.enter(" in comparison");
        try {
            return compareSlow(t, a, b, op);
        } finally {
            t.leave();
        }
    }

    private static long compareSlow(PyThread t, long a, long b, int op) {
        PyType left = PyType.of(a);
        PyType right = PyType.of(b);
        boolean tried = false;
        if (left != right && right.isSubtypeOf(left)) {
            tried = true;
            long method = right.special(COMPARISONS[SWAPPED[op]]);
            if (method != 0) {
                long result = invoke(t, method, right, b, a);
                if (result != Const.NOT_IMPLEMENTED) {
                    return result;
                }
            }
        }
        long method = left.special(COMPARISONS[op]);
        if (method != 0 && method != Const.NONE) {
            long result = invoke(t, method, left, a, b);
            if (result != Const.NOT_IMPLEMENTED) {
                return result;
            }
        }
        if (!tried) {
            return compareReflected(t, a, b, op);
        }
        return unlike(t, a, b, op);
    }

    /** The method of the left operand of a comparison. */
    public static Special comparison(int op) {
        return COMPARISONS[op];
    }

    /** Compares, where the method of the left operand was called first and returned NotImplemented. */
    public static long compareReflected(PyThread t, long a, long b, int op) {
        PyType right = PyType.of(b);
        long method = right.special(COMPARISONS[SWAPPED[op]]);
        if (method != 0 && method != Const.NONE) {
            long result = invoke(t, method, right, b, a);
            if (result != Const.NOT_IMPLEMENTED) {
                return result;
            }
        }
        return unlike(t, a, b, op);
    }

    /** Compares what has no methods for that. */
    private static long unlike(PyThread t, long a, long b, int op) {
        return switch (op) {
            case EQ -> Const.of(a == b);
            case NE -> Const.of(a != b);
            default -> throw Errors.typeError(t, "'%s' not supported between instances of '%s' and '%s'", SYMBOLS[op], typeName(a), typeName(b));
        };
    }

    private static boolean compare(int op, double a, double b) {
        return switch (op) {
            case LT -> a < b;
            case LE -> a <= b;
            case EQ -> a == b;
            case NE -> a != b;
            case GT -> a > b;
            default -> a >= b;
        };
    }

    /** Whether a comparison holds, given the sign of the difference. */
    public static boolean holds(int op, int sign) {
        return switch (op) {
            case LT -> sign < 0;
            case LE -> sign <= 0;
            case EQ -> sign == 0;
            case NE -> sign != 0;
            case GT -> sign > 0;
            default -> sign >= 0;
        };
    }

    /** Whether a comparison holds; what is identical is equal. */
    public static boolean compareBool(PyThread t, long a, long b, int op) {
        if (a == b && (op == EQ || op == NE)) {
            return op == EQ;
        }
        return isTrue(t, richCompare(t, a, b, op));
    }

    /** {@code a is b or a == b}. */
    public static boolean equal(PyThread t, long a, long b) {
        return a == b || isTrue(t, richCompare(t, a, b, EQ));
    }

    // Containers

    /** {@code len(o)}. */
    public static long length(PyThread t, long o) {
        if (o >>> Value.TAG_SHIFT == 0) {
            switch (Memory.getInt(o + ObjectLayout.SHAPE)) {
                case ShapeIds.STR:
                    return PyStr.length(o);
                case ShapeIds.LIST:
                    return PyList.length(o);
                case ShapeIds.TUPLE:
                    return PyTuple.length(o);
                case ShapeIds.DICT:
                    return PyDict.length(o);
                default:
                    break;
            }
        }
        PyType type = PyType.of(o);
        long method = type.special(Special.LEN);
        if (method == 0) {
            throw Errors.typeError(t, "object of type '%s' has no len()", type.fullName());
        }
        return checkedLength(t, invoke(t, method, type, o));
    }

    private static long checkedLength(PyThread t, long result) {
        long n = PyNumber.index(t, result);
        if (PyInt.signum(n) < 0) {
            throw Errors.valueError(t, "__len__() should return >= 0");
        }
        if (!PyInt.fitsLong(n)) {
            throw Errors.overflowError(t, "cannot fit '%s' into an index-sized integer", typeName(result));
        }
        return PyInt.longValue(n);
    }

    /** {@code operator.length_hint(o, otherwise)}. */
    public static long lengthHint(PyThread t, long o, long otherwise) {
        PyType type = PyType.of(o);
        if (type.defines(Special.LEN)) {
            try {
                return length(t, o);
            } catch (PyError e) {
                if (!Errors.matches(t, Exc.TYPE_ERROR)) {
                    throw e;
                }
                Errors.clear(t);
            }
        }
        long method = type.special(Special.LENGTH_HINT);
        if (method == 0) {
            return otherwise;
        }
        long result;
        try {
            result = invoke(t, method, type, o);
        } catch (PyError e) {
            if (!Errors.matches(t, Exc.TYPE_ERROR)) {
                throw e;
            }
            Errors.clear(t);
            return otherwise;
        }
        if (result == Const.NOT_IMPLEMENTED) {
            return otherwise;
        }
        if (!PyInt.is(result)) {
            throw Errors.typeError(t, "__length_hint__ must be an integer, not %s", typeName(result));
        }
        long n = PyInt.clampedLong(PyInt.unwrap(result));
        if (n < 0) {
            throw Errors.valueError(t, "__length_hint__() should return >= 0");
        }
        return n;
    }

    /** {@code o[key]}. */
    public static long getItem(PyThread t, long o, long key) {
        if (o >>> Value.TAG_SHIFT == 0 && Value.isInt(key)) {
            int shape = Memory.getInt(o + ObjectLayout.SHAPE);
            long i = Value.intValue(key);
            if (shape == ShapeIds.LIST) {
                int n = PyList.length(o);
                i = i < 0 ? i + n : i;
                if (i >= 0 && i < n) {
                    return PyList.get(o, (int) i);
                }
            } else if (shape == ShapeIds.TUPLE) {
                int n = PyTuple.length(o);
                i = i < 0 ? i + n : i;
                if (i >= 0 && i < n) {
                    return PyTuple.get(o, (int) i);
                }
            }
        }
        if (isExactDict(o)) {
            long value = PyDict.get(t, o, key);
            if (value == 0) {
                throw Errors.keyError(t, key);
            }
            return value;
        }
        PyType type = PyType.of(o);
        long method = type.special(Special.GETITEM);
        if (method != 0) {
            return invoke(t, method, type, o, key);
        }
        if (o == Types.TYPE.address) {
            // As in CPython: a __class_getitem__ of type would be one of all classes.
            return GenericAlias.create(t, o, key);
        }
        if (PyType.is(o)) {
            long special = getAttrOrAbsent(t, o, Names.__class_getitem__);
            if (special != 0 && special != Const.NONE) {
                return Calls.call(t, special, key);
            }
            throw Errors.typeError(t, "type '%s' is not subscriptable", PyType.at(o).name);
        }
        throw Errors.typeError(t, "'%s' object is not subscriptable", type.fullName());
    }

    /** {@code o[key]}, or 0 where that raises LookupError. */
    public static long getItemOrAbsent(PyThread t, long o, long key) {
        if (isExactDict(o)) {
            return PyDict.get(t, o, key);
        }
        try {
            return getItem(t, o, key);
        } catch (PyError e) {
            if (!Errors.matches(t, Exc.LOOKUP_ERROR)) {
                throw e;
            }
            Errors.clear(t);
            return 0;
        }
    }

    /** {@code o[key] = value}. */
    public static void setItem(PyThread t, long o, long key, long value) {
        if (isExactDict(o)) {
            PyDict.set(t, o, key, value);
            return;
        }
        PyType type = PyType.of(o);
        long method = type.special(Special.SETITEM);
        if (method == 0) {
            requireNo(t, type, Special.DELITEM, "__setitem__");
            throw Errors.typeError(t, "'%s' object does not support item assignment", type.fullName());
        }
        invoke(t, method, type, o, key, value);
    }

    /** {@code del o[key]}. */
    public static void delItem(PyThread t, long o, long key) {
        PyType type = PyType.of(o);
        long method = type.special(Special.DELITEM);
        if (method == 0) {
            requireNo(t, type, Special.SETITEM, "__delitem__");
            throw Errors.typeError(t, "'%s' object doesn't support item deletion", type.fullName());
        }
        invoke(t, method, type, o, key);
    }

    /** CPython has one slot for assignment and deletion: a class that defines the other one has it, and misses the method by name. */
    private static void requireNo(PyThread t, PyType type, Special other, String missing) {
        if (type.special(other) != 0) {
            throw Errors.of(t, Exc.ATTRIBUTE_ERROR, missing);
        }
    }

    /** {@code value in container}. */
    public static boolean contains(PyThread t, long container, long value) {
        if (isExactDict(container)) {
            return PyDict.contains(t, container, value);
        }
        PyType type = PyType.of(container);
        long method = type.special(Special.CONTAINS);
        if (method == Const.NONE) {
            throw Errors.typeError(t, "'%s' object is not a container", type.fullName());
        }
        if (method != 0) {
            return isTrue(t, invoke(t, method, type, container, value));
        }
        if (!type.defines(Special.ITER) && !type.defines(Special.GETITEM)) {
            throw Errors.typeError(t, "argument of type '%s' is not a container or iterable", type.fullName());
        }
        long iterator = iter(t, container);
        for (long item; (item = next(t, iterator)) != 0;) {
            if (equal(t, item, value)) {
                return true;
            }
        }
        return false;
    }

    // Iteration

    /** {@code iter(o)}. */
    public static long iter(PyThread t, long o) {
        PyType type = PyType.of(o);
        long method = type.special(Special.ITER);
        if (method == 0 || method == Const.NONE) {
            if (method == 0 && type.defines(Special.GETITEM) && type.instanceKind != Kind.DICT) {
                return SequenceIterator.create(t, o);
            }
            throw Errors.typeError(t, "'%s' object is not iterable", type.fullName());
        }
        long iterator = invoke(t, method, type, o);
        if (!PyType.of(iterator).defines(Special.NEXT)) {
            throw Errors.typeError(t, "iter() returned non-iterator of type '%s'", typeName(iterator));
        }
        return iterator;
    }

    /** The next item, or 0 if the iterator is exhausted. */
    public static long next(PyThread t, long iterator) {
        if (Iterators.isPlain(iterator)) {
            return Iterators.next(t, iterator);
        }
        if (Value.isObject(iterator) && Memory.getInt(iterator + ObjectLayout.SHAPE) == ShapeIds.GENERATOR) {
            return Calls.nextOfGenerator(t, iterator);
        }
        PyType type = PyType.of(iterator);
        long method = type.special(Special.NEXT);
        if (method == 0) {
            throw Errors.typeError(t, "'%s' object is not an iterator", type.fullName());
        }
        try {
            if (PyType.of(method) == Types.WRAPPER_DESCRIPTOR) {
                MethodDescriptor d = (MethodDescriptor) JavaObjects.get(method);
                return d.binding.next(t, d.id, iterator);
            }
            return invoke(t, method, type, iterator);
        } catch (PyError e) {
            if (!Errors.matches(t, Exc.STOP_ITERATION)) {
                throw e;
            }
            Errors.clear(t);
            return 0;
        }
    }

    // Classes

    /** {@code isinstance(o, cls)}. */
    public static boolean isInstance(PyThread t, long o, long cls) {
        return TypeChecks.isInstance(t, o, cls);
    }

    /** {@code issubclass(sub, cls)}. */
    public static boolean isSubclass(PyThread t, long sub, long cls) {
        return TypeChecks.isSubclass(t, sub, cls);
    }
}
