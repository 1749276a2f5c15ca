package dev.krait.interpreter.objects;

import dev.krait.interpreter.bind.Binding;
import dev.krait.interpreter.bind.BindingIndex;
import dev.krait.spi.abi.Kind;
import java.util.HashMap;
import java.util.Map;

/**
 * The built-in types that Java code refers to. The methods of a type come from the class marked
 * {@link dev.krait.interpreter.bind.PyClass} with the same module and name; a type that is only declared there is found by the
 * {@code TYPE} of its generated binding.
 */
public final class Types {
    private static final Map<String, PyType> BUILT_IN = new HashMap<>();

    /** {@code object}. */
    public static final PyType OBJECT;
    /** {@code type}. */
    public static final PyType TYPE;

    static {
        PyType[] both = PyType.bootstrap();
        OBJECT = both[0];
        TYPE = both[1];
        BUILT_IN.put("builtins.object", OBJECT);
        BUILT_IN.put("builtins.type", TYPE);
    }

    /** {@code int}. */
    public static final PyType INT = declare("builtins", "int", Kind.INT64, OBJECT, PyType.SUBCLASSABLE | PyType.MATCH_SELF, 0);
    /** {@code bool}. */
    public static final PyType BOOL = declare("builtins", "bool", Kind.INT_SUBCLASS, INT, PyType.MATCH_SELF, 0);
    /** {@code float}. */
    public static final PyType FLOAT = declare("builtins", "float", Kind.FLOAT_SUBCLASS, OBJECT, PyType.SUBCLASSABLE | PyType.MATCH_SELF, 0);
    /** {@code complex}. */
    public static final PyType COMPLEX = declare("builtins", "complex", Kind.JAVA, OBJECT, PyType.SUBCLASSABLE, 0);
    /** {@code str}. */
    public static final PyType STR = declare("builtins", "str", Kind.STR, OBJECT, PyType.SUBCLASSABLE | PyType.MATCH_SELF, 0);
    /** {@code bytes}. */
    public static final PyType BYTES = declare("builtins", "bytes", Kind.BYTES, OBJECT, PyType.SUBCLASSABLE | PyType.MATCH_SELF, 0);
    /** {@code bytearray}. */
    public static final PyType BYTEARRAY = declare("builtins", "bytearray", Kind.JAVA, OBJECT, PyType.SUBCLASSABLE | PyType.MATCH_SELF | PyType.UNHASHABLE, 0);
    /** {@code memoryview}. */
    public static final PyType MEMORYVIEW = declare("builtins", "memoryview", Kind.JAVA, OBJECT, PyType.SEQUENCE | PyType.HAS_WEAKREF, 0);
    /** {@code tuple}. */
    public static final PyType TUPLE = declare("builtins", "tuple", Kind.TUPLE, OBJECT, PyType.SUBCLASSABLE | PyType.MATCH_SELF | PyType.SEQUENCE, 0);
    /** {@code list}. */
    public static final PyType LIST = declare("builtins", "list", Kind.LIST, OBJECT, PyType.SUBCLASSABLE | PyType.MATCH_SELF | PyType.SEQUENCE | PyType.UNHASHABLE, 0);
    /** {@code dict}. */
    public static final PyType DICT = declare("builtins", "dict", Kind.DICT, OBJECT, PyType.SUBCLASSABLE | PyType.MATCH_SELF | PyType.MAPPING | PyType.UNHASHABLE, 0);
    /** {@code set}. */
    public static final PyType SET = declare("builtins", "set", Kind.SET, OBJECT, PyType.SUBCLASSABLE | PyType.MATCH_SELF | PyType.HAS_WEAKREF | PyType.UNHASHABLE, 0);
    /** {@code frozenset}. */
    public static final PyType FROZENSET = declare("builtins", "frozenset", Kind.SET, OBJECT, PyType.SUBCLASSABLE | PyType.MATCH_SELF | PyType.HAS_WEAKREF, 0);
    /** {@code function}. */
    public static final PyType FUNCTION = declare("builtins", "function", Kind.FUNCTION, OBJECT, PyType.HAS_DICT | PyType.HAS_WEAKREF, 0);
    /** {@code method}. */
    public static final PyType METHOD = declare("builtins", "method", Kind.METHOD, OBJECT, PyType.HAS_WEAKREF, 0);
    /** {@code builtin_function_or_method}. */
    public static final PyType BUILTIN_FUNCTION = declare("builtins", "builtin_function_or_method", Kind.JAVA, OBJECT, PyType.HAS_WEAKREF | PyType.NO_NEW, 0);
    /** {@code method_descriptor}. */
    public static final PyType METHOD_DESCRIPTOR = declare("builtins", "method_descriptor", Kind.JAVA, OBJECT, PyType.NO_NEW, 0);
    /** {@code wrapper_descriptor}. */
    public static final PyType WRAPPER_DESCRIPTOR = declare("builtins", "wrapper_descriptor", Kind.JAVA, OBJECT, PyType.NO_NEW, 0);
    /** {@code method-wrapper}. */
    public static final PyType METHOD_WRAPPER = declare("builtins", "method-wrapper", Kind.JAVA, OBJECT, PyType.NO_NEW, 0);
    /** {@code classmethod_descriptor}. */
    public static final PyType CLASSMETHOD_DESCRIPTOR = declare("builtins", "classmethod_descriptor", Kind.JAVA, OBJECT, PyType.NO_NEW, 0);
    /** {@code getset_descriptor}. */
    public static final PyType GETSET_DESCRIPTOR = declare("builtins", "getset_descriptor", Kind.JAVA, OBJECT, PyType.NO_NEW, 0);
    /** {@code member_descriptor}. */
    public static final PyType MEMBER_DESCRIPTOR = declare("builtins", "member_descriptor", Kind.JAVA, OBJECT, PyType.NO_NEW, 0);
    /** {@code classmethod}. */
    public static final PyType CLASSMETHOD = declare("builtins", "classmethod", Kind.INSTANCE, OBJECT, PyType.SUBCLASSABLE | PyType.HAS_DICT, 1);
    /** {@code staticmethod}. */
    public static final PyType STATICMETHOD = declare("builtins", "staticmethod", Kind.INSTANCE, OBJECT, PyType.SUBCLASSABLE | PyType.HAS_DICT, 1);
    /** {@code property}. */
    public static final PyType PROPERTY = declare("builtins", "property", Kind.INSTANCE, OBJECT, PyType.SUBCLASSABLE, 5);
    /** {@code super}. */
    public static final PyType SUPER = declare("builtins", "super", Kind.INSTANCE, OBJECT, PyType.SUBCLASSABLE, 3);
    /** {@code cell}. */
    public static final PyType CELL = declare("builtins", "cell", Kind.CELL, OBJECT, PyType.UNHASHABLE, 0);
    /** {@code code}. */
    public static final PyType CODE = declare("builtins", "code", Kind.CODE, OBJECT, PyType.HAS_WEAKREF, 0);
    /** {@code frame}. */
    public static final PyType FRAME = declare("builtins", "frame", Kind.JAVA, OBJECT, PyType.NO_NEW, 0);
    /** {@code traceback}. */
    public static final PyType TRACEBACK = declare("builtins", "traceback", Kind.INSTANCE, OBJECT, 0, 7);
    /** {@code module}. */
    public static final PyType MODULE = declare("builtins", "module", Kind.MODULE, OBJECT, PyType.SUBCLASSABLE | PyType.HAS_DICT | PyType.HAS_WEAKREF, 0);
    /** {@code generator}. */
    public static final PyType GENERATOR = declare("builtins", "generator", Kind.GENERATOR, OBJECT, PyType.HAS_WEAKREF | PyType.NO_NEW, 0);
    /** {@code coroutine}. */
    public static final PyType COROUTINE = declare("builtins", "coroutine", Kind.GENERATOR, OBJECT, PyType.HAS_WEAKREF | PyType.NO_NEW, 0);
    /** {@code async_generator}. */
    public static final PyType ASYNC_GENERATOR = declare("builtins", "async_generator", Kind.GENERATOR, OBJECT, PyType.HAS_WEAKREF | PyType.NO_NEW, 0);
    /** {@code range}. */
    public static final PyType RANGE = declare("builtins", "range", Kind.RANGE, OBJECT, PyType.SEQUENCE, 0);
    /** {@code range_iterator}. */
    public static final PyType RANGE_ITERATOR = declare("builtins", "range_iterator", Kind.RANGE_ITERATOR, OBJECT, PyType.NO_NEW, 0);
    /** {@code list_iterator}. */
    public static final PyType LIST_ITERATOR = declare("builtins", "list_iterator", Kind.SEQUENCE_ITERATOR, OBJECT, PyType.NO_NEW, 0);
    /** {@code list_reverseiterator}. */
    public static final PyType LIST_REVERSE_ITERATOR = declare("builtins", "list_reverseiterator", Kind.SEQUENCE_ITERATOR, OBJECT, PyType.NO_NEW, 0);
    /** {@code tuple_iterator}. */
    public static final PyType TUPLE_ITERATOR = declare("builtins", "tuple_iterator", Kind.SEQUENCE_ITERATOR, OBJECT, PyType.NO_NEW, 0);
    /** {@code dict_keyiterator}. */
    public static final PyType DICT_KEY_ITERATOR = declare("builtins", "dict_keyiterator", Kind.DICT_ITERATOR, OBJECT, PyType.NO_NEW, 0);
    /** {@code dict_valueiterator}. */
    public static final PyType DICT_VALUE_ITERATOR = declare("builtins", "dict_valueiterator", Kind.DICT_ITERATOR, OBJECT, PyType.NO_NEW, 0);
    /** {@code dict_itemiterator}. */
    public static final PyType DICT_ITEM_ITERATOR = declare("builtins", "dict_itemiterator", Kind.DICT_ITERATOR, OBJECT, PyType.NO_NEW, 0);
    /** {@code slice}. */
    public static final PyType SLICE = declare("builtins", "slice", Kind.SLICE, OBJECT, 0, 0);
    /** {@code NoneType}. */
    public static final PyType NONE = declare("builtins", "NoneType", Kind.INSTANCE, OBJECT, 0, 0);
    /** {@code ellipsis}. */
    public static final PyType ELLIPSIS = declare("builtins", "ellipsis", Kind.INSTANCE, OBJECT, 0, 0);
    /** {@code NotImplementedType}. */
    public static final PyType NOT_IMPLEMENTED = declare("builtins", "NotImplementedType", Kind.INSTANCE, OBJECT, 0, 0);
    /** {@code typing.Union}. */
    public static final PyType UNION = declare("typing", "Union", Kind.INSTANCE, OBJECT, PyType.HAS_WEAKREF, 3);
    /** {@code types.GenericAlias}. */
    public static final PyType GENERIC_ALIAS = declare("types", "GenericAlias", Kind.INSTANCE, OBJECT, PyType.SUBCLASSABLE | PyType.HAS_WEAKREF, 4);
    /** {@code types.SimpleNamespace}. */
    public static final PyType SIMPLE_NAMESPACE = declare("types", "SimpleNamespace", Kind.INSTANCE, OBJECT, PyType.SUBCLASSABLE | PyType.HAS_DICT, 0);
    /** {@code mappingproxy}. */
    public static final PyType MAPPING_PROXY = declare("builtins", "mappingproxy", Kind.INSTANCE, OBJECT, PyType.MAPPING, 1);

