/** The control-flow graph and its optimizations; CPython's {@code flowgraph.c}. */
package dev.krait.compiler.flowgraph;
