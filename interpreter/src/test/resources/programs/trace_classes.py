class A(object):
    def __init__(self, x):
        super(A, self).__init__()
        self.x = x
    def __repr__(self): return super().__repr__()[:10]
    def __eq__(self, o): return super().__eq__(o)
    __hash__ = object.__hash__
class B(A):
    def __init__(self, x):
        super().__init__(x + 1)
        self.l = OC()
        self.m = OC()
class OC(list):
    pass
class OD(list):
    def __init__(self): super().__init__(); self.append(3)
class OE(list):
    def __init__(self, n): super().__init__(range(n)); self.extend([1]); super().append(7)
    def append(self, x): super().append(x * 2)
class D(dict):
    def __getitem__(self, k): return super().__getitem__(k) + 1
    def get(self, k, d=None): return super().get(k, d)
class S(str):
    def upper(self): return super().upper() + '!'
def f(n):
    r = []
    for i in range(n):
        b = B(i); b.l.append(i); b.l.append(b.x); b.m.append(b.l)
        r.append((b.x, b.l, b.m, len(b.l), b == b, b == i))
        o = OD(); o.append(i); r.append(o); e = OE(3); e.append(i); r.append(e)
        d = D(a=i); r.append(d['a']); r.append(d.get('z', i)); r.append(S('ab').upper())
        r.append(list((i, 2))); r.append(tuple([i])); r.append(list(range(i % 4))); r.append(list({'a': 1, 'b': i})); r.append(tuple('xy')); r.append(list(OE(1)))
        r.append(sorted(list({i, i + 1}))); r.append(list(b'ab')); c = list(o); c.append(1); r.append((c, o))
        q = OC(); q.foo = i; r.append((q, q.foo, q.__dict__)); z = OC([1, i]); r.append(z); r.append(repr(b)[:6])
    return r
for n in (3, 50): print(f(n))
