"""Operators where classes written in Python meet built-in sequences, and item assignment with one of its two methods."""


class Number:
    def __radd__(self, other):
        return 'radd'

    def __rmul__(self, other):
        return 'rmul'

    def __index__(self):
        return 2


class Refusing:
    def __radd__(self, other):
        return NotImplemented

    def __rmul__(self, other):
        return NotImplemented

    def __index__(self):
        return 2


class Own(list):
    def __mul__(self, other):
        return NotImplemented


class Plain(list):
    pass


class Setting:
    def __setitem__(self, i, v):
        pass


class Deleting:
    def __delitem__(self, i):
        pass


def repeat_in_place(a, b):
    a *= b
    return a


def extend_in_place(a, b):
    a += b
    return a


def delete(a, b):
    del a[1]


def store(a, b):
    a[1] = b


def attempt(f, a, b):
    try:
        return f(a, b)
    except (TypeError, AttributeError) as e:
        return f'{type(e).__name__}: {e}'


def main():
    operations = (lambda a, b: a * b, lambda a, b: b * a, lambda a, b: a + b, lambda a, b: b + a, repeat_in_place, extend_in_place)
    for f in operations:
        for make in (lambda: [1], lambda: (1,), lambda: 'a', lambda: b'a', lambda: bytearray(b'a'), lambda: Plain([2]), lambda: Own([3])):
            for other in (Number(), Refusing(), 2):
                results = [attempt(f, make(), other) for _ in range(20)]
                print(len(set(map(str, results))), results[-1], type(results[-1]).__name__)
    for f in (delete, store):
        for o in (Setting(), Deleting(), Number()):
            print([attempt(f, o, 1) for _ in range(20)][-1])


main()
