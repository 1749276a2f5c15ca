"""Arithmetic at the borders of the representations of ints, and on zeros."""
NUMBERS = (0, 1, -1, 3, -7, False, True, 2**47, -2**47, 2**48 - 1, 2**48, -2**48, -2**48 - 1, 2**53, 2**53 + 1, -2**53 - 1, 2**62, -2**62,
           2**63 - 1, -2**63, 2**63, 2**64, -2**64 - 1, 10**20, 0.0, -0.0, 0.5, -2.0, 1e300)


def attempt(f, a, b):
    try:
        return f(a, b)
    except (ZeroDivisionError, OverflowError, ValueError, TypeError, MemoryError) as e:
        return type(e).__name__


def rounds(f, a, b):
    for i in range(6):
        x = attempt(f, a, b)
    return x


for name, f in (("/", lambda a, b: a / b), ("//", lambda a, b: a // b), ("%", lambda a, b: a % b), ("divmod", divmod),
                ("+", lambda a, b: a + b), ("-", lambda a, b: a - b), ("*", lambda a, b: a * b), ("|", lambda a, b: a | b),
                ("^", lambda a, b: a ^ b), ("&", lambda a, b: a & b), ("<<", lambda a, b: a << (b & 67)), (">>", lambda a, b: a >> (b & 67)),
                ("**", lambda a, b: a ** (b & 3)), ("<", lambda a, b: a < b), ("==", lambda a, b: a == b), (">=", lambda a, b: a >= b)):
    for a in NUMBERS:
        print(name, a, [rounds(f, a, b) for b in NUMBERS])
