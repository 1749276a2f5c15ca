"""Generators: pipelines, send, throw, close, yield from, and generator expressions."""

from itertools import chain, count, islice, takewhile


def primes():
    yield 2
    composites = {}
    for n in count(3, 2):
        step = composites.pop(n, None)
        if step is None:
            composites[n * n] = 2 * n
            yield n
        else:
            multiple = n + step
            while multiple in composites:
                multiple += step
            composites[multiple] = step


def running_average():
    total = 0
    number = 0
    average = None
    while True:
        value = yield average
        total += value
        number += 1
        average = total / number


def flatten(tree):
    if isinstance(tree, list):
        for branch in tree:
            yield from flatten(branch)
    else:
        yield tree


def nested(depth, width):
    if depth == 0:
        return width
    return [nested(depth - 1, i) for i in range(width)]


def guarded(log):
    try:
        while True:
            try:
                log.append((yield len(log)))
            except ValueError as error:
                log.append(f"caught {error}")
    finally:
        log.append("closed")


def delegating():
    result = yield from returning(3)
    yield f"inner returned {result}"


def returning(n):
    for i in range(n):
        yield i
    return n * n


def pairs(values):
    for value in values:
        yield value, value * value % 7


def main():
    print(sum(takewhile(lambda p: p < 200_000, primes())))
    print(list(islice(primes(), 12)))

    averages = running_average()
    next(averages)
    for i in range(200_000):
        average = averages.send(i * 31 % 101)
    print(f"{average:.9f}")

    print(sum(flatten(nested(5, 9))))
    print(sum(a * b for a, b in pairs(range(200_000)) if b))
    print(list(delegating()))

    log = []
    guard = guarded(log)
    next(guard)
    guard.send("one")
    guard.throw(ValueError("two"))
    guard.send("three")
    guard.close()
    print(log)
    try:
        guard.send("four")
    except StopIteration:
        print("exhausted")
    print(list(chain("ab", (c.upper() for c in "cd"), [1, 2])))
    print(next(iter(()), "empty"), list(zip(count(1), "xyz")))


main()
