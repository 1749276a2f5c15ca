package dev.krait.interpreter.objects;

import dev.krait.interpreter.bind.Binding;
import dev.krait.interpreter.heap.Marker;
import dev.krait.interpreter.runtime.PyContext;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.spi.abi.Kind;
import dev.krait.spi.abi.Memory;
import dev.krait.spi.abi.ObjectLayout;
import dev.krait.spi.abi.TypeLayout;
import dev.krait.spi.abi.Value;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A Python type: the Java half of a type object. */
public final class PyType {
    /** Made by a class statement or a call of type; can be changed. */
    public static final int HEAP = 1;
    /** Classes may derive from it. */
    public static final int SUBCLASSABLE = 2;
    /** Instances have attributes of their own. */
    public static final int HAS_DICT = 4;
    /** Instances can be referred to weakly. */
    public static final int HAS_WEAKREF = 8;
    /** There are abstract methods. */
    public static final int ABSTRACT = 16;
    /** Matches sequence patterns. */
    public static final int SEQUENCE = 32;
    /** Matches mapping patterns. */
    public static final int MAPPING = 64;
    /** Cannot be called to make instances. */
    public static final int NO_NEW = 128;
    /** A class pattern with one positional subpattern matches the subject itself. */
    public static final int MATCH_SELF = 256;
    /** Instances are types. */
    public static final int TYPE_SUBCLASS = 512;
    /** Instances are exceptions. */
    public static final int EXCEPTION = 1024;
    /** {@code __hash__} is None. */
    public static final int UNHASHABLE = 2048;

    /** How attributes of instances are looked up: {@link #getKind}. */
    public static final int GET_GENERIC = 1;
    /** As {@link #GET_GENERIC}, then {@code __getattr__}. */
    public static final int GET_GENERIC_FALLBACK = 2;
    /** The instances are types whose {@code __getattribute__} is that of type. */
    public static final int GET_TYPE = 3;
    /** The instances are modules whose {@code __getattribute__} is that of module. */
    public static final int GET_MODULE = 4;
    /** Something else: {@code __getattribute__} must be called. */
    public static final int GET_CUSTOM = 5;

    private static final long UNKNOWN = 1;
    private static final int CACHE_SIZE = 64;
    private static PyType[] table = new PyType[256];
    private static int count = 1;

    /** Index of this in the table of types. */
    public final int slot;
    /** What {@code __name__} says. */
    public String name;
    /** The type object. */
    public long address;
    /** The base that decides the layout; null for object. */
    public PyType base;
    /** What {@code __bases__} says. */
    public PyType[] bases;
    /** The method resolution order, this first. */
    public PyType[] mro;
    /** How instances are laid out. */
    public final Kind instanceKind;
    /** The shape of a new instance. */
    public Shape rootShape;
    /** An or of the constants of this class. */
    public int flags;
    /** With {@link Kind#INSTANCE}: how many fields the class fixes. */
    public int fields;
    /** What {@code __qualname__} says: a str, or 0 for the name. */
    public long qualname;
    /** The context that made it; null for built-in types. */
    public PyContext context;
    /** The {@code __module__} of a built-in type, null for heap types. */
    public final String module;
    /** Slots that this class itself adds: names, in the order of their fields. */
    public long[] ownSlots = {};
    /** The number of the first field that this class itself adds. */
    public int firstOwnField;

    /** What module {@code _abc} knows of an abstract base class, or null. */
    public Object abstractBase;

    private long dict;
    private boolean filled;
    private Assumption assumption;
    private long[] cacheNames;
    private long[] cacheValues;
    private final long[] specials = new long[Special.count()];
    private int getKind;
    private final List<WeakReference<PyType>> subclasses = new ArrayList<>(0);
    private Map<Integer, Shape> otherRoots;

    private PyType(String name, String module, Kind instanceKind) {
        this.name = name;
        this.module = module;
        this.instanceKind = instanceKind;
        Arrays.fill(specials, UNKNOWN);
        slot = enter(this);
    }

