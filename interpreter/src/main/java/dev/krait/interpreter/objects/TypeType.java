package dev.krait.interpreter.objects;

import dev.krait.interpreter.bind.PyClass;
import dev.krait.interpreter.bind.PyClassMethod;
import dev.krait.interpreter.bind.PyGetter;
import dev.krait.interpreter.bind.PyMethod;
import dev.krait.interpreter.bind.PyNew;
import dev.krait.interpreter.bind.PySetter;
import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.Names;
import dev.krait.interpreter.runtime.PyError;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.interpreter.tier1.Calls;
import dev.krait.spi.abi.Kind;
import dev.krait.spi.abi.Memory;
import dev.krait.spi.abi.Value;

/** {@code type}. */
@PyClass(name = "type", kind = Kind.TYPE, subclassable = true)
public final class TypeType {
    private TypeType() {
    }

    @PyNew("(*args, **kwargs)")
    static long new_(PyThread t, PyType cls, long args, long kwargs) {
        int n = PyTuple.length(args);
        if (n != 3) {
            throw Errors.typeError(t, "type.__new__() takes exactly 3 arguments (%d given)", n);
        }
        check(t, 1, PyTuple.get(args, 0), Kind.STR, "str");
        check(t, 2, PyTuple.get(args, 1), Kind.TUPLE, "tuple");
        check(t, 3, PyTuple.get(args, 2), Kind.DICT, "dict");
        return ClassBuilder.create(t, cls, PyTuple.get(args, 0), PyTuple.get(args, 1), PyTuple.get(args, 2), kwargs);
    }

    private static void check(PyThread t, int number, long value, Kind kind, String name) {
        if (!Kinds.is(value, kind)) {
            throw Errors.typeError(t, "type.__new__() argument %d must be %s, not %s", number, name, PyObject.typeName(value));
        }
    }

    @PyMethod("__init__(self, /, *args, **kwargs)")
    static void init(PyThread t, long self, long args, long kwargs) {
        int n = PyTuple.length(args);
        if (PyDict.length(kwargs) > 0 && n == 1) {
            throw Errors.typeError(t, "type.__init__() takes no keyword arguments");
        }
        if (n != 1 && n != 3) {
            throw Errors.typeError(t, "type.__init__() takes 1 or 3 arguments");
        }
    }

    @PyMethod("__call__(self, /, *args, **kwargs)")
    static long call(PyThread t, PyType self, long args, long kwargs) {
        int n = PyTuple.length(args);
        int keywords = PyDict.length(kwargs);
        if (self == Types.TYPE && keywords == 0 && n != 1 && n != 3) {
            throw Errors.typeError(t, "type() takes 1 or 3 arguments");
        }
        long words = t.pushFrame(8L * (n + keywords + 1));
        try {
            for (int i = 0; i < n; i++) {
                Memory.putLong(words + 8L * i, PyTuple.get(args, i));
            }
            long names = 0;
            if (keywords > 0) {
                names = PyTuple.create(t, keywords);
                int k = 0;
                for (int i = PyDict.nextEntry(kwargs, 0); i >= 0; i = PyDict.nextEntry(kwargs, i + 1)) {
                    PyTuple.set(names, k, PyDict.keyAt(kwargs, i));
                    Memory.putLong(words + 8L * (n + k++), PyDict.valueAt(kwargs, i));
                }
            }
            return TypeCall.call(t, self, words, n, names);
        } finally {
            t.popFrame(words);
        }
    }

    @PyMethod("__repr__(self, /)")
    static String repr(PyThread t, PyType self) {
        long module = module(t, self);
        String name = PyStr.toJava(self.qualname());
        return module != 0 && PyStr.is(module) && !PyStr.equal(module, "builtins") ? "<class '" + PyStr.toJava(module) + "." + name + "'>" : "<class '" + name + "'>";
    }

    @PyMethod("__getattribute__(self, name, /)")
    static long getAttribute(PyThread t, long self, long name) {
        long value = Attributes.ofType(t, self, PyType.of(self), Attributes.interned(t, name));
        if (value == 0) {
            throw Attributes.missing(t, self, name);
        }
        return value;
    }

