"""Standard input: lines of expressions. Standard output, for each: the marshalled constants of the code CPython makes of
its parts and of the whole, after four bytes of length, or nothing if it does not fold the whole."""
import marshal
import sys
import warnings

warnings.simplefilter("ignore")
out = sys.stdout.buffer
for line in sys.stdin.read().split("\n"):
    if not line:
        continue
    code = compile(line, "<fold>", "eval")
    record = b""
    if len(code.co_code) == 6:  # RESUME, a load, RETURN_VALUE
        record = marshal.dumps(eval(code))
    out.write(len(record).to_bytes(4, "little"))
    out.write(record)
