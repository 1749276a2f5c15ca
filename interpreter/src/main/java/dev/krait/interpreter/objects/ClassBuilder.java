package dev.krait.interpreter.objects;

import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.Names;
import dev.krait.interpreter.runtime.PyError;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.interpreter.tier1.Calls;
import dev.krait.spi.abi.CellLayout;
import dev.krait.spi.abi.FrameLayout;
import dev.krait.spi.abi.Kind;
import dev.krait.spi.abi.Memory;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** {@code type.__new__}: makes a class from its name, its bases and its namespace. */
final class ClassBuilder {
    /** How many attributes at least have room in the objects of a class. */
    private static final int MIN_INLINE = 4;
    /** And at most. */
    private static final int MAX_INLINE = 32;

    private final PyThread t;
    private final PyType meta;
    private final String name;
    private final PyType[] bases;
    private final PyType base;
    private final long dict;
    private final List<Long> slots = new ArrayList<>();
    private boolean addDict;
    private boolean addWeakref;

    private ClassBuilder(PyThread t, PyType meta, String name, PyType[] bases, long dict) {
        this.t = t;
        this.meta = meta;
        this.name = name;
        this.bases = bases;
        this.dict = dict;
        base = Inheritance.bestBase(t, bases);
    }

    /**
     * Makes a class.
     *
     * @param namespace a dict, which is copied
     * @param keywords a dict of the keyword arguments of the class statement
     */
    static long create(PyThread t, PyType meta, long name, long basesTuple, long namespace, long keywords) {
        long[] baseValues = PyTuple.toArray(basesTuple);
        PyType[] bases;
        if (baseValues.length == 0) {
            bases = new PyType[] {Types.OBJECT};
        } else {
            bases = new PyType[baseValues.length];
            for (int i = 0; i < bases.length; i++) {
                if (!PyType.is(baseValues[i])) {
                    if (PyObject.getAttrOrAbsent(t, baseValues[i], Names.__mro_entries__) != 0) {
                        throw Errors.typeError(t, "type() doesn't support MRO entry resolution; use types.new_class()");
                    }
                }
            }
            PyType winner = Inheritance.metaclass(t, meta, baseValues);
            if (winner != meta) {
                long other = winner.special(Special.NEW);
                if (other != Types.TYPE.special(Special.NEW)) {
                    long function = Descriptors.bindToType(t, other, winner);
                    return Calls.callTuple(t, function, PyTuple.of(t, new long[] {winner.address, name, basesTuple, namespace}), keywords);
                }
                meta = winner;
            }
            for (int i = 0; i < bases.length; i++) {
                if (!PyType.is(baseValues[i])) {
                    throw Errors.typeError(t, "bases must be types");
                }
                bases[i] = PyType.at(baseValues[i]);
            }
        }
        String text = PyStr.toJava(name);
        if (text.indexOf('\0') >= 0) {
            throw Errors.valueError(t, "type name must not contain null characters");
        }
        return new ClassBuilder(t, meta, text, bases, PyDict.copy(t, namespace)).build(keywords);
    }

    private long build(long keywords) {
        readSlots();
        PyType type = PyType.heapType(t, name, kind(), meta.rootShape, dict);
        type.base = base;
        type.bases = bases;
        int inherited = PyType.TYPE_SUBCLASS | PyType.EXCEPTION;
        type.flags |= base.flags & inherited;
        for (PyType b : bases) {
            type.flags |= b.flags & (PyType.HAS_DICT | PyType.HAS_WEAKREF | PyType.SEQUENCE | PyType.MAPPING | PyType.MATCH_SELF);
        }
        type.flags |= (addDict ? PyType.HAS_DICT : 0) | (addWeakref ? PyType.HAS_WEAKREF : 0);
        if (type.instanceKind == Kind.TYPE) {
            type.flags &= ~PyType.HAS_DICT;
        }
        type.firstOwnField = base.fields;
        type.fields = base.fields + slots.size();
        type.ownSlots = slots.stream().mapToLong(Long::longValue).toArray();
        fillNamespace(type);
        type.mro = order(t, type);
        type.rootShape = Layouts.rootShape(type, inlineSlots(type));
        for (PyType b : bases) {
            b.addSubclass(type);
        }
        long cell = take(Names.__classcell__);
        if (cell != 0) {
            if (PyType.of(cell) != Types.CELL) {
                throw Errors.typeError(t, "__classcell__ must be a nonlocal cell, not %s", PyObject.reprText(t, PyObject.typeOf(cell)));
            }
            Memory.putLong(cell + CellLayout.VALUE, type.address);
        }
        long dictCell = take(Names.__classdictcell__);
        if (dictCell != 0) {
            if (PyType.of(dictCell) != Types.CELL) {
                throw Errors.typeError(t, "__classdictcell__ must be a nonlocal cell, not %s", PyObject.reprText(t, PyObject.typeOf(dictCell)));
            }
            Memory.putLong(dictCell + CellLayout.VALUE, dict);
        }
        setNames(type);
        initSubclass(type, keywords);
        return type.address;
    }

