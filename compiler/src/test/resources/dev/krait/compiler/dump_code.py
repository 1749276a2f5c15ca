"""Compiles files and writes the marshalled code objects.

Standard input: lines "<optimize> <path>". Standard output, for each of them: four bytes of length and the marshalled
pair (true, code object marshalled) or (false, what was raised).
"""
import marshal
import sys
import warnings

warnings.simplefilter("ignore")
out = sys.stdout.buffer
for line in sys.stdin.buffer.read().decode().split("\n"):
    if not line:
        continue
    optimize, path = line.split(" ", 1)
    try:
        with open(path, "rb") as file:
            source = file.read()
        code = compile(source, path, "exec", dont_inherit=True, optimize=int(optimize))
        record = b"\1" + marshal.dumps(code)
    except Exception as e:
        record = b"\0" + f"{type(e).__name__}: {e}".encode("utf-8", "backslashreplace")
    out.write(len(record).to_bytes(4, "little"))
    out.write(record)
