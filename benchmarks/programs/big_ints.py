"""Integers beyond a machine word: factorials, Fibonacci numbers, modular powers and digits of pi."""


def factorial(n):
    result = 1
    for i in range(2, n + 1):
        result *= i
    return result


def fibonacci(n):
    a, b = 0, 1
    for _ in range(n):
        a, b = b, a + b
    return a


def pi_digits(n):
    """The first n digits of pi by Gibbons' unbounded spigot algorithm."""
    q, r, t, k, m, x = 1, 0, 1, 1, 3, 3
    digits = []
    while len(digits) < n:
        if 4 * q + r - t < m * t:
            digits.append(m)
            q, r, m = 10 * q, 10 * (r - m * t), (10 * (3 * q + r)) // t - 10 * m
        else:
            q, r, t, k, m, x = q * k, (2 * q + r) * x, t * x, k + 1, (q * (7 * k + 2) + r * x) // (t * x), x + 2
    return "".join(map(str, digits))


def is_probable_prime(n):
    """The Miller-Rabin test with the first twelve primes as bases."""
    bases = (2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37)
    if n < 41:
        return n in bases
    d, s = n - 1, 0
    while d % 2 == 0:
        d //= 2
        s += 1
    for base in bases:
        x = pow(base, d, n)
        if x in (1, n - 1):
            continue
        for _ in range(s - 1):
            x = x * x % n
            if x == n - 1:
                break
        else:
            return False
    return True


def integer_root(n):
    x = 1 << (n.bit_length() + 1) // 2
    while True:
        y = (x + n // x) // 2
        if y >= x:
            return x
        x = y


def gcd(a, b):
    while b:
        a, b = b, a % b
    return a


def xorshift(rounds):
    """A 64-bit generator, whose values straddle the limit of a machine word."""
    state = 88172645463325252
    for _ in range(rounds):
        state ^= state << 13 & 0xFFFFFFFFFFFFFFFF
        state ^= state >> 7
        state ^= state << 17 & 0xFFFFFFFFFFFFFFFF
    return state


def main():
    f = factorial(1000)
    print(len(str(f)), str(f)[:20], sum(map(int, str(f))))
    print(fibonacci(300), fibonacci(20_000) % 10 ** 18)
    print(pi_digits(600)[-40:])
    print([e for e in range(2, 260) if is_probable_prime(2 ** e - 1)])
    print(integer_root(2 * 10 ** 80), integer_root(factorial(60)))
    print(gcd(factorial(40), 2 ** 100 * 3 ** 5), pow(3, -1, 10 ** 20 + 39))
    print(xorshift(150_000))
    big = 2 ** 64
    print([x // -7 for x in (big, -big, big + 3)], [x % -7 for x in (big, -big, big + 3)])
    print(-big >> 3, -big & 0xFFFF0000FFFF, big | -3, ~big ^ 5, divmod(-big, 10 ** 9))
    print(big - big + 1, (big - 1) * (big + 1) == big * big - 1, big == float(big), big + 1 > 1e19)
    print(f"{big:,} {big:x} {-big:o}", int("zz" * 10, 36), hash(big) == hash(float(big)), big / 3)
    print((10 ** 20).bit_length(), int(1e20), big.to_bytes(9, "big"), int.from_bytes(b"\xff" * 9))


main()