    private Kind kind() {
        return Layouts.ofSubclass(base.instanceKind);
    }

    private long take(long key) {
        return PyDict.pop(t, dict, key);
    }

    /** How many attributes have room in the objects: as many as the methods of the class and its bases assign. */
    private int inlineSlots(PyType type) {
        if (!type.has(PyType.HAS_DICT) || type.instanceKind != Kind.INSTANCE) {
            return 0;
        }
        Set<Long> names = new HashSet<>();
        for (PyType c : type.mro) {
            long attributes = c.isHeap() ? PyDict.get(t, c.dict(), Names.__static_attributes__) : 0;
            if (attributes != 0 && Kinds.isTuple(attributes)) {
                for (int i = 0, n = PyTuple.length(attributes); i < n; i++) {
                    names.add(PyTuple.get(attributes, i));
                }
            }
        }
        return Math.max(MIN_INLINE, Math.min(MAX_INLINE, names.size()));
    }

    /** What the class statement fills in that the namespace does not say. */
    private void fillNamespace(PyType type) {
        if (PyDict.get(t, dict, Names.__module__) == 0 && t.frame != 0) {
            long module = PyDict.get(t, Memory.getLong(t.frame + FrameLayout.GLOBALS), Names.__name__);
            if (module != 0) {
                PyDict.set(t, dict, Names.__module__, module);
            }
        }
        long qualname = take(Names.__qualname__);
        if (qualname != 0) {
            if (!PyStr.is(qualname)) {
                throw Errors.typeError(t, "type __qualname__ must be a str, not %s", PyObject.typeName(qualname));
            }
            type.qualname = qualname;
        }
        if (PyDict.get(t, dict, Names.__doc__) == 0) {
            PyDict.set(t, dict, Names.__doc__, Const.NONE);
        }
        wrap(Names.__new__, false);
        wrap(Names.__init_subclass__, true);
        wrap(Names.__class_getitem__, true);
        int size = Layouts.size(type.instanceKind);
        for (int i = 0; i < slots.size(); i++) {
            long slot = slots.get(i);
            PyDict.set(t, dict, slot, MemberDescriptor.create(t, type, slot, size + 8 * (base.fields + i), false, false));
        }
        if (addDict) {
            PyDict.set(t, dict, Names.__dict__, InstanceAccess.dictDescriptor(t, type));
        }
        if (addWeakref) {
            PyDict.set(t, dict, Names.__weakref__, InstanceAccess.weakrefDescriptor(t, type));
        }
        if (PyDict.get(t, dict, Names.__eq__) != 0 && PyDict.get(t, dict, Names.__hash__) == 0) {
            PyDict.set(t, dict, Names.__hash__, Const.NONE);
        }
    }

    private void wrap(long method, boolean classMethod) {
        long function = PyDict.get(t, dict, method);
        if (function != 0 && PyType.of(function) == Types.FUNCTION) {
            PyDict.set(t, dict, method, classMethod ? ClassMethodType.create(t, function) : StaticMethodType.create(t, function));
        }
    }

    /** The order of resolution, by the metaclass if that has its own {@code mro}. */
    static PyType[] order(PyThread t, PyType type) {
        PyType meta = type.metatype();
        long mro = meta.lookup(Names.of("mro"));
        if (meta == Types.TYPE || mro == Types.TYPE.lookup(Names.of("mro"))) {
            return Inheritance.order(t, type, type.bases);
        }
        type.mro = new PyType[] {type};
        long result = PyObject.invoke(t, mro, meta, type.address);
        List<PyType> order = new ArrayList<>();
        long iterator = PyObject.iter(t, result);
        for (long item; (item = PyObject.next(t, iterator)) != 0;) {
            if (!PyType.is(item)) {
                throw Errors.typeError(t, "mro() returned a non-class ('%s')", PyObject.typeName(item));
            }
            order.add(PyType.at(item));
        }
        return order.toArray(new PyType[0]);
    }

