"""Exceptions that leave functions called by built-ins, from frames that recordings do not follow: what was executed is not executed again."""

calls = []


class Checked:
    def __call__(self, n, *, bad):
        calls.append(n)
        if bad:
            raise ValueError(n)
        return n


class Key:
    def __init__(self, n, bad):
        self.n = n
        self.bad = bad

    def __lt__(self, other):
        return checked(self.n, bad=self.bad) < other.n


checked = Checked()


def mapped(n, bad):
    return len(list(map(lambda x: checked(x, bad=bad), range(n))))


def filtered(n, bad):
    return len([x for x in filter(lambda x: checked(x, bad=bad) >= 0, range(n))])


def ordered(n, bad):
    return len(sorted(range(n), key=lambda x: checked(x, bad=bad)))


def smallest(n, bad):
    return min([Key(x, bad) for x in range(n + 1)]).n


def summed(n, bad):
    return sum(checked(x, bad=bad) for x in range(n))


def reraised(n, bad):
    def one(x):
        try:
            return checked(x, bad=bad)
        finally:
            calls.append("finally")
    return len(tuple(map(one, range(n))))


def run(f, n, bad):
    seen = {}
    for i in range(40):
        try:
            result = f(n, bad(i))
        except ValueError as e:
            result = repr(e)
        key = (result, tuple(calls))
        seen[key] = seen.get(key, 0) + 1
        calls.clear()
    print(f.__name__, n, *sorted(map(repr, seen.items())), sep="\n    ")


# A recording has to meet the exception: whatever round it begins in, one of these raises there, and is new then.
patterns = [lambda i, k=k, m=m: i % m == k for m in (2, 7) for k in range(m)] + [lambda i, n=n: i < n for n in (0, 3, 12, 40)]
for function in mapped, filtered, ordered, smallest, summed, reraised:
    for n in 1, 3:
        for pattern in patterns:
            run(function, n, pattern)
