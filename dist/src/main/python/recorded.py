# Run once by the build to record what starts of the launcher need: imports, and a bit of everything that programs do,
# long enough for both compilers to be at work. What cannot be imported is not recorded.
import sys

for name in ("os", "collections", "functools", "itertools", "random", "re", "enum", "dataclasses", "contextlib", "json", "datetime",
             "typing", "argparse", "math", "time", "string", "operator", "copy", "io", "traceback"):
    try:
        __import__(name)
    except Exception:
        pass


class Point:
    def __init__(self, x, y=1):
        self.x = x
        self.y = y

    @property
    def norm(self):
        return self.x * self.x + self.y * self.y

    def __lt__(self, other):
        return self.norm < other.norm


def loops(n):
    total = 0
    counts = {}
    points = []
    for i in range(n):
        p = Point(i, y=i + 1)
        total += p.norm % 7
        counts[i % 10] = counts.get(i % 10, 0) + i
        if i % 100 == 0:
            points.append(p)
    points.sort()
    return total, sorted(counts.items(), key=lambda item: -item[1]), min(points).x


def generator(n):
    for i in range(n):
        yield i * 1.5


def fibonacci(n):
    return n if n < 2 else fibonacci(n - 1) + fibonacci(n - 2)


class Vector:
    __slots__ = ("x", "y")

    def __init__(self, x, y):
        self.x, self.y = x, y

    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y)

    def __eq__(self, other):
        return self.x == other.x and self.y == other.y

    def __getitem__(self, i):
        return (self.x, self.y)[i]

    def __len__(self):
        return 2

    def __iter__(self):
        yield self.x
        yield self.y

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        return False

    def __call__(self, n, *, scale=1):
        return n * scale + self.x

    @classmethod
    def zero(cls):
        return cls(0, 0)

    @staticmethod
    def twice(n):
        return n + n


class Named(Vector):
    kind = "named"

    def __init__(self, x, y, name="n", **rest):
        super().__init__(x, y)
        self.name = name
        self.__dict__.update(rest)

    def __repr__(self):
        return f"{type(self).__name__}({self.name!r}, {self.x:>5}, {self.y:.2f})"


def objects(n):
    v = Vector.zero()
    for i in range(n):
        v = v + Named(i, 1.5, "a", extra=i)
        x, y = v
        if v[0] != x or len(v) != 2 or v == Vector(1, 2) or not isinstance(v, Vector):
            raise AssertionError
        with v as w:
            w.y = Vector.twice(v(i, scale=2)) % 10
    return repr(Named(v.x, v.y, "z")), getattr(v, "z", None), hasattr(v, "x")


def containers(n):
    numbers = list(range(n))
    squares = [i * i for i in numbers if i % 3]
    unique = {i % 17 for i in squares} | set(numbers[:5]) | frozenset((1, 2))
    table = {str(i): i for i in numbers}
    nested = [[0] * 10 for _ in range(10)]
    for i, (a, b) in enumerate(zip(numbers, reversed(numbers))):
        nested[i % 10][a % 10] += b
        if i in unique and str(i) in table:
            table.setdefault(i, []).append(a)
        numbers[i] = -a
        unique.discard(i)
    first, *rest = numbers[1:9:2]
    numbers[2:5] = rest
    del numbers[0], table["1"]
    numbers.insert(0, numbers.pop())
    while len(numbers) > n // 2:
        numbers.pop()
    return (sum(map(sum, nested)), len(table), max(numbers, default=0), min(squares), sorted(unique, reverse=True)[:3], sum(i & 3 for i in numbers), first,
            any(i > 3 for i in numbers), all(numbers), list(filter(None, rest)), set(i % 5 for i in squares), tuple(i for i in rest), dict(zip("ab", rest)))


