package dev.krait.interpreter.objects;

import dev.krait.interpreter.runtime.Names;

/** The special methods that the interpreter itself looks up on types. Types cache them: {@link PyType#special}. */
public enum Special {
    /** {@code __repr__}. */
    REPR("__repr__"),
    /** {@code __str__}. */
    STR("__str__"),
    /** {@code __hash__}. */
    HASH("__hash__"),
    /** {@code __bool__}. */
    BOOL("__bool__"),
    /** {@code __len__}. */
    LEN("__len__"),
    /** {@code __length_hint__}. */
    LENGTH_HINT("__length_hint__"),
    /** {@code __call__}. */
    CALL("__call__"),
    /** {@code __new__}. */
    NEW("__new__"),
    /** {@code __init__}. */
    INIT("__init__"),
    /** {@code __del__}. */
    DEL("__del__"),
    /** {@code __getattribute__}. */
    GETATTRIBUTE("__getattribute__"),
    /** {@code __getattr__}. */
    GETATTR("__getattr__"),
    /** {@code __setattr__}. */
    SETATTR("__setattr__"),
    /** {@code __delattr__}. */
    DELATTR("__delattr__"),
    /** {@code __dir__}. */
    DIR("__dir__"),
    /** {@code __get__}. */
    GET("__get__"),
    /** {@code __set__}. */
    SET("__set__"),
    /** {@code __delete__}. */
    DELETE("__delete__"),
    /** {@code __set_name__}. */
    SET_NAME("__set_name__"),
    /** {@code __lt__}. */
    LT("__lt__"),
    /** {@code __le__}. */
    LE("__le__"),
    /** {@code __eq__}. */
    EQ("__eq__"),
    /** {@code __ne__}. */
    NE("__ne__"),
    /** {@code __gt__}. */
    GT("__gt__"),
    /** {@code __ge__}. */
    GE("__ge__"),
    /** {@code __iter__}. */
    ITER("__iter__"),
    /** {@code __next__}. */
    NEXT("__next__"),
    /** {@code __getitem__}. */
    GETITEM("__getitem__"),
    /** {@code __setitem__}. */
    SETITEM("__setitem__"),
    /** {@code __delitem__}. */
    DELITEM("__delitem__"),
    /** {@code __contains__}. */
    CONTAINS("__contains__"),
    /** {@code __missing__}. */
    MISSING("__missing__"),
    /** {@code __reversed__}. */
    REVERSED("__reversed__"),
    /** {@code __add__}. */
    ADD("__add__"),
    /** {@code __sub__}. */
    SUB("__sub__"),
    /** {@code __mul__}. */
    MUL("__mul__"),
    /** {@code __matmul__}. */
    MATMUL("__matmul__"),
    /** {@code __truediv__}. */
    TRUEDIV("__truediv__"),
    /** {@code __floordiv__}. */
    FLOORDIV("__floordiv__"),
    /** {@code __mod__}. */
    MOD("__mod__"),
    /** {@code __divmod__}. */
    DIVMOD("__divmod__"),
    /** {@code __pow__}. */
    POW("__pow__"),
    /** {@code __lshift__}. */
    LSHIFT("__lshift__"),
    /** {@code __rshift__}. */
    RSHIFT("__rshift__"),
    /** {@code __and__}. */
    AND("__and__"),
    /** {@code __xor__}. */
    XOR("__xor__"),
    /** {@code __or__}. */
    OR("__or__"),
    /** {@code __radd__}. */
    RADD("__radd__"),
    /** {@code __rsub__}. */
    RSUB("__rsub__"),
    /** {@code __rmul__}. */
    RMUL("__rmul__"),
    /** {@code __rmatmul__}. */
    RMATMUL("__rmatmul__"),
    /** {@code __rtruediv__}. */
    RTRUEDIV("__rtruediv__"),
    /** {@code __rfloordiv__}. */
    RFLOORDIV("__rfloordiv__"),
    /** {@code __rmod__}. */
    RMOD("__rmod__"),
    /** {@code __rdivmod__}. */
    RDIVMOD("__rdivmod__"),
    /** {@code __rpow__}. */
    RPOW("__rpow__"),
    /** {@code __rlshift__}. */
    RLSHIFT("__rlshift__"),
    /** {@code __rrshift__}. */
    RRSHIFT("__rrshift__"),
    /** {@code __rand__}. */
    RAND("__rand__"),
    /** {@code __rxor__}. */
    RXOR("__rxor__"),
    /** {@code __ror__}. */
    ROR("__ror__"),
    /** {@code __iadd__}. */
    IADD("__iadd__"),
    /** {@code __isub__}. */
    ISUB("__isub__"),
    /** {@code __imul__}. */
    IMUL("__imul__"),
    /** {@code __imatmul__}. */
    IMATMUL("__imatmul__"),
    /** {@code __itruediv__}. */
    ITRUEDIV("__itruediv__"),
    /** {@code __ifloordiv__}. */
    IFLOORDIV("__ifloordiv__"),
    /** {@code __imod__}. */
    IMOD("__imod__"),
    /** {@code __ipow__}. */
    IPOW("__ipow__"),
    /** {@code __ilshift__}. */
    ILSHIFT("__ilshift__"),
    /** {@code __irshift__}. */
    IRSHIFT("__irshift__"),
    /** {@code __iand__}. */
    IAND("__iand__"),
    /** {@code __ixor__}. */
    IXOR("__ixor__"),
    /** {@code __ior__}. */
    IOR("__ior__"),
    /** {@code __neg__}. */
    NEG("__neg__"),
    /** {@code __pos__}. */
    POS("__pos__"),
    /** {@code __abs__}. */
    ABS("__abs__"),
    /** {@code __invert__}. */
    INVERT("__invert__"),
    /** {@code __int__}. */
    INT("__int__"),
    /** {@code __float__}. */
    FLOAT("__float__"),
    /** {@code __complex__}. */
    COMPLEX("__complex__"),
    /** {@code __index__}. */
    INDEX("__index__"),
    /** {@code __round__}. */
    ROUND("__round__"),
    /** {@code __trunc__}. */
    TRUNC("__trunc__"),
    /** {@code __floor__}. */
    FLOOR("__floor__"),
    /** {@code __ceil__}. */
    CEIL("__ceil__"),
    /** {@code __format__}. */
    FORMAT("__format__"),
    /** {@code __bytes__}. */
    BYTES("__bytes__"),
    /** {@code __enter__}. */
    ENTER("__enter__"),
    /** {@code __exit__}. */
    EXIT("__exit__"),
    /** {@code __await__}. */
    AWAIT("__await__"),
    /** {@code __aiter__}. */
    AITER("__aiter__"),
    /** {@code __anext__}. */
    ANEXT("__anext__"),
    /** {@code __aenter__}. */
    AENTER("__aenter__"),
    /** {@code __aexit__}. */
    AEXIT("__aexit__"),
    /** {@code __instancecheck__}. */
    INSTANCECHECK("__instancecheck__"),
    /** {@code __subclasscheck__}. */
    SUBCLASSCHECK("__subclasscheck__"),
    /** {@code __class_getitem__}. */
    CLASS_GETITEM("__class_getitem__"),
    /** {@code __init_subclass__}. */
    INIT_SUBCLASS("__init_subclass__"),
    /** {@code __prepare__}. */
    PREPARE("__prepare__"),
    /** {@code __mro_entries__}. */
    MRO_ENTRIES("__mro_entries__"),
    /** {@code __buffer__}. */
    BUFFER("__buffer__"),
    /** {@code __sizeof__}. */
    SIZEOF("__sizeof__"),
    /** {@code __reduce__}. */
    REDUCE("__reduce__"),
    /** {@code __reduce_ex__}. */
    REDUCE_EX("__reduce_ex__"),
    /** {@code __copy__}. */
    COPY("__copy__"),
    /** {@code __deepcopy__}. */
    DEEPCOPY("__deepcopy__"),
    /** {@code __fspath__}. */
    FSPATH("__fspath__");

    private static final Special[] ALL = values();

    /** How it is spelt. */
    public final String text;
    private long name;

    Special(String text) {
        this.text = text;
    }

    /** The interned name. */
    public long interned() {
        long known = name;
        return known != 0 ? known : (name = Names.of(text));
    }

    /** How many there are. */
    public static int count() {
        return ALL.length;
    }
}
