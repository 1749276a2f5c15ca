"""A small stand-in for pyperf, enough to run pyperformance's programs unmodified.

It measures in one process: rounds of the benchmark are timed until KRAIT_BENCH_SECONDS have passed (default 3) or
KRAIT_BENCH_ROUNDS rounds are done, and one line goes to standard output for each benchmark:

    name<TAB>seconds of the fastest round<TAB>rounds<TAB>seconds of the first round
"""
import os
import sys
import time

perf_counter = time.perf_counter


class _Arguments:
    """The options of a program, with the values that the command line gives them."""

    def __init__(self):
        self.options = {}

    def add_argument(self, *names, type=str, default=None, dest=None, action=None, **other):
        name = dest or next((n for n in names if n.startswith("--")), names[0]).lstrip("-").replace("-", "_")
        flag = action == "store_true"
        if flag and default is None:
            default = False
        for n in names:
            self.options[n] = (name, type, flag)
        self.options.setdefault(name, (name, default))
        return self

    def add_argument_group(self, *args, **kwargs):
        return self

    def add_mutually_exclusive_group(self, *args, **kwargs):
        return self

    def set_defaults(self, **values):
        for name, value in values.items():
            self.options[name] = (name, value)

    def parse_args(self, args=None):
        values = _Namespace()
        positional = []
        for key, option in self.options.items():
            if len(option) == 2:
                setattr(values, key, option[1])
            elif not key.startswith("-"):
                positional.append(option)
        rest = list(sys.argv[1:] if args is None else args)
        while rest:
            arg = rest.pop(0)
            name, equals, text = arg.partition("=")
            option = self.options.get(name)
            if option is not None and len(option) == 3:
                dest, kind, flag = option
                setattr(values, dest, True if flag else kind(text if equals else rest.pop(0)))
            elif positional:
                dest, kind, flag = positional.pop(0)
                setattr(values, dest, kind(arg))
            else:
                raise SystemExit("unknown argument: " + arg)
        return values


class _Namespace:
    pass


class Runner:
    def __init__(self, add_cmdline_args=None, **other):
        self.argparser = _Arguments()
        self.metadata = {}
        self.args = None

    def parse_args(self, args=None):
        self.args = self.argparser.parse_args(args)
        return self.args

    def _measure(self, name, round_):
        seconds = float(os.environ.get("KRAIT_BENCH_SECONDS", "3"))
        most = int(os.environ.get("KRAIT_BENCH_ROUNDS", "1000000"))
        end = perf_counter() + seconds
        first = best = round_()
        rounds = 1
        while rounds < most and perf_counter() < end:
            best = min(best, round_())
            rounds += 1
        print(name, f"{best:.6f}", rounds, f"{first:.6f}", sep="\t")

    def bench_func(self, name, func, *args, inner_loops=None, metadata=None):
        def round_():
            start = perf_counter()
            func(*args)
            return perf_counter() - start
        self._measure(name, round_)

    def bench_time_func(self, name, time_func, *args, inner_loops=None, metadata=None):
        self._measure(name, lambda: time_func(1, *args))