    private static synchronized int enter(PyType type) {
        if (count == table.length) {
            table = Arrays.copyOf(table, 2 * count);
        }
        table[count] = type;
        return count++;
    }

    /** How many types there are, by slot from 1. */
    public static int count() {
        return count - 1;
    }

    /** The type with a slot. */
    public static PyType inSlot(int slot) {
        return table[slot];
    }

    /** {@code object} and {@code type}, which need each other. */
    static PyType[] bootstrap() {
        PyType object = new PyType("object", "builtins", Kind.INSTANCE);
        object.flags = SUBCLASSABLE;
        object.bases = new PyType[0];
        object.mro = new PyType[] {object};
        object.rootShape = Layouts.rootShape(object, 0);
        PyType type = new PyType("type", "builtins", Kind.TYPE);
        type.flags = SUBCLASSABLE | TYPE_SUBCLASS | HAS_WEAKREF;
        type.setBases(object);
        type.rootShape = Layouts.rootShape(type, 0);
        object.allocate(PyThread.BOOT, type.rootShape);
        type.allocate(PyThread.BOOT, type.rootShape);
        return new PyType[] {object, type};
    }

    /** A built-in type; its methods are bound when its namespace is first looked at. */
    static PyType builtin(String module, String name, Kind kind, PyType base, int flags, int fields) {
        PyType type = new PyType(name, module, kind);
        int inherited = HAS_WEAKREF | SEQUENCE | MAPPING | MATCH_SELF | TYPE_SUBCLASS | EXCEPTION | HAS_DICT;
        type.flags = flags | base.flags & inherited;
        type.setBases(base);
        type.firstOwnField = base.fields;
        type.fields = base.fields + fields;
        type.rootShape = Layouts.rootShape(type, 0);
        type.allocate(PyThread.BOOT, Types.TYPE.rootShape);
        base.addSubclass(type);
        return type;
    }

    /** Gives a new built-in type without fields of its own a second base. */
    public PyType alsoFrom(PyType second) {
        bases = new PyType[] {base, second};
        mro = new PyType[base.mro.length + second.mro.length - 2 + 2];
        int n = 0;
        mro[n++] = this;
        for (PyType t : base.mro) {
            if (!second.isSubtypeOf(t)) {
                mro[n++] = t;
            }
        }
        for (PyType t : second.mro) {
            mro[n++] = t;
        }
        mro = Arrays.copyOf(mro, n);
        second.addSubclass(this);
        return this;
    }

    /** A class; the caller computes bases, order and layout, and fills the rest in. */
    static PyType heapType(PyThread t, String name, Kind kind, Shape metaShape, long dict) {
        PyType type = new PyType(name, null, kind);
        type.flags = HEAP | SUBCLASSABLE;
        type.filled = true;
        type.dict = dict;
        type.context = t.context;
        type.allocate(t, metaShape);
        t.context.heap.addReleasable(type.address);
        return type;
    }

    /** Reports what the type keeps alive. */
    public void trace(Marker m) {
        m.mark(qualname);
        m.mark(dict);
        for (PyType other : mro == null ? new PyType[0] : mro) {
            m.mark(other.address);
        }
        for (PyType other : bases == null ? new PyType[0] : bases) {
            m.mark(other.address);
        }
    }

    /** Forgets a type whose object the collector frees. */
    public void release() {
        for (PyType other : bases == null ? new PyType[0] : bases) {
            other.removeSubclass(this);
        }
        synchronized (PyType.class) {
            table[slot] = null;
        }
    }

    private void setBases(PyType only) {
        base = only;
        bases = new PyType[] {only};
        mro = new PyType[only.mro.length + 1];
        mro[0] = this;
        System.arraycopy(only.mro, 0, mro, 1, only.mro.length);
    }

    private void allocate(PyThread t, Shape metaShape) {
        long object = t.allocate(metaShape.id, Math.max(TypeLayout.SIZE, metaShape.fieldsEnd));
        Memory.putLong(object + TypeLayout.SLOT, slot);
        Memory.putLong(object + TypeLayout.DICT, dict);
        address = object;
    }

