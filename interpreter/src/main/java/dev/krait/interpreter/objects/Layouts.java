package dev.krait.interpreter.objects;

import dev.krait.spi.abi.BytesLayout;
import dev.krait.spi.abi.CellLayout;
import dev.krait.spi.abi.CodeLayout;
import dev.krait.spi.abi.DictIteratorLayout;
import dev.krait.spi.abi.DictLayout;
import dev.krait.spi.abi.FunctionLayout;
import dev.krait.spi.abi.GeneratorLayout;
import dev.krait.spi.abi.InstanceLayout;
import dev.krait.spi.abi.Int64Layout;
import dev.krait.spi.abi.JavaObjectLayout;
import dev.krait.spi.abi.Kind;
import dev.krait.spi.abi.ListLayout;
import dev.krait.spi.abi.MethodLayout;
import dev.krait.spi.abi.ModuleLayout;
import dev.krait.spi.abi.NumberSubclassLayout;
import dev.krait.spi.abi.RangeIteratorLayout;
import dev.krait.spi.abi.RangeLayout;
import dev.krait.spi.abi.SequenceIteratorLayout;
import dev.krait.spi.abi.SetLayout;
import dev.krait.spi.abi.SliceLayout;
import dev.krait.spi.abi.StrLayout;
import dev.krait.spi.abi.TupleLayout;
import dev.krait.spi.abi.TypeLayout;

/** Sizes of the kinds, and where their attributes word is. */
final class Layouts {
    private Layouts() {
    }

    /** The shape of instances without attributes, with room for some in the object (kind {@code INSTANCE} only). */
    static Shape rootShape(PyType type, int inlineSlots) {
        Kind kind = type.instanceKind;
        boolean dict = type.has(PyType.HAS_DICT);
        int slots = dict && kind == Kind.INSTANCE ? inlineSlots : 0;
        int inlineOffset = size(kind) + 8 * type.fields;
        int fixedId = type.module != null && type.rootShape == null ? fixedId(type) : 0;
        return Shape.root(fixedId, type, kind, dict ? attributesOffset(kind) : 0, dict && (kind == Kind.FUNCTION || kind == Kind.MODULE), inlineOffset, slots);
    }

    private static int fixedId(PyType type) {
        if (!type.module.equals("builtins")) {
            return 0;
        }
        return switch (type.name) {
            case "NoneType" -> ShapeIds.NONE;
            case "ellipsis" -> ShapeIds.ELLIPSIS;
            case "NotImplementedType" -> ShapeIds.NOT_IMPLEMENTED;
            case "bool" -> ShapeIds.BOOL;
            case "int" -> ShapeIds.INT64;
            case "float" -> ShapeIds.FLOAT;
            case "str" -> ShapeIds.STR;
            case "bytes" -> ShapeIds.BYTES;
            case "tuple" -> ShapeIds.TUPLE;
            case "list" -> ShapeIds.LIST;
            case "dict" -> ShapeIds.DICT;
            case "set" -> ShapeIds.SET;
            case "frozenset" -> ShapeIds.FROZENSET;
            case "function" -> ShapeIds.FUNCTION;
            case "method" -> ShapeIds.METHOD;
            case "code" -> ShapeIds.CODE;
            case "cell" -> ShapeIds.CELL;
            case "generator" -> ShapeIds.GENERATOR;
            case "coroutine" -> ShapeIds.COROUTINE;
            case "async_generator" -> ShapeIds.ASYNC_GENERATOR;
            case "type" -> ShapeIds.TYPE;
            case "range" -> ShapeIds.RANGE;
            case "range_iterator" -> ShapeIds.RANGE_ITERATOR;
            case "list_iterator" -> ShapeIds.LIST_ITERATOR;
            case "list_reverseiterator" -> ShapeIds.LIST_REVERSE_ITERATOR;
            case "tuple_iterator" -> ShapeIds.TUPLE_ITERATOR;
            case "dict_keyiterator" -> ShapeIds.DICT_KEY_ITERATOR;
            case "dict_valueiterator" -> ShapeIds.DICT_VALUE_ITERATOR;
            case "dict_itemiterator" -> ShapeIds.DICT_ITEM_ITERATOR;
            case "slice" -> ShapeIds.SLICE;
            case "module" -> ShapeIds.MODULE;
            case "object" -> ShapeIds.OBJECT;
            default -> 0;
        };
    }

    /** In bytes; without items or characters. */
    static int size(Kind kind) {
        return switch (kind) {
            case INSTANCE -> InstanceLayout.FIELDS;
            case JAVA -> JavaObjectLayout.SIZE;
            case INT64 -> Int64Layout.SIZE;
            case INT_SUBCLASS, FLOAT_SUBCLASS -> NumberSubclassLayout.SIZE;
            case STR -> StrLayout.DATA;
            case BYTES -> BytesLayout.DATA;
            case TUPLE -> TupleLayout.ITEMS;
            case LIST -> ListLayout.SIZE;
            case DICT -> DictLayout.SIZE;
            case SET -> SetLayout.SIZE;
            case FUNCTION -> FunctionLayout.SIZE;
            case METHOD -> MethodLayout.SIZE;
            case CODE -> CodeLayout.SIZE;
            case CELL -> CellLayout.SIZE;
            case GENERATOR -> GeneratorLayout.FRAME;
            case TYPE -> TypeLayout.SIZE;
            case RANGE -> RangeLayout.SIZE;
            case RANGE_ITERATOR -> RangeIteratorLayout.SIZE;
            case SEQUENCE_ITERATOR -> SequenceIteratorLayout.SIZE;
            case DICT_ITERATOR -> DictIteratorLayout.SIZE;
            case SLICE -> SliceLayout.SIZE;
            case MODULE -> ModuleLayout.SIZE;
            case ARRAY, RAW, FREE -> 16;
        };
    }

    /** Where the word is that leads to attributes outside of the object, or 0 where the kind has none. */
    static int attributesOffset(Kind kind) {
        return switch (kind) {
            case INSTANCE -> InstanceLayout.ATTRIBUTES;
            case JAVA -> JavaObjectLayout.ATTRIBUTES;
            case INT64, INT_SUBCLASS, FLOAT_SUBCLASS -> NumberSubclassLayout.ATTRIBUTES;
            case STR, BYTES, TUPLE -> Shape.BEHIND;
            case LIST -> ListLayout.ATTRIBUTES;
            case DICT -> DictLayout.ATTRIBUTES;
            case SET -> SetLayout.ATTRIBUTES;
            case FUNCTION -> FunctionLayout.ATTRIBUTES;
            case MODULE -> ModuleLayout.DICT;
            case TYPE -> TypeLayout.ATTRIBUTES;
            default -> 0;
        };
    }

    /** The kind of the instances of a class that derives from one with the given kind. */
    static Kind ofSubclass(Kind kind) {
        return kind == Kind.INT64 ? Kind.INT_SUBCLASS : kind;
    }

    /** Whether instances differ in size, so that a subclass cannot have fields of its own. */
    static boolean isVariable(Kind kind) {
        return switch (kind) {
            case STR, BYTES, TUPLE, INT64, INT_SUBCLASS, TYPE -> true;
            default -> false;
        };
    }

    /** Whether instances have items or characters inside, behind which their attributes are. Ints have them elsewhere. */
    static boolean hasItems(Kind kind) {
        return switch (kind) {
            case STR, BYTES, TUPLE -> true;
            default -> false;
        };
    }
}
