import dataclasses, inspect, importlib, importlib.util, marshal, tokenize, io, dis, functools, enum
from dataclasses import dataclass, field
@dataclass(order=True)
class P:
    x: int
    y: int = 3
    z: list = field(default_factory=list, compare=False)
print(P(1), P(1) < P(2), P(1)==P(1), dataclasses.asdict(P(1)), dataclasses.replace(P(1), x=5), dataclasses.fields(P)[0].name)
@dataclass(frozen=True, slots=True, kw_only=True)
class Q:
    a: int
    b: str = 'x'
q = Q(a=1); print(q, hash(q)==hash(Q(a=1)))
try: q.a = 3
except dataclasses.FrozenInstanceError as e: print(type(e).__name__, e)
try: Q(1)
except TypeError as e: print(e)
print(inspect.signature(P), inspect.signature(Q), inspect.signature(lambda a, /, b, *c, d=1, **e: 0))
def f(a: int, b=2, *args, c, **kw) -> str:
    "doc"
    return 'x'
print(inspect.signature(f), inspect.getdoc(f), inspect.getfullargspec(f))
print(inspect.getsource(f))
print(inspect.signature(f).bind(1, 2, 3, c=4, d=5))
print([n for n, v in inspect.getmembers(P, inspect.isfunction)])
print(inspect.isgeneratorfunction(f), inspect.iscoroutinefunction(f), inspect.ismodule(io), inspect.isclass(P))
print(inspect.signature(len), inspect.signature(print), inspect.signature(dict.get))
m = importlib.import_module('json.decoder'); print(m.__name__, m.__spec__.name, type(m.__loader__).__name__ != '')
print(importlib.util.find_spec('nope'), importlib.util.find_spec('re').name)
import sys, types
class F:
    @staticmethod
    def find_spec(name, path=None, target=None):
        if name == 'magic':
            return importlib.util.spec_from_loader(name, F)
    @staticmethod
    def create_module(spec): return None
    @staticmethod
    def exec_module(m): m.v = 42
sys.meta_path.insert(0, F)
import magic; print(magic.v, magic.__spec__.loader is F)
import colorsys; print(colorsys.__name__)
try: import nope
except ModuleNotFoundError as e: print(e)
sys.meta_path.remove(F)
for v in [None, True, 1, -5, 1<<70, -(1<<70), 1.5, 2j, 'abc', 'é\ud800', b'x', (1,2), [1,[2]], {1:2}, {1}, frozenset([1]), ..., StopIteration, slice(1,2,3)]:
    try: print(marshal.loads(marshal.dumps(v)))
    except Exception as e: print(type(e).__name__, e)
c = compile('x = [i for i in range(3)]', 'f', 'exec'); ns = {}; exec(marshal.loads(marshal.dumps(c)), ns); print(ns['x'])
try: marshal.dumps(object())
except ValueError as e: print(e)
src = '''# comment
def f(x,
      y):  # c
    """doc
    string"""
    if x: return y \\
        + 1

    # tail
    return f"{x!r:>{y}} {{}}" + t'{z}'
@d
class A: pass
x = 1; y = 2
async def g(): await z
'''
for tok in tokenize.generate_tokens(io.StringIO(src).readline): print(tuple(tok))
for tok in tokenize.tokenize(io.BytesIO('é = 1'.encode()).readline): print(tuple(tok))
print(tokenize.untokenize(list(tokenize.generate_tokens(io.StringIO(src).readline))) == src)
for text in ['', '\n', '#c', 'x', 'x\n#c', 'if x:\n  y', 'if x:\n  y\n#c\n  z\n', '(\n#c\n\n1)', '\f\nx', 'if 1:\n\tif 2:\n\t\tx\ny']:
    try: print(repr(text), [tuple(t) for t in tokenize.generate_tokens(io.StringIO(text, newline='').readline)])
    except Exception as e: print(type(e).__name__, e.args)
dis.dis(f)
@functools.singledispatch
def sd(x): return 'o'
@sd.register
def _(x: int): return 'i'
print(sd(1), sd('x'))