    /** The type of any value but 0. */
    public static PyType of(long value) {
        if (value >>> Value.TAG_SHIFT == 0) {
            return Shape.of(Memory.getInt(value + ObjectLayout.SHAPE)).type;
        }
        return Value.isInt(value) ? Types.INT : Types.FLOAT;
    }

    /** The type that a type object stands for. */
    public static PyType at(long typeObject) {
        return table[(int) Memory.getLong(typeObject + TypeLayout.SLOT)];
    }

    /** Whether a value is a type object. */
    public static boolean is(long value) {
        return value >>> Value.TAG_SHIFT == 0 && Shape.of(Memory.getInt(value + ObjectLayout.SHAPE)).kind == Kind.TYPE;
    }

    /** The type of this type. */
    public PyType metatype() {
        return Shape.of(Memory.getInt(address + ObjectLayout.SHAPE)).type;
    }

    /** The name, with the module before it where the type is built in but not in {@code builtins}: what CPython's {@code tp_name} says. */
    public String fullName() {
        return isHeap() || module.equals("builtins") ? name : module + "." + name;
    }

    /** Whether it was made by Python code. */
    public boolean isHeap() {
        return (flags & HEAP) != 0;
    }

    /** Whether all of some flags are set. */
    public boolean has(int flag) {
        return (flags & flag) == flag;
    }

    /** The namespace: a dict. */
    public long dict() {
        return filled ? dict : fill();
    }

    private long fill() {
        synchronized (PyType.class) {
            if (!filled) {
                filled = true;
                dict = TypeFiller.newNamespace();
                Memory.putLong(address + TypeLayout.DICT, dict);
                TypeFiller.fill(this, binding());
            }
            return dict;
        }
    }

    /** Where the methods of a built-in type come from, or null. */
    public Binding binding() {
        return module == null ? null : Types.binding(this);
    }

    /** Valid until an attribute of this class or of one of its bases changes. */
    public Assumption assumption() {
        Assumption a = assumption;
        return a != null ? a : (assumption = isHeap() ? new Assumption() : Assumption.ALWAYS);
    }

    /**
     * Finds a class attribute in the order of resolution.
     *
     * @param internedName an interned str
     * @return the value as it is in the namespace, or 0
     */
    public long lookup(long internedName) {
        long[] names = cacheNames;
        if (names != null) {
            int at = (int) (internedName >>> 4 ^ internedName >>> 10) & CACHE_SIZE - 1;
            if (names[at] == internedName) {
                return cacheValues[at];
            }
        }
        return search(internedName);
    }

    private long search(long internedName) {
        long found = 0;
        for (PyType t : mro) {
            found = PyDict.getStr(PyThread.BOOT, t.dict(), internedName);
            if (found != 0) {
                break;
            }
        }
        if (cacheNames == null) {
            cacheNames = new long[CACHE_SIZE];
            cacheValues = new long[CACHE_SIZE];
        }
        int at = (int) (internedName >>> 4 ^ internedName >>> 10) & CACHE_SIZE - 1;
        cacheNames[at] = internedName;
        cacheValues[at] = found;
        return found;
    }

    /** The class in whose namespace {@link #lookup} finds a name, or null. */
    public PyType definer(long internedName) {
        for (PyType t : mro) {
            if (PyDict.getStr(PyThread.BOOT, t.dict(), internedName) != 0) {
                return t;
            }
        }
        return null;
    }

    /** A special method as it is in the namespace, or 0. */
    public long special(Special special) {
        long known = specials[special.ordinal()];
        return known != UNKNOWN ? known : (specials[special.ordinal()] = lookup(special.interned()));
    }

    /** Whether a special method is there. */
    public boolean defines(Special special) {
        return special(special) != 0;
    }

    /** Which of the {@code GET_} ways attributes of instances are looked up. */
    public int getKind() {
        int kind = getKind;
        return kind != 0 ? kind : (getKind = findGetKind());
    }