    @PyMethod("__setattr__(self, name, value, /)")
    static void setAttr(PyThread t, long self, long name, long value) {
        assign(t, self, Attributes.interned(t, name), value);
    }

    @PyMethod("__delattr__(self, name, /)")
    static void delAttr(PyThread t, long self, long name) {
        assign(t, self, Attributes.interned(t, name), 0);
    }

    private static void assign(PyThread t, long self, long name, long value) {
        PyType type = PyType.at(self);
        if (!type.isHeap()) {
            throw Errors.typeError(t, "cannot set %s attribute of immutable type '%s'", PyObject.reprText(t, name), PyObject.qualifiedTypeName(t, type));
        }
        PyType meta = PyType.of(self);
        long found = meta.lookup(name);
        if (found != 0) {
            PyType kind = PyType.of(found);
            if (Descriptors.isData(kind)) {
                Descriptors.set(t, found, kind, self, value);
                return;
            }
        }
        if (!type.setInNamespace(t, name, value)) {
            throw Errors.attributeError(t, self, name, "type object '" + type.fullName() + "' has no attribute '" + PyStr.toJava(name) + "'");
        }
    }

    /** {@code cls.__qualname__}. */
    static long qualname(long cls) {
        return PyType.at(cls).qualname();
    }

    /** {@code cls.__module__}, or 0. */
    static long module(PyThread t, PyType type) {
        return type.isHeap() ? PyDict.get(t, type.dict(), Names.__module__) : Names.of(type.module);
    }

    private static void checkHeap(PyThread t, PyType type, String attribute, long value) {
        if (!type.isHeap()) {
            throw Errors.typeError(t, "cannot set '%s' attribute of immutable type '%s'", attribute, type.fullName());
        }
        if (value == 0) {
            throw Errors.typeError(t, "cannot delete '%s' attribute of type '%s'", attribute, type.fullName());
        }
    }

    @PyGetter("__name__")
    static String name(PyType self) {
        return self.name;
    }

    @PySetter("__name__")
    static void setName(PyThread t, PyType self, long value) {
        checkHeap(t, self, "__name__", value);
        if (!PyStr.is(value)) {
            throw Errors.typeError(t, "can only assign string to %s.__name__, not '%s'", self.name, PyObject.typeName(value));
        }
        self.qualname();
        self.name = PyStr.toJava(value);
    }

    @PyGetter("__qualname__")
    static long qualnameAttribute(long self) {
        return qualname(self);
    }

    @PySetter("__qualname__")
    static void setQualname(PyThread t, PyType self, long value) {
        checkHeap(t, self, "__qualname__", value);
        if (!PyStr.is(value)) {
            throw Errors.typeError(t, "can only assign string to %s.__qualname__, not '%s'", self.name, PyObject.typeName(value));
        }
        self.qualname = value;
    }

    @PyGetter("__module__")
    static long moduleAttribute(PyThread t, PyType self) {
        long module = module(t, self);
        if (module == 0) {
            throw Errors.attributeError(t, "__module__");
        }
        return module;
    }

    @PySetter("__module__")
    static void setModule(PyThread t, PyType self, long value) {
        checkHeap(t, self, "__module__", value);
        self.setInNamespace(t, Names.__module__, value);
    }

    @PyGetter("__doc__")
    static long doc(PyThread t, PyType self) {
        long doc = PyDict.get(t, self.dict(), Names.__doc__);
        return doc == 0 ? Const.NONE : Descriptors.bindToType(t, doc, self);
    }

    @PySetter("__doc__")
    static void setDoc(PyThread t, PyType self, long value) {
        checkHeap(t, self, "__doc__", value);
        self.setInNamespace(t, Names.__doc__, value);
    }

    @PyGetter("__dict__")
    static long dict(PyThread t, PyType self) {
        return MappingProxyType.create(t, self.dict());
    }

    @PyGetter("__base__")
    static long base(PyType self) {
        return self.base == null ? Const.NONE : self.base.address;
    }

    @PyGetter("__bases__")
    static long bases(PyThread t, PyType self) {
        return tuple(t, self.bases);
    }

