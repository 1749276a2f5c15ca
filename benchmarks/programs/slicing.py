"""Slices of lists, tuples and strings with all sorts of bounds."""
def f(n):
    r = 0
    for i in range(n):
        l = list(range(9)); t = tuple(l); s = 'abcdefghi'
        a, b = i % 23 - 11, (i * 7) % 25 - 12
        for c in (l, t, s):
            r += len(c[a:b]) + len(c[:b]) + len(c[a:]) + len(c[:])
            x = c[a:b]
        l[a:b] = l[b:a] + l[:2]
        l[a:] = t[:b]
        l[:0] = l
        l[True:] = l[None:False]
        r = r * 31 % 1000003 + len(l)
    return r, l, x, l[b:] , t[5:2], t[2:5]
print(f(40)); print(f(3000))
class L(list): pass
print(L([1,2,3])[1:], type(L([1,2])[:1]).__name__)
try: [1][1.5:]
except TypeError as e: print(e)
