"""Sorting: library sorts with keys and stability, and classic sorts written by hand."""

from functools import cmp_to_key
from operator import attrgetter, itemgetter


def numbers(n, seed=12345):
    """Pseudo-random integers from a linear congruential generator."""
    values = []
    for _ in range(n):
        seed = (seed * 1103515245 + 12345) % 2147483648
        values.append(seed // 65536 % 10_000)
    return values


def insertion_sort(values):
    for i in range(1, len(values)):
        value = values[i]
        j = i
        while j > 0 and values[j - 1] > value:
            values[j] = values[j - 1]
            j -= 1
        values[j] = value
    return values


def quick_sort(values):
    if len(values) < 2:
        return values
    pivot = values[len(values) // 2]
    below = [v for v in values if v < pivot]
    equal = [v for v in values if v == pivot]
    above = [v for v in values if v > pivot]
    return quick_sort(below) + equal + quick_sort(above)


def merge_sort(values):
    if len(values) < 2:
        return values
    middle = len(values) // 2
    left, right = merge_sort(values[:middle]), merge_sort(values[middle:])
    merged = []
    i = j = 0
    while i < len(left) and j < len(right):
        if right[j] < left[i]:
            merged.append(right[j])
            j += 1
        else:
            merged.append(left[i])
            i += 1
    return merged + left[i:] + right[j:]


class Person:
    def __init__(self, name, age):
        self.name = name
        self.age = age

    def __repr__(self):
        return f"{self.name}:{self.age}"


def main():
    values = numbers(20_000)
    expected = sorted(values)
    print(expected[:5], expected[-3:], sum(values))
    print(quick_sort(values) == expected, merge_sort(values) == expected)
    print(insertion_sort(values[:900]) == sorted(values[:900]))
    print(sorted(values, reverse=True) == expected[::-1])

    pairs = list(zip(values, range(len(values))))
    pairs.sort(key=itemgetter(0))
    print(pairs == sorted(pairs), pairs[:3])
    pairs.sort(key=lambda p: p[0] % 10, reverse=True)
    print(pairs[:3], pairs[-1])

    people = [Person("Ann", 31), Person("bob", 25), Person("Cid", 31), Person("dee", 25), Person("Eve", 40)]
    print(sorted(people, key=attrgetter("age")))
    print(sorted(people, key=lambda p: (-p.age, p.name.lower()), reverse=True))
    print(sorted(people, key=cmp_to_key(lambda a, b: (a.name > b.name) - (a.name < b.name))))
    words = "the quick brown fox jumps over a lazy dog".split()
    print(sorted(words, key=len), sorted(words, key=lambda w: w[::-1]))
    print(sorted([3.5, True, -1, 2 ** 70, 0.0]), sorted("hello"), max(words, key=len), min(people, key=attrgetter("age")))
    try:
        sorted([1, "one"])
    except TypeError as error:
        print(error)


main()
