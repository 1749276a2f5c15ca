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
