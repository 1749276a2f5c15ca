"""Exceptions: try/except/else/finally, custom classes, nesting, chaining, and context managers."""


class BankError(Exception):
    pass


class InsufficientFunds(BankError):
    def __init__(self, needed, available):
        super().__init__(f"needed {needed}, available {available}")
        self.needed = needed
        self.available = available

    @property
    def missing(self):
        return self.needed - self.available


class Closing:
    def __init__(self, log, swallow):
        self.log = log
        self.swallow = swallow

    def __enter__(self):
        self.log.append("enter")
        return self

    def __exit__(self, kind, error, traceback):
        self.log.append(kind.__name__ if kind else "clean")
        return self.swallow


def withdraw(balance, amount):
    if amount > balance:
        raise InsufficientFunds(amount, balance)
    return balance - amount


def session(rounds):
    balance, refused, missing, finished = 100, 0, 0, 0
    for i in range(rounds):
        try:
            balance = withdraw(balance, i % 13 * 5)
        except InsufficientFunds as error:
            refused += 1
            missing += error.missing
            balance += 77
        else:
            balance += 3
        finally:
            finished += 1
    return balance, refused, missing, finished


def classify(value):
    try:
        return 100 // len(value[value.index("x"):]) if value else value[0]
    except (ValueError, IndexError) as error:
        return type(error).__name__
    except AttributeError:
        return "no index"
    finally:
        classify.calls += 1


classify.calls = 0


def order(fail):
    steps = []
    for i in range(3):
        try:
            try:
                steps.append(f"try {i}")
                if i == fail:
                    raise KeyError(i)
                if i == 2:
                    break
            finally:
                steps.append(f"finally {i}")
        except KeyError as error:
            steps.append(f"key {error}")
            continue
        steps.append(f"end {i}")
    else:
        steps.append("exhausted")
    return steps


def chained(text):
    try:
        try:
            return int(text)
        except ValueError as error:
            raise BankError("bad amount") from error
    except BankError as error:
        return repr(error), type(error.__cause__).__name__, error.__suppress_context__


def deep(n):
    if n == 0:
        raise LookupError("bottom")
    try:
        deep(n - 1)
    except LookupError as error:
        raise LookupError(f"{n}") if n % 10 == 0 else error


def main():
    print(session(300_000))
    samples = ["axb", "abc", "", [1], 5 or None, "x" * 30]
    for _ in range(20_000):
        kinds = [classify(sample) for sample in samples]
    print(kinds, classify.calls)
    print(order(1))
    print(order(2))
    print(chained("12"), chained("twelve"))
    log = []
    with Closing(log, True), Closing(log, False):
        raise ZeroDivisionError
    with Closing(log, False) as closing:
        closing.log.append("body")
    print(log)
    try:
        deep(35)
    except LookupError as error:
        contexts = 0
        while error.__context__ is not None:
            error = error.__context__
            contexts += 1
        print(error, contexts)
    try:
        raise ExceptionGroup("several", [ValueError(1), TypeError(2), ValueError(3)])
    except* ValueError as group:
        print("values", [e.args[0] for e in group.exceptions])
    except* TypeError as group:
        print("types", [e.args[0] for e in group.exceptions])


main()
