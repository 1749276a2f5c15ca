package dev.krait.interpreter.objects;

import dev.krait.interpreter.bind.PyClass;
import dev.krait.interpreter.bind.PyGetter;
import dev.krait.interpreter.bind.PyMethod;
import dev.krait.interpreter.bind.PyNew;
import dev.krait.interpreter.bind.PyRichCompare;
import dev.krait.interpreter.bind.PySetter;
import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.spi.abi.CellLayout;
import dev.krait.spi.abi.Kind;
import dev.krait.spi.abi.Memory;
/** {@code cell}: a variable shared by closures. */
@PyClass(name = "cell", kind = Kind.CELL, unhashable = true)
public final class CellType {
    private CellType() {
    }

    /** A new cell; empty where the value is 0. */
    public static long create(PyThread t, long value) {
        long cell = t.allocate(ShapeIds.CELL, CellLayout.SIZE);
        Memory.putLong(cell + CellLayout.VALUE, value);
        return cell;
    }

    private static long value(long cell) {
        return Memory.getLong(cell + CellLayout.VALUE);
    }

    @PyNew("(contents=<unrepresentable>, /)")
    static long new_(PyThread t, PyType cls, long contents) {
        return create(t, contents);
    }

    @PyGetter("cell_contents")
    static long contents(PyThread t, long self) {
        if (value(self) == 0) {
            throw Errors.valueError(t, "cell is empty");
        }
        return value(self);
    }

    @PySetter("cell_contents")
    static void setContents(long self, long value) {
        Memory.putLong(self + CellLayout.VALUE, value);
    }

    @PyMethod("__repr__(self, /)")
    static String repr(long self) {
        String at = "<cell at " + ObjectType.addressText(self) + ": ";
        return value(self) == 0 ? at + "empty>" : at + PyType.of(value(self)).name + " object at " + ObjectType.addressText(value(self)) + ">";
    }

    @PyRichCompare
    static long compare(PyThread t, long a, long b, int operator) {
        if (PyType.of(b) != Types.CELL) {
            return Const.NOT_IMPLEMENTED;
        }
        if (value(a) != 0 && value(b) != 0) {
            return PyObject.richCompare(t, value(a), value(b), operator);
        }
        return Const.of(PyObject.holds(operator, Boolean.compare(value(a) != 0, value(b) != 0)));
    }
}
