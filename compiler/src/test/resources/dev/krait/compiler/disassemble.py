"""Standard input: paths, one a line. Standard output, for each: marshalled code object and its disassembly, each after
four bytes of length."""
import dis
import io
import marshal
import re
import sys
import warnings

warnings.simplefilter("ignore")
out = sys.stdout.buffer
for path in sys.stdin.read().split("\n"):
    if not path:
        continue
    with open(path, "rb") as file:
        code = compile(file.read(), path, "exec", dont_inherit=True)
    text = io.StringIO()
    dis.dis(code, file=text, show_offsets="--offsets" in sys.argv)
    for record in marshal.dumps(code), text.getvalue().encode("utf-8", "surrogatepass"):
        out.write(len(record).to_bytes(4, "little"))
        out.write(record)
