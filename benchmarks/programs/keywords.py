"""Calls with keywords at places that see many kinds of callables."""


def plain(a, b=2, c=3):
    return a, b, c


def only(a, *, k=4, m=5):
    return a, k, m


def required(a, *, k):
    return a, k


def positional(a, b, /, c=7):
    return a, b, c


def star(a, *rest, k=0, **more):
    return a, rest, k, sorted(more.items())


def produce(n, start=0):
    for i in range(start, n):
        yield i


class Thing:
    def __init__(self, x=1, *, y=2):
        self.x, self.y = x, y

    def method(self, a, b=10, c=20):
        return self.x, a, b, c

    @classmethod
    def make(cls, x=5, y=6):
        return cls(x, y=y)


class Callable:
    def __call__(self, *args, **named):
        return args, named


def attempt(function, *args):
    try:
        return function(*args)
    except TypeError as e:
        return str(e)


def main():
    results = []
    thing = Thing(y=3)
    for i in range(60):
        results.append((plain(1, c=i), plain(a=i), plain(c=1, a=2, b=i), plain(i, b=5)))
        results.append((only(1, k=i, m=2), only(a=i, k=1), required(1, k=i), positional(1, 2, c=i)))
        results.append((star(1, 2, k=i), star(a=1, z=i, b=2), list(produce(n=3)), list(produce(4, start=i % 4))))
        made = Thing.make(y=i)
        results.append((made.x, made.y, thing.method(1, c=i), thing.method(b=i, a=0), Thing(x=i, y=1).x))
        bound = thing.method
        results.append((bound(1, c=2), Callable()(1, k=i), sorted([3, 1, 2], reverse=i % 2 == 0), dict(a=i), int("11", base=2 + i % 3)))
        for function in (plain, only, star, Callable()):
            results.append(function(i, k=1) if function is not plain else function(i, b=1))
        results.append([attempt(lambda: plain(1, a=2)), attempt(lambda: plain(b=1)), attempt(lambda: positional(a=1, b=2)),
                        attempt(lambda: required(1, j=2)), attempt(lambda: plain(1, d=2)), attempt(lambda: only(1, 2, k=3))])
        if i == 40:
            plain.__defaults__ = (8, 9)
            only.__kwdefaults__ = {"k": 11, "m": 12}
            Thing.method = lambda self, a, b=0, c=0: ("replaced", a, b, c)
        if i == 50:
            plain.__code__ = (lambda a, c=1, b=2: ("new", a, c, b)).__code__
    for line in results:
        print(line)


main()
