package dev.krait.interpreter.objects;

import dev.krait.interpreter.runtime.PyThread;
import dev.krait.spi.abi.Kind;

/** The types of views and iterators that container types make instances of. */
final class ContainerTypes {
    static final PyType DICT_KEYS = declare("dict_keys", Kind.INSTANCE, PyType.UNHASHABLE, 1);
    static final PyType DICT_VALUES = declare("dict_values", Kind.INSTANCE, 0, 1);
    static final PyType DICT_ITEMS = declare("dict_items", Kind.INSTANCE, PyType.UNHASHABLE, 1);
    static final PyType DICT_REVERSE_KEY_ITERATOR = declare("dict_reversekeyiterator", Kind.DICT_ITERATOR, 0, 0);
    static final PyType DICT_REVERSE_VALUE_ITERATOR = declare("dict_reversevalueiterator", Kind.DICT_ITERATOR, 0, 0);
    static final PyType DICT_REVERSE_ITEM_ITERATOR = declare("dict_reverseitemiterator", Kind.DICT_ITERATOR, 0, 0);
    static final PyType SET_ITERATOR = declare("set_iterator", Kind.JAVA, 0, 0);
    static final PyType LONG_RANGE_ITERATOR = declare("longrange_iterator", Kind.JAVA, 0, 0);

    private ContainerTypes() {
    }

    private static PyType declare(String name, Kind kind, int flags, int fields) {
        return Types.declare("builtins", name, kind, Types.OBJECT, flags | PyType.NO_NEW, fields);
    }

    /** What {@code cls[item]} is. */
    static long genericAlias(PyThread t, long cls, long item) {
        return GenericAlias.create(t, cls, item);
    }
}
