# Unpacking, comprehensions, pattern matching, formatting, scopes, slices, walrus, globals.
a, (b, *c), d = 1, (2, 3, 4), 5
print(a, b, c, d)
*x, y = "hello"
print(x, y)
for bad, n in ((range(3), 2), ([1], 2)):
    try:
        p, q = bad
    except ValueError as e:
        print(e)
try:
    p, q = 5
except TypeError as e:
    print(e)
try:
    p, *q, r = [1]
except ValueError as e:
    print(e)
a, b = b, a
a, b, c = c, b, a
print(a, b, c)
print([i * j for i in range(4) if i % 2 for j in range(3)], {i: str(i) for i in range(3)}, {i % 3 for i in range(9)})
i = "outer"
print([i for i in range(3)], i)
def nested():
    return [[(i, j) for j in range(i)] for i in range(3)]
print(nested())
def classify(v):
    match v:
        case None:
            return "none"
        case True | False:
            return "bool"
        case int(n) if n > 100:
            return f"big {n}"
        case int() | float():
            return "number"
        case "a" | "b":
            return "letter"
        case str(s):
            return "str " + s
        case []:
            return "empty"
        case [one]:
            return f"one {one}"
        case [first, *rest] if rest:
            return f"first {first} rest {rest}"
        case {"type": "point", "x": x, **others}:
            return f"point {x} {others}"
        case {}:
            return "mapping"
        case Point(x=0, y=y0):
            return f"on y axis at {y0}"
        case Point(px, py):
            return f"point {px},{py}"
        case _:
            return "other"
class Point:
    __match_args__ = ("x", "y")
    def __init__(self, x, y):
        self.x, self.y = x, y
for v in (None, True, 7, 200, 1.5, "a", "xyz", [], [1], [1, 2, 3], (4, 5), {"type": "point", "x": 1, "z": 2}, {}, Point(0, 5), Point(1, 2), object, {1}):
    print(classify(v))
w = 3.14159
s = "str"
print(f"{w:.2f} {w!r:>10} {s!r} {s:^9}| {a=} {b = } {{}} {1 + 2} {'nested ' + f'{s}'} {w:{10}.{3}}")
print("%s %5d %-5s| %x %5.1f %%" % ("a", 42, "b", 255, 2.345), "{0} {name} {0!r}".format("z", name=1))
l = list(range(10))
print(l[2:5], l[::-2], l[-3:], l[:-7])
l[2:5] = ["x"]
del l[0], l[-2:]
print(l)
l[1] += "y"
print(l)
if (n := len(l)) > 3:
    print("long", n)
print(1 < 2 < 3, 1 < 3 < 2, not 0, 1 and 0, 0 or "x", 5 if n else 6, 3 in [1, 2, 3], "z" not in "abc", None is None, [] is not [])
counter = 0
def bump():
    global counter
    counter += 1
    return counter
print(bump(), bump(), counter)
class Scope:
    value = 1
    doubled = value * 2
    values = [v for v in range(3)]
    def method(self):
        return __class__.__name__
    del value
print(Scope.doubled, Scope.values, Scope().method(), hasattr(Scope, "value"))
def annotated(x: int, y: "str" = "d") -> float:
    z: int = 5
    return z
print(annotated(1), annotated.__annotations__, annotated.__defaults__, annotated.__name__, annotated.__qualname__)
total = 0
for i in range(3):
    for j in range(3):
        if j == 2:
            break
        if i == 1:
            continue
        total += i * 10 + j
    else:
        print("never")
else:
    print("else of for", total)
while total > 0:
    total -= 7
    if total < -100:
        break
else:
    print("else of while", total)
print((lambda x: (yield))(1).__class__.__name__, [*range(3), *"ab"], {**{"a": 1}, "b": 2}, (*[1], 2))
def swap(a, b, c):
    a, b, c = c, a, b
    return a, b, c
print([swap(i, i + 1, i + 2) for i in range(40)][-1])
def many(n):
    t = 0
    for i in range(n):
        if i % 3 == 0 and i % 5 == 0 or i == 7:
            t += i
        elif not i % 2:
            t -= 1
        t ^= i << 2
        t = t & 0xFFFF | 1
    return t
print(many(1000))
def mix(n):
    s = 0
    for i in range(n):
        v = i if i % 2 else i / 2
        s = s + v * 2 - (v // 3) + v ** 2 % 7
        if s > 1e6:
            s = -s
    return s
print(mix(500), type(mix(3)))
def big(n):
    r = 1
    for i in range(1, n):
        r = r * i
        if r > 10 ** 40:
            r = r // 10 ** 20
    return r
print(big(80), 1 << 48, (1 << 48) - 1 + 1, -(1 << 48) - 1, 281474976710655 * 281474976710655, 2 ** 63 - 1 + 1)