    private int findGetKind() {
        long getattribute = special(Special.GETATTRIBUTE);
        if (getattribute == Types.OBJECT.special(Special.GETATTRIBUTE)) {
            return defines(Special.GETATTR) ? GET_GENERIC_FALLBACK : GET_GENERIC;
        }
        if (!defines(Special.GETATTR)) {
            if (getattribute == Types.TYPE.special(Special.GETATTRIBUTE)) {
                return GET_TYPE;
            }
            if (getattribute == Types.MODULE.special(Special.GETATTRIBUTE)) {
                return GET_MODULE;
            }
        }
        return GET_CUSTOM;
    }

    /** Whether assigning and deleting attributes of instances is what object does. */
    public boolean hasGenericSet() {
        return special(Special.SETATTR) == Types.OBJECT.special(Special.SETATTR)
                && special(Special.DELATTR) == Types.OBJECT.special(Special.DELATTR);
    }

    /** Announces that the namespace or the bases changed. */
    public void modified() {
        if (assumption != null) {
            Assumption old = assumption;
            assumption = null;
            old.invalidate();
        }
        cacheNames = null;
        cacheValues = null;
        Arrays.fill(specials, UNKNOWN);
        getKind = 0;
        for (PyType subclass : subclasses()) {
            subclass.modified();
        }
    }

    /** Puts a name into the namespace, or removes it where the value is 0, and announces it. False if it was not there to remove. */
    public boolean setInNamespace(PyThread t, long internedName, long value) {
        boolean there = true;
        if (value == 0) {
            there = PyDict.remove(t, dict(), internedName);
        } else {
            PyDict.set(t, dict(), internedName, value);
        }
        modified();
        return there;
    }

    /** Whether a class is this or derives from it by real inheritance. */
    public boolean isSubtypeOf(PyType other) {
        if (this == other) {
            return true;
        }
        for (PyType t : mro) {
            if (t == other) {
                return true;
            }
        }
        return false;
    }

    /** The nearest built-in class in the chain of layout bases. */
    public PyType layoutType() {
        PyType type = this;
        while (type.isHeap()) {
            type = type.base;
        }
        return type;
    }

    /** Whether {@code __new__} of a built-in type may make instances of this class: no class between them needs its own. */
    public boolean mayUseNewOf(PyType builtin) {
        PyType layout = layoutType();
        if (layout == builtin || !layout.isSubtypeOf(builtin)) {
            return true;
        }
        return layout.special(Special.NEW) == builtin.special(Special.NEW) && !(builtin == Types.OBJECT && layout.instanceKind != Kind.INSTANCE);
    }

    /** Whether built-in instances have fields of their own. */
    boolean hasFields() {
        return fields > 0;
    }

    /** What {@code __qualname__} says: a str. */
    public long qualname() {
        return qualname != 0 ? qualname : (qualname = PyStr.intern(name));
    }

    void addSubclass(PyType type) {
        subclasses.removeIf(r -> r.get() == null);
        subclasses.add(new WeakReference<>(type));
    }

    void removeSubclass(PyType type) {
        subclasses.removeIf(r -> r.get() == null || r.get() == type);
    }

    /** Direct subclasses, the oldest first. */
    public List<PyType> subclasses() {
        List<PyType> live = new ArrayList<>(subclasses.size());
        for (WeakReference<PyType> r : subclasses) {
            PyType type = r.get();
            if (type != null) {
                live.add(type);
            }
        }
        return live;
    }

    /** The shape for an object of this class that has room for another number of attributes than new ones do ({@code __class__} assignment). */
    Shape rootShape(int inlineSlots) {
        if (rootShape.inlineSlots == inlineSlots) {
            return rootShape;
        }
        if (otherRoots == null) {
            otherRoots = new HashMap<>();
        }
        return otherRoots.computeIfAbsent(inlineSlots, n -> Layouts.rootShape(this, n));
    }

    /** Reports all classes of a context: they live as long as it does. */
    public static void visitRoots(PyContext context, Marker m) {
        for (int i = 1; i < count; i++) {
            PyType type = table[i];
            if (type != null && type.context == context) {
                m.mark(type.address);
                m.mark(type.dict);
                m.mark(type.qualname);
                for (long slot : type.ownSlots) {
                    m.mark(slot);
                }
            }
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
