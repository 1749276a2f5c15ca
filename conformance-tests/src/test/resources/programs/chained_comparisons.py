"""Chained comparisons, which swap operands that folded code holds back: a recording that meets one sees every instruction."""


def at_the_start_of_a_block(o, log):
    x = 1e15
    try:
        if len(log) == 100:
            pass
        else:
            if 0 < x < abs(o):
                pass
    except TypeError as e:
        log.append(e)
        return str(e)


def after_the_loop(n, o):
    found = 0
    for i in range(n):
        if i % 2:
            if 7 < i < len(o):
                found += 1
        elif n > i > found >= 1:
            found += 2
        else:
            found -= 1 < found < n
    return found


def main():
    log = []
    for _ in range(60):
        print(at_the_start_of_a_block(None, log), end=' ')
    print(len(log))
    for n in range(60):
        print(after_the_loop(n, range(n // 2)), end=' ')
    print()


main()
