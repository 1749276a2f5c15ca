# The order of sets and dicts and the results of sorting, digested by hashes of tuples.
x = 12345
def rnd(n):
    global x
    x = (x * 1103515245 + 12345) % 2147483648
    return (x >> 8) % n
for size in (3, 10, 60, 500):
    s = set()
    for i in range(size):
        k = rnd(size * 3) * (1 if i % 3 else 1 << 20)
        s.add(k)
        if i % 4 == 0: s.discard(rnd(size * 3))
    t = {rnd(size*3) for i in range(size)}
    for r in (s, t, s | t, s & t, s - t, t - s, s ^ t, s.union(list(t)), s.intersection(list(t)), s.difference(list(t)), frozenset(s), set(s), set(list(s)), set(dict.fromkeys(t)), {*s, *t}):
        l = list(r)
        print(size, len(l), hash(tuple(l)), l[:5])
    u = set(s); u.update(t); u -= s; u ^= t; u |= {1.5, 2.5, 1e300, -1}; u &= t | {2.5}
    print(list(u)[:8], [u.pop() for i in range(min(3, len(u)))], hash(frozenset(u)), hash(frozenset(s)), s <= t, s >= set(list(s)[:3]), s.isdisjoint(t))
    d = {k: i for i, k in enumerate(s)}
    for i in range(size): d.pop(rnd(size*3), None); d.setdefault(rnd(50), i)
    while len(d) > size // 2: d.popitem()
    print(hash(tuple(d.items())), list(reversed(d))[:3], list(d.keys() & t)[:4], list(d.items() - {(1, 2)})[:3], d == dict(d), d | {1: 2} == d)
    l = [rnd(100) for i in range(size)]
    l2 = sorted(l, key=lambda v: v % 7, reverse=True); print(hash(tuple(l2)))
    l2 = sorted(l, reverse=True); print(hash(tuple(l2)))
    l[2:size:3] = [0] * len(l[2:size:3]); del l[1::2]; l[3:5] = [7, 8, 9]; l *= 2; l[1:1] = l; l.insert(-2, 5)
    print(hash(tuple(l)), l.count(0), l.index(7), sorted(map(str, l))[:5], max(l), list(zip(l, reversed(l)))[:3], list(enumerate(l, 5))[:2], list(filter(None, l))[:3])