def generators(n):
    def counter():
        received = 0
        while True:
            received = (yield received) or received + 1

    def chain(*parts):
        for part in parts:
            yield from part

    c = counter()
    next(c)
    total = 0
    for i in range(n):
        total += c.send(i) + next(c)
    for i in chain(range(n), (j for j in range(n)), "ab"):
        total += len(str(i))
    c.close()
    return total, next(iter([]), None)


def texts(n):
    parts = []
    for i in range(n):
        word = "abc"[i % 3] * (i % 5) + str(i)
        if word.startswith("a") and not word.endswith("1") or "b" in word:
            parts.append("%s-%d" % (word, i))
        else:
            parts.append(f"{word.upper():<8}|{i:x}|{i / 3:8.3f}|{i!r}")
    text = "\n".join(parts)
    lines = [line.strip().replace("a", "é").split("|") for line in text.splitlines()]
    return len(text), text.count("b"), text.find("zz"), lines[-1], ord(text[0]), chr(8364), text[:5].encode("utf-8").decode(), "{:,} {}".format(n, 1j), bytes(3)


def numbers(n):
    a, b, x = 1, 0, 0.5
    for i in range(1, n):
        a = (a * 6364136223846793005 + i) % 2 ** 64
        b ^= a >> 33 & 0xFF | i << 2
        x = x * 1.5 - int(x) + i / n
        b += i // 7 - i % 7 if a < b or not i else -i
        divmod(i, 7)
    return a, b, round(x, 6), abs(-x), 3 ** 200 % 1000, int("123"), float("1e3"), pow(3, 100, 7), hash("a") == hash("a"), 1 + 2j, bool(a), ~a


def failures(n):
    caught = 0
    for i in range(n):
        try:
            try:
                if i % 4 == 0:
                    raise ValueError(f"no {i}")
                if i % 4 == 1:
                    [][i]
                if i % 4 == 2:
                    int("x")
                {}[i]
            finally:
                caught += 1
        except (ValueError, IndexError) as e:
            caught += len(str(e))
        except KeyError:
            caught -= 1
    for source in ("f(", "1 +", "Vektor", "[].apend", "len()", "texts(1, 2)", "1 + 'a'", "{}['a']", "import_missing.x", "(lambda: 1)(k=2)"):
        try:
            eval(source)
        except Exception as e:
            caught += len(f"{type(e)}{e}")
    try:
        from os import patth
    except ImportError as e:
        print(e)
    try:
        objects.missing
    except AttributeError:
        import traceback
        traceback.print_exc()
    try:
        recursive(0)
    except RecursionError:
        pass
    return caught


def recursive(n):
    return recursive(n + 1) + 1


def closures(n):
    total = 0

    def add(i, *rest, step=1, **named):
        nonlocal total
        total += i * step + len(rest) + len(named)
        return total

    for i in range(n):
        add(i)
        add(i, 1, 2, step=2)
        add(*(i, 2), **{"a": 1})
        (lambda z: z + i)(2)
    return total


def permutations(items):
    return [[a] + p for i, a in enumerate(items) for p in permutations(items[:i] + items[i + 1:])] if items else [[]]


def main(*args, **options):
    print(loops(20000), sum(generator(5000)), fibonacci(15), sep="\n")
    text = ", ".join(f"{i:03d}:{i / 7:.3f}" for i in range(20))
    print(text.upper().split(","), {c for c in text}, [*args], {**options})
    try:
        {}["missing"]
    except (KeyError, ValueError) as e:
        print(repr(e), 2 ** 100, 7 // 2, b"bytes"[1:3])
    with open(__file__, encoding="utf-8") as f:
        print(len(f.readlines()))
    match args:
        case [first, *_]:
            print(first)
    exec(compile("x = [i for i in range(3)]", "<string>", "exec"), {})


main(1, 2, a=3)
for size in (100, 3000, 3000):
    for part in objects, containers, generators, texts, numbers, failures, closures:
        print(part.__name__, str(part(size))[:200])
print(len(permutations(list(range(6)))))
print("done", file=sys.stderr)
