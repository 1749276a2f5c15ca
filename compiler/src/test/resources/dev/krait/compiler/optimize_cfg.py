"""Standard input: paths, one a line. Standard output: for each scope nested in their modules, the instructions that the
code generator emits (I) and what the optimizer makes of them (O), one a line: opcode oparg line end_line column end_column.
Constants are strings c0, c1, ..."""
import ast
import os
import sys
import warnings

import _testinternalcapi

warnings.simplefilter("ignore")
LOAD_CONST, PLACEHOLDER = 82, 256
LOCALS = {63, 83, 84, 85, 86, 87, 88, 112, 266}
keep = []  # freeing sequences is not safe


def nested(sequence):
    for inner in sequence.get_nested():
        keep.append(inner)
        yield inner
        yield from nested(inner)


def write(kind, instructions):
    for instruction in instructions:
        print(kind, *(0 if x is None else x for x in instruction))


for path in sys.stdin.read().split("\n"):
    if not path:
        continue
    with open(path, "rb") as file:
        sequence, _ = _testinternalcapi.compiler_codegen(ast.parse(file.read()), path, 0, 0)
    keep.append(sequence)
    for inner in nested(sequence):
        instructions = inner.get_instructions()
        if any(i[0] == PLACEHOLDER for i in instructions):
            continue
        consts = 1 + max([i[1] for i in instructions if i[0] == LOAD_CONST], default=-1)
        nlocals = 1 + max([i[1] for i in instructions if i[0] in LOCALS], default=-1)
        result = _testinternalcapi.optimize_cfg(inner, [f"c{i}" for i in range(consts)], nlocals)
        keep.append(result)
        print("S", nlocals, consts, instructions[0][2], path)
        write("I", instructions)
        write("O", result.get_instructions())
sys.stdout.flush()
os._exit(0)
