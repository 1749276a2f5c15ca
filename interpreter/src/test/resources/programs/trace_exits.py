import math
def a(n, stop):
    it = iter(range(n)); s = 0
    for x in it:
        s += x
        if x == stop: break
    return s, next(it, None), list(it)[:3]
def b(l, stop):
    it = iter(l); s = 0
    for x in it:
        if x % 7 == 3: s += 100
        elif x % 5 == 1: s -= x
        else: s += x * x
        if x == stop: break
    r = [s]
    for x in it:
        r.append(x)
        if len(r) > 3: break
    for x in it: r.append(-x)
    return r[:10], len(r)
def c(l):
    e = enumerate(l); s = 0.0
    try:
        for i, x in e:
            s += math.sqrt(x) + i
    except ValueError as err:
        return s, str(err), list(e)[:4]
    return s, list(e)
def d(n):
    it = iter(range(n)); out = 0
    for x in it:
        for y in it:
            out += x * y
            if y % 3 == 0: break
        if x % 11 == 5: out -= 1
    return out, list(it)
def e(n):
    it = iter(range(10 ** 15, 10 ** 15 + n)); s = 0
    for x in it:
        s ^= x
        if x & 63 == 63: break
    return s, next(it, 'end')
def f(n):
    it = iter(range(n, 0, -1)); s = 0
    for x in it:
        s = s * 3 + x & 0xffffffffffff
        if x == 7: break
    return s, list(it)
def g(l, m):
    z = zip(l, m); s = 0
    for p, q in z:
        s += p * q
        if p == 40: s += 1
        if q == 90: break
    return s, list(z)[:3]
def h(n):
    big = 1; it = iter(range(n))
    for i in it:
        big = big * 3
        if i == n - 3: break
    return big, list(it)
def same(n):
    l = [*range(n)]; i1 = iter(l); s = 0
    for x in i1:
        s += x
        if x == n // 2: l.append(5)
        if x % 10 == 9:
            s += next(i1, 0)
    return s, len(l)
for n in (5, 30, 64, 100, 200):
    for stop in (3, n // 2, n - 1, n + 5):
        print(a(n, stop), b(list(range(n)), stop))
    print(c([1.0 * k for k in range(n)]), c([2.0] * n + [-1.0] + [3.0] * 5), d(n), e(n), f(n), g(list(range(n)), [k * 3 for k in range(n)]), h(n) if n < 70 else h(n)[1], same(n))
