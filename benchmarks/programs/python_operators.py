# Operators of classes made in Python: followed by traces, with subclasses on the right, NotImplemented, in-place forms, comparisons, subscripts and exceptions.


class Vector:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y)

    def __sub__(self, other):
        if not isinstance(other, Vector):
            return NotImplemented
        return Vector(self.x - other.x, self.y - other.y)

    def __rsub__(self, other):
        return Vector(other - self.x, other - self.y)

    def __mul__(self, factor):
        return Vector(self.x * factor, self.y * factor)

    def __rmul__(self, factor):
        return self * factor

    def __matmul__(self, other):
        return self.x * other.x + self.y * other.y

    def __iadd__(self, other):
        if isinstance(other, int):
            return NotImplemented
        self.x += other.x
        self.y += other.y
        return self

    def __eq__(self, other):
        return isinstance(other, Vector) and self.x == other.x and self.y == other.y

    def __lt__(self, other):
        if not isinstance(other, Vector):
            return NotImplemented
        return self.x < other.x

    def __getitem__(self, index):
        if index == 0:
            return self.x
        if index == 1:
            return self.y
        raise IndexError("vector index " + str(index))

    def __repr__(self):
        return f"<{self.x} {self.y}>"


class Sub(Vector):
    def __radd__(self, other):
        return Vector(-1, -1)

    def __rmatmul__(self, other):
        return "reflected first"

    def __gt__(self, other):
        return "greater"


class Truthy:
    """Comparisons whose result is no bool."""

    def __init__(self, value):
        self.value = value

    def __lt__(self, other):
        return [self.value] if self.value < other.value else []

    def __ne__(self, other):
        return "" if self.value == other.value else "different"


class Left:
    def __init__(self, n):
        self.n = n

    def __truediv__(self, other):
        return NotImplemented if self.n % 3 == 0 else self.n

    def __pow__(self, other):
        return NotImplemented


class Right:
    def __rtruediv__(self, other):
        return -other.n


def arithmetic(n):
    total = Vector(0, 0)
    step = Vector(1, 0.5)
    dots = 0
    for i in range(n):
        total = total + step * 2 - step
        dots += total @ step
        if i % 100 == 0:
            total = 3 * total - Vector(i, i)
            total = 1000 - total
    return total, dots


def inplace(n):
    v = w = Vector(0, 0)
    for i in range(n):
        v += Vector(i, 1)
    return v, v is w


def compare(n):
    low = Vector(10, 0)
    below = equal = 0
    for i in range(n):
        v = Vector(i % 20, i % 3)
        if v < low:
            below += 1
        if v == low:
            equal += 1
        if low > v:
            below += 1
    return below, equal, Vector(1, 2) == 5, Vector(1, 2) != Vector(1, 2)


def items(n):
    v = Vector(3, 4)
    total = 0
    for i in range(n):
        total += v[i & 1] + v[0]
    return total


def mixed(n):
    kinds = [Vector(1, 2), Sub(3, 4), Vector(5, 6), Sub(7, 8)]
    out = []
    for i in range(n):
        a = kinds[i % 4]
        b = kinds[i // 4 % 4]
        out.append((a + b).x)
        out.append(str(a @ b))
        out.append(str(a < b))
    return len(out), out[-60:]


def truthy(n):
    count = 0
    values = [Truthy(i) for i in range(7)]
    last = None
    for i in range(n):
        a = values[i % 7]
        b = values[(i * 3) % 7]
        if a < b:
            count += 1
        if a != b:
            count += 10
        last = a < b
    return count, last


def not_implemented(n):
    total = 0
    right = Right()
    for i in range(n):
        total += Left(i) / right
    errors = set()
    for i in range(n):
        try:
            Left(i) ** 2
        except TypeError as e:
            errors.add(str(e))
        try:
            Vector(1, 2) < 3
        except TypeError as e:
            errors.add(str(e))
        try:
            v = Vector(1, 2)
            v += 3
        except AttributeError as e:
            errors.add(str(e))
        try:
            v = Vector(1, 2)
            v -= "a"
        except TypeError as e:
            errors.add(str(e))
    return total, sorted(errors)


def failing(n):
    v = Vector(1, 2)
    caught = 0
    for i in range(n):
        try:
            v[i % 3]
        except IndexError as e:
            caught += 1
            depth = 0
            tb = e.__traceback__
            while tb is not None:
                depth += 1
                tb = tb.tb_next
            caught += depth
    return caught


def changing(n):
    """The method is replaced while traces rely on it."""
    class Number:
        def __init__(self, n):
            self.n = n

        def __add__(self, other):
            return Number(self.n + other.n)

    total = Number(0)
    one = Number(1)
    for i in range(n):
        if i == n // 2:
            Number.__add__ = lambda self, other: Number(self.n + 100 * other.n)
        if i == n - 10:
            Number.__add__ = lambda self, *others: Number(self.n + 1_000_000 * len(others))
        total = total + one
    return total.n


class Deep:
    def __init__(self, n):
        self.n = n

    def __add__(self, other):
        return self.n if self.n == 0 else Deep(self.n - 1) + other

    def __eq__(self, other):
        return other == self


def generators(n):
    def vectors():
        v = Vector(0, 0)
        for i in range(n):
            v = v + Vector(1, i)
            yield v
    last = None
    for last in vectors():
        pass
    return last, sum((v @ v for v in vectors()))


print(arithmetic(3000))
print(inplace(3000))
print(compare(3000))
print(items(3000))
print(mixed(2000))
print(truthy(2000))
print(not_implemented(500))
print(failing(1500))
print(changing(3000))
print([Deep(i % 50) + 1 for i in range(300)][-1])
try:
    Deep(10 ** 9) + 1
except RecursionError as e:
    print(type(e).__name__, e)
try:
    Deep(1) == Deep(1)
except RecursionError as e:
    print(type(e).__name__, e)
print(generators(2000))
