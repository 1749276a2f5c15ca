"""Built-in functions that take all from a generator: results, tracebacks, frames."""
import sys
def g(n, bad=None):
    for i in range(n):
        if i == bad: raise KeyError(i)
        yield i
def show(f, *a):
    try:
        print(f(*a))
    except Exception as e:
        print(type(e).__name__, e)
        tb = e.__traceback__
        while tb:
            print('  ', tb.tb_frame.f_code.co_name, tb.tb_lineno)
            tb = tb.tb_next
def fr():
    f = sys._getframe()
    names = []
    while f:
        names.append(f.f_code.co_name); f = f.f_back
    yield names
    yield sys._getframe(1).f_code.co_name
def callers(): return list(fr())
def t_all():
    for n in range(4):
        for bad in (None, 2):
            show(lambda: list(g(n, bad))); show(lambda: sorted(g(n, bad))); show(lambda: tuple(g(n, bad)))
            show(lambda: set(g(n, bad))); show(lambda: frozenset(g(n, bad)))
            show(lambda: any(g(n, bad))); show(lambda: all(g(n, bad)))
            show(lambda: min(g(n, bad))); show(lambda: max(g(n, bad))); show(lambda: sum(g(n, bad)))
            show(lambda: ''.join(str(x) for x in g(n, bad)))
    show(callers)
    show(lambda: ''.join(x for x in g(3)))
    show(lambda: sum(x / 7 for x in range(100)))
    show(lambda: sum(0.1 for x in range(10)))
    show(lambda: sum((x if x % 3 else 0.1 * x) for x in range(50)))
    show(lambda: sum((True, 1.5, 2)[x % 3] for x in range(50)))
    show(lambda: sum([x] for x in range(3)))
    show(lambda: sum(complex(x, 1) for x in range(3)))
    show(lambda: sum(str(x) for x in range(3)))
    show(lambda: sorted((x for x in (1, 'a')),))
    show(lambda: sorted((-x for x in range(5)), key=abs))
    show(lambda: min((x for x in (3, 1, 2)), default=5), )
    show(lambda: max((x for x in ()), default=5), )
    show(lambda: set([x] for x in range(3)))
    show(lambda: max(float(x) for x in range(9)))
    show(lambda: any(x > 3 for x in range(9)))
def own(n):
    it = None
    def gen():
        yield 1
        yield list(it)
    it = gen()
    return list(it)
t_all(); show(own, 3)
class It:
    def __iter__(self): return self
    def __next__(self): return 1
t = 0
for k in range(3000):
    t += sum(i for i in range(k % 7)) + len(set(i % 3 for i in range(5))) + max(i * k for i in (1, 2, 3))
    t += any(i == k % 5 for i in range(4))
    t ^= len(list(g(k % 3))) + len(''.join(str(c) for c in range(3)))
print(t)
t_all(); show(own, 3)