    private static long tuple(PyThread t, PyType[] types) {
        long tuple = PyTuple.create(t, types.length);
        for (int i = 0; i < types.length; i++) {
            PyTuple.set(tuple, i, types[i].address);
        }
        return tuple;
    }

    @PySetter("__bases__")
    static void setBases(PyThread t, PyType self, long value) {
        checkHeap(t, self, "__bases__", value);
        if (!Kinds.isTuple(value)) {
            throw Errors.typeError(t, "can only assign tuple to %s.__bases__, not %s", self.name, PyObject.typeName(value));
        }
        int n = PyTuple.length(value);
        if (n == 0) {
            throw Errors.typeError(t, "can only assign non-empty tuple to %s.__bases__, not ()", self.name);
        }
        PyType[] bases = new PyType[n];
        for (int i = 0; i < n; i++) {
            long base = PyTuple.get(value, i);
            if (!PyType.is(base)) {
                throw Errors.typeError(t, "%s.__bases__ must be tuple of classes, not '%s'", self.name, PyObject.typeName(base));
            }
            bases[i] = PyType.at(base);
            if (bases[i].isSubtypeOf(self)) {
                throw Errors.typeError(t, "a __bases__ item causes an inheritance cycle");
            }
        }
        PyType base = Inheritance.bestBase(t, bases);
        if (Inheritance.solid(base) != Inheritance.solid(self.base) || base.fields != self.base.fields || base.instanceKind != self.base.instanceKind
                || self.base.has(PyType.HAS_DICT) && !base.has(PyType.HAS_DICT)) {
            throw Errors.typeError(t, "__bases__ assignment: '%s' object layout differs from '%s'", base.name, self.base.name);
        }
        PyType[] oldBases = self.bases;
        PyType oldBase = self.base;
        self.bases = bases;
        self.base = base;
        try {
            reorder(t, self);
        } catch (PyError e) {
            self.bases = oldBases;
            self.base = oldBase;
            throw e;
        }
        for (PyType old : oldBases) {
            old.removeSubclass(self);
        }
        for (PyType added : bases) {
            added.addSubclass(self);
        }
        self.modified();
    }

    private static void reorder(PyThread t, PyType type) {
        type.mro = ClassBuilder.order(t, type);
        for (PyType subclass : type.subclasses()) {
            reorder(t, subclass);
        }
    }

    @PyGetter("__mro__")
    static long mroAttribute(PyThread t, PyType self) {
        return tuple(t, self.mro);
    }

    @PyMethod("mro(self, /)")
    static long mro(PyThread t, PyType self) {
        PyType[] order = Inheritance.order(t, self, self.bases);
        long list = PyList.create(t);
        for (PyType c : order) {
            PyList.append(t, list, c.address);
        }
        return list;
    }

    @PyMethod("__subclasses__(self, /)")
    static long subclasses(PyThread t, PyType self) {
        long list = PyList.create(t);
        for (PyType subclass : self.subclasses()) {
            if (subclass.context == null || subclass.context == t.context) {
                PyList.append(t, list, subclass.address);
            }
        }
        return list;
    }

    @PyMethod("__instancecheck__(self, instance, /)")
    static boolean instanceCheck(PyThread t, long self, long instance) {
        return TypeChecks.plainInstance(t, instance, self);
    }

    @PyMethod("__subclasscheck__(self, subclass, /)")
    static boolean subclassCheck(PyThread t, long self, long subclass) {
        return TypeChecks.plainSubclass(t, subclass, self);
    }

    @PyClassMethod("__prepare__(cls, /, *args, **kwargs)")
    static long prepare(PyThread t, long cls, long args, long kwargs) {
        return PyDict.create(t);
    }

    @PyGetter("__abstractmethods__")
    static long abstractMethods(PyThread t, PyType self) {
        long methods = self == Types.TYPE ? 0 : PyDict.get(t, self.dict(), Names.__abstractmethods__);
        if (methods == 0) {
            throw Errors.attributeError(t, self.address, Names.__abstractmethods__, "type object '" + self.name + "' has no attribute '__abstractmethods__'");
        }
        return methods;
    }

