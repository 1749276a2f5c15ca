"""Exceptions raised in frames that a recording does not follow, and handled in frames that it does, or below those."""
calls = []


def down(n, bad):
    calls.append(n)
    if n == 0:
        if bad:
            raise ValueError(n)
        return 0
    return down(n - 1, bad) + 1


def below(n, bad):
    try:
        return down(n, bad)
    except ValueError:
        return -1


def between(n, bad):
    calls.append(n)
    if n == 0:
        if bad:
            raise KeyError(n)
        return 0
    try:
        return between(n - 1, bad) + 1
    except KeyError:
        if n < 5:
            raise
        return 100


def cleaning(n, bad):
    try:
        calls.append(n)
        if n == 0:
            if bad:
                raise IndexError(n)
            return 0
        return cleaning(n - 1, bad) + 1
    finally:
        calls.append(-n)


def generate(n, bad):
    for i in range(n):
        yield below(6, bad and i == 1)
    yield down(7, bad)


def total(n, bad):
    s = 0
    try:
        for x in generate(n, bad):
            s += x
    except ValueError:
        s -= 1
    return s


class Number:
    def __init__(self, n, bad):
        self.n = down(n, bad)

    def __add__(self, other):
        return self.n + down(other, other == 5 and self.n == 6)

    def __lt__(self, other):
        return down(self.n, other.n > 5) < other.n


def made(n, bad):
    try:
        return Number(n, bad).n
    except ValueError as e:
        return len(e.args)


def added(n, bad):
    try:
        return Number(n, False) + (n - 1 if bad else n)
    except ValueError:
        return -2


def compared(n, bad):
    try:
        return Number(n, False) < Number(n if bad else 3, False)
    except ValueError:
        return -3


def sort(n, bad):
    try:
        return sorted(range(n), key=lambda x: down(x + 2, bad and x == 2))
    except ValueError:
        return [n]


class Caller:
    def method(self, n, bad, extra=0):
        calls.append(n + extra)
        if n <= 0:
            if bad:
                raise ValueError(n)
            return 0
        return 1 + (self.method(*(n - 1, bad)) if extra else self.method(n - 2, bad))

    def __call__(self, n, *, bad):
        calls.append(n)
        if bad:
            raise ValueError(n)
        return self.method(n, False)

    def outer(self, n, bad):
        m = self.method
        return 1 + m(n, extra=1, bad=bad)

    def outermost(self, n, bad):
        return 2 * self.outer(n, bad)


caller = Caller()


def with_keywords(n, bad):
    try:
        m = caller.method
        return m(n, extra=2, bad=bad)
    except ValueError:
        return -4


def below_keywords(n, bad):
    try:
        return caller.outermost(n, bad)
    except ValueError:
        return -6


def starred(n, bad):
    try:
        return passing(*(n,), **{"bad": bad}) + passing(n, bad)
    except ValueError:
        return -7


def passing(*args, **kwargs):
    return down(*args, **kwargs) + 1


def called(n, bad):
    try:
        return caller(n, bad=bad)
    except ValueError:
        return -8


def consumed(n, bad):
    try:
        return sum(passing(x, bad and x == 1) for x in range(n)) + len(list(map(lambda x: caller(x, bad=bad), range(n))))
    except ValueError:
        return -9


def run(f, n, bad):
    s = 0
    for i in range(40):
        r = f(n, bad(i))
        s += r if type(r) is int else len(r) if type(r) is list else 7
    print(f.__name__, n, s, len(calls), sum(calls))
    calls.clear()


for f in (below, total, made, added, compared, sort, with_keywords, below_keywords, starred, called, consumed):
    for n in (1, 2, 3, 4, 5, 6, 9):
        for bad in (lambda i: False, lambda i: i < 3, lambda i: i < 12, lambda i: i % 2 == 0, lambda i: i > 20, lambda i: i % 7 < 3):
            run(f, n, bad)


def guarded(f):
    def g(n, bad):
        try:
            return f(n, bad)
        except LookupError as e:
            return -5 if e.__traceback__.tb_next else 5
    g.__name__ = f.__name__
    return g


for f in (guarded(between), guarded(cleaning)):
    for n in (2, 3, 4, 5, 6, 9):
        for bad in (lambda i: False, lambda i: i < 3, lambda i: i < 12, lambda i: i % 2 == 0, lambda i: i > 20):
            run(f, n, bad)
