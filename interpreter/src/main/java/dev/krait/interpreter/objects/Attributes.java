package dev.krait.interpreter.objects;

import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.Names;
import dev.krait.interpreter.runtime.PyError;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.interpreter.tier1.Calls;
import dev.krait.spi.abi.Kind;
import dev.krait.spi.abi.Memory;
import dev.krait.spi.abi.ModuleLayout;
import dev.krait.spi.abi.ObjectLayout;
import dev.krait.spi.abi.Value;

/**
 * Reading and assigning attributes: data descriptors of the class, then the attributes of the object, then other descriptors and values of
 * the class. All names here are interned.
 */
public final class Attributes {
    private Attributes() {
    }

    /** The interned str for the name of an attribute. */
    static long interned(PyThread t, long name) {
        if (PyStr.isInterned(name)) {
            return name;
        }
        return internSlow(t, name);
    }

    private static long internSlow(PyThread t, long name) {
        if (!PyStr.is(name)) {
            throw Errors.typeError(t, "attribute name must be string, not '%s'", PyObject.typeName(name));
        }
        return PyStr.intern(t, name);
    }

    /**
     * The value of an attribute; 0 if there is none.
     *
     * @param suppress whether an AttributeError raised on the way means that there is none, too
     */
    static long find(PyThread t, long o, long name, boolean suppress) {
        PyType type = PyType.of(o);
        int kind = type.getKind();
        try {
            return switch (kind) {
                case PyType.GET_GENERIC -> generic(t, o, type, name);
                case PyType.GET_TYPE -> ofType(t, o, type, name);
                case PyType.GET_MODULE -> ofModule(t, o, type, name);
                default -> custom(t, o, type, name);
            };
        } catch (PyError e) {
            if (!Errors.matches(t, Exc.ATTRIBUTE_ERROR)) {
                throw e;
            }
            if (!suppress) {
                setErrorContext(t.exception, o, name);
                throw e;
            }
            Errors.clear(t);
            return 0;
        }
    }

    /** Says in an AttributeError that does not say it yet which attribute of what was looked for. */
    private static void setErrorContext(long exception, long o, long name) {
        if (Memory.getLong(exception + ExceptionFields.ATTRIBUTE_OBJ) == 0 && Memory.getLong(exception + ExceptionFields.ATTRIBUTE_NAME) == 0) {
            Memory.putLong(exception + ExceptionFields.ATTRIBUTE_OBJ, o);
            Memory.putLong(exception + ExceptionFields.ATTRIBUTE_NAME, name);
        }
    }

    /** {@code __getattribute__}, then {@code __getattr__}. */
    private static long custom(PyThread t, long o, PyType type, long name) {
        long fallback = type.special(Special.GETATTR);
        long getattribute = type.special(Special.GETATTRIBUTE);
        boolean generic = getattribute == Types.OBJECT.special(Special.GETATTRIBUTE);
        if (fallback == 0) {
            return PyObject.invoke(t, getattribute, type, o, name);
        }
        try {
            long value = generic ? generic(t, o, type, name) : PyObject.invoke(t, getattribute, type, o, name);
            if (value != 0) {
                return value;
            }
        } catch (PyError e) {
            if (!Errors.matches(t, Exc.ATTRIBUTE_ERROR)) {
                throw e;
            }
            Errors.clear(t);
        }
        return PyObject.invoke(t, fallback, type, o, name);
    }

    /** What {@code object.__getattribute__} finds; 0 if nothing. */
    static long generic(PyThread t, long o, PyType type, long name) {
        long found = type.lookup(name);
        PyType kind = null;
        if (found != 0) {
            kind = PyType.of(found);
            if (Descriptors.isData(kind)) {
                return Descriptors.bind(t, found, o, type);
            }
        }
        long value = own(t, o, name);
        if (value != 0) {
            return value;
        }
        return found == 0 ? 0 : Descriptors.bind(t, found, o, type);
    }

