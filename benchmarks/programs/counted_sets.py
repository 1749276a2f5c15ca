# Sets of which only the length is asked.


def different(numbers, step):
    return len(set(n % step for n in numbers))


def mixed(numbers):
    return len(set(n > 2 if n % 2 else n for n in numbers)), len(set(n / 2 for n in numbers)), len(set(str(n % 3) for n in numbers))


def large(numbers):
    return len(set(n * 2**44 for n in numbers)), len(set(n << 70 for n in numbers)), len(set(n * 2**44 // 2**44 for n in numbers))


def pairs(numbers, other):
    return len(set(n + 1 for n in numbers)) == len(set(n - 1 for n in other)) == len(numbers)


def kept(numbers):
    found = set(n % 5 for n in numbers)
    return len(found), sorted(found), len(set(n for n in numbers) - found), len(list(set(n % 3 for n in numbers)))


def failing(numbers, at):
    return len(set(10 // (n - at) for n in numbers))


def joined(left, right, n):
    both = left + right
    both[n:] = both[n + 1:] + both[n:n + 1]
    return both, left + [], [] + right, [] + []


def rebound(numbers, len=lambda s: sorted(s)):
    return len(set(n % 4 for n in numbers))


def main():
    numbers = list(range(8))
    seen = []
    for i in range(3000):
        size = 8 if i % 1000 else i % 7
        part = numbers[:size] if i % 500 else list(range(20))
        result = (different(part, 1 + i % 6), mixed(part), large(part), pairs(part, part[1:] if i % 3 == 0 else part), kept(part), rebound(part),
                  joined(part, numbers, i % 5))
        try:
            result += (failing(part, i % 16),)
        except ZeroDivisionError as e:
            result += (str(e),)
        if result not in seen:
            seen.append(result)
    for result in seen:
        print(result)
    print(len(seen))


main()
