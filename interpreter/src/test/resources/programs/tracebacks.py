def f(x):
    return x / 0
class K(Exception): pass
def g():
    try:
        f(1)
    except ZeroDivisionError as e:
        raise K("bad") from e
def h(a, b):
    y = (a +
         b["k"](3).foo)
    return y
def rec(n):
    return rec(n - 1) + 1
import sys
def show(fn):
    try:
        fn()
    except BaseException as e:
        e.add_note("note 1\nnote 2")
        sys.excepthook(type(e), e, e.__traceback__)
show(g)
show(lambda: h(1, {"k": lambda q: q}))
show(lambda: h(1, {}))
def ctx():
    try:
        [1][5]
    except IndexError:
        undefined_nam
undefined_name = 4
show(ctx)
class A:
    def foo(self): return self.blech
    bluch = 3
show(lambda: A().foo())
show(lambda: A().bluh)
def deep():
    def r(n): return r(n + 1)
    r(0)
def grp():
    raise ExceptionGroup("eg", [ValueError(1), TypeError("t"), ExceptionGroup("in", [KeyError("k")])])
show(grp)
def multi():
    return sum([1,
        2,
        "x"
    ])
show(multi)
def binop(): return 1 + 2 + "x" * 3 + [4]
show(binop)
def at(): return A().foo.bar(
    1)
show(at)
def sub():
    d = {"a": {"b": 1}}
    return d["a"]["c"]["e"]
show(sub)
def call():
    x = int("zz")
show(call)
def imp():
    from sys import pathh
show(imp)
def imp2():
    import nonexistent_mod
show(imp2)
def nm(): return math.pi
show(nm)
try:
    compile("x = (1,\ny = 2 3", "fn", "exec")
except SyntaxError as e:
    sys.excepthook(type(e), e, None)
show(lambda: (_ for _ in ()).throw(ValueError("gen")))
raise OSError(2, "nope", "file")
