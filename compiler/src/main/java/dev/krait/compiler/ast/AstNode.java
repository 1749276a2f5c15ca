package dev.krait.compiler.ast;

/** Any node of the abstract syntax tree; see {@code Python.asdl} of CPython 3.14 for the grammar of trees. */
public interface AstNode {
}