    /** Ints of more than 64 bits: a Java object of type int. */
    public static final Shape BIG_INT_SHAPE = Shape.root(ShapeIds.BIG_INT, INT, Kind.JAVA, 0, false, Layouts.size(Kind.JAVA), 0);
    /** Arrays of values; never seen by Python. */
    public static final Shape ARRAY_SHAPE = Shape.root(ShapeIds.ARRAY, OBJECT, Kind.ARRAY, 0, false, Layouts.size(Kind.ARRAY), 0);
    /** Tables without values; never seen by Python. */
    public static final Shape RAW_SHAPE = Shape.root(ShapeIds.RAW, OBJECT, Kind.RAW, 0, false, Layouts.size(Kind.RAW), 0);

    private Types() {
    }

    /**
     * The built-in type with a name; made if there is none. One that is declared above keeps the layout declared there.
     *
     * @param fields with {@link Kind#INSTANCE}: how many fields it adds to those of its base
     */
    public static PyType declare(String module, String name, Kind kind, PyType base, int flags, int fields) {
        synchronized (BUILT_IN) {
            PyType known = BUILT_IN.get(module + "." + name);
            if (known != null) {
                return known;
            }
            PyType type = PyType.builtin(module, name, kind, base, flags, fields);
            BUILT_IN.put(module + "." + name, type);
            return type;
        }
    }

    /** The built-in type with a module and name, or null if none is declared yet. */
    public static PyType find(String module, String name) {
        synchronized (BUILT_IN) {
            return BUILT_IN.get(module + "." + name);
        }
    }

    /** Where the methods of a built-in type come from, or null. */
    static Binding binding(PyType type) {
        return BindingIndex.type(type.module + "." + type.name);
    }
}
