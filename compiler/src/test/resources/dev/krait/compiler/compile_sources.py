"""Standard input: records of four bytes of length and marshalled (mode, flags, text). Standard output, for each: four bytes of
length and what record_snippets.py writes of the text: (mode, flags, text, error, code, warnings)."""
import marshal
import sys
import warnings

inp, out = sys.stdin.buffer, sys.stdout.buffer
optimize = int(sys.argv[1]) if len(sys.argv) > 1 else 0
while size := inp.read(4):
    mode, flags, text = marshal.loads(inp.read(int.from_bytes(size, "little")))
    error = code = None
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            code = marshal.dumps(compile(text, "<t>", mode, flags, True, optimize))
        except SyntaxError as e:
            error = type(e).__name__, str(e.msg), e.lineno, e.offset, e.end_lineno, e.end_offset
        except Exception as e:
            error = type(e).__name__, str(e), None, None, None, None
    given = tuple((type(w.message).__name__, str(w.message), w.lineno) for w in caught)
    data = marshal.dumps((mode, flags, None, error, code, given))
    out.write(len(data).to_bytes(4, "little"))
    out.write(data)
