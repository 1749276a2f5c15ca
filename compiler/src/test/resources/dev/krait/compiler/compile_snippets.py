# Reads lines of base64 text, compiles each as a module, and prints for each what comes of it. The argument is a filter of warnings.
import base64
import sys
import warnings

for line in sys.stdin:
    source = base64.b64decode(line).decode()
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter(sys.argv[1])
        try:
            compile(source, "<snippet>", "exec", dont_inherit=True, optimize=0)
            result = "code"
        except SyntaxError as e:
            result = f"{type(e).__name__}: {e.msg} {e.lineno}:{e.offset}-{e.end_lineno}:{e.end_offset}"
        except Exception as e:
            result = f"{type(e).__name__}: {e}"
    for warning in caught:
        result += f" | {warning.category.__name__} {warning.lineno}: {warning.message}"
    print(base64.b64encode(result.encode()).decode())
