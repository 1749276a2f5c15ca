class A:
    x = 1
    def __init__(self, v): self.v = v
    def m(self): return self.v + self.x
    @property
    def p(self): return self.v * 2
    @p.setter
    def p(self, n): self.v = n
    @classmethod
    def c(cls, n): return cls(n)
    @staticmethod
    def s(a, b=3): return a - b
class B(A):
    def __init__(self, v):
        super().__init__(v + 1)
        self.w = 2
    def m(self): return super().m() * 10
a = A(5); b = B(7)
print(a.m(), b.m(), a.p, B.c(3).v, A.s(1), b.s(9))
a.p = 9; print(a.v, a.__dict__, b.__dict__)
b.zz = 3; del b.w; print(b.__dict__, vars(b))
print(B.__mro__, B.__bases__, B.__name__, A.__qualname__, A.__module__)
print(isinstance(b, A), issubclass(B, A), isinstance(a, B), isinstance(3, (str, int)))
try: a.nope
except AttributeError as e: print(repr(e), e.name, e.obj is a)
try: A.nope
except AttributeError as e: print(e)
try: del a.nope
except AttributeError as e: print(e)
try: (1).x = 3
except AttributeError as e: print(e)
try: object().x = 3
except AttributeError as e: print(e)
class S:
    __slots__ = ('a', 'b')
s = S(); s.a = 1
print(s.a, hasattr(s, 'b'), S.a, S.__slots__)
try: s.c = 3
except AttributeError as e: print(e)
try: s.b
except AttributeError as e: print(e)
class S2(S):
    __slots__ = ('c', '__dict__')
s2 = S2(); s2.c = 4; s2.q = 5; s2.a = 7
print(s2.c, s2.q, s2.a, s2.__dict__)
try:
    class X(S, int): pass
except TypeError as e: print(e)
class M(type):
    def __new__(m, n, b, d, **k):
        print("new", n, k); return super().__new__(m, n, b, d)
    def __init__(c, n, b, d, **k): super().__init__(n, b, d)
    def __call__(c, *a): print("call"); return super().__call__(*a)
    @classmethod
    def __prepare__(m, n, b, **k): return {'prep': 1}
class W(metaclass=M, k=3):
    def __init__(self): pass
print(W(), type(W), W.prep) if 0 else print(type(W()), type(W), W.prep)
class D:
    def __set_name__(self, o, n): print("set_name", o, n)
    def __get__(self, i, o): return 'got', i is None
    def __set__(self, i, v): print("set", v)
class E:
    d = D()
    def __init_subclass__(cls, **k): print("sub", cls, k)
    def __class_getitem__(cls, k): return cls.__name__, k
print(E().d, E.d, E[3]); E().d = 4
class F(E, z=1): pass
class N:
    def __getattr__(self, n): return n.upper()
print(N().foo)
class O:
    def __getattribute__(self, n): return 'x' + n
print(O().foo)
try:
    class BB(A, object, A): pass
except TypeError as e: print(e)
class X1: pass
class Y1(X1): pass
try:
    class Z(X1, Y1): pass
except TypeError as e: print(e)
print(type('T', (A,), {'k': 4}).k, type(3), type(type))
class Op:
    def __init__(s, v): s.v = v
    def __add__(s, o): return ('add', s.v, o)
    def __radd__(s, o): return ('radd', o, s.v)
    def __eq__(s, o): return isinstance(o, Op) and s.v == o.v
    def __lt__(s, o): return s.v < o.v
    def __len__(s): return 3
    def __getitem__(s, i):
        if i > 4: raise IndexError
        return i * i
    def __contains__(s, x): return x == 7
    def __call__(s, *a, **k): return a, k
    def __iadd__(s, o): s.v += o; return s
    def __bool__(s): return False
    def __neg__(s): return 'neg'
    def __index__(s): return 5
    def __repr__(s): return 'Op(%r)' % s.v
print(Op(1) + 2, 2 + Op(1), Op(1) == Op(1), Op(1) != Op(1), Op(1) < Op(2), Op(1) > Op(2), len(Op(1)), list(Op(1)), 7 in Op(1), Op(1)(2, a=3))
o = Op(1); o += 3; print(o, not o, -o, [0,1,2,3,4,5,6][o])
try: hash(o)
except TypeError as e: print(e)
try: Op(1) - 2
except TypeError as e: print(e)
try: [] < 3
except TypeError as e: print(e)
a1 = 3
for f in (lambda: 1 + "a", lambda: "a" + 1, lambda: [] + (), lambda: len(3), lambda: a1(), lambda: a1[0], lambda: iter(3), lambda: next([]), lambda: {}[1], lambda: [][0], lambda: int("x"), lambda: A(), lambda: A(1,2), lambda: object(1), lambda: -"a", lambda: abs("x"), lambda: 3 in 3, lambda: "a" * "b", lambda: [].append(), lambda: [].append(1,2), lambda: [].pop(1,2), lambda: {}.get(), lambda: "x".join(3), lambda: A.m(3), lambda: list.append(3, 4), lambda: list.append(), lambda: len(), lambda: len(1, 2), lambda: len(x=1), lambda: "".split(foo=1), lambda: isinstance(1, 2), lambda: issubclass(1, int), lambda: type(1,2), lambda: type.__new__(int), lambda: setattr(int, 'x', 1), lambda: int.__new__(str), lambda: object.__new__(int)):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
