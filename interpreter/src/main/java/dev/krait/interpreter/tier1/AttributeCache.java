package dev.krait.interpreter.tier1;

import static dev.krait.spi.abi.Memory.getInt;
import static dev.krait.spi.abi.Memory.getLong;

import dev.krait.interpreter.objects.Assumption;
import dev.krait.interpreter.objects.MemberDescriptor;
import dev.krait.interpreter.objects.PyDict;
import dev.krait.interpreter.objects.PyType;
import dev.krait.interpreter.objects.Shape;
import dev.krait.interpreter.objects.ShapeIds;
import dev.krait.interpreter.objects.Special;
import dev.krait.interpreter.objects.Types;
import dev.krait.interpreter.heap.JavaObjects;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.spi.abi.ArrayLayout;
import dev.krait.spi.abi.DictLayout;
import dev.krait.spi.abi.InstanceLayout;
import dev.krait.spi.abi.Kind;
import dev.krait.spi.abi.ModuleLayout;
import dev.krait.spi.abi.TypeLayout;
import dev.krait.spi.abi.Value;

/**
 * How an attribute of the objects of one shape is read or assigned, found out once and right as long as the
 * assumption holds. Immutable but for the link to the next one of the same instruction.
 */
public final class AttributeCache {
    /** What is to be done. */
    public enum Form {
        /** Read or assign the word at {@code offset} of the object; it holds an attribute that the shape has. */
        INSTANCE_VALUE,
        /** Read or assign the word at {@code offset} of the array whose address is at {@code arrayOffset}. */
        ARRAY_VALUE,
        /** Read or assign the word at {@code offset}; 0 is an error when reading. */
        SLOT,
        /** The value is a function or built-in method to be called with the object as first argument. */
        METHOD,
        /** The value is that of the class. */
        CLASS_VALUE,
        /** The value is a Python function that computes the attribute. */
        PROPERTY,
        /** The value is in the entry of the module's dict, whose keys have the version. */
        MODULE,
        /** The object is the type in the slot, and this is the value. */
        TYPE_VALUE,
        /** The object is the type in the slot, and the value is to be called with it as first argument. */
        TYPE_METHOD,
        /** Assigning adds the attribute: the object moves to {@code nextShape}; the word is at {@code offset} of the object. */
        ADD
    }

    /** How many of them an instruction keeps. */
    static final int MAX = 4;

    /** What is to be done. */
    public final Form form;
    /** The shape that the object must have. */
    public final int shape;
    /** What must still be valid. */
    public final Assumption assumption;
    /** A second assumption, or null. */
    public final Assumption metaAssumption;
    /** In bytes. */
    public final int offset;
    /** With {@link Form#ARRAY_VALUE}, in bytes. */
    public final int arrayOffset;
    /** A value, or the address of a dict's entry. */
    public final long value;
    /** The version of the keys of a module's dict, or the slot of a type. */
    public final int version;
    /** With {@link Form#ADD}. */
    public final int nextShape;
    /** Whether more than the shape and the assumption must be looked at. */
    private final boolean guarded;
    private final boolean inObject;
    private final boolean method;
    private final boolean indirect;
    /** The next one of the same instruction, or null. */
    public AttributeCache next;

    private AttributeCache(Form form, int shape, Assumption assumption, Assumption metaAssumption, int offset, int arrayOffset, long value,
            int version, int nextShape) {
        this.form = form;
        this.shape = shape;
        this.assumption = assumption;
        this.metaAssumption = metaAssumption;
        this.offset = offset;
        this.arrayOffset = arrayOffset;
        this.value = value;
        this.version = version;
        this.nextShape = nextShape;
        guarded = form == Form.MODULE || form == Form.TYPE_VALUE || form == Form.TYPE_METHOD;
        inObject = form == Form.INSTANCE_VALUE || form == Form.SLOT;
        method = form == Form.METHOD || form == Form.TYPE_METHOD;
        indirect = form == Form.ARRAY_VALUE || form == Form.MODULE;
    }

