"""Loops in called functions: traces that return to their callers and enter inner loops."""
import sys
def inner(a, n):
    s = 0
    for i in range(n):
        s += a[i] * i
    return s
def outer(rows, n):
    t = 0
    for r in rows:
        t += inner(r, n) % 1000
        t ^= 3
    return t
class P:
    def __init__(self, n):
        self.v = []
        for i in range(n):
            self.v.append(i * n)
    @property
    def total(self):
        t = 0
        for x in self.v: t += x
        return t
    def find(self, k):
        for i, x in enumerate(self.v):
            if x == k: return i
        return -1
def objs(n):
    t = 0
    for i in range(n):
        p = P(30 + i % 3)
        t += p.total + p.find(i) + p.find(p.v[5])
    return t
def deep3(n):
    s = 0
    for i in range(n):
        s += i & 3
    return s
def deep2(n):
    k = 0
    while k < 40:
        k += 1
        if deep3(30 + k) == 1: break
    return k
def deep1(m):
    t = 0
    for i in range(m):
        t += deep2(i)
    return t
def rec(n):
    if n == 0: return 1
    t = 0
    for i in range(26):
        t += i * n
    return t + rec(n - 1)
def excs(n):
    def f(i):
        t = 0
        for k in range(40):
            if k == 30 and i % 17 == 0: raise ValueError(i)
            t += k
        return t
    r = 0
    for i in range(n):
        try: r += f(i)
        except ValueError as e:
            tb = e.__traceback__
            r += tb.tb_next.tb_frame.f_locals['k'] + (tb.tb_next.tb_frame.f_back is sys._getframe())
    return r
def look(n):
    def f(i):
        t = 0
        for k in range(30):
            t += k
            if k == 29 and i % 50 == 3: t += len(sys._getframe(1).f_locals) + sys._getframe(1).f_locals['i']
        return t
    r = 0
    for i in range(n): r += f(i)
    return r
def gen(n):
    def f(i):
        t = 0
        for k in range(30): t += k
        return t
    for i in range(n):
        yield f(i) + i
def bools(n):
    def any_neg(xs):
        for x in xs:
            if x < 0: return True
        return False
    c = 0
    l = list(range(30)); m = l + [-1]
    for i in range(n):
        if any_neg(l): c += 1
        if any_neg(m): c += 10
        if any(x > 40 for x in l): c += 100
    return c
def sortkey(n):
    def key(x):
        t = 0
        for i in range(30): t += (x * i) % 7
        return t
    return sorted(range(n), key=key)[:5], max(range(n), key=key)
def mat(n):
    a = [[float(i * j % 7) for j in range(n)] for i in range(n)]
    def dot(r, c):
        s = 0.0
        for k in range(n): s += a[r][k] * a[k][c]
        return s
    def row(r): return [dot(r, c) for c in range(n)]
    return sum(sum(row(r)) for r in range(n))
for k in (3, 60):
    rows = [list(range(40)) for _ in range(k)]
    print(sum(outer(rows, 26 + j % 10) for j in range(30)))
    print(objs(k * 5), deep1(k), sum(rec(20) for _ in range(k)), excs(k * 10), look(k * 10), sum(gen(k * 10)), bools(k*5), sortkey(k * 3), mat(30))
