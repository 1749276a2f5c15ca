class P:
    def __init__(self, x, y=2):
        self.x = x
        self.y = y
    @property
    def total(self):
        return self.x + self.y
    def move(self, dx, *, dy=1):
        self.x += dx
        self.y += dy
        return self
    def __eq__(self, o):
        return self.x == o.x
    def __add__(self, o):
        return P(self.x + o.x, self.y + o.y)
    def __call__(self, k):
        return self.x * k
class Q(P):
    kind = 'q'
    def __init__(self, x):
        super().__init__(x, 7)
        self.extra = [x]
    def move(self, dx, *, dy=1):
        super().move(dx * 2, dy=dy)
        self.z = dx
        return self
class S:
    __slots__ = ('a', 'b')
    def __init__(self, a):
        self.a = a
        self.b = None
def objects(n):
    out = []
    p = P(1)
    q = Q(3)
    s = S(0)
    for i in range(n):
        o = p if i % 3 else q
        o.move(i & 3)
        s.a += o.total
        if s.b is None or i % 5 == 0:
            s.b = o
        if o == s.b:
            out.append(o.x)
        r = p + q
        out.append(r.x - r.y + p(2))
        out.append(P(i).total)
    return sum(out), len(out), s.a
def exceptions(n):
    log = []
    d = {}
    for i in range(n):
        try:
            if i % 7 == 3:
                raise ValueError(i)
            x = 10 // (i % 4)
            l = [1, 2, 3]
            x += l[i % 5]
            x += d['k%d' % (i % 3)]
        except ZeroDivisionError as e:
            log.append('z')
        except IndexError:
            log.append('i')
        except KeyError as e:
            d[e.args[0]] = i
            log.append('k')
        except ValueError as e:
            log.append(str(e))
        else:
            log.append(x)
        finally:
            log.append('.')
    return log
def deep(n):
    def inner(k):
        nonlocal total
        total += k
        if k > 3:
            return inner(k - 3)
        return k
    total = 0
    for i in range(n):
        inner(i)
    return total
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)
def gen(n):
    a = 0
    for i in range(n):
        a += i
        yield a
    return a
def gens(n):
    t = 0
    for i in range(n):
        for x in gen(5):
            t += x
        t += sum(k * k for k in range(4))
        t += len([j for j in range(i % 4)])
    return t
def big(n):
    a = 1
    b = 3
    out = []
    for i in range(n):
        a = a * 3 + i
        b = (b << 1) ^ i
        if i % 20 == 0:
            out.append((a, b, a % 1000007, b & 0xFFFF, -a // 7))
        if a > 10 ** 30:
            a = 1
        if b > 1 << 70:
            b = 3
    return out
def strings(n):
    s = ''
    d = {}
    for i in range(n):
        c = chr(97 + i % 26)
        s += c
        d[c] = d.get(c, 0) + 1
        if c == 'z' and 'xyz' in s:
            s = s[-5:] + f'{i:>4}|{c!r}'
        t = (i, c)
        x, y = t
        d[t] = x
        if t in d and y in d:
            d.pop(t)
    return s, sorted(d.items())
def mixed(n):
    v = 0
    for i in range(n):
        if i == n // 2:
            v = v + 0.5
        v = v + i
        w = i / 3 + i % 7 - i // 2
        v = max(v, w) - min(i, 3)
        if not i & 1:
            v = -v if v < 0 else abs(v)
        v += 2 ** (i % 3) + (i + 0.5) ** 2
    return v
def nest(n):
    r = 0
    for i in range(n):
        for j in range(i % 7):
            for k in range(3):
                if (i + j) % 3 == k:
                    continue
                r += i * j - k
            else:
                r += 1
        while r > 1000:
            r -= 997
            if r % 5 == 0:
                break
    return r
def varargs(*a, **k):
    return len(a) + len(k)
def calls(n):
    t = 0
    f = [lambda x: x + 1, lambda x, y=3: x * y, P(4), str, len]
    for i in range(n):
        t += f[i % 3](i)
        t += varargs(*range(i % 3), a=1)
        t += varargs(i, i)
        t += len(f[3](i)) + f[4]('abc')
        t += isinstance(i, int) + isinstance(f, (list, tuple))
    return t
g = 0
def globs(n):
    global g
    for i in range(n):
        g += i
        if i == n - 3:
            P.kind2 = 5
    return g
def unpack(n):
    ps = [([1.0, 2.0], [3.0, 4.0], i) for i in range(3)]
    for _ in range(n):
        for (a, b, m) in ps:
            a[0] -= b[0] * 0.01 * m
            b[1] += a[0] ** 1.5 if a[0] > 0 else 0.25
    return ps
def lists(n):
    l = []
    for i in range(n):
        l.append(i)
        if len(l) > 10:
            l[2:4] = [l[-1]]
            del l[0]
            l.insert(0, l.pop())
        z = l[::-1]
        l[-1] += z[0]
        l += [i] if i % 11 == 0 else []
    return l[:20], len(l)
def late(n):
    t = 0
    for i in range(n):
        t += i
        if i == n - 1:
            u = undefined_name
def main():
    for k in (5, 40, 300):
        print(k, objects(k), deep(k), gens(k), mixed(k), nest(k), calls(k), globs(k))
        print(exceptions(k)[-20:], big(k)[-2:], strings(k), unpack(k), lists(k))
    print(fib(15))
    try:
        late(50)
    except NameError as e:
        tb = e.__traceback__
        while tb:
            print(tb.tb_frame.f_code.co_name, tb.tb_lineno)
            tb = tb.tb_next
main()
x = 0
for i in range(60):
    x += i
    if x % 3 == 0:
        y = x
print(x, y)
P.total = property(lambda self: -1)
main()
