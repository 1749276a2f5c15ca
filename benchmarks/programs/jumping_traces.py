"""Traces that go round through jumps only; collections must happen in them, and paths change for good."""
import sys
def inner(xs, out):
    for x in xs:
        out = out * 3 % 65537 + x
    return out
def empty(n, xs):
    r = 1
    i = 0
    while i < n:
        i += 1
        r = inner(xs, r) + 1
        l = [i, r, (i, str(i))]
    return r, l
def flip(n):
    mode = 0
    r = 0
    for i in range(n):
        if i > n // 3: mode = 1
        if mode:
            r += len(str(i)) + len([i, i])
        else:
            r += 1
    return r
def nest(n):
    r = 0
    for i in range(n):
        for j in range(i % 3):
            for k in range(j):
                r += k + 1
        for j in ():
            r += 1
    return r
for n in (10, 5000, 60000):
    print(empty(n, list(range(40))) if n < 10000 else empty(n // 10, [1] * 30), empty(n, []), flip(n), nest(n))
