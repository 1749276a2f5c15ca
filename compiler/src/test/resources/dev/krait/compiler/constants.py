"""Standard input: an expression of a list. Standard output: the items, marshalled as a tuple."""
import marshal
import sys

sys.stdout.buffer.write(marshal.dumps(tuple(eval(sys.stdin.read()))))
