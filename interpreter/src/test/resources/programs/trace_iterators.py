def f1(u):
    s = 0
    for i, x in enumerate(u): s += i * x
    for i, x in enumerate(u, 5): s += i * x
    for i, (a, b) in enumerate(zip(u, u[1:])): s += i * a - b
    return s
def f2(d):
    s = 0
    for k in d: s += d[k]
    for k, v in d.items(): s += v * len(k)
    for v in d.values(): s -= v
    for k in d.keys(): s += len(k)
    for i, (k, v) in enumerate(d.items()): s += i * v
    return s
def f3(u):
    it = iter(u)
    r = []
    for a, b in zip(it, it): r.append((a, b))
    it = enumerate(u)
    for a in it:
        r.append(a)
        for b in zip(it, range(2)): r.append(b)
    for p in enumerate("abc"): r.append(p)
    for p in zip(range(3), (1, 2), [4, 5, 6]): r.append(p)
    for x in reversed(u): r.append(x)
    for x, y in zip(reversed(u), reversed(u)): r.append(x + y)
    try:
        for p in zip(range(3), range(2), strict=True): r.append(p)
    except ValueError as e: r.append(str(e))
    return r
def f4(d):
    r = []
    try:
        for k in d:
            r.append(k)
            if len(r) == 7: d['zz'] = 1
    except RuntimeError as e: r.append(str(e))
    d.pop('zz', None)
    for k in list(d):
        if len(k) == 1: del d[k]
    for k, v in d.items(): r.append((k, v))
    return r
def f5(n):
    l = [1]
    s = 0
    for i, x in enumerate(l):
        s += i
        if i < n: l.append(x + 1)
        if i == n - 3: l.append(7)
    return s, l
def f6(u, v):
    e = enumerate(u)
    out = 0
    for x in v:
        for i, y in e:
            out += i * x
            if i % 3 == 0: break
    return out, list(e)
def f7(a, b):
    s = 0
    for x, y in zip(a, b):
        s += x * y
        a, b = b, a
    return s
def mix(its):
    s = 0
    for a, b in its:
        s += a * 3 + b
    return s
for k in range(30):
    print(f1(list(range(20 + k))), f1([0.5] * k), f1(tuple(range(k))))
    d = {('k%d' % i) * (i % 3 + 1): i for i in range(k)}
    d.update({c: 3 for c in 'abcdef'})
    print(f2(d), f4(d))
    print(f3(list(range(k))))
    print(f5(k), f6(list(range(40)), range(10)), f7(list(range(k)), [1.5] * (k // 2)))
    it = iter(range(k)); jt = iter([*range(k)])
    print(mix(zip(it, it)), mix(zip(jt, jt)), mix(zip(range(k), range(2, 9))), mix(zip([1, 2, 3] * k, range(k))), mix(enumerate(range(k))), mix({i: -i for i in range(k)}.items()))
class L(list): pass
class D(dict): pass
class E(enumerate): pass
for k in range(12):
    print(f1(L(range(k))), f2(D(a=1, bb=2)), mix(E(range(k))), mix(enumerate(L(range(k)), 1 << 47)), mix(enumerate(range(k), (1 << 48) - 4)))
def gen(n):
    for i in range(n): yield i
for k in range(12):
    print(mix(enumerate(gen(k))), mix(zip(gen(k), range(5))))
