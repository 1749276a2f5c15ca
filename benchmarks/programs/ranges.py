def total(start, stop, step):
    s = 0
    for i in range(start, stop, step):
        s += i
    return s


def main():
    found = set()
    for n in range(3000):
        # The numbers fit 49 bits, what follows them does not; then neither do.
        found.add(total(0, 300, 7) + total(2**47, 2**48 - 1, 2**46 - 5))
        found.add(total(n % 7, 2**60, 2**58))
        found.add(total(-2**40, 2**62, 2**61 - n % 3))
        found.add(total(2**62 + n % 5, -2**62, -2**60))
        found.add(sum([i for i in range(2**48 - 3, 2**48 + n % 4)]))
        found.add(len([i for i in range(-2**48 - n % 4, -2**48 + 2)]))
    print(len(found), sorted(found)[:20])


main()
