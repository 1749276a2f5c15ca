"""Arguments: pairs of a .pyc file and its source. Runs each file as a program; prints its name and what became of it: OK, or that
the file that CPython makes of the source fails in the same way (some modules of tests cannot be main programs), or how it differs."""
import os
import py_compile
import re
import subprocess
import sys


def run(path):
    done = subprocess.run([sys.executable, path], capture_output=True, text=True, cwd=os.path.dirname(path), stdin=subprocess.DEVNULL)
    lines = (done.stderr.strip() or done.stdout.strip()).split("\n")
    ran = re.search(r"^Ran (\d+ tests)", done.stderr + done.stdout, re.M)
    failed = sorted(line for line in (done.stderr + done.stdout).split("\n") if line.startswith(("ERROR: ", "FAIL: ")))
    return done.returncode, lines[-1].split(" ")[0], ran and ran[1], failed


for path, source in zip(sys.argv[1::2], sys.argv[2::2]):
    outcome = run(path)
    if outcome[:2] != (0, "OK"):
        own = os.path.join(os.path.dirname(path), "own", os.path.basename(path))
        py_compile.compile(source, own, doraise=True)
        expected = run(own)
        print(os.path.basename(path), "as CPython's own" if outcome == expected else (outcome, expected))
    else:
        print(os.path.basename(path), "OK")
