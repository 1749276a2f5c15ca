"""Generators consumed by loops: delegation, unpacking, recursion."""
def g(n):
    for i in range(n):
        yield i * 2
def f(n):
    s = 0
    for x in g(n):
        s += x
    return s
def h(n):
    s = 0
    for k in range(n):
        for y in (j + k for j in range(5)):
            s += y
    return s
def d(n):
    yield 1
    z = yield from g(n)
    yield 3
def q(n):
    t = 0
    for i in range(n):
        t += sum([*d(4)])
        for x in d(3): t += x
    return t
def fib():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, (a + b) % 1000007
def fi(n):
    s = 0
    for i, x in enumerate(fib()):
        if i > n: break
        s ^= x
    it = fib()
    for x in it:
        n -= 1
        if n < 0: break
        if x % 7 == 3: s += 1
    return s, next(it)
def tu(n):
    idx = list(range(8))
    r = 0
    for i in range(n):
        v = tuple(idx[k] for k in idx[:5])
        r += v[i % 5]
    return r
def walk(t):
    if t is None: return
    yield from walk(t[0])
    yield t[1]
    yield from walk(t[2])
def mk(lo, hi):
    if lo >= hi: return None
    m = (lo + hi) // 2
    return (mk(lo, m), m, mk(m+1, hi))
for _ in range(3):
    print(f(30000), h(3000), q(500), fi(20000), tu(3000), sum(1 for x in walk(mk(0, 500)) if x & 1))
