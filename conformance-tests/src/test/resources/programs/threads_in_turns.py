# Threads that compute take turns at safepoints; nothing that one does may show in another.
import sys, threading
from concurrent.futures import ThreadPoolExecutor


class Point:
    z = 'class'

    def __init__(self, x):
        self.x = x
        self.y = [x]
        self.z = (x,)

    def get(self):
        return self.x

    @property
    def first(self):
        return self.y[0]


class Key(Point):
    def __add__(self, other):
        return Key(self.x + other.x)

    def __eq__(self, other):
        return isinstance(other, Point) and self.x == other.x

    def __hash__(self):
        return hash(self.x)

    def __lt__(self, other):
        return self.x < other.x


def attributes():
    total = 0
    for i in range(600):
        p, q = Point(i), Key(i)
        assert (p.x, p.y, p.z, q.get(), q.first, Point.z) == (i, [i], (i,), i, i, 'class'), (i, p.__dict__)
        total += p.get() + (q + q).x
    return total


def classes():
    result = []
    for i in range(20):
        class A:
            a = i

            def __init__(self, v):
                self.v = v

            def m(self):
                return self.a + self.v

        class B(A):
            def m(self):
                return super().m() + 1
        o = B(i)
        assert o.m() == 2 * i + 1
        A.a = 7
        result.append(o.m())
    return sum(result)


def count(n):
    for i in range(n):
        yield i


def generators():
    def delegate(n):
        yield from count(n)
    return sum(count(500)) + sum(x for x in delegate(400)) + len([*map(lambda v: v + 1, count(300))])


def dicts():
    d = {}
    for i in range(400):
        d[Key(i)] = i
        d[str(i)] = [i]
        d[-i - 1] = (i, str(i))
    assert all(d[Key(i)] == i and d[str(i)] == [i] and d[-i - 1][1] == str(i) for i in range(400))
    return len(d)


def sorting():
    keys = sorted(Key(i * 797 % 211) for i in range(211))
    assert [k.x for k in keys] == list(range(211))
    return max(keys, key=lambda k: -k.x).x


def allocating():
    made = [{'a': [i], 'b': str(i)} for i in range(3000)]
    assert all(d['a'][0] == i and d['b'] == str(i) for i, d in enumerate(made))
    return sum(len(d['b']) for d in made)


def exceptions():
    caught = 0
    for i in range(300):
        try:
            try:
                raise KeyError(i)
            except KeyError as e:
                assert e.args == (i,)
                raise ValueError(str(i)) from e
        except ValueError as e:
            assert e.args == (str(i),) and e.__cause__.args == (i,)
            caught += 1
    return caught


lock, rlock, total = threading.Lock(), threading.RLock(), 0


def locks():
    global total
    for _ in range(500):
        with lock:
            total += 1
        with rlock, rlock:
            pass
    return 0


parts = [attributes, classes, generators, dicts, sorting, allocating, exceptions, locks]
found = {part: set() for part in parts}


def run(k):
    for i in range(len(parts)):
        part = parts[(i + k) % len(parts)]
        found[part].add(part())


before = sys.getswitchinterval()
sys.setswitchinterval(1e-5)
threads = [threading.Thread(target=run, args=(k,)) for k in range(4)]
for t in threads:
    t.start()
for t in threads:
    t.join()
with ThreadPoolExecutor(3) as executor:
    list(executor.map(run, range(4)))
sys.setswitchinterval(before)
print([(part.__name__, found[part]) for part in parts], total)