    /** Whether it applies to an object. */
    public boolean matches(long object) {
        return object >>> Value.TAG_SHIFT == 0 && getInt(object) == shape && assumption.valid && (!guarded || guardHolds(object));
    }

    private boolean guardHolds(long object) {
        return switch (form) {
            case MODULE -> getInt(getLong(object + ModuleLayout.DICT) + DictLayout.KEYS_VERSION) == version;
            case TYPE_VALUE, TYPE_METHOD -> getLong(object + TypeLayout.SLOT) == version && metaAssumption.valid;
            default -> true;
        };
    }

    /** The value read from an object that it applies to; for methods the function. Not for properties. 0 if a slot is empty. */
    long read(long object) {
        if (inObject) {
            return getLong(object + offset);
        }
        return method || !indirect ? value : readIndirect(object);
    }

    private long readIndirect(long object) {
        return switch (form) {
            case ARRAY_VALUE -> getLong(getLong(object + arrayOffset) + offset);
            case MODULE -> getLong(value + DictLayout.ENTRY_VALUE);
            default -> value;
        };
    }

    /** Whether calling what is read needs the object as first argument. */
    boolean isMethod() {
        return method;
    }

    /** Whether nothing can make it apply again. */
    boolean isDead() {
        return !assumption.valid || metaAssumption != null && !metaAssumption.valid;
    }

    /** Finds out how to read an attribute; null where only the general way will do. */
    static AttributeCache forLoad(PyThread t, long object, long name) {
        if (object >>> Value.TAG_SHIFT != 0) {
            return null;
        }
        Shape shape = Shape.ofObject(object);
        PyType type = shape.type;
        switch (type.getKind()) {
            case PyType.GET_GENERIC, PyType.GET_GENERIC_FALLBACK -> {
                return forInstance(shape, type, name);
            }
            case PyType.GET_MODULE -> {
                return forModule(t, shape, type, object, name);
            }
            case PyType.GET_TYPE -> {
                return forType(shape, type, object, name);
            }
            default -> {
                return null;
            }
        }
    }

    private static AttributeCache forInstance(Shape shape, PyType type, long name) {
        if (shape.dictMode || shape.kind == Kind.TYPE || shape.kind == Kind.MODULE) {
            return null;
        }
        Assumption assumption = type.assumption();
        long descriptor = type.lookup(name);
        PyType descriptorType = descriptor == 0 ? null : PyType.of(descriptor);
        if (descriptor != 0) {
            if (descriptorType == Types.MEMBER_DESCRIPTOR) {
                int offset = ((MemberDescriptor) JavaObjects.get(descriptor)).offset;
                return offset <= 0 ? null : new AttributeCache(Form.SLOT, shape.id, assumption, null, offset, 0, 0, 0, 0);
            }
            if (descriptorType == Types.PROPERTY) {
                long getter = getLong(descriptor + InstanceLayout.FIELDS);
                return type.getKind() != PyType.GET_GENERIC || Objects.shape(getter) != ShapeIds.FUNCTION || CodeBody.of(getLong(getter + dev.krait.spi.abi.FunctionLayout.CODE)).isGenerator() ? null
                        : new AttributeCache(Form.PROPERTY, shape.id, assumption, null, 0, 0, getter, 0, 0);
            }
            if (descriptorType.isHeap() || descriptorType.defines(Special.SET) || descriptorType.defines(Special.DELETE)) {
                return null;
            }
        }
        int index = shape.hasAttributes() ? shape.indexOf(name) : -1;
        if (index >= 0) {
            return place(Form.INSTANCE_VALUE, shape, assumption, index, 0);
        }
        if (descriptor == 0) {
            return null;
        }
        if (descriptorType == Types.FUNCTION || descriptorType == Types.METHOD_DESCRIPTOR) {
            return new AttributeCache(Form.METHOD, shape.id, assumption, null, 0, 0, descriptor, 0, 0);
        }
        return descriptorType.defines(Special.GET) ? null : new AttributeCache(Form.CLASS_VALUE, shape.id, assumption, null, 0, 0, descriptor, 0, 0);
    }

