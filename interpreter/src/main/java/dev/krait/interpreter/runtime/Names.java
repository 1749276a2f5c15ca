package dev.krait.interpreter.runtime;

import dev.krait.interpreter.objects.PyStr;

/** Interned names that Java code looks up. Anyone adds. */
public final class Names {
    /** {@code __abs__}. */
    public static final long __abs__ = of("__abs__");
    /** {@code __abstractmethods__}. */
    public static final long __abstractmethods__ = of("__abstractmethods__");
    /** {@code __add__}. */
    public static final long __add__ = of("__add__");
    /** {@code __aenter__}. */
    public static final long __aenter__ = of("__aenter__");
    /** {@code __aexit__}. */
    public static final long __aexit__ = of("__aexit__");
    /** {@code __aiter__}. */
    public static final long __aiter__ = of("__aiter__");
    /** {@code __all__}. */
    public static final long __all__ = of("__all__");
    /** {@code __and__}. */
    public static final long __and__ = of("__and__");
    /** {@code __anext__}. */
    public static final long __anext__ = of("__anext__");
    /** {@code __annotate__}. */
    public static final long __annotate__ = of("__annotate__");
    /** {@code __annotate_func__}. */
    public static final long __annotate_func__ = of("__annotate_func__");
    /** {@code __annotations__}. */
    public static final long __annotations__ = of("__annotations__");
    /** {@code __annotations_cache__}. */
    public static final long __annotations_cache__ = of("__annotations_cache__");
    /** {@code __args__}. */
    public static final long __args__ = of("__args__");
    /** {@code __await__}. */
    public static final long __await__ = of("__await__");
    /** {@code __base__}. */
    public static final long __base__ = of("__base__");
    /** {@code __bases__}. */
    public static final long __bases__ = of("__bases__");
    /** {@code __basicsize__}. */
    public static final long __basicsize__ = of("__basicsize__");
    /** {@code __bool__}. */
    public static final long __bool__ = of("__bool__");
    /** {@code __buffer__}. */
    public static final long __buffer__ = of("__buffer__");
    /** {@code __build_class__}. */
    public static final long __build_class__ = of("__build_class__");
    /** {@code __builtins__}. */
    public static final long __builtins__ = of("__builtins__");
    /** {@code __bytes__}. */
    public static final long __bytes__ = of("__bytes__");
    /** {@code __cached__}. */
    public static final long __cached__ = of("__cached__");
    /** {@code __call__}. */
    public static final long __call__ = of("__call__");
    /** {@code __cause__}. */
    public static final long __cause__ = of("__cause__");
    /** {@code __ceil__}. */
    public static final long __ceil__ = of("__ceil__");
    /** {@code __class__}. */
    public static final long __class__ = of("__class__");
    /** {@code __class_getitem__}. */
    public static final long __class_getitem__ = of("__class_getitem__");
    /** {@code __classcell__}. */
    public static final long __classcell__ = of("__classcell__");
    /** {@code __classdictcell__}. */
    public static final long __classdictcell__ = of("__classdictcell__");
    /** {@code __closure__}. */
    public static final long __closure__ = of("__closure__");
    /** {@code __code__}. */
    public static final long __code__ = of("__code__");
    /** {@code __complex__}. */
    public static final long __complex__ = of("__complex__");
    /** {@code __conform__}. */
    public static final long __conform__ = of("__conform__");
    /** {@code __contains__}. */
    public static final long __contains__ = of("__contains__");
    /** {@code __context__}. */
    public static final long __context__ = of("__context__");
    /** {@code __copy__}. */
    public static final long __copy__ = of("__copy__");
    /** {@code __debug__}. */
    public static final long __debug__ = of("__debug__");
    /** {@code __deepcopy__}. */
    public static final long __deepcopy__ = of("__deepcopy__");
    /** {@code __defaults__}. */
    public static final long __defaults__ = of("__defaults__");
    /** {@code __del__}. */
    public static final long __del__ = of("__del__");
    /** {@code __delattr__}. */
    public static final long __delattr__ = of("__delattr__");
    /** {@code __delete__}. */
    public static final long __delete__ = of("__delete__");
    /** {@code __delitem__}. */
    public static final long __delitem__ = of("__delitem__");
    /** {@code __dict__}. */
    public static final long __dict__ = of("__dict__");
    /** {@code __dictoffset__}. */
    public static final long __dictoffset__ = of("__dictoffset__");
    /** {@code __dir__}. */
    public static final long __dir__ = of("__dir__");
    /** {@code __divmod__}. */
    public static final long __divmod__ = of("__divmod__");
    /** {@code __doc__}. */
    public static final long __doc__ = of("__doc__");
    /** {@code __enter__}. */
    public static final long __enter__ = of("__enter__");
    /** {@code __eq__}. */
    public static final long __eq__ = of("__eq__");
    /** {@code __exit__}. */
    public static final long __exit__ = of("__exit__");
    /** {@code __file__}. */
    public static final long __file__ = of("__file__");
    /** {@code __firstlineno__}. */
    public static final long __firstlineno__ = of("__firstlineno__");
    /** {@code __flags__}. */
    public static final long __flags__ = of("__flags__");
    /** {@code __float__}. */
    public static final long __float__ = of("__float__");
    /** {@code __floor__}. */
    public static final long __floor__ = of("__floor__");
    /** {@code __floordiv__}. */
    public static final long __floordiv__ = of("__floordiv__");
    /** {@code __format__}. */
    public static final long __format__ = of("__format__");
    /** {@code __fspath__}. */
    public static final long __fspath__ = of("__fspath__");
    /** {@code __func__}. */
    public static final long __func__ = of("__func__");
    /** {@code __ge__}. */
    public static final long __ge__ = of("__ge__");
    /** {@code __get__}. */
    public static final long __get__ = of("__get__");
    /** {@code __getattr__}. */
    public static final long __getattr__ = of("__getattr__");
    /** {@code __getattribute__}. */
    public static final long __getattribute__ = of("__getattribute__");
    /** {@code __getitem__}. */
    public static final long __getitem__ = of("__getitem__");
    /** {@code __getnewargs__}. */
    public static final long __getnewargs__ = of("__getnewargs__");
    /** {@code __getnewargs_ex__}. */
    public static final long __getnewargs_ex__ = of("__getnewargs_ex__");
    /** {@code __getstate__}. */
    public static final long __getstate__ = of("__getstate__");
    /** {@code __globals__}. */
    public static final long __globals__ = of("__globals__");
    /** {@code __gt__}. */
    public static final long __gt__ = of("__gt__");
    /** {@code __hash__}. */
    public static final long __hash__ = of("__hash__");
    /** {@code __iadd__}. */
    public static final long __iadd__ = of("__iadd__");
    /** {@code __iand__}. */
    public static final long __iand__ = of("__iand__");
    /** {@code __ifloordiv__}. */
    public static final long __ifloordiv__ = of("__ifloordiv__");
    /** {@code __ilshift__}. */
    public static final long __ilshift__ = of("__ilshift__");
    /** {@code __imatmul__}. */
    public static final long __imatmul__ = of("__imatmul__");
    /** {@code __imod__}. */
    public static final long __imod__ = of("__imod__");
    /** {@code __import__}. */
    public static final long __import__ = of("__import__");
    /** {@code __imul__}. */
    public static final long __imul__ = of("__imul__");
    /** {@code __index__}. */
    public static final long __index__ = of("__index__");
    /** {@code __init__}. */
    public static final long __init__ = of("__init__");
    /** {@code __init_subclass__}. */
    public static final long __init_subclass__ = of("__init_subclass__");
    /** {@code __instancecheck__}. */
    public static final long __instancecheck__ = of("__instancecheck__");
    /** {@code __int__}. */
    public static final long __int__ = of("__int__");
    /** {@code __invert__}. */
    public static final long __invert__ = of("__invert__");
    /** {@code __ior__}. */
    public static final long __ior__ = of("__ior__");
    /** {@code __ipow__}. */
    public static final long __ipow__ = of("__ipow__");
    /** {@code __irshift__}. */
    public static final long __irshift__ = of("__irshift__");
    /** {@code __isabstractmethod__}. */
    public static final long __isabstractmethod__ = of("__isabstractmethod__");
    /** {@code __isub__}. */
    public static final long __isub__ = of("__isub__");
    /** {@code __itemsize__}. */
    public static final long __itemsize__ = of("__itemsize__");
    /** {@code __iter__}. */
    public static final long __iter__ = of("__iter__");
    /** {@code __itruediv__}. */
    public static final long __itruediv__ = of("__itruediv__");
    /** {@code __ixor__}. */
    public static final long __ixor__ = of("__ixor__");
    /** {@code __kwdefaults__}. */
    public static final long __kwdefaults__ = of("__kwdefaults__");
    /** {@code __le__}. */
    public static final long __le__ = of("__le__");
    /** {@code __len__}. */
    public static final long __len__ = of("__len__");
    /** {@code __length_hint__}. */
    public static final long __length_hint__ = of("__length_hint__");
    /** {@code __loader__}. */
    public static final long __loader__ = of("__loader__");
    /** {@code __lshift__}. */
    public static final long __lshift__ = of("__lshift__");
    /** {@code __lt__}. */
    public static final long __lt__ = of("__lt__");
    /** {@code __main__}. */
    public static final long __main__ = of("__main__");
    /** {@code __match_args__}. */
    public static final long __match_args__ = of("__match_args__");
    /** {@code __matmul__}. */
    public static final long __matmul__ = of("__matmul__");
    /** {@code __missing__}. */
    public static final long __missing__ = of("__missing__");
    /** {@code __mod__}. */
    public static final long __mod__ = of("__mod__");
    /** {@code __module__}. */
    public static final long __module__ = of("__module__");
    /** {@code __mro__}. */
    public static final long __mro__ = of("__mro__");
    /** {@code __mro_entries__}. */
    public static final long __mro_entries__ = of("__mro_entries__");
    /** {@code __mul__}. */
    public static final long __mul__ = of("__mul__");
    /** {@code __name__}. */
    public static final long __name__ = of("__name__");
    /** {@code __ne__}. */
    public static final long __ne__ = of("__ne__");
    /** {@code __neg__}. */
    public static final long __neg__ = of("__neg__");
    /** {@code __new__}. */
    public static final long __new__ = of("__new__");
    /** {@code __next__}. */
    public static final long __next__ = of("__next__");
    /** {@code __notes__}. */
    public static final long __notes__ = of("__notes__");
    /** {@code __objclass__}. */
    public static final long __objclass__ = of("__objclass__");
    /** {@code __or__}. */
    public static final long __or__ = of("__or__");
    /** {@code __orig_bases__}. */
    public static final long __orig_bases__ = of("__orig_bases__");
    /** {@code __orig_class__}. */
    public static final long __orig_class__ = of("__orig_class__");
    /** {@code __origin__}. */
    public static final long __origin__ = of("__origin__");
    /** {@code __package__}. */
    public static final long __package__ = of("__package__");
    /** {@code __parameters__}. */
    public static final long __parameters__ = of("__parameters__");
    /** {@code __path__}. */
    public static final long __path__ = of("__path__");
    /** {@code __pos__}. */
    public static final long __pos__ = of("__pos__");
    /** {@code __pow__}. */
    public static final long __pow__ = of("__pow__");
    /** {@code __prepare__}. */
    public static final long __prepare__ = of("__prepare__");
    /** {@code __qualname__}. */
    public static final long __qualname__ = of("__qualname__");
    /** {@code __radd__}. */
    public static final long __radd__ = of("__radd__");
    /** {@code __rand__}. */
    public static final long __rand__ = of("__rand__");
    /** {@code __rdivmod__}. */
    public static final long __rdivmod__ = of("__rdivmod__");
    /** {@code __reduce__}. */
    public static final long __reduce__ = of("__reduce__");
    /** {@code __reduce_ex__}. */
    public static final long __reduce_ex__ = of("__reduce_ex__");
    /** {@code __repr__}. */
    public static final long __repr__ = of("__repr__");
    /** {@code __reversed__}. */
    public static final long __reversed__ = of("__reversed__");
    /** {@code __rfloordiv__}. */
    public static final long __rfloordiv__ = of("__rfloordiv__");
    /** {@code __rlshift__}. */
    public static final long __rlshift__ = of("__rlshift__");
    /** {@code __rmatmul__}. */
    public static final long __rmatmul__ = of("__rmatmul__");
    /** {@code __rmod__}. */
    public static final long __rmod__ = of("__rmod__");
    /** {@code __rmul__}. */
    public static final long __rmul__ = of("__rmul__");
    /** {@code __ror__}. */
    public static final long __ror__ = of("__ror__");
    /** {@code __round__}. */
    public static final long __round__ = of("__round__");
    /** {@code __rpow__}. */
    public static final long __rpow__ = of("__rpow__");
    /** {@code __rrshift__}. */
    public static final long __rrshift__ = of("__rrshift__");
    /** {@code __rshift__}. */
    public static final long __rshift__ = of("__rshift__");
    /** {@code __rsub__}. */
    public static final long __rsub__ = of("__rsub__");
    /** {@code __rtruediv__}. */
    public static final long __rtruediv__ = of("__rtruediv__");
    /** {@code __rxor__}. */
    public static final long __rxor__ = of("__rxor__");
    /** {@code __self__}. */
    public static final long __self__ = of("__self__");
    /** {@code __self_class__}. */
    public static final long __self_class__ = of("__self_class__");
    /** {@code __set__}. */
    public static final long __set__ = of("__set__");
    /** {@code __set_name__}. */
    public static final long __set_name__ = of("__set_name__");
    /** {@code __setattr__}. */
    public static final long __setattr__ = of("__setattr__");
    /** {@code __setitem__}. */
    public static final long __setitem__ = of("__setitem__");
    /** {@code __setstate__}. */
    public static final long __setstate__ = of("__setstate__");
    /** {@code __signature__}. */
    public static final long __signature__ = of("__signature__");
    /** {@code __sizeof__}. */
    public static final long __sizeof__ = of("__sizeof__");
    /** {@code __slots__}. */
    public static final long __slots__ = of("__slots__");
    /** {@code __spec__}. */
    public static final long __spec__ = of("__spec__");
    /** {@code __static_attributes__}. */
    public static final long __static_attributes__ = of("__static_attributes__");
    /** {@code __str__}. */
    public static final long __str__ = of("__str__");
    /** {@code __sub__}. */
    public static final long __sub__ = of("__sub__");
    /** {@code __subclasscheck__}. */
    public static final long __subclasscheck__ = of("__subclasscheck__");
    /** {@code __subclasses__}. */
    public static final long __subclasses__ = of("__subclasses__");
    /** {@code __subclasshook__}. */
    public static final long __subclasshook__ = of("__subclasshook__");
    /** {@code __suppress_context__}. */
    public static final long __suppress_context__ = of("__suppress_context__");
    /** {@code __text_signature__}. */
    public static final long __text_signature__ = of("__text_signature__");
    /** {@code __thisclass__}. */
    public static final long __thisclass__ = of("__thisclass__");
    /** {@code __traceback__}. */
    public static final long __traceback__ = of("__traceback__");
    /** {@code __truediv__}. */
    public static final long __truediv__ = of("__truediv__");
    /** {@code __trunc__}. */
    public static final long __trunc__ = of("__trunc__");
    /** {@code __type_params__}. */
    public static final long __type_params__ = of("__type_params__");
    /** {@code __typing_prepare_subst__}. */
    public static final long __typing_prepare_subst__ = of("__typing_prepare_subst__");
    /** {@code __typing_subst__}. */
    public static final long __typing_subst__ = of("__typing_subst__");
    /** {@code __unpacked__}. */
    public static final long __unpacked__ = of("__unpacked__");
    /** {@code __weakref__}. */
    public static final long __weakref__ = of("__weakref__");
    /** {@code __weakrefoffset__}. */
    public static final long __weakrefoffset__ = of("__weakrefoffset__");
    /** {@code __wrapped__}. */
    public static final long __wrapped__ = of("__wrapped__");
    /** {@code __xor__}. */
    public static final long __xor__ = of("__xor__");
    /** {@code mro}. */
    public static final long mro = of("mro");
    /** {@code builtins}. */
    public static final long builtins = of("builtins");
    /** {@code sys}. */
    public static final long sys = of("sys");
    /** {@code name}. */
    public static final long name = of("name");
    /** {@code obj}. */
    public static final long obj = of("obj");
    /** {@code path}. */
    public static final long path = of("path");
    /** {@code msg}. */
    public static final long msg = of("msg");
    /** {@code args}. */
    public static final long args = of("args");
    /** {@code self}. */
    public static final long self = of("self");
    /** {@code cls}. */
    public static final long cls = of("cls");
    /** {@code value}. */
    public static final long value = of("value");
    /** {@code values}. */
    public static final long values = of("values");
    /** {@code keys}. */
    public static final long keys = of("keys");
    /** {@code items}. */
    public static final long items = of("items");
    /** {@code get}. */
    public static final long get = of("get");
    /** {@code append}. */
    public static final long append = of("append");
    /** {@code send}. */
    public static final long send = of("send");
    /** {@code throw}. */
    public static final long throw_ = of("throw");
    /** {@code close}. */
    public static final long close = of("close");
    /** {@code readline}. */
    public static final long readline = of("readline");
    /** {@code write}. */
    public static final long write = of("write");
    /** {@code flush}. */
    public static final long flush = of("flush");
    /** {@code filename}. */
    public static final long filename = of("filename");
    /** {@code lineno}. */
    public static final long lineno = of("lineno");
    /** {@code offset}. */
    public static final long offset = of("offset");
    /** {@code text}. */
    public static final long text = of("text");
    /** {@code end_lineno}. */
    public static final long end_lineno = of("end_lineno");
    /** {@code end_offset}. */
    public static final long end_offset = of("end_offset");
    /** {@code print_file_and_line}. */
    public static final long print_file_and_line = of("print_file_and_line");
    /** {@code code}. */
    public static final long code = of("code");
    /** {@code errno}. */
    public static final long errno = of("errno");
    /** {@code strerror}. */
    public static final long strerror = of("strerror");
    /** {@code filename2}. */
    public static final long filename2 = of("filename2");
    /** {@code reason}. */
    public static final long reason = of("reason");
    /** {@code start}. */
    public static final long start = of("start");
    /** {@code end}. */
    public static final long end = of("end");
    /** {@code encoding}. */
    public static final long encoding = of("encoding");
    /** {@code object}. */
    public static final long object = of("object");
    /** {@code stdout}. */
    public static final long stdout = of("stdout");
    /** {@code stderr}. */
    public static final long stderr = of("stderr");
    /** {@code stdin}. */
    public static final long stdin = of("stdin");
    /** {@code excepthook}. */
    public static final long excepthook = of("excepthook");
    /** {@code copyreg}. */
    public static final long copyreg = of("copyreg");
    /** {@code copy}. */
    public static final long copy = of("copy");
    /** {@code exceptions}. */
    public static final long exceptions = of("exceptions");
    /** {@code message}. */
    public static final long message = of("message");
    /** {@code key}. */
    public static final long key = of("key");
    /** {@code update}. */
    public static final long update = of("update");
    /** {@code join}. */
    public static final long join = of("join");
    /** {@code format}. */
    public static final long format = of("format");
    /** {@code metaclass}. */
    public static final long metaclass = of("metaclass");

    private Names() {
    }

    /** The interned str of a name. */
    public static long of(String name) {
        return PyStr.intern(name);
    }
}
