# Instances of subclasses of built-in types keep their own attributes, however often the memory of others is used again.
import enum, gc


def subclass(base):
    class Sub(base):
        pass
    Sub.__name__ = 'Sub_' + base.__name__
    return Sub


class Pair(tuple):
    def __new__(cls, a, b):
        self = super().__new__(cls, (a, b))
        self.sum = a + b
        return self


class Named(int):
    def __new__(cls, value, name):
        self = super(Named, cls).__new__(cls, value)
        self.name = name
        return self


def fill(object, n):
    for i in range(n):
        setattr(object, 'a%d' % i, [str(i) * 3])
    return object


made = []
for base, arguments in ((int, (7,)), (int, (1 << 60,)), (int, (1 << 200,)), (float, (2.5,)), (complex, (1j,)), (str, ('text',)), (bytes, (b'bytes',)), (bytearray, (b'ba',)),
                        (tuple, ((1, 2),)), (list, ((1, 2),)), (dict, (((1, 2),),)), (set, ((1, 2),)), (frozenset, ((1, 2),)), (Exception, (1, 'x')), (object, ())):
    cls = subclass(base)
    made.append([fill(cls(*arguments), n) for n in (0, 1, 5, 20)])
class Slots(float):
    __slots__ = ('first', 'second')


slotted = []
for i in range(40):
    slotted.append(Slots(i / 4))
    slotted[-1].first, slotted[-1].second = [i], str(i) * 2
named = [Named(i, name) for i, name in enumerate(str(k) + '.' for k in range(40))]
pairs = [Pair(i, len(str(i))) for i in range(40)]
for _ in range(3):
    gc.collect()
    garbage = [(i, str(i), [i], {str(i): i}, Named(i, 'n')) for i in range(200)]
for row in made:
    name = type(row[0]).__name__
    print(name, '' if name == 'Sub_object' else repr(row[0]), [sorted(x.__dict__.items()) for x in row])
print([(int(x), x.name) for x in named])
print([(*x, x.sum) for x in pairs])
print([(x + 0, x.first, x.second) for x in slotted])


class Color(enum.IntFlag):
    RED = 1
    GREEN = 2
    BIG = 1 << 70


class Level(enum.IntEnum):
    LOW = 10
    HIGH = 20


gc.collect()
garbage = [Named(i, [i]) for i in range(500)]
print(list(Color), Color.RED | Color.BIG, Color(3).name, list(Level), Level(10).name, Level.HIGH.value, {Level.LOW: 'low'}[10])
import re
gc.collect()
garbage = [Named(i, [i]) for i in range(500)]
print(re.findall(r'(\w+)=(\d+)', 'a=1, bc=23'), re.compile('x', re.I | re.M).flags, re.IGNORECASE)
