/** Symbol tables: which names a scope binds and uses, and what kind of variable each is (CPython's {@code symtable.c}). */
package dev.krait.compiler.symtable;
