"""Calls, slices, attributes and displays of many kinds at one place, so that nodes made for one kind meet the others."""
class A:
    K = 5
    @classmethod
    def make(cls, *a): return cls, a
    @staticmethod
    def st(x=3): return x
    def __init__(self, v=1): self.v = v
    @property
    def p(self): return self.v + 1
    def m(self, a, b=2, *c, k=7): return a, b, c, k
    def d(self, a=1, b=2): return a + b
class B(A):
    K = 6
    def __init__(self, v=2):
        super().__init__(v)
        self.w = 1
    def d(self, a=5, b=6): return super().d(a) + b
class C:
    __slots__ = ("v",)
    def __init__(self): self.v = 9
    def d(self, a=1): return -a
class D:
    def __init__(self): self.z = 0; self.v = 3
    def d(self): return 0
def kw(a, b=3, *, c=4): return (a, b, c)
def gen(n):
    for i in range(n): yield i
def run(n):
    r = []
    objs = [A(), B(), C(), D()]
    for i in range(n):
        o = objs[i % 4]
        r.append(o.v); r.append(o.d())
        if i % 4 == 1: r.append(o.d(3)); r.append(o.d(3, 4))
        r.append((A.K, B.K, A.st(), A.st(4), A.make(1)[1], B.make()[0].__name__))
        r.append(objs[0].p)
        l = [1, 2, 3, 4, 5]
        a = i % 7 - 3
        r.append((l[a:], l[:a], l[a:a+2], tuple(l)[a:], "hello"[a:], l[None:2], l[5:1]))
        l[a:] = l[a+1:] + l[a:a+1]
        l[1:3] = (9, 8, 7)
        l[:2] = l
        r.append(l)
        r.append((list(range(a+3)), set([1, a]), dict(x=a), int("5"), str(a), float(a), tuple("ab"), bool(a), frozenset([a]), type(a), type(l)))
        r.append((sorted(x * a for x in l), list(gen(3)), set(gen(2)), tuple(x for x in gen(3)), sum(x for x in l), {x for x in l}, {x: a for x in gen(2)}))
        r.append((kw(1), kw(1, 2), kw(a, c=1), kw(b=1, a=a)))
        f = o.d
        r.append(f()); 
        try:
            o.d(1, 2, 3, 4)
        except TypeError as e: r.append(str(e))
        try:
            l["x":2]
        except TypeError as e: r.append(str(e))
        try:
            int("x")
        except ValueError as e: r.append(str(e))
        try:
            raise KeyError(a)
        except KeyError as e: r.append(repr(e))
        fs = [lambda x, q=a: x + q + a for _ in range(2)]
        r.append([h(1) for h in fs] + [h(1, 2) for h in fs])
    return r
print(run(100))
A.K = 50
B.d = lambda self, a=0, b=0: "new"
A.st = staticmethod(lambda x=1: x * 100)
print(run(40))
def shadow():
    global set, A
    out = []
    for i in range(60):
        if i == 40:
            set = lambda x: ("mine", x)
            class A: K = "other"; 
        out.append((set([1]), A.K))
    return out
print(shadow())
