package dev.krait.interpreter.objects;

import dev.krait.interpreter.bind.PyClass;
import dev.krait.interpreter.bind.PyClassMethod;
import dev.krait.interpreter.bind.PyGetter;
import dev.krait.interpreter.bind.PyInit;
import dev.krait.interpreter.bind.PyMethod;
import dev.krait.interpreter.bind.PyNew;
import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.Names;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.spi.abi.InstanceLayout;
import dev.krait.spi.abi.Kind;
import dev.krait.spi.abi.Memory;

/** {@code string.templatelib.Interpolation}: what stands in braces in a template string (PEP 750). */
@PyClass(name = "Interpolation", module = "string.templatelib", kind = Kind.INSTANCE, fields = 4, doc = "Interpolation object")
public final class InterpolationType {
    private static final int VALUE = InstanceLayout.FIELDS;
    private static final int EXPRESSION = VALUE + 8;
    private static final int CONVERSION = VALUE + 16;
    private static final int FORMAT = VALUE + 24;

    private InterpolationType() {
    }

    @PyInit
    static void init(PyThread t, PyType type) {
        PyDict.putStr(t, type.dict(), Names.of("__match_args__"),
                PyTuple.of(t, new long[] {Names.of("value"), Names.of("expression"), Names.of("conversion"), Names.of("format_spec")}));
    }

    /** A new one; the conversion is a str or None. */
    public static long create(PyThread t, long value, long expression, long conversion, long format) {
        PyType type = InterpolationTypeBinding.TYPE;
        long self = t.allocate(type.rootShape.id, type.rootShape.fieldsEnd);
        Memory.putLong(self + VALUE, value);
        Memory.putLong(self + EXPRESSION, expression);
        Memory.putLong(self + CONVERSION, conversion);
        Memory.putLong(self + FORMAT, format);
        return self;
    }

    static boolean is(long value) {
        return PyType.of(value) == InterpolationTypeBinding.TYPE;
    }

    @PyNew("(value, expression='', conversion=None, format_spec='')")
    static long new_(PyThread t, PyType cls, long value, long expression, long conversion, long format) {
        checkText(t, "expression", expression);
        if (conversion != Const.NONE) {
            checkText(t, "conversion", conversion);
            if (!PyStr.equal(conversion, "s") && !PyStr.equal(conversion, "a") && !PyStr.equal(conversion, "r")) {
                throw Errors.valueError(t, "Interpolation() argument 'conversion' must be one of 's', 'a' or 'r'");
            }
        }
        checkText(t, "format_spec", format);
        return create(t, value, expression, conversion, format);
    }

    private static void checkText(PyThread t, String name, long value) {
        if (!PyStr.is(value)) {
            throw Errors.typeError(t, "Interpolation() argument '%s' must be str, not %s", name, PyObject.typeName(value));
        }
    }

    @PyMethod("__repr__(self, /)")
    static String repr(PyThread t, long self) {
        return "Interpolation(" + PyObject.reprText(t, value(self)) + ", " + PyObject.reprText(t, expression(self)) + ", "
                + PyObject.reprText(t, conversion(self)) + ", " + PyObject.reprText(t, format(self)) + ")";
    }

    @PyMethod("__reduce__(self, /)")
    static long reduce(PyThread t, long self) {
        return PyTuple.of(t, PyObject.typeOf(self), PyTuple.of(t, new long[] {value(self), expression(self), conversion(self), format(self)}));
    }

    @PyClassMethod("__class_getitem__(cls, object, /)")
    static long classGetItem(PyThread t, long cls, long object) {
        return GenericAlias.create(t, cls, object);
    }

    @PyGetter("value")
    static long value(long self) {
        return Memory.getLong(self + VALUE);
    }

    @PyGetter("expression")
    static long expression(long self) {
        return Memory.getLong(self + EXPRESSION);
    }

    @PyGetter("conversion")
    static long conversion(long self) {
        return Memory.getLong(self + CONVERSION);
    }

    @PyGetter("format_spec")
    static long format(long self) {
        return Memory.getLong(self + FORMAT);
    }
}
