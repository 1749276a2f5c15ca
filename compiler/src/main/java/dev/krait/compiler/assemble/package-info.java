/** Instructions to code objects; CPython's {@code assemble.c}. */
package dev.krait.compiler.assemble;
