"""Recursive functions: Hanoi, Ackermann, permutations, n queens, subsets and mutual recursion."""


def hanoi(n, source, target, spare, pegs):
    if n == 0:
        return 0
    moves = hanoi(n - 1, source, spare, target, pegs)
    pegs[target].append(pegs[source].pop())
    return moves + 1 + hanoi(n - 1, spare, target, source, pegs)


def ackermann(m, n):
    if m == 0:
        return n + 1
    if n == 0:
        return ackermann(m - 1, 1)
    return ackermann(m - 1, ackermann(m, n - 1))


def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


def permutations(items):
    if not items:
        return [[]]
    return [[first] + rest for i, first in enumerate(items) for rest in permutations(items[:i] + items[i + 1:])]


def queens(n, row=0, columns=0, rising=0, falling=0):
    if row == n:
        return 1
    solutions = 0
    for column in range(n):
        c, r, f = 1 << column, 1 << row + column, 1 << row - column + n
        if not (columns & c or rising & r or falling & f):
            solutions += queens(n, row + 1, columns | c, rising | r, falling | f)
    return solutions


def subsets_with_sum(values, target, chosen=()):
    if target == 0:
        return [chosen]
    if not values or target < 0:
        return []
    head, *tail = values
    return subsets_with_sum(tail, target - head, chosen + (head,)) + subsets_with_sum(tail, target, chosen)


def is_even(n):
    return True if n == 0 else is_odd(n - 1)


def is_odd(n):
    return False if n == 0 else is_even(n - 1)


def bottomless(n):
    return bottomless(n + 1) + 1


def main():
    pegs = {"a": list(range(16, 0, -1)), "b": [], "c": []}
    print(hanoi(16, "a", "c", "b", pegs), len(pegs["c"]), pegs["a"])
    print([ackermann(2, n) for n in range(6)], ackermann(3, 4))
    print(fib(24))
    orders = permutations(list(range(7)))
    print(len(orders), orders[1234], sum(1 for p in orders if all(p[i] != i for i in range(7))))
    print([queens(n) for n in range(1, 8)])
    print(subsets_with_sum([3, 34, 4, 12, 5, 2, 7, 9, 1], 20))
    print(is_even(400), is_odd(401), is_even(301))
    try:
        bottomless(0)
    except RecursionError:
        print("too deep")


main()
