package dev.krait.interpreter.objects;

import dev.krait.interpreter.heap.ShapeTable;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.spi.abi.ArrayLayout;
import dev.krait.spi.abi.BytesLayout;
import dev.krait.spi.abi.Kind;
import dev.krait.spi.abi.Memory;
import dev.krait.spi.abi.ObjectLayout;
import dev.krait.spi.abi.StrLayout;
import dev.krait.spi.abi.TupleLayout;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A hidden class: the type of an object and where its attributes are. Every object starts with the id of its shape.
 *
 * <p>Attribute {@code i} of an object is its field {@code inlineOffset + 8 * i} as long as {@code i < inlineSlots}, and word
 * {@code i - inlineSlots} of the array at the attributes word from there on. In {@linkplain #dictMode dict mode} the attributes
 * word is 0 or a dict with all attributes. Adding an attribute moves the object to a child shape; shapes are never removed.
 */
public final class Shape {
    /** More attributes than this are kept in a dict. */
    public static final int MAX_ATTRIBUTES = 64;
    /** In {@link #attributesOffset}: behind the items or characters. */
    public static final int BEHIND = -1;
    private static final int FIRST_CAPACITY = 4;

    private static Shape[] table = new Shape[256];
    private static int count = ShapeIds.FIRST_FREE;

    /** What objects of this shape start with; never 0. */
    public final int id;
    /** How they are laid out. */
    public final Kind kind;
    /** What they are. */
    public final PyType type;
    /** Offset of the word for attributes that are not in the object; 0 if they have no attributes of their own; {@link #BEHIND}. */
    public final int attributesOffset;
    /** Whether attributes are in a dict. */
    public final boolean dictMode;
    /** Offset of the first attribute in the object. */
    public final int inlineOffset;
    /** How many attributes fit into the object. */
    public final int inlineSlots;
    /** Size of the objects, items and characters not counted. What lies between the fields of the kind and this is values or 0. */
    public final int fieldsEnd;
    /** The shape with all attributes but the last, or null. */
    public final Shape parent;
    /** The interned name of the last attribute, or 0. */
    public final long lastName;
    /** How many attributes there are; 0 in dict mode. */
    public final int size;

    private final int[] index;
    private final long[] names;
    private final Map<Long, Shape> transitions = new HashMap<>(2);
    private Shape dictShape;

    private Shape(int fixedId, PyType type, Kind kind, int attributesOffset, boolean dictMode, int inlineOffset, int inlineSlots, int fieldsEnd,
            Shape parent, long lastName) {
        this.type = type;
        this.kind = kind;
        this.attributesOffset = attributesOffset;
        this.dictMode = dictMode;
        this.inlineOffset = inlineOffset;
        this.inlineSlots = inlineSlots;
        this.fieldsEnd = fieldsEnd;
        this.parent = parent;
        this.lastName = lastName;
        size = parent == null ? 0 : parent.size + 1;
        names = new long[size];
        int capacity = 4;
        while (capacity < size * 2) {
            capacity *= 2;
        }
        index = new int[capacity];
        Shape s = this;
        for (int i = size - 1; i >= 0; i--) {
            names[i] = s.lastName;
            s = s.parent;
        }
        for (int i = 0; i < size; i++) {
            int at = hash(names[i]) & capacity - 1;
            while (index[at] != 0) {
                at = at + 1 & capacity - 1;
            }
            index[at] = i + 1;
        }
        id = enter(this, fixedId);
        ShapeTable.register(id, kind, Layouts.hasItems(kind) ? attributesOffset == BEHIND ? 8 : 0 : fieldsEnd);
    }

    private static synchronized int enter(Shape shape, int fixedId) {
        if (fixedId != 0) {
            table[fixedId] = shape;
            return fixedId;
        }
        if (count == table.length) {
            table = java.util.Arrays.copyOf(table, 2 * count);
        }
        table[count] = shape;
        return count++;
    }

    /** The shape with an id. */
    public static Shape of(int id) {
        return table[id];
    }

    /** The shape of an object. */
    public static Shape ofObject(long object) {
        return table[Memory.getInt(object + ObjectLayout.SHAPE)];
    }

    /** A shape without attributes; its id is one of {@link ShapeIds}, or 0 to take the next. */
    static Shape root(int fixedId, PyType type, Kind kind, int attributesOffset, boolean dictMode, int inlineOffset, int inlineSlots) {
        return new Shape(fixedId, type, kind, attributesOffset, dictMode, inlineOffset, inlineSlots, inlineOffset + 8 * inlineSlots, null, 0);
    }

    private static int hash(long name) {
        return (int) (name >>> 4 ^ name >>> 11);
    }

    /** The number of an attribute, or -1. */
    public int indexOf(long internedName) {
        int mask = index.length - 1;
        int at = hash(internedName) & mask;
        while (true) {
            int i = index[at];
            if (i == 0) {
                return -1;
            }
            if (names[i - 1] == internedName) {
                return i - 1;
            }
            at = at + 1 & mask;
        }
    }

    /** The interned name of an attribute. */
    public long nameAt(int attribute) {
        return names[attribute];
    }

    /** Whether objects can have attributes of their own. */
    public boolean hasAttributes() {
        return attributesOffset != 0;
    }

    /** The shape with one more attribute, or null where there are too many of them. */
    public Shape with(long internedName) {
        if (size >= MAX_ATTRIBUTES) {
            return null;
        }
        synchronized (transitions) {
            Shape next = transitions.get(internedName);
            if (next == null) {
                next = new Shape(0, type, kind, attributesOffset, false, inlineOffset, inlineSlots, fieldsEnd, this, internedName);
                transitions.put(internedName, next);
            }
            return next;
        }
    }

    /** The shape of the same type and size whose attributes are in a dict. */
    public Shape inDictMode() {
        if (dictMode) {
            return this;
        }
        Shape root = this;
        while (root.parent != null) {
            root = root.parent;
        }
        synchronized (root.transitions) {
            if (root.dictShape == null) {
                root.dictShape = new Shape(0, type, kind, attributesOffset, true, inlineOffset, inlineSlots, fieldsEnd, null, 0);
            }
            return root.dictShape;
        }
    }

    /** Offset in the object of an attribute that is in the object. */
    public int inlineOffsetOf(int attribute) {
        return inlineOffset + 8 * attribute;
    }

    /** Whether an attribute is in the object and not in the array. */
    public boolean isInline(int attribute) {
        return attribute < inlineSlots;
    }

    /** Address of the attributes word of an object of this shape. */
    public long attributesAddress(long object) {
        if (attributesOffset > 0) {
            return object + attributesOffset;
        }
        return switch (kind) {
            case TUPLE -> object + TupleLayout.ITEMS + 8 * Memory.getLong(object + TupleLayout.LENGTH);
            case STR -> object + (StrLayout.DATA + (long) Memory.getInt(object + StrLayout.LENGTH) * Memory.getByte(object + StrLayout.WIDTH) + 7 & -8);
            case BYTES -> object + (BytesLayout.DATA + Memory.getLong(object + BytesLayout.LENGTH) + 7 & -8);
            default -> throw new AssertionError("no attributes: " + type);
        };
    }

    /** Reads an attribute that the shape has. */
    public long read(long object, int attribute) {
        if (attribute < inlineSlots) {
            return Memory.getLong(object + inlineOffset + 8L * attribute);
        }
        return Memory.getLong(Memory.getLong(attributesAddress(object)) + ArrayLayout.WORDS + 8L * (attribute - inlineSlots));
    }

    /** Assigns an attribute that the shape has. */
    public void write(long object, int attribute, long value) {
        if (attribute < inlineSlots) {
            Memory.putLong(object + inlineOffset + 8L * attribute, value);
        } else {
            Memory.putLong(Memory.getLong(attributesAddress(object)) + ArrayLayout.WORDS + 8L * (attribute - inlineSlots), value);
        }
    }

    /** Moves an object of this shape to {@code next}, a child of this shape, and assigns the attribute that it adds. */
    public void append(PyThread t, long object, Shape next, long value) {
        int attribute = size;
        if (attribute >= inlineSlots) {
            reserve(t, object, attribute - inlineSlots);
        }
        Memory.putInt(object + ObjectLayout.SHAPE, next.id);
        next.write(object, attribute, value);
    }

    /** Makes room for a word of the array. */
    private void reserve(PyThread t, long object, int word) {
        long at = attributesAddress(object);
        long array = Memory.getLong(at);
        long capacity = array == 0 ? 0 : Memory.getLong(array + ArrayLayout.CAPACITY);
        if (word < capacity) {
            return;
        }
        long larger = Math.max(FIRST_CAPACITY, 2 * capacity);
        long copy = t.allocate(Types.ARRAY_SHAPE.id, ArrayLayout.WORDS + 8 * larger);
        Memory.putLong(copy + ArrayLayout.CAPACITY, larger);
        if (array != 0) {
            Memory.copy(array + ArrayLayout.WORDS, copy + ArrayLayout.WORDS, 8 * capacity);
        }
        Memory.putLong(at, copy);
    }

    /** The interned names in the order in which the attributes were added. */
    public List<Long> names() {
        List<Long> list = new ArrayList<>(size);
        for (long name : names) {
            list.add(name);
        }
        return list;
    }

    @Override
    public String toString() {
        return "Shape " + id + " of " + type + " (" + (dictMode ? "dict" : size + " attributes") + ")";
    }
}
