# Reads names of files; prints for each the SHA-1 of its tree's dump or the attributes of its SyntaxError.
import ast, hashlib, sys, warnings
warnings.simplefilter('ignore')
for name in sys.stdin.read().split('\n'):
    with open(name, 'rb') as f:
        source = f.read()
    try:
        dump = ast.dump(ast.parse(source, name), include_attributes=True)
        print(hashlib.sha1(dump.encode('utf-8', 'surrogatepass')).hexdigest())
    except SyntaxError as e:
        print(type(e).__name__, e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset, sep='|')
