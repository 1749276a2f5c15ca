# Reads lines of "mode base64(source)"; prints for each the dump of its tree or the attributes of its SyntaxError, and its warnings.
import ast, base64, sys, warnings
for line in sys.stdin.read().split('\n'):
    mode, source = line.split(' ')
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter('always')
        try:
            tree = compile(base64.b64decode(source).decode(), '<snippet>', mode, ast.PyCF_ONLY_AST)
            result = ast.dump(tree, include_attributes=True)
        except SyntaxError as e:
            result = '|'.join(map(str, (type(e).__name__, e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset)))
        except Exception as e:
            result = type(e).__name__ + '|' + str(e)
    for w in caught:
        result += f' {w.category.__name__}:{w.lineno}:{w.message}'
    print(base64.b64encode(result.encode('utf-8', 'surrogatepass')).decode())
