import typing
T=typing.TypeVar('T'); 
print(T.evaluate_default, T.evaluate_bound, T.evaluate_constraints)
U=typing.TypeVar('U', bound=int, default=bool)
print(U.evaluate_default, U.evaluate_bound, U.evaluate_constraints, U.evaluate_bound(1), U.evaluate_bound(4), type(U.evaluate_bound))
V=typing.TypeVar('V', int, str)
print(V.evaluate_constraints(4), V.__constraints__, V.__bound__)
print(U.__reduce__(), T.__module__)
A=typing.TypeAliasType('A', list[T], type_params=(T,))
print(A, A.__value__, A.__module__, A.__parameters__, A[int], A.__reduce__(), A.evaluate_value(4), A[int].__parameters__, A[int].__value__)
for f in [lambda: typing.TypeVar('T', int), lambda: typing.TypeVar('T', int,str,bound=int), lambda: typing.TypeVar('T',covariant=True,contravariant=True), lambda: typing.TypeVar(1), lambda:typing.TypeVar('T',covariant=True,infer_variance=True), lambda: typing.TypeAliasType('A', int)[int], lambda: typing.TypeAliasType('A', int, type_params=[1]),lambda: typing.TypeAliasType('A', int, type_params=(1,)), lambda: typing.TypeAliasType('A', int, type_params=(U,T)), lambda: type('X',(T,),{}), lambda: typing.ParamSpec('P',bound=1), lambda: typing.TypeVar('T',bound=1), lambda: typing.Generic[int], lambda: typing.List[T][int,str], lambda: typing.Dict[T,U][int]]:
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
P=typing.ParamSpec('P'); print(P, P.args, P.kwargs, P.args==P.args, P.args.__origin__, P|int, T|int, int|T, 'x'|T, T|None)
Ts=typing.TypeVarTuple('Ts'); print(Ts, list(Ts), Ts.has_default(), Ts.__default__)
class A[T, *Ts, **P]: pass
print(A.__type_params__, A.__orig_bases__, A.__parameters__, A[int, str, bool, [int]], A.__mro__)
class B[T: int, U: (int, str), V = bool]:
    def f[X](self, a: T, b: X) -> X: return b
print(B.__type_params__, B.__type_params__[0].__bound__, B.__type_params__[1].__constraints__, B.__type_params__[2].__default__, B.f.__type_params__, B.__type_params__[0].__module__)
print(B[int,str], B[bool,int,float]().f(1,2))
type L[T] = list[T] | None
print(L, L.__value__, L[int], L.__type_params__, L.__module__, L | int, type(L))
type R = int | R2
try: R.__value__
except NameError as e: print(e)
R2 = str
print(R.__value__)
def g[T](x: T) -> T: return x
print(g.__annotations__, g(1), typing.get_type_hints(g))
class C(typing.Generic[T]): pass
print(C[int], C.__parameters__, C[int].__args__, C[T][str])
try: C[int,str]
except TypeError as e: print(e)
@typing.runtime_checkable
class Pr(typing.Protocol):
    def meth(self) -> int: ...
class Im:
    def meth(self): return 1
print(isinstance(Im(), Pr), isinstance(1, Pr), issubclass(Im, Pr))
class NT(typing.NamedTuple):
    a: int
    b: str = 'x'
print(NT(1), NT._fields, NT._field_defaults, NT.__annotations__)
class TD(typing.TypedDict, total=False):
    a: int
    b: typing.Required[str]
print(TD(a=1,b='x'), TD.__required_keys__, TD.__optional_keys__)
print(typing.Optional[int], typing.Union[int,str,None], typing.Literal[1,'a'], typing.Callable[[int],str], typing.Annotated[int,'x'], typing.Any, typing.ClassVar[int], typing.Final[int])
print(typing.get_origin(typing.List[int]), typing.get_args(typing.Dict[int,str]), typing.cast(int,'x'))
print(typing.get_type_hints(NT), typing.Tuple[int,...], typing.Type[int], typing.Concatenate[int,P])
print(typing.Callable[P,int][[int,str]])
print(typing.NewType('N',int)(3))
print(repr(typing.NoDefault), type(typing.NoDefault), typing.TypeVarTuple)
import annotationlib
def h(a: undefined, b: int = 3): pass
print(annotationlib.get_annotations(h, format=annotationlib.Format.STRING))
try: h.__annotations__
except NameError as e: print(e)
class Z:
    x: int
    y: List2[Z]
print(annotationlib.get_annotations(Z, format=annotationlib.Format.STRING))
