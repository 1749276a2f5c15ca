# Generators, delegation, throw, close, and what they say about themselves.
def count(n):
    try:
        for i in range(n):
            received = yield i
            if received is not None:
                print("received", received)
    except KeyError as e:
        print("KeyError in generator", e)
        yield "after"
    finally:
        print("closing")
    return "result"

g = count(3)
print(next(g), g.send("hello"), g.gi_running, g.gi_suspended, g.gi_yieldfrom)
print(g.throw(KeyError("k")))
try:
    next(g)
except StopIteration as e:
    print("stopped with", e.value)
g = count(2)
next(g)
print(g.close())
print(list(g), g.gi_frame)

def delegate():
    r = yield from count(2)
    print("delegated", r)
    r = yield from [10, 20]
    print("from list", r)
    return 7

for x in delegate():
    print("item", x)
d = delegate()
next(d)
print(d.gi_yieldfrom is not None)
print(d.throw(KeyError("thrown through")))
d.close()

def bad():
    yield 1
    raise StopIteration

try:
    list(bad())
except RuntimeError as e:
    print(type(e.__cause__).__name__, e)

def stubborn():
    for i in range(2):
        try:
            yield 1
        except GeneratorExit:
            pass

s = stubborn()
next(s)
try:
    s.close()
except RuntimeError as e:
    print(e)
try:
    count(1).send(5)
except TypeError as e:
    print(e)

def reenter():
    yield next(me)

me = reenter()
try:
    next(me)
except ValueError as e:
    print(e)

def handled():
    try:
        raise ValueError("inner")
    except ValueError:
        yield 1
        import sys
        print(repr(sys.exception()))
        yield 2

try:
    raise KeyError("outer")
except KeyError:
    h = handled()
    print(next(h))
    import sys
    print(repr(sys.exception()))
print(repr(sys.exception()))
print(next(h))
print(repr(sys.exception()))

print(sum(x * x for x in range(10)), [*(i for i in "abc")], max((len(w) for w in ["a", "bbb"]), default=0))

def fib():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b

f = fib()
print([next(f) for _ in range(30)])

def tree(n):
    if n:
        yield from tree(n - 1)
        yield n
        yield from tree(n - 1)

print(list(tree(5)))
print(sum(tree(10)))
