try: {[]: 1}
except TypeError as e: print(e)
try: {}[[]]
except TypeError as e: print(e)
try: {1, []}
except TypeError as e: print(e)
def d(): 
    class Z:
        def __init_subclass__(cls): 1/0
    class Y(Z): pass
try: d()
except ZeroDivisionError as e: print(e)
class SN:
    def __set_name__(self, o, n): raise ValueError("sn")
try:
    class U: q = SN()
except ValueError as e: print(e, e.__notes__)
class A:
    def __eq__(self, o): return True
print(A.__hash__, A() == 3)
class G:
    def __getitem__(self, i):
        if i == 3: raise StopIteration
        return i
print(list(G()), 2 in G(), iter(G()).__length_hint__ if 0 else '')
class H:
    def __getattr__(self, n): raise AttributeError("custom " + n)
try: H().x
except AttributeError as e: print(e, e.name, type(e.obj))
print(getattr(H(), 'x', 'dflt'), hasattr(H(), 'y'))
class PA:
    @property
    def bad(self): raise AttributeError("inner")
    def __getattr__(self, n): return 'fallback ' + n
print(PA().bad)
print(isinstance(True, int), bool.__mro__, True + True, True.__class__, (True).__repr__())
print(None.__class__, type(None)(), type(...)(), type(NotImplemented)(), repr(type(None)))
try: bool(NotImplemented)
except TypeError as e: print(e)
print(object().__eq__(3), object().__ne__(3), (3).__eq__("x"), (3).__lt__(4))
try: object() < object()
except TypeError as e: print(e)
class Meta(type):
    def __instancecheck__(c, i): return i == 42
    def __subclasscheck__(c, s): return s is int
    def __len__(c): return 5
    def __getattr__(c, n): return 'meta ' + n
    def __iter__(c): return iter([1, 2])
    @property
    def mp(c): return 'mp'
    def __repr__(c): return 'META'
class MC(metaclass=Meta): pass
print(isinstance(42, MC), isinstance(43, MC), issubclass(int, MC), len(MC), MC.zork, list(MC), MC.mp, MC, [MC])
try: MC().mp
except AttributeError as e: print(e)
import sys
class Slots:
    __slots__ = ('__priv', 'pub')
    def __init__(self): self.__priv = 1; self.pub = 2
s = Slots(); print(s._Slots__priv, s.pub)
del s.pub
try: del s.pub
except AttributeError as e: print(e)
class Slots2(Slots): pass
s2 = Slots2(); s2.extra = 3; print(s2.__dict__, s2.pub)
class DictSub(dict):
    __slots__ = ('tag',)
ds = DictSub(a=1); ds.tag = 5; print(ds, ds.tag)
class ListSub(list):
    __slots__ = ('tag',)
ls = ListSub([1]); ls.tag = 6; ls.append(2); print(ls, ls.tag)
class ExcSub(ValueError):
    __slots__ = ('code',)
e = ExcSub("m"); e.code = 7; print(e, e.code)
def outer():
    class Inner:
        def who(self): return __class__.__name__
        @classmethod
        def cm(cls): return super().__repr__ is not None
    return Inner
print(outer()().who(), outer().cm(), outer().__qualname__)
class CM1:
    @classmethod
    def make(cls): return cls.__name__
class CM2(CM1):
    @classmethod
    def make(cls): return 'sub ' + super().make()
print(CM2.make(), CM2().make())
class Desc:
    def __init__(self, f): self.f = f
    def __get__(self, o, t): return self if o is None else self.f(o)
class UD:
    lazy = Desc(lambda self: 'lazy')
u = UD(); print(u.lazy); u.__dict__['lazy'] = 'inst'; print(u.lazy)
x = type('X', (object,), {'__call__': lambda s, *a, **k: (a, k), '__slots__': ()})(); print(x(1, b=2), callable(x), callable(3))
print(int.__new__(int, 5), str.__new__(str, 'a'), tuple.__new__(tuple, [1]), dict.__new__(dict), float.__new__(float, '1.5'))
print([c.__name__ for c in type.__mro__], [c.__name__ for c in bool.__mro__])
print(sys.getrecursionlimit())
def rec(n): return rec(n + 1)
try: rec(0)
except RecursionError as e: print(e)
class RR:
    def __repr__(self): return repr(self)
try: repr(RR())
except RecursionError as e: print(e)
l = []; l.append(l); print(l)
class RE:
    def __eq__(s, o): return s == o
try: RE() == RE()
except RecursionError as e: print('rec')
class Fin:
    def __del__(self): pass
Fin()
print((lambda *a, **k: (a, k))(*[1, 2], **{'z': 1}))
print(ValueError("a").args, Exception().__reduce_ex__(2))
class Pt:
    def __init__(self, x): self.x = x
print(Pt(3).__reduce_ex__(2)[2], Pt(3).__getstate__())
print(type(lambda: 0).__name__, type(iter([])).__name__, type((i for i in [])).__name__, type(Pt.__init__).__name__, type(Pt(1).__init__).__name__)
print(Pt.__init__.__get__(Pt(1), Pt).__self__.x, Pt.__dict__.get('zz'), 'x' in Pt.__dict__, len(Pt.__dict__) > 3)
print(hasattr(int, '__annotations__'), Pt.__annotations__, Pt.__type_params__, Pt.__static_attributes__, Pt.__firstlineno__)
