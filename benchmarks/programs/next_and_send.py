"""Generators resumed by next() and send()."""
import sys
def counter(n):
    i = 0
    while i < n:
        i += 1
        yield i
    return 'end'
def acc():
    total = 0
    while True:
        x = yield total
        if x is None: continue
        if x < 0: return total
        total += x
def nexts(n):
    r = 0
    it = counter(n)
    try:
        while True:
            r += next(it)
    except StopIteration as e:
        r = (r, e.value, e.__traceback__.tb_frame.f_code.co_name, e.__traceback__.tb_next)
    return r, next(it, 'default')
def sends(n):
    g = acc()
    next(g)
    r = 0
    for i in range(n):
        r += g.send(i % 7)
        if i % 10 == 0: next(g)
    try: g.send(-1)
    except StopIteration as e: r += e.value
    try: g.send(1)
    except StopIteration as e: r += e.value is None
    h = acc()
    try: h.send(1)
    except TypeError as e: print(e)
    return r
def pairs(n):
    def pair(it):
        while True:
            try: a = next(it)
            except StopIteration: return
            try: b = next(it)
            except StopIteration:
                yield (a,); return
            yield a, b
    return sum(len(p) * p[0] for p in pair(counter(n)))
def leak(n):
    def bad(it):
        while True: yield next(it)
    try: return sum(bad(counter(n)))
    except RuntimeError as e: return str(e), type(e.__cause__).__name__
def self_resume():
    def g():
        yield 1
        try: next(me)
        except ValueError as e: yield str(e)
        try: me.send(None)
        except ValueError as e: yield str(e)
    me = g()
    return [next(me), next(me), next(me)]
def raising(n):
    def g():
        for i in range(n):
            if i % 50 == 49: 
                yield i
                raise KeyError(i)
            yield i
    r = []
    for _ in range(30):
        it = g()
        try:
            while 1: x = next(it)
        except (KeyError, StopIteration) as e:
            tb = e.__traceback__; names = []
            while tb: names.append((tb.tb_frame.f_code.co_name, tb.tb_lineno)); tb = tb.tb_next
            r.append((x, repr(e), names))
    return r[0], r[-1]
def sched(n):
    def task(k):
        for i in range(k):
            got = yield i
            out.append(got)
    out = []
    tasks = [task(k) for k in range(1, 8)]
    for t in tasks: next(t)
    k = 0
    while tasks and k < n:
        k += 1
        t = tasks.pop(0)
        try:
            v = t.send(k)
            tasks.append(t)
        except StopIteration: pass
    return len(out), sum(out)
def frames():
    def g():
        while True: yield sys._getframe(1).f_code.co_name, sys._getframe(0).f_back.f_lineno > 0
    it = g()
    return [next(it) for _ in range(300)][-1], [it.send(None) for _ in range(3)][-1]
def mixed(n):
    its = [counter(10**9), iter(range(10**9)), iter([1] * (n + 5))]
    r = 0
    for i in range(n):
        r += next(its[i % 3])
    return r
for k in (5, 2000):
    print(nexts(k), sends(k), pairs(k), pairs(k + 1), leak(k), self_resume(), raising(k), sched(k), frames(), mixed(k))
def deep(n):
    if n == 0:
        yield 0
    else:
        yield next(deep(n - 1)) + 1
print(next(deep(100)))
try: print(next(deep(5000)))
except RecursionError as e: print('RecursionError')
