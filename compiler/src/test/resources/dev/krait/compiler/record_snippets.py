"""Runs modules of CPython's tests (arguments) and records every text that they compile.

Standard output, for each text: four bytes of length and the marshalled tuple (mode, flags, text, error, code, warnings):
text is str or bytes; error None or (type, message, line, column, end line, end column); code marshalled, or None."""
import builtins
import contextlib
import io
import marshal
import os
import sys
import tempfile
import unittest
import warnings

out = sys.stdout.buffer
compile_, exec_, eval_ = builtins.compile, builtins.exec, builtins.eval
seen = set()
recording = False


def record(text, mode, flags=0):
    global recording
    # Deep texts that end where the C stack does are for the tests of limits; flags that make no code are for those of the parser.
    if recording or flags & ~0x1FF2000 or not isinstance(text, (str, bytes)) or len(text) > 100_000 or (text, mode, flags) in seen:
        return
    recording = True
    seen.add((text, mode, flags))
    error = code = None
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            code = marshal.dumps(compile_(text, "<t>", mode, flags, True, 0))
        except SyntaxError as e:
            error = type(e).__name__, str(e.msg), e.lineno, e.offset, e.end_lineno, e.end_offset
        except Exception as e:
            error = type(e).__name__, str(e), None, None, None, None
    given = tuple((type(w.message).__name__, str(w.message), w.lineno) for w in caught)
    data = marshal.dumps((mode, flags, text, error, code, given))
    out.write(len(data).to_bytes(4, "little"))
    out.write(data)
    recording = False


def compile_hook(source, filename, mode, flags=0, dont_inherit=False, optimize=-1, **others):
    if mode in ("exec", "eval", "single"):
        record(source, mode, flags)
    return compile_(source, filename, mode, flags, dont_inherit, optimize, **others)


def runner(run, mode):
    def hook(source, *args, **others):
        if isinstance(source, (str, bytes)):
            record(source.lstrip(" \t" if isinstance(source, str) else b" \t") if mode == "eval" else source, mode)
        if not args and not others:
            frame = sys._getframe(1)
            return run(source, frame.f_globals, frame.f_locals)
        return run(source, *args, **others)
    return hook


builtins.compile, builtins.exec, builtins.eval = compile_hook, runner(exec_, "exec"), runner(eval_, "eval")
os.chdir(tempfile.mkdtemp())
for name in sys.argv[1:]:
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        try:
            suite = unittest.defaultTestLoader.loadTestsFromName("test." + name)
            unittest.TextTestRunner(stream=io.StringIO()).run(suite)
        except BaseException as e:
            print(name, repr(e), file=sys.__stderr__)
out.flush()
os._exit(0)
