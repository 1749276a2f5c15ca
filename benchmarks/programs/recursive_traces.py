# Recursion that traces follow by entering the trace of the function in a frame of its own: numbers, trees, mutual recursion, methods,
# closures, defaults, exceptions through many frames, and the limit of recursion.
import sys


def fib(n):
    if n < 2:
        return n
    return fib(n - 1) + fib(n - 2)


def even(n):
    return True if n == 0 else odd(n - 1)


def odd(n):
    return False if n == 0 else even(n - 1)


def make(depth, left=None, *, mark=0):
    if depth == 0:
        return (left, mark)
    return make(depth - 1, depth), make(depth - 1), depth


def count(tree):
    if len(tree) == 2:
        return 1 if tree[0] is None else tree[0]
    return count(tree[0]) + count(tree[1])


class Node:
    def __init__(self, key):
        self.key = key
        self.left = self.right = None

    def insert(self, key):
        if key < self.key:
            if self.left is None:
                self.left = Node(key)
            else:
                self.left.insert(key)
        elif self.right is None:
            self.right = Node(key)
        else:
            self.right.insert(key)

    def total(self):
        n = self.key
        if self.left is not None:
            n += self.left.total()
        if self.right is not None:
            n += self.right.total()
        return n

    def __len__(self):
        return 1 + (len(self.left) if self.left else 0) + (len(self.right) if self.right else 0)

    def height(self):
        return 1 + max(self.left.height() if self.left is not None else 0, self.right.height() if self.right is not None else 0)


def hanoi(n):
    moves = []

    def move(k, source, target, spare):
        nonlocal last
        if k == 0:
            return
        move(k - 1, source, spare, target)
        last = (source, target)
        moves.append(last)
        move(k - 1, spare, target, source)
    last = None
    move(n, "a", "c", "b")
    return len(moves), last, moves[:3]


def permutations(items, taken=()):
    if not items:
        return [taken]
    out = []
    for i in range(len(items)):
        out += permutations(items[:i] + items[i + 1:], taken + (items[i],))
    return out


def power(x, n):
    if n == 0:
        return 1
    half = power(x, n // 2)
    return half * half * (x if n & 1 else 1)


def fails(n, at):
    if n == at:
        raise ValueError(n)
    return 1 + fails(n - 1, at)


def caught(n):
    """Each level handles some of what comes through it."""
    if n == 0:
        raise KeyError("bottom")
    try:
        return caught(n - 1) + 1
    except KeyError:
        if n % 3 == 0:
            return 0
        raise


def finals(n, log):
    try:
        if n == 0:
            raise OSError("end")
        finals(n - 1, log)
    finally:
        log.append(n)


def changing(n):
    """The number becomes a float half way down."""
    return n if n < 1 else changing(n - 1 if n > 50 else n - 1.5) + n


def types(n):
    if n == 0:
        return 0
    below = types(n - 1)
    return below + (n if n % 7 else 0.5)


def limit(n):
    return limit(n + 1) + 1


def depth_reached():
    deepest = 0

    def down(n):
        nonlocal deepest
        deepest = n
        down(n + 1)
    try:
        down(0)
    except RecursionError as e:
        return deepest, str(e)


def flatten(x):
    if isinstance(x, list):
        for item in x:
            yield from flatten(item)
    else:
        yield x


def nested(n):
    return n if n == 0 else [nested(n - 1), n]


print([fib(n) for n in range(22)])
print(even(400), odd(401), [even(n) for n in range(300)].count(True))
print(count(make(10)), make(2))
root = Node(500)
for i in range(700):
    root.insert(i * 7919 % 1009)
print(root.total(), len(root), root.height())
print(hanoi(10))
print(len(permutations([1, 2, 3, 4, 5, 6])), permutations("abc"))
print([power(3, n) % 1000007 for n in range(0, 300, 13)], power(2.0, 100))
for at in (0, 1, 50, 199):
    for _ in range(30):
        try:
            fails(200, at)
        except ValueError as e:
            depth = 0
            tb = e.__traceback__
            while tb is not None:
                depth += 1
                tb = tb.tb_next
    print(at, depth)
print([caught(n) for n in range(1, 40) if n % 3 == 0], end=" ")
for n in (1, 2):
    try:
        caught(n)
    except KeyError as e:
        print(repr(e))
for _ in range(60):
    log = []
    try:
        finals(30, log)
    except OSError:
        log.append("out")
print(log)
print([changing(n) for n in range(40, 60)], types(60))
for _ in range(5):
    try:
        limit(0)
    except RecursionError as e:
        message = str(e)
print(message, {depth_reached() for _ in range(60)})
print(sum(1 for _ in flatten(nested(60))), list(flatten([1, [2, [3, [4]], 5]])))
print(fib(18), fib(True), fib(15.0))