    private static AttributeCache place(Form form, Shape shape, Assumption assumption, int index, int nextShape) {
        if (shape.isInline(index)) {
            return new AttributeCache(form, shape.id, assumption, null, shape.inlineOffsetOf(index), 0, 0, 0, nextShape);
        }
        if (shape.attributesOffset <= 0 || form == Form.ADD) {
            return null;
        }
        return new AttributeCache(Form.ARRAY_VALUE, shape.id, assumption, null, ArrayLayout.WORDS + 8 * (index - shape.inlineSlots),
                shape.attributesOffset, 0, 0, 0);
    }

    private static AttributeCache forModule(PyThread t, Shape shape, PyType type, long module, long name) {
        if (shape.kind != Kind.MODULE || type != Types.MODULE) {
            return null;
        }
        long dict = getLong(module + ModuleLayout.DICT);
        long entry = dict == 0 ? 0 : PyDict.entry(t, dict, name);
        return entry == 0 ? null : new AttributeCache(Form.MODULE, shape.id, type.assumption(), null, 0, 0, entry,
                PyDict.keysVersion(dict), 0);
    }

    private static AttributeCache forType(Shape shape, PyType metatype, long object, long name) {
        PyType type = PyType.at(object);
        if (metatype.lookup(name) != 0 && metatype != Types.TYPE) {
            return null;
        }
        long inMeta = metatype.lookup(name);
        if (inMeta != 0 && PyType.of(inMeta).defines(Special.SET)) {
            return null;
        }
        Assumption assumption = type.assumption();
        long found = type.lookup(name);
        if (found == 0) {
            return null;
        }
        PyType foundType = PyType.of(found);
        Form form = Form.TYPE_VALUE;
        if (foundType == Types.CLASSMETHOD) {
            found = getLong(found + InstanceLayout.FIELDS);
            form = Form.TYPE_METHOD;
            if (Objects.shape(found) != ShapeIds.FUNCTION) {
                return null;
            }
        } else if (foundType == Types.STATICMETHOD) {
            found = getLong(found + InstanceLayout.FIELDS);
        } else if (foundType != Types.FUNCTION && foundType.defines(Special.GET)) {
            return null;
        }
        if (foundType.isHeap() && foundType.defines(Special.GET)) {
            return null;
        }
        return new AttributeCache(form, shape.id, assumption, metatype.assumption(), 0, 0, found, type.slot, 0);
    }

    /** Finds out how to assign an attribute; null where only the general way will do. */
    static AttributeCache forStore(long object, long name) {
        if (object >>> Value.TAG_SHIFT != 0) {
            return null;
        }
        Shape shape = Shape.ofObject(object);
        PyType type = shape.type;
        if (shape.dictMode || shape.kind == Kind.TYPE || shape.kind == Kind.MODULE || !type.hasGenericSet()) {
            return null;
        }
        Assumption assumption = type.assumption();
        long descriptor = type.lookup(name);
        if (descriptor != 0) {
            PyType descriptorType = PyType.of(descriptor);
            if (descriptorType == Types.MEMBER_DESCRIPTOR) {
                MemberDescriptor member = (MemberDescriptor) JavaObjects.get(descriptor);
                return member.offset <= 0 || member.readOnly ? null
                        : new AttributeCache(Form.SLOT, shape.id, assumption, null, member.offset, 0, 0, 0, 0);
            }
            if (descriptorType.isHeap() || descriptorType.defines(Special.SET) || descriptorType.defines(Special.DELETE)) {
                return null;
            }
        }
        if (!shape.hasAttributes()) {
            return null;
        }
        int index = shape.indexOf(name);
        if (index >= 0) {
            return place(Form.INSTANCE_VALUE, shape, assumption, index, 0);
        }
        Shape next = shape.with(name);
        return next == null ? null : place(Form.ADD, shape, assumption, shape.size, next.id);
    }
}
