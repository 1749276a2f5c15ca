import sys
e = OSError(2, "No", "f"); print(type(e), e, e.errno, e.strerror, e.filename, e.args, repr(e))
e = OSError(2, "No", "f", None, "g"); print(e, e.filename2)
print(repr(OSError("x")), str(OSError(1, 2)), OSError(13,'x').__class__, BlockingIOError(11, "a", 3).characters_written)
print(str(KeyError("a")), str(KeyError("a", "b")), repr(KeyError(1)), KeyError().args)
print(StopIteration(3).value, StopIteration().value, SystemExit(4).code, SystemExit(1, 2).code)
print(UnicodeDecodeError("utf8", b"abc", 0, 1, "r"), UnicodeEncodeError("ascii", "a\u1234", 1, 2, "r"), UnicodeTranslateError("abc", 0, 2, "r"))
try: b"\xff".decode("utf-8")
except UnicodeDecodeError as e: print(e, e.encoding, e.object, e.start, e.end, e.reason)
try: "\u1234".encode("ascii")
except UnicodeEncodeError as e: print(e, e.encoding, e.object, e.start, e.end, e.reason)
e = ImportError("m", name="n", path="p"); print(e, e.name, e.path, e.msg, repr(e))
e = AttributeError("m", name="n", obj=3); print(e, e.name, e.obj)
e = NameError("m", name="n"); print(e, e.name)
e = SyntaxError("msg", ("fn", 1, 2, "text", 1, 4)); print(e, e.filename, e.lineno, e.offset, e.text, e.end_lineno, e.end_offset, e.args, repr(e))
g = ExceptionGroup("m", [ValueError(1), TypeError(2)])
print(g, repr(g), g.message, g.exceptions, g.split(ValueError), g.subgroup(TypeError), g.subgroup(KeyError))
print(type(BaseExceptionGroup("m", [ValueError()])), type(BaseExceptionGroup("m", [KeyboardInterrupt()])))
for f in (lambda: ExceptionGroup("m", []), lambda: ExceptionGroup(1, [ValueError()]), lambda: ExceptionGroup("m", [1]), lambda: ExceptionGroup("m", [KeyboardInterrupt()]), lambda: ValueError(a=1), lambda: BaseException.__new__(int)):
    try: f()
    except Exception as e: print(type(e), e)
try:
    try: raise ValueError("a")
    except* ValueError as eg: print(eg, eg.exceptions); raise KeyError("z")
except BaseException as e: print(repr(e), repr(e.__context__), repr(e.__cause__))
try:
    try: 1/0
    except ZeroDivisionError as a: raise KeyError(1) from None
except KeyError as e: print(e.__cause__, repr(e.__context__), e.__suppress_context__)
e = ValueError(1, 2); e.x = 5; print(e.__reduce__(), e.__dict__)
e.add_note("q"); print(e.__notes__)
try: e.add_note(3)
except TypeError as x: print(x)
try: raise 3
except TypeError as x: print(x)
try: raise ValueError from 3
except TypeError as x: print(x)
class E(Exception):
    def __init__(self, a, b): self.a = a
print(repr(E(1, b=2)), E(1, 2).args)
class E2(OSError):
    def __init__(self, *a, **k): super().__init__(*a)
print(E2(1, "x", "f").errno, E2(2, "x"))
print(ValueError.__mro__, ExceptionGroup.__mro__, issubclass(TimeoutError, OSError), IOError is OSError)
t = None
try: 1/0
except Exception as e: t = e.__traceback__
print(t.tb_lineno, t.tb_next, t.tb_frame.f_code.co_name, type(t))
print(ValueError().with_traceback(t).__traceback__ is t)
def fin():
    try: return 1
    finally: print("fin")
print(fin(), sys.exception())
def ex():
    try: raise ValueError(1)
    except ValueError:
        print(repr(sys.exception()))
        try: raise KeyError(2)
        except KeyError: print(repr(sys.exception()), repr(sys.exception().__context__))
        print(repr(sys.exception()))
ex()
try: raise StopIteration(7)
except StopIteration as e: print(e.value)
class NotExc: pass
try:
    try: 1/0
    except NotExc: pass
except TypeError as e: print(e)
