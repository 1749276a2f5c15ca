"""Tracebacks of exceptions that are raised again: a bare raise adds nothing to them, raise e and raise e from f do."""


def lines(e):
    s = type(e).__name__
    t = e.__traceback__
    while t:
        s += f' {t.tb_frame.f_code.co_name}:{t.tb_lineno}'
        t = t.tb_next
    return s


def recursive(n):
    try:
        if n == 0:
            raise ValueError
        recursive(n - 1)
    except ValueError:
        raise


def uncaught():
    try:
        raise ValueError
    except KeyError:
        pass


def through_finally():
    try:
        raise ValueError
    finally: pass


def named():
    try:
        raise ValueError
    except ValueError as e:
        raise e


def recursive_from(n):
    try:
        if n == 0:
            raise ValueError
        recursive_from(n - 1)
    except ValueError as e:
        if n == 4:
            raise KeyError from e
        raise


def twice():
    try:
        raise ValueError
    except ValueError as e:
        try:
            raise
        except ValueError:
            raise


def elsewhere():
    try:
        raise ValueError
    except ValueError as e:
        bare()


def bare():
    raise


def in_exit():
    with Raising():
        raise ValueError


class Raising:
    def __enter__(self):
        pass
    def __exit__(self, *a):
        if a[1]:
            raise


def generator():
    try:
        yield 1
    except ValueError:
        raise


def thrown():
    g = generator()
    next(g)
    g.throw(ValueError)


for _ in range(20):
    for q in (lambda: recursive(2), uncaught, through_finally, named, lambda: recursive_from(5), twice, elsewhere, in_exit, thrown):
        try:
            q()
        except Exception as e:
            print(lines(e), e.__context__ and lines(e.__context__))


def kinds(e):
    return [type(x).__name__ if x is not None else None for x in (e, e.__cause__, e.__context__)]


def handling():
    try:
        raise KeyError
    except KeyError:
        try:
            yield 1
        except ValueError as e:
            yield kinds(e)
        yield 2


def delegating():
    try:
        raise IndexError
    except IndexError:
        yield from handling()


def idle():
    yield 1


def thrown_from_a_handler(advance):
    generator = idle()
    for _ in range(advance):
        next(generator, None)
    try:
        raise ZeroDivisionError
    except ZeroDivisionError:
        try:
            generator.throw(ValueError)
        except ValueError as e:
            return kinds(e)


def thrown_into(make, first):
    generator = make()
    next(generator)
    try:
        raise ZeroDivisionError
    except ZeroDivisionError:
        print(generator.throw(ValueError) if first else 'no')
        if first:
            next(generator)
        generator.throw(TypeError)


# What is handled where a generator yields is the context of what is thrown into it.
for _ in range(10):
    print([thrown_from_a_handler(advance) for advance in range(3)])
    for make in (handling, delegating):
        for first in (True, False):
            try:
                thrown_into(make, first)
            except TypeError as e:
                print(kinds(e), kinds(e.__context__))
