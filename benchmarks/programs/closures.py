"""Closures: shared cells, nonlocal, late binding, decorators, and functions as values."""


def counter(start=0, step=1):
    value = start

    def next_value():
        nonlocal value
        value += step
        return value

    def reset():
        nonlocal value
        value = start

    return next_value, reset


def compose(*functions):
    def composed(x):
        for function in functions:
            x = function(x)
        return x

    return composed


def memoize(function):
    results = {}

    def wrapper(*args):
        if args not in results:
            results[args] = function(*args)
        return results[args]

    wrapper.results = results
    return wrapper


def repeat(times):
    def decorate(function):
        def wrapper(*args, **kwargs):
            return [function(*args, **kwargs) for _ in range(times)]

        return wrapper

    return decorate


@memoize
def paths(rows, columns):
    if rows == 0 or columns == 0:
        return 1
    return paths(rows - 1, columns) + paths(rows, columns - 1)


@repeat(3)
def greet(name, *, greeting="hello"):
    return f"{greeting} {name}"


def late_binding():
    late = [lambda: i for i in range(4)]
    early = [lambda i=i: i for i in range(4)]
    return [f() for f in late], [f() for f in early]


def account(balance):
    history = []

    def apply(amount):
        nonlocal balance
        if balance + amount < 0:
            history.append("refused")
            return False
        balance += amount
        history.append(amount)
        return True

    return apply, lambda: balance, history


def main():
    first, reset_first = counter()
    second, _ = counter(100, -3)
    total = 0
    for i in range(300_000):
        total += first() + second()
        if i % 1000 == 999:
            reset_first()
    print(total, first(), second())

    pipeline = compose(lambda x: x + 1, lambda x: x * 2, lambda x: x % 1009, abs)
    value = 1
    for _ in range(150_000):
        value = pipeline(value)
    print(value)

    print(paths(16, 16), len(paths.results))
    print(greet("world"), greet("you", greeting="good day"))
    print(late_binding())
    apply, balance, history = account(50)
    print([apply(x) for x in (20, -100, -70, 5)], balance(), history)
    print(first.__name__, first.__closure__ is not None, first.__code__.co_freevars)
    print(list(map(compose(str, len), [1, 22, 333])))


main()
