# Raising, handling, context, finally, with, groups.
import sys

def f(kind):
    try:
        if kind == 0:
            return "returned"
        if kind == 1:
            raise ValueError("v")
        if kind == 2:
            1 / 0
        if kind == 3:
            [][1]
        if kind == 4:
            {}["missing"]
        if kind == 5:
            undefined_name
        if kind == 6:
            None.attribute
        if kind == 7:
            return later
            later = 1
    except (ValueError, ZeroDivisionError) as e:
        return repr(e)
    except LookupError as e:
        return "lookup " + repr(e)
    except NameError as e:
        return type(e).__name__ + ": " + str(e)
    else:
        return "else"
    finally:
        print("finally", kind)

for i in range(9):
    try:
        print(f(i))
    except AttributeError as e:
        print("escaped", e)

try:
    try:
        raise KeyError("first")
    except KeyError:
        raise ValueError("second")
except ValueError as e:
    print(repr(e.__context__), e.__cause__, e.__suppress_context__)
try:
    try:
        raise KeyError("first")
    except KeyError as k:
        raise ValueError("second") from k
except ValueError as e:
    print(repr(e.__cause__), e.__suppress_context__)
try:
    raise ValueError("x") from None
except ValueError as e:
    print(e.__cause__, e.__suppress_context__)

class Manager:
    def __init__(self, name, swallow=False):
        self.name = name
        self.swallow = swallow
    def __enter__(self):
        print("enter", self.name)
        return self
    def __exit__(self, kind, value, traceback):
        print("exit", self.name, kind and kind.__name__, value, traceback is not None)
        return self.swallow

with Manager("a") as a, Manager("b", True) as b:
    print(a.name, b.name)
    raise ValueError("in with")
try:
    with Manager("c"):
        raise KeyError("out of with")
except KeyError as e:
    print("caught", e)

def loop():
    for i in range(5):
        try:
            if i == 1:
                continue
            if i == 3:
                break
            print("body", i)
        finally:
            print("cleanup", i)
    else:
        print("no break")
    return i

print(loop())
try:
    raise
except RuntimeError as e:
    print(e)
for wrong in (1, "text", int):
    try:
        raise wrong
    except TypeError as e:
        print(e)
try:
    try:
        raise ValueError
    except 5:
        pass
except TypeError as e:
    print(e)

try:
    raise ExceptionGroup("group", [ValueError(1), TypeError(2), ExceptionGroup("inner", [KeyError(3), ValueError(4)])])
except* ValueError as g:
    print("values", [str(e) for e in g.exceptions])
except* KeyError as g:
    print("keys", g.message, len(g.exceptions))
except* TypeError as g:
    print("types", g.exceptions)
try:
    try:
        raise ExceptionGroup("g", [ValueError(1), OSError(2)])
    except* ValueError:
        pass
except ExceptionGroup as g:
    print(repr(g))

def traceback_lines(e):
    tb = e.__traceback__
    lines = []
    while tb is not None:
        lines.append((tb.tb_frame.f_code.co_name, tb.tb_lineno))
        tb = tb.tb_next
    return lines

def a1(): return b1()
def b1(): return c1()
def c1(): raise OSError("deep")
try:
    a1()
except OSError as e:
    print(traceback_lines(e))

class Custom(Exception):
    def __init__(self, code):
        super().__init__("custom", code)
        self.code = code

try:
    raise Custom(42)
except Custom as e:
    print(e.code, e.args, e)
assert True
try:
    assert 1 == 2, "message"
except AssertionError as e:
    print("assertion", e)

def deep(n):
    return deep(n + 1)
try:
    deep(0)
except RecursionError as e:
    print(e)
