"""What dev.krait.benchmarks.CompileWorker does, in CPython."""
import compileall
import sys
import time
import warnings

warnings.simplefilter("ignore")
sys.setrecursionlimit(100_000)
for line in sys.stdin:
    command, path = line[:4], line[5:].rstrip("\n")
    failure = ""
    start, start_cpu = time.perf_counter(), time.process_time()
    if command == "tree":
        compileall.compile_dir(path, maxlevels=100, force=True, quiet=2)
    else:
        with open(path, "rb") as file:
            source = file.read()
        try:
            compile(source, path, "exec", dont_inherit=True)
        except Exception as e:
            failure = " " + type(e).__name__
    print(f"{time.perf_counter() - start} {time.process_time() - start_cpu}{failure}", flush=True)
