package dev.krait.interpreter.tier1;

import static dev.krait.spi.abi.Memory.putLong;

import dev.krait.compiler.code.CodeObject;
import dev.krait.compiler.code.Constant;
import dev.krait.interpreter.objects.Exc;
import dev.krait.interpreter.objects.PyBytes;
import dev.krait.interpreter.objects.Kinds;
import dev.krait.interpreter.objects.PyComplex;
import dev.krait.interpreter.objects.PyDict;
import dev.krait.interpreter.objects.PyFloat;
import dev.krait.interpreter.objects.PyInt;
import dev.krait.interpreter.objects.PySet;
import dev.krait.interpreter.objects.PyStr;
import dev.krait.interpreter.objects.PyTuple;
import dev.krait.interpreter.objects.PyType;
import dev.krait.interpreter.objects.ShapeIds;
import dev.krait.interpreter.objects.Types;
import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.runtime.Names;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.spi.abi.CodeLayout;
import dev.krait.spi.abi.Kind;
import dev.krait.spi.abi.Value;
import java.util.ArrayList;
import java.util.List;

/** Turns the constants of the compiler into values. */
public final class Constants {
    private Constants() {
    }

    /** The code object in memory for the Java side in a slot. */
    static long allocateCode(PyThread t, int slot, List<Constant> constants) {
        long code = t.allocate(ShapeIds.CODE, CodeLayout.SIZE);
        putLong(code + CodeLayout.SLOT, slot);
        putLong(code + CodeLayout.CONSTS, tuple(t, constants));
        return code;
    }

    private static long tuple(PyThread t, List<Constant> constants) {
        if (constants.isEmpty()) {
            return Const.EMPTY_TUPLE;
        }
        long[] items = new long[constants.size()];
        for (int i = 0; i < items.length; i++) {
            items[i] = value(t, constants.get(i));
        }
        return PyTuple.of(t, items);
    }

    /** The value of a constant. */
    public static long value(PyThread t, Constant constant) {
        if (constant instanceof Constant.Str s && !s.splits().isEmpty()) {
            return PyStr.ofCodePoints(t, s.codePoints());
        }
        if (constant instanceof Constant.Str s) {
            return isName(s.value()) ? PyStr.intern(s.value()) : PyStr.of(t, s.value());
        }
        if (constant instanceof Constant.Int i) {
            return PyInt.of(t, i.value());
        }
        if (constant instanceof Constant.Float d) {
            return Value.ofDouble(d.value());
        }
        if (constant instanceof Constant.Bool b) {
            return b.value() ? Const.TRUE : Const.FALSE;
        }
        if (constant instanceof Constant.None) {
            return Const.NONE;
        }
        if (constant instanceof Constant.Ellipsis) {
            return Const.ELLIPSIS;
        }
        if (constant instanceof Constant.Tuple tuple) {
            return tuple(t, tuple.items());
        }
        if (constant instanceof CodeObject code) {
            return CodeBody.create(t, code);
        }
        if (constant instanceof Constant.Bytes b) {
            return PyBytes.of(t, b.value());
        }
        if (constant instanceof Constant.Complex c) {
            return PyComplex.of(t, c.real(), c.imag());
        }
        if (constant instanceof Constant.FrozenSet set) {
            long result = PySet.createFrozen(t);
            for (Constant item : set.items()) {
                PySet.add(t, result, value(t, item));
            }
            return result;
        }
        Constant.Slice slice = (Constant.Slice) constant;
        return Objects.newSlice(t, value(t, slice.start()), value(t, slice.stop()), value(t, slice.step()));
    }

    /** The constant of a value, or null if code cannot hold it. */
    public static Constant of(PyThread t, long value) {
        if (Kinds.is(value, Kind.CODE)) {
            return CodeBody.of(value).code;
        }
        if (value == Const.NONE) {
            return Constant.NONE;
        }
        if (value == Const.ELLIPSIS) {
            return Constant.ELLIPSIS;
        }
        if (value == Const.TRUE || value == Const.FALSE) {
            return value == Const.TRUE ? Constant.TRUE : Constant.FALSE;
        }
        PyType type = PyType.of(value);
        if (type == Types.INT) {
            return new Constant.Int(PyInt.big(value));
        }
        if (type == Types.FLOAT) {
            return new Constant.Float(PyFloat.toDouble(t, value));
        }
        if (type == Types.COMPLEX) {
            PyComplex.Pair pair = PyComplex.pair(t, value);
            return new Constant.Complex(pair.real(), pair.imag());
        }
        if (type == Types.STR) {
            return Constant.Str.ofCodePoints(PyStr.codePoints(value));
        }
        if (type == Types.BYTES) {
            return new Constant.Bytes(PyBytes.toJava(value));
        }
        if (type == Types.TUPLE || type == Types.FROZENSET) {
            List<Constant> items = new ArrayList<>();
            for (long item : PyTuple.toArray(type == Types.TUPLE ? value : PyTuple.fromIterable(t, value))) {
                Constant constant = of(t, item);
                if (constant == null) {
                    return null;
                }
                items.add(constant);
            }
            return type == Types.TUPLE ? new Constant.Tuple(items) : new Constant.FrozenSet(items);
        }
        return null;
    }

    /** Whether CPython interns a constant: it looks like a name. */
    private static boolean isName(String text) {
        if (text.length() > 60) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!(c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_')) {
                return false;
            }
        }
        return true;
    }

    /** LOAD_COMMON_CONSTANT. */
    static long common(PyThread t, int index) {
        return switch (index) {
            case 0 -> Exc.ASSERTION_ERROR.address;
            case 1 -> Exc.NOT_IMPLEMENTED_ERROR.address;
            case 2 -> Types.TUPLE.address;
            case 3 -> PyDict.get(t, t.context.builtins, Names.of("all"));
            case 4 -> PyDict.get(t, t.context.builtins, Names.of("any"));
            default -> throw new AssertionError(index);
        };
    }
}
