"""Arguments: a directory, then sources. Compiles the sources there, in each of the three ways in which a .pyc file may be valid."""
import os
import py_compile
import sys

modes = list(py_compile.PycInvalidationMode)
for i, path in enumerate(sys.argv[2:]):
    for mode in modes:
        py_compile.compile(path, os.path.join(sys.argv[1], f"{i}.{mode.name}.pyc"), doraise=True, invalidation_mode=mode)