    @PySetter("__abstractmethods__")
    static void setAbstractMethods(PyThread t, PyType self, long value) {
        boolean any = value != 0 && PyObject.isTrue(t, value);
        if (!self.setInNamespace(t, Names.__abstractmethods__, value)) {
            throw Errors.attributeError(t, self.address, Names.__abstractmethods__, "__abstractmethods__");
        }
        self.flags = any ? self.flags | PyType.ABSTRACT : self.flags & ~PyType.ABSTRACT;
    }

    @PyGetter("__annotations__")
    static long annotations(PyThread t, PyType self) {
        if (!self.isHeap()) {
            throw Errors.attributeError(t, self.address, Names.__annotations__, "type object '" + self.name + "' has no attribute '__annotations__'");
        }
        long annotations = PyDict.get(t, self.dict(), Names.__annotations__);
        if (annotations == 0) {
            annotations = PyDict.get(t, self.dict(), Names.__annotations_cache__);
        }
        if (annotations != 0) {
            return Descriptors.bindToType(t, annotations, self);
        }
        long annotate = annotate(t, self);
        if (Callables.isCallable(annotate)) {
            annotations = Calls.call(t, annotate, Value.ofInt(1));
            if (!Kinds.isDict(annotations)) {
                throw Errors.typeError(t, "__annotate__ returned non-dict of type '%s'", PyObject.typeName(annotations));
            }
        } else {
            annotations = PyDict.create(t);
        }
        self.setInNamespace(t, Names.__annotations_cache__, annotations);
        return annotations;
    }

    @PySetter("__annotations__")
    static void setAnnotations(PyThread t, PyType self, long value) {
        if (!self.isHeap()) {
            throw Errors.typeError(t, "cannot set '__annotations__' attribute of immutable type '%s'", self.name);
        }
        boolean own = PyDict.get(t, self.dict(), Names.__annotations__) != 0;
        long key = own ? Names.__annotations__ : Names.__annotations_cache__;
        if (!self.setInNamespace(t, key, value)) {
            throw Errors.attributeError(t, "__annotations__");
        }
        self.setInNamespace(t, Names.__annotate_func__, 0);
        self.setInNamespace(t, Names.__annotate__, 0);
        if (own) {
            self.setInNamespace(t, Names.__annotations_cache__, 0);
        }
    }

    @PyGetter("__annotate__")
    static long annotate(PyThread t, PyType self) {
        if (!self.isHeap()) {
            throw Errors.attributeError(t, self.address, Names.__annotate__, "type object '" + self.name + "' has no attribute '__annotate__'");
        }
        long annotate = PyDict.get(t, self.dict(), Names.__annotate_func__);
        if (annotate == 0) {
            annotate = PyDict.get(t, self.dict(), Names.__annotate__);
        }
        if (annotate == 0) {
            return Const.NONE;
        }
        return Descriptors.bindToType(t, annotate, self);
    }

    @PySetter("__annotate__")
    static void setAnnotate(PyThread t, PyType self, long value) {
        if (value == 0) {
            throw Errors.typeError(t, "cannot delete __annotate__ attribute");
        }
        if (!self.isHeap()) {
            throw Errors.typeError(t, "cannot set '__annotate__' attribute of immutable type '%s'", self.name);
        }
        if (value != Const.NONE && !Callables.isCallable(value)) {
            throw Errors.typeError(t, "__annotate__ must be callable or None");
        }
        self.setInNamespace(t, Names.__annotate_func__, value);
        if (value != Const.NONE) {
            self.setInNamespace(t, Names.__annotations_cache__, 0);
        }
    }

    @PyGetter("__type_params__")
    static long typeParams(PyThread t, PyType self) {
        long params = PyDict.get(t, self.dict(), Names.__type_params__);
        return params == 0 ? Const.EMPTY_TUPLE : params;
    }

    @PySetter("__type_params__")
    static void setTypeParams(PyThread t, PyType self, long value) {
        checkHeap(t, self, "__type_params__", value);
        self.setInNamespace(t, Names.__type_params__, value);
    }

