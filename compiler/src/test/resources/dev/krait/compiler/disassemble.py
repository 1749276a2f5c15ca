"""Standard input: paths, one a line. Standard output: what python -m dis prints of each, after four bytes of length; arguments
are options of dis. Nothing for a file that does not compile."""
import contextlib
import dis
import io
import sys
import warnings

warnings.simplefilter("ignore")
out = sys.stdout.buffer
for path in sys.stdin.read().split("\n"):
    text = io.StringIO()
    with contextlib.redirect_stdout(text):
        try:
            dis.main([*sys.argv[1:], path])
        except SyntaxError:
            pass
    record = text.getvalue().encode("utf-8", "surrogatepass")
    out.write(len(record).to_bytes(4, "little"))
    out.write(record)