    private void readSlots() {
        long declared = PyDict.get(t, dict, Names.__slots__);
        boolean mayAddDict = !base.has(PyType.HAS_DICT) && base.instanceKind != Kind.TYPE && Layouts.attributesOffset(kind()) != 0;
        boolean mayAddWeakref = !base.has(PyType.HAS_WEAKREF);
        if (declared == 0) {
            addDict = mayAddDict;
            addWeakref = mayAddWeakref && !Layouts.isVariable(base.instanceKind) || mayAddWeakref && base.instanceKind == Kind.STR;
            return;
        }
        long[] names = PyStr.is(declared) ? new long[] {declared} : PyTuple.toArray(Calls.call(t, Types.TUPLE.address, declared));
        if (names.length > 0 && Layouts.isVariable(base.instanceKind)) {
            throw Errors.typeError(t, "nonempty __slots__ not supported for subtype of '%s'", base.name);
        }
        for (long slot : names) {
            if (!PyStr.is(slot)) {
                throw Errors.typeError(t, "__slots__ items must be strings, not '%s'", PyObject.typeName(slot));
            }
            String text = PyStr.toJava(slot);
            if (!isIdentifier(text)) {
                throw Errors.typeError(t, "__slots__ must be identifiers");
            }
            if (text.equals("__dict__")) {
                if (!mayAddDict || addDict) {
                    throw Errors.typeError(t, "__dict__ slot disallowed: we already got one");
                }
                addDict = true;
            } else if (text.equals("__weakref__")) {
                if (!mayAddWeakref || addWeakref) {
                    throw Errors.typeError(t, "__weakref__ slot disallowed: we already got one");
                }
                addWeakref = true;
            } else {
                long mangled = Names.of(mangle(text));
                if (PyDict.get(t, dict, mangled) != 0 && !text.equals("__qualname__") && !text.equals("__classcell__")) {
                    throw Errors.valueError(t, "%s in __slots__ conflicts with class variable", PyObject.reprText(t, slot));
                }
                if (!slots.contains(mangled)) {
                    slots.add(mangled);
                }
            }
        }
        slots.sort((a, b) -> PyStr.compare(a, b));
    }

    private static boolean isIdentifier(String text) {
        if (text.isEmpty() || !Character.isUnicodeIdentifierStart(text.codePointAt(0)) && text.charAt(0) != '_') {
            return false;
        }
        return text.codePoints().skip(1).allMatch(c -> c == '_' || Character.isUnicodeIdentifierPart(c) && !Character.isIdentifierIgnorable(c));
    }

    /** A private name with the class before it. */
    private String mangle(String slot) {
        if (!slot.startsWith("__") || slot.endsWith("__") || slot.indexOf('.') >= 0) {
            return slot;
        }
        int underscores = 0;
        while (underscores < name.length() && name.charAt(underscores) == '_') {
            underscores++;
        }
        return underscores == name.length() ? slot : "_" + name.substring(underscores) + slot;
    }

    private void setNames(PyType type) {
        long names = PyDict.copy(t, dict);
        for (int i = PyDict.nextEntry(names, 0); i >= 0; i = PyDict.nextEntry(names, i + 1)) {
            long value = PyDict.valueAt(names, i);
            long key = PyDict.keyAt(names, i);
            PyType kind = PyType.of(value);
            long method = kind.special(Special.SET_NAME);
            if (method == 0) {
                continue;
            }
            try {
                PyObject.invoke(t, method, kind, value, type.address, key);
            } catch (PyError e) {
                long exception = t.exception;
                String note = "Error calling __set_name__ on '" + kind.name + "' instance " + PyObject.reprText(t, key) + " in '" + name + "'";
                BaseExceptionType.addNote(t, exception, PyStr.of(t, note));
                t.exception = exception;
                throw e;
            }
        }
    }

    private void initSubclass(PyType type, long keywords) {
        long found = 0;
        PyType[] mro = type.mro;
        for (int i = 1; i < mro.length && found == 0; i++) {
            found = PyDict.get(t, mro[i].dict(), Names.__init_subclass__);
        }
        if (found == 0 || found == PyDict.get(t, Types.OBJECT.dict(), Names.__init_subclass__) && (keywords == 0 || PyDict.length(keywords) == 0)) {
            return;
        }
        Calls.callTuple(t, Descriptors.bindToType(t, found, type), Const.EMPTY_TUPLE, keywords);
    }
}