    @PyGetter("__flags__")
    static long flags(PyThread t, PyType self) {
        long flags = 1 << 12;
        flags |= self.isHeap() ? 1 << 9 : 1 << 8;
        flags |= self.has(PyType.SUBCLASSABLE) ? 1 << 10 : 0;
        flags |= self.has(PyType.SEQUENCE) ? 1 << 5 : 0;
        flags |= self.has(PyType.MAPPING) ? 1 << 6 : 0;
        flags |= self.has(PyType.ABSTRACT) ? 1 << 20 : 0;
        flags |= self.isSubtypeOf(Types.INT) ? 1 << 24 : 0;
        flags |= self.isSubtypeOf(Types.LIST) ? 1 << 25 : 0;
        flags |= self.isSubtypeOf(Types.TUPLE) ? 1 << 26 : 0;
        flags |= self.isSubtypeOf(Types.BYTES) ? 1 << 27 : 0;
        flags |= self.isSubtypeOf(Types.STR) ? 1 << 28 : 0;
        flags |= self.isSubtypeOf(Types.DICT) ? 1 << 29 : 0;
        flags |= self.has(PyType.EXCEPTION) ? 1 << 30 : 0;
        flags |= self.has(PyType.TYPE_SUBCLASS) ? 1L << 31 : 0;
        return PyInt.of(t, flags);
    }

    @PyGetter("__basicsize__")
    static int basicSize(PyType self) {
        return 16 + 8 * self.fields + (self.instanceKind == Kind.INSTANCE ? 0 : Layouts.size(self.instanceKind));
    }

    @PyGetter("__itemsize__")
    static int itemSize(PyType self) {
        return switch (self.instanceKind) {
            case TUPLE -> 8;
            case BYTES -> 1;
            case INT64, INT_SUBCLASS -> 4;
            case TYPE -> 40;
            default -> 0;
        };
    }

    @PyGetter("__dictoffset__")
    static int dictOffset(PyType self) {
        return self.has(PyType.HAS_DICT) ? self.isHeap() ? -1 : 16 : 0;
    }

    @PyGetter("__weakrefoffset__")
    static int weakrefOffset(PyType self) {
        return self.has(PyType.HAS_WEAKREF) ? self.isHeap() ? -32 : 24 : 0;
    }

    @PyGetter("__text_signature__")
    static long textSignature(PyThread t, PyType self) {
        if (self.isHeap()) {
            return Const.NONE;
        }
        for (Special special : new Special[] {Special.NEW, Special.INIT}) {
            long method = PyDict.get(t, self.dict(), special.interned());
            if (method != 0 && (BuiltinFunction.is(method) || MethodDescriptor.is(method))) {
                String text = BuiltinFunction.is(method) ? BuiltinFunction.of(method).spec.textSignature() : MethodDescriptor.of(method).spec.textSignature();
                return PyStr.of(t, text.replaceFirst("^\\(\\$(type|self)(, /)?(, )?", "("));
            }
        }
        return Const.NONE;
    }

    @PyMethod("__dir__(self, /)")
    static long dir(PyThread t, long self) {
        long names = PyDict.create(t);
        mergeNames(t, names, self);
        return ObjectType.keys(t, names);
    }

    /** Adds the names in the namespaces of a class and its bases to a dict. */
    static void mergeNames(PyThread t, long names, long cls) {
        long dict = PyObject.getAttrOrAbsent(t, cls, Names.__dict__);
        if (dict != 0) {
            long iterator = PyObject.iter(t, dict);
            for (long key; (key = PyObject.next(t, iterator)) != 0;) {
                PyDict.set(t, names, key, Const.NONE);
            }
        }
        long bases = PyObject.getAttrOrAbsent(t, cls, Names.__bases__);
        if (bases != 0 && Kinds.isTuple(bases)) {
            for (int i = 0, n = PyTuple.length(bases); i < n; i++) {
                mergeNames(t, names, PyTuple.get(bases, i));
            }
        }
    }

    @PyMethod("__sizeof__(self, /)")
    static int sizeof(PyType self) {
        return self.isHeap() ? 936 : 416;
    }

    @PyMethod(value = "__or__(self, value, /)", reflected = true)
    static long or(PyThread t, long self, long value) {
        return UnionType.or(t, self, value);
    }
}
