# Every form of call and of parameter, and the errors.
def f(a, b=2, *args, c, d=4, **kw):
    return (a, b, args, c, d, sorted(kw.items()))
def g(p, /, q, *, r=1):
    return (p, q, r)
def h(*args, **kwargs):
    return args, kwargs
print(f(1, c=3), f(1, 9, 8, 7, c=3, z=1), f(*[1, 2], **{"c": 5}), f(b=1, a=0, c=2))
print(g(1, 2), g(1, q=2, r=3), h(), h(1, x=2), h(*range(3), *"ab", **{"k": 1}, **{"m": 2}))
calls = [
    "f()", "f(1)", "f(1, 2, c=3, a=1)", "g()", "g(1)", "g(1, 2, 3)", "g(p=1, q=2)", "g(1, 2, s=3)", "g(1, q=1, r=2, t=3)",
    "(lambda: 0)(1)", "(lambda x, y: 0)()", "f(*5)", "f(**5)", "f(**{1: 2})", "h(a=1, **{'a': 2})", "int.no", "len()", "len(1, 2)",
    "[].append()", "'a'.join(1)", "[None][0]()", "[5][0](6)", "object(1)", "f(1, 2, 3, 4, 5)", "max()", "isinstance(1)", "print(1, x=2)",
]
for c in calls:
    try:
        print(c, "=", eval(c))
    except Exception as e:
        print(c, "->", type(e).__name__, e)

class C:
    count = 0
    def __init__(self, *values, scale=1):
        self.values = [v * scale for v in values]
        C.count += 1
    def total(self, extra=0):
        return sum(self.values) + extra
    def __call__(self, x):
        return x + self.total()
    @classmethod
    def make(cls, n):
        return cls(*range(n))
    @staticmethod
    def helper(x):
        return x * 2
    @property
    def size(self):
        return len(self.values)
    @size.setter
    def size(self, n):
        self.values = [0] * n

for i in range(60):
    c = C(i, 2, scale=3)
    m = c.total
    t = (c.total(), c.total(1), m(2), c(3), C.make(4).total(), c.helper(5), C.helper(6), c.size, C.total(c, 9))
print(t, C.count)
c.size = 3
print(c.values)
try:
    C.total()
except TypeError as e:
    print(e)

class Base:
    def __init__(self, x):
        self.x = x
    def who(self):
        return "base"
class Derived(Base):
    def __init__(self, x, y):
        super().__init__(x)
        self.y = y
    def who(self):
        return "derived of " + super().who()
class Noisy(Derived):
    def __getattr__(self, name):
        return "missing " + name
for i in range(60):
    n = Noisy(i, i * 2)
    r = (n.x, n.y, n.who(), n.other, Derived(1, 2).who())
print(r)
class BadInit:
    def __init__(self):
        return 5
try:
    BadInit()
except TypeError as e:
    print(e)
class NewOnly:
    def __new__(cls, v):
        self = super().__new__(cls)
        self.v = v
        return self
print(NewOnly(7).v)
try:
    Base()
except TypeError as e:
    print(e)

def outer(n):
    total = 0
    def add(k=n):
        nonlocal total
        total += k
        return total
    return add
a = outer(5)
print(a(), a(1), a(), [outer(i)() for i in range(5)])
def defaults(x, acc=[]):
    acc.append(x)
    return acc
print(defaults(1), defaults(2))
compose = lambda *fs: lambda x: [x := fn(x) for fn in fs][-1]
print(compose(lambda v: v + 1, lambda v: v * 10)(4))
print(sorted([3, 1, 2], key=lambda v: -v), list(map(lambda a, b: a * b, [1, 2], [3, 4])))
def rec(n): return 1 if n < 2 else n * rec(n - 1)
print(rec(30), [rec(i) for i in range(40)][-1] > 0)
def change(o): return o.v
class A1: v = 1
class A2:
    def __init__(self): self.v = 2
class A3:
    @property
    def v(self): return 3
class A4: __slots__ = ("v",)
a4 = A4(); a4.v = 4
for i in range(200):
    o = (A1(), A2(), A3(), a4)[i % 4]
    if change(o) != i % 4 + 1:
        print("wrong", i)
A1.v = 10
print(change(A1()), change(A3()))
def use(x): return abs(x)
print([use(-i) for i in range(50)][-1])
real_abs = abs
abs = lambda x: "patched"
print(use(-1))
del abs
print(use(-1))
