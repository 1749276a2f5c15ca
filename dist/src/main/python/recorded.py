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
print("done", file=sys.stderr)
