"""Generators, and functions, lists and sets made in traces, looked at in odd places."""
import sys
def lists(n):
    out = []
    for i in range(n):
        l = []
        for k in range(i % 11):
            l.append(k * i)
            if k == 7 and i % 50 == 0:
                out.append(l)
        if i % 13 == 0:
            out.append(l)
            l.append('x')
            l.extend([1])
    return len(out), out[-3:], sum(len(x) for x in out)
def tup(n):
    t = ()
    r = 0
    for i in range(n):
        t = tuple(k + i for k in range(i % 21))
        if t: r += t[-1] + len(t)
    return r, t
def funcs(n):
    fs = []
    r = 0
    for i in range(n):
        f = lambda x, y=i: x + y + i
        g = lambda *, k=3: k + i
        r += f(1) + f(1, 2) + g() + g(k=i)
        if i % 100 == 0:
            fs.append(f); fs.append(g)
            f.__defaults__ = (5,)
    return r, [f(1) if f.__defaults__ else f() for f in fs][:12], fs[0].__name__, fs[0].__qualname__, fs[0].__module__, fs[0].__closure__ is not None
def sets(n):
    r = 0
    last = None
    for i in range(n):
        s = set((k * i) % 17 for k in range(i % 23))
        r += len(s) + sum(s)
        if i % 37 == 0: last = s
        f = frozenset(str(k) for k in range(i % 3))
        r += len(f)
    return r, last, list(set(x for x in (3.5, 1, 'a', None) if x != 'a'))
class K:
    def __init__(self, v): self.v = v
    def __hash__(self): return hash(self.v) % 3
    def __eq__(self, o): return self.v == getattr(o, "v", -1)
def keys(n):
    r = 0
    for i in range(n):
        r += len(set(K(k % 4) if k > 2 else k for k in range(7)))
    return r
def rev(n):
    r = 0
    for i in range(n):
        for k in reversed(range(i % 5)): r = r * 3 % 1000003 + k
        for k in reversed(range(2, 30, 7)): r = r * 3 % 1000003 + k
        for k in reversed(range(5, -6, -3)): r = r * 3 % 1000003 + k
    return r
def boom(n):
    def g(i):
        try:
            for k in range(8):
                if k == 5 and i % 40 == 0: raise ValueError(i)
                yield k * i
        finally:
            log.append(i)
    log = []
    r = 0
    for i in range(n):
        try:
            r += len(set(g(i))) + sum(g(i))
        except ValueError as e:
            r += 1000
            assert e.__traceback__.tb_next.tb_frame.f_code.co_name == 'g', e.__traceback__.tb_next.tb_frame
            assert e.__traceback__.tb_next.tb_frame.f_locals['k'] == 5
    return r, len(log), log[-2:]
def frames(n):
    r = 0
    def g(i):
        yield 1
        f = sys._getframe()
        names = []
        while f is not None and len(names) < 4:
            names.append(f.f_code.co_name); f = f.f_back
        yield names
    def h(i):
        for x in g(i):
            yield x
    for i in range(n):
        for x in h(i):
            if x != 1: r += len(x) + (x[1] == 'h') + (x[2] == 'frames')
        y = list(g(i))[1]
        r += y[1] == 'frames'
    return r
def states(n):
    r = []
    def g():
        x = 0
        while True:
            y = yield x
            x += 1 if y is None else y
    it = g()
    tot = 0
    for i in range(n):
        for v in it:
            tot += v
            if v % 5 == 4: break
        if i % 10 == 0: tot += it.send(3)
        if i % 25 == 0:
            tot += it.gi_frame.f_locals['x'] + it.gi_running + it.gi_suspended
    def rec():
        try:
            for z in me: yield z
        except ValueError as e:
            yield str(e)
    for i in range(30):
        me = rec()
        r.append(list(me))
    it.close()
    return tot, r[-1], it.gi_frame, list(it)
def throwing(n):
    def g():
        t = 0
        while True:
            try:
                yield t
                t += 1
            except KeyError as e:
                t += e.args[0]
    it = g()
    r = 0
    for i in range(n):
        for v in it:
            r += v
            break
        if i % 9 == 0: r += it.throw(KeyError(i))
    return r
def deleg(n):
    def a(k):
        x = yield k
        r = 0
        while x:
            r += x
            x = yield r
        return r
    def b(n):
        t = 0
        for i in range(n):
            t += yield from a(i)
        return t
    it = b(n)
    r = 0
    try:
        v = next(it)
        k = 0
        while True:
            k += 1
            v = it.send(k % 4)
            r += v
    except StopIteration as e:
        return r, e.value
def handled(n):
    r = 0
    def g(k):
        for i in range(k):
            yield sys.exc_info()[0]
    for i in range(n):
        try:
            raise KeyError
        except KeyError:
            for x in g(4):
                r += x is KeyError
        for x in g(2):
            r += x is None
    return r
for f in (lists, tup, funcs, sets, keys, rev, boom, frames, states, throwing, deleg, handled):
    print(f.__name__, f(40))
    print(f.__name__, f(1500))
