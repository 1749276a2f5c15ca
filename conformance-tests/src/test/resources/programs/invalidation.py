"""Loops whose assumptions break again and again, and loops that hardly run before they are left: results stay right, and new traces are made."""

class C:
    def f(self):
        return 1


def loop(n, c):
    s = 0
    for i in range(n):
        s += c.f()
    return s


c = C()
for r in range(20):
    for k in range(40):
        loop(300, c)
    print(r, loop(3, c), loop(1000, c))
    C.f = lambda self, r=r: r


def short(values, n):
    s = 0
    for k in range(n):
        for v in values:
            s += v if v > 2 else -v
    return s


def pieces(text):
    out = []
    for word in text.split():
        match word:
            case "a" | "b":
                out.append(1)
            case [x, y]:
                out.append(2)
            case str():
                out.append(3 if word[0] == "c" else 4)
    return sum(out)


def changing(n):
    total = 0
    for i in range(n):
        x = (i, float(i), str(i), [i])[i % 4]
        total += len(x) if i % 4 > 1 else int(x)
    return total


for r in range(30):
    print(short((), 400), short((3,), 400), short((1, 5), 400), pieces("a b cc d e " * 30), changing(400))
