# Three loops, each timed many times; prints the shortest time of each in nanoseconds. benchmarks/loops compares them with C2's code.
from time import perf_counter_ns

COUNT = 1_000_000
NUMBERS = [i % 1000 for i in range(COUNT)]


def list_sum():
    s = 0
    for x in NUMBERS:
        s += x
    return s


def squares():
    s = 0
    for i in range(COUNT):
        s += i * i
    return s


def mandelbrot():
    inside = 0
    for row in range(60):
        ci = row / 30.0 - 1.0
        for column in range(60):
            cr = column / 30.0 - 1.5
            zr = zi = 0.0
            n = 0
            while n < 100 and zr * zr + zi * zi < 4.0:
                zr, zi = zr * zr - zi * zi + cr, 2.0 * zr * zi + ci
                n += 1
            if n == 100:
                inside += 1
    return inside


for loop in (list_sum, squares, mandelbrot):
    best = None
    for _ in range(60):
        start = perf_counter_ns()
        result = loop()
        time = perf_counter_ns() - start
        best = time if best is None or time < best else best
    print(loop.__name__, result, best)
