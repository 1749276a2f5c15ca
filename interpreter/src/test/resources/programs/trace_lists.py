def sl(l, n):
    r = []
    for i in range(-n, n):
        for j in range(-n, n, 2):
            r.append(l[i:j]); r.append(l[i:]); r.append(l[:j]); r.append(l[:])
            r.append(l[i:j:-1]); r.append(l[i::-1]); r.append(l[:j:-1]); r.append(l[::-1])
    return r
def st(n):
    l = list(range(n))
    for i in range(n):
        l[:i + 1] = l[i::-1]
        l[i:] = l[i:]
        l[i:i + 2] = [1, 2]
        l[1:1] = [9]
        l[-3:] = (4, 5, 6)
        l[5:2] = [7]
        l[:] = l
    return l
def pops(n):
    l = list(range(n)); out = []
    p = l.pop; ins = l.insert
    for i in range(n):
        out.append(p(0)); ins(i, i * 2); out.append(l.pop()); l.insert(-2, i); l.append(3); l.insert(100000, 5); out.append(l.pop(-1)); out.append(p(len(l) // 2))
        l.insert(0, out[-1])
    try:
        while True: out.append(p())
    except IndexError as e: out.append(str(e))
    try:
        l.pop(3)
    except IndexError as e: out.append(str(e))
    return out, l
class L(list):
    pass
class M(list):
    def __getitem__(self, i): return 'g%r' % (i,)
    def __len__(self): return 3
    def __iter__(self): return iter('xyz')
def sub(c, n):
    l = c(range(n)); s = []
    for i in range(n):
        s.append(l[i]); s.append(len(l)); l.append(i); s.append(l.pop(0)); l[0] = i
        s.append(l[1:3])
        if l: s.append(1)
    for x in l: s.append(x)
    return s
def dd(n):
    d = {}
    s = []
    for i in range(n):
        k = 'k%d' % (i % 7)
        if k in d: d[k] += 1
        else: d[k] = i
        if i not in d: d[i] = k
        s.append(d[k]); s.append(d.get(k)); s.append(d.get('nope')); s.append(d.get(-1, 5)); s.append(d[i]); s.append(d.get(i - 1, None))
        s.append(d.get('k1', 'dflt'))
        if i % 5 == 0: d.pop(k)
    e = {1: 'a', -1: 'b', -2: 'c', True: 'd', 2.0: 'e', 1 << 50: 'f'}
    for i in range(-5, n):
        s.append(e.get(i)); s.append(i in e)
        try: s.append(e[i])
        except KeyError as x: s.append(repr(x))
    return s
def newlists(n):
    r = []
    for i in range(n):
        a = []
        b = [i]
        c = []
        c.append(i); c.append(b)
        for j in range(3): a.append(j)
        r.append((a, c))
        x = []
        if x: r.append(1)
    return r
for n in (3, 10, 40):
    print(sl(list(range(n)), n + 2)); print(st(n)); print(pops(n)); print(sub(L, n)); print(sub(list, n)); print(sub(M, n)); print(dd(n)); print(newlists(n))
def fk(n):
    count = list(range(1, n + 1)); mx = 0; m = n - 1; r = n
    perm1 = list(range(n)); perm = list(range(n)); pi = perm1.insert; pp = perm1.pop
    while 1:
        while r != 1:
            count[r - 1] = r; r -= 1
        if perm1[0] != 0 and perm1[m] != m:
            perm = perm1[:]; f = 0; k = perm[0]
            while k:
                perm[:k + 1] = perm[k::-1]; f += 1; k = perm[0]
            if f > mx: mx = f
        while r != n:
            pi(r, pp(0)); count[r] -= 1
            if count[r] > 0: break
            r += 1
        else: return mx
print([fk(i) for i in (3, 4, 5, 6, 7, 7, 7)])
