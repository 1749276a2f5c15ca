package dev.krait.interpreter.objects;

import dev.krait.interpreter.bind.PyClass;
import dev.krait.interpreter.bind.PyClassMethod;
import dev.krait.interpreter.bind.PyMethod;
import dev.krait.interpreter.bind.PyNew;
import dev.krait.interpreter.bind.PyRichCompare;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.Names;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.interpreter.tier1.Calls;
import dev.krait.spi.abi.InstanceLayout;
import dev.krait.spi.abi.Kind;
import dev.krait.spi.abi.Memory;
import dev.krait.spi.abi.Value;

/** The type {@code mappingproxy}: a mapping that cannot be changed through it. */
@PyClass(name = "mappingproxy", kind = Kind.INSTANCE, fields = 1, doc = "Read-only proxy of a mapping.")
final class MappingProxyType {
    private MappingProxyType() {
    }

    /** A proxy of a mapping. */
    static long create(PyThread t, long mapping) {
        Shape shape = Types.MAPPING_PROXY.rootShape;
        long proxy = t.allocate(shape.id, shape.fieldsEnd);
        Memory.putLong(proxy + InstanceLayout.FIELDS, mapping);
        return proxy;
    }

    @PyNew("(mapping)")
    static long new_(PyThread t, PyType cls, long mapping) {
        PyType type = PyType.of(mapping);
        if (!type.defines(Special.GETITEM) || PyList.is(mapping) || PyTuple.is(mapping)) {
            throw Errors.typeError(t, "mappingproxy() argument must be a mapping, not %s", PyObject.typeName(mapping));
        }
        return create(t, mapping);
    }

    private static long mapping(long self) {
        return Memory.getLong(self + InstanceLayout.FIELDS);
    }

    private static long unwrap(long value) {
        return Value.isObject(value) && PyType.of(value) == Types.MAPPING_PROXY ? mapping(value) : value;
    }

    @PyClassMethod("__class_getitem__(cls, object, /)")
    static long classGetItem(PyThread t, long cls, long object) {
        return ContainerTypes.genericAlias(t, cls, object);
    }

    @PyMethod("__repr__(self, /)")
    static long repr(PyThread t, long self) {
        StrBuilder out = new StrBuilder();
        out.append("mappingproxy(");
        out.append(PyObject.repr(t, mapping(self)));
        out.append(")");
        return out.build(t);
    }

    @PyMethod("__str__(self, /)")
    static long str(PyThread t, long self) {
        return PyObject.str(t, mapping(self));
    }

    @PyMethod("__hash__(self, /)")
    static long hash(PyThread t, long self) {
        return PyInt.of(t, PyObject.hash(t, mapping(self)));
    }

    @PyMethod("__len__(self, /)")
    static long len(PyThread t, long self) {
        return PyInt.of(t, PyObject.length(t, mapping(self)));
    }

    @PyMethod("__getitem__(self, key, /)")
    static long getItem(PyThread t, long self, long key) {
        return PyObject.getItem(t, mapping(self), key);
    }

    @PyMethod("__contains__(self, key, /)")
    static boolean contains(PyThread t, long self, long key) {
        return PyObject.contains(t, mapping(self), key);
    }

    @PyMethod("__iter__(self, /)")
    static long iter(PyThread t, long self) {
        return PyObject.iter(t, mapping(self));
    }

    @PyMethod("__reversed__(self, /)")
    static long reversed(PyThread t, long self) {
        return Calls.callMethod(t, mapping(self), Names.of("__reversed__"));
    }

    @PyRichCompare
    static long compare(PyThread t, long self, long other, int operator) {
        return PyObject.richCompare(t, mapping(self), other, operator);
    }

    @PyMethod(value = "__or__(self, value, /)", reflected = true)
    static long or(PyThread t, long self, long other) {
        return PyNumber.binary(t, BinaryOp.OR, unwrap(self), unwrap(other));
    }

    @PyMethod("__ior__(self, value, /)")
    static long ior(PyThread t, long self, long other) {
        throw Errors.typeError(t, "'|=' is not supported by mappingproxy; use '|' instead");
    }

    @PyMethod("get(self, key, default=None, /)")
    static long get(PyThread t, long self, long key, long otherwise) {
        return Calls.callMethod(t, mapping(self), Names.of("get"), key, otherwise);
    }

    @PyMethod("keys(self, /)")
    static long keys(PyThread t, long self) {
        return Calls.callMethod(t, mapping(self), Names.keys);
    }

    @PyMethod("values(self, /)")
    static long values(PyThread t, long self) {
        return Calls.callMethod(t, mapping(self), Names.values);
    }

    @PyMethod("items(self, /)")
    static long items(PyThread t, long self) {
        return Calls.callMethod(t, mapping(self), Names.items);
    }

    @PyMethod("copy(self, /)")
    static long copy(PyThread t, long self) {
        return Calls.callMethod(t, mapping(self), Names.copy);
    }
}