    /** An attribute of the object itself, 0 if it has none of that name. */
    public static long own(PyThread t, long o, long name) {
        if (o >>> Value.TAG_SHIFT != 0) {
            return 0;
        }
        Shape shape = Shape.ofObject(o);
        if (shape.kind == Kind.MODULE) {
            long dict = Memory.getLong(o + ModuleLayout.DICT);
            return dict == 0 ? 0 : PyDict.get(t, dict, name);
        }
        if (shape.kind == Kind.TYPE) {
            return PyDict.get(t, PyType.at(o).dict(), name);
        }
        if (shape.attributesOffset == 0) {
            return 0;
        }
        if (shape.dictMode) {
            long dict = Memory.getLong(shape.attributesAddress(o));
            return dict == 0 ? 0 : PyDict.get(t, dict, name);
        }
        int index = shape.indexOf(name);
        return index < 0 ? 0 : shape.read(o, index);
    }

    /** What {@code type.__getattribute__} finds; 0 if nothing. */
    static long ofType(PyThread t, long o, PyType meta, long name) {
        PyType type = PyType.at(o);
        long inMeta = meta.lookup(name);
        if (inMeta != 0 && Descriptors.isData(PyType.of(inMeta))) {
            return Descriptors.bind(t, inMeta, o, meta);
        }
        long found = type.lookup(name);
        if (found != 0) {
            return Descriptors.bindToType(t, found, type);
        }
        return inMeta == 0 ? 0 : Descriptors.bind(t, inMeta, o, meta);
    }

    /** What {@code module.__getattribute__} finds; 0 if nothing. */
    static long ofModule(PyThread t, long o, PyType type, long name) {
        long value = generic(t, o, type, name);
        if (value != 0) {
            return value;
        }
        long dict = Memory.getLong(o + ModuleLayout.DICT);
        long getattr = dict == 0 ? 0 : PyDict.get(t, dict, Names.__getattr__);
        return getattr == 0 ? 0 : Calls.call(t, getattr, name);
    }

    /** The AttributeError for an attribute that is not there. */
    static PyError missing(PyThread t, long o, long name) {
        PyType type = PyType.of(o);
        if (Kinds.is(o, Kind.MODULE)) {
            return missingInModule(t, o, name);
        }
        if (type.instanceKind == Kind.TYPE) {
            return Errors.attributeError(t, o, name, "type object '" + PyType.at(o).name + "' has no attribute '" + PyStr.toJava(name) + "'");
        }
        return Errors.attributeError(t, o, name, "'" + type.fullName() + "' object has no attribute '" + PyStr.toJava(name) + "'");
    }

    private static PyError missingInModule(PyThread t, long module, long name) {
        long dict = Memory.getLong(module + ModuleLayout.DICT);
        long moduleName = dict == 0 ? 0 : PyDict.get(t, dict, Names.__name__);
        String text = PyStr.toJava(name);
        if (moduleName == 0 || !PyStr.is(moduleName)) {
            return Errors.attributeError(t, module, name, "module has no attribute '" + text + "'");
        }
        String shown = PyStr.toJava(moduleName);
        long spec = PyDict.get(t, dict, Names.__spec__);
        long initializing = spec == 0 || spec == Const.NONE ? 0 : PyObject.getAttrOrAbsent(t, spec, Names.of("_initializing"));
        if (initializing != 0 && PyObject.isTrue(t, initializing)) {
            long file = PyDict.get(t, dict, Names.__file__);
            String from = file != 0 && PyStr.is(file) ? " from '" + PyStr.toJava(file) + "'" : "";
            return Errors.attributeError(t, module, name, "partially initialized module '" + shown + "'" + from + " has no attribute '" + text
                    + "' (most likely due to a circular import)");
        }
        return Errors.attributeError(t, module, name, "module '" + shown + "' has no attribute '" + text + "'");
    }

