"""List, set and dictionary comprehensions, with conditions, nesting, scopes and unpacking."""


def primes_below(limit):
    composite = {m for n in range(2, int(limit ** 0.5) + 1) for m in range(n * n, limit, n)}
    return [n for n in range(2, limit) if n not in composite]


def pythagorean(limit):
    return [
        (a, b, c)
        for c in range(1, limit)
        for b in range(1, c)
        for a in range(1, b)
        if a * a + b * b == c * c
    ]


def transpose(rows):
    return [[row[i] for row in rows] for i in range(len(rows[0]))]


def word_lengths(text):
    return {word: len(word) for word in text.split() if not word.startswith("t")}


def invert(mapping):
    return {value: sorted(k for k, v in mapping.items() if v == value) for value in mapping.values()}


def squares(rounds):
    total = 0
    for r in range(rounds):
        total += sum([i * i + r for i in range(100) if i % 3 != r % 3])
    return total


def scopes():
    i = "outer"
    inner = [i for i in range(3)]
    functions = [lambda y, k=k: y + k + base for k, base in enumerate((10, 20, 30))]
    return i, inner, [f(1) for f in functions]


class Table:
    sizes = [2, 3]
    cells = [[0] * n for n in sizes]


def main():
    primes = primes_below(100_000)
    print(len(primes), primes[-3:])
    print(len(pythagorean(110)), pythagorean(30)[-2:])

    rows = [[r * 10 + c for c in range(6)] for r in range(4)]
    for _ in range(2001):
        rows = transpose(rows)
    print(rows)

    print(squares(10_000))
    text = "the cat sat on the mat and the dog ate the tart"
    lengths = word_lengths(text)
    print(lengths)
    print(invert(lengths))
    print(scopes(), Table.cells)
    print(sorted({x % 17 for x in range(0, 1000, 34 // 2 + 1)}))
    print({a: b for a, *b in ["one", "two", "six"]})
    print([y for x in range(6) if (y := x * x) > 5])
    print([[a, b] for a, b in zip("abc", range(3)) if b] or "none")


main()
