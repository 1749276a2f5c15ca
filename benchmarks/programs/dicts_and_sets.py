"""Dictionaries and sets: growth, deletion, order, views, merging and set algebra."""

from collections import Counter, defaultdict


def churn(rounds):
    table = {}
    for i in range(rounds):
        key = i * 7919 % 5003
        if key in table:
            del table[key]
        else:
            table[key] = i
    return len(table), sum(table), sum(table.values())


def group_by_remainder(limit, modulus):
    groups = defaultdict(list)
    for n in range(limit):
        groups[n * n % modulus].append(n)
    return groups


def reachable(edges, start):
    seen = {start}
    frontier = [start]
    while frontier:
        node = frontier.pop()
        for target in edges.get(node, ()):
            if target not in seen:
                seen.add(target)
                frontier.append(target)
    return seen


def order():
    d = dict(one=1, two=2, three=3)
    d["four"] = 4
    d["one"] = 11
    del d["two"]
    d["two"] = 22
    return list(d), d.pop("three"), d.popitem(), list(reversed(d))


def mixed_keys(rounds):
    table = {1: "int", "1": "str", (1, 2): "tuple", None: "none", 2.5: "float", frozenset((1, 2)): "set"}
    hits = 0
    for _ in range(rounds):
        for key in (1, 1.0, True, "1", (1, 2), (2, 1), None, 2.5, frozenset((2, 1)), "x"):
            if key in table:
                hits += len(table[key])
    return hits


def word_counts(text, rounds):
    counts = {}
    for _ in range(rounds):
        for letter in text:
            counts[letter] = counts.get(letter, 0) + 1
    return counts


def main():
    print(churn(400_000))
    groups = group_by_remainder(60_000, 11)
    print({k: len(v) for k, v in sorted(groups.items())})
    print(mixed_keys(20_000))
    edges = {n: [n * 3 % 10_007, n * n % 10_007] for n in range(10_007)}
    print(len(reachable(edges, 5)), sorted(reachable(edges, 10_006))[:5])
    print(order())
    print(word_counts("mississippi", 20_000))
    print(Counter("abracadabra").most_common(2))

    a = {n for n in range(60) if n % 2 == 0}
    b = {n for n in range(60) if n % 3 == 0}
    print(sorted(a & b), len(a | b), sorted(a ^ b)[:6], sorted(b - a)[:4])
    print(a >= {2, 4}, a.isdisjoint({1, 3}), {1, 2} < {1, 2, 3}, {1, 2} == frozenset((2, 1)))
    left, right = {"x": 1, "y": 2}, {"y": 20, "z": 30}
    print(left | right, sorted(left.keys() & right.keys()), {**right, **left})
    left.update(right, w=0)
    print(left, left.setdefault("v", 5), left.get("u"), left == dict(reversed(left.items())))
    try:
        for key in left:
            del left[key]
    except RuntimeError as error:
        print(error)
    try:
        {[]: 1}
    except TypeError:
        print("a list cannot be a key")


main()