    /** {@code o.name = value}, or {@code del o.name} where the value is 0. */
    static void set(PyThread t, long o, long name, long value) {
        PyType type = PyType.of(o);
        Special special = value == 0 ? Special.DELATTR : Special.SETATTR;
        long method = type.special(special);
        if (method == Types.OBJECT.special(special)) {
            genericSet(t, o, type, name, value);
        } else if (value == 0) {
            PyObject.invoke(t, method, type, o, name);
        } else {
            PyObject.invoke(t, method, type, o, name, value);
        }
    }

    /** What {@code object.__setattr__} does; deletes where the value is 0. */
    static void genericSet(PyThread t, long o, PyType type, long name, long value) {
        long found = type.lookup(name);
        if (found != 0) {
            PyType kind = PyType.of(found);
            if (Descriptors.isData(kind)) {
                Descriptors.set(t, found, kind, o, value);
                return;
            }
        }
        if (o >>> Value.TAG_SHIFT == 0) {
            Shape shape = Shape.ofObject(o);
            if (shape.hasAttributes()) {
                if (value != 0) {
                    setOwn(t, o, shape, name, value);
                } else if (!deleteOwn(t, o, shape, name)) {
                    throw missing(t, o, name);
                }
                return;
            }
        }
        String text = PyStr.toJava(name);
        if (found != 0) {
            throw Errors.attributeError(t, o, name, "'" + type.fullName() + "' object attribute '" + text + "' is read-only");
        }
        String reason = type.hasGenericSet() ? " and no __dict__ for setting new attributes" : "";
        throw Errors.attributeError(t, o, name, "'" + type.fullName() + "' object has no attribute '" + text + "'" + reason);
    }

    /** Assigns an attribute of the object itself. */
    static void setOwn(PyThread t, long o, Shape shape, long name, long value) {
        if (shape.dictMode) {
            PyDict.set(t, dictOf(t, o), name, value);
            return;
        }
        int index = shape.indexOf(name);
        if (index >= 0) {
            shape.write(o, index, value);
            return;
        }
        Shape next = shape.with(name);
        if (next != null) {
            shape.append(t, o, next, value);
        } else {
            PyDict.set(t, dictOf(t, o), name, value);
        }
    }

    /** Deletes an attribute of the object itself; false if it is not there. */
    private static boolean deleteOwn(PyThread t, long o, Shape shape, long name) {
        if (!shape.dictMode) {
            int index = shape.indexOf(name);
            if (index < 0) {
                return false;
            }
            if (index == shape.size - 1) {
                shape.write(o, index, 0);
                Memory.putInt(o + ObjectLayout.SHAPE, shape.parent.id);
                return true;
            }
        }
        long dict = shape.dictMode ? Memory.getLong(shape.attributesAddress(o)) : dictOf(t, o);
        return dict != 0 && PyDict.remove(t, dict, name);
    }

    /** The {@code __dict__} of an object that has one: from now on its attributes are in that dict. */
    public static long dictOf(PyThread t, long o) {
        Shape shape = Shape.ofObject(o);
        long at = shape.attributesAddress(o);
        if (shape.dictMode) {
            long dict = Memory.getLong(at);
            if (dict == 0) {
                dict = PyDict.create(t);
                Memory.putLong(at, dict);
            }
            return dict;
        }
        long dict = PyDict.create(t);
        for (int i = 0; i < shape.size; i++) {
            PyDict.set(t, dict, shape.nameAt(i), shape.read(o, i));
        }
        toDictMode(o, shape, dict);
        return dict;
    }

    /** Replaces the {@code __dict__} of an object that has one. */
    public static void setDict(PyThread t, long o, long dict) {
        toDictMode(o, Shape.ofObject(o), dict);
    }

    private static void toDictMode(long o, Shape shape, long dict) {
        for (int i = 0; i < Math.min(shape.size, shape.inlineSlots); i++) {
            shape.write(o, i, 0);
        }
        Memory.putInt(o + ObjectLayout.SHAPE, shape.inDictMode().id);
        Memory.putLong(shape.attributesAddress(o), dict);
    }
}
