package dev.krait.compiler.codegen;

/** What a code object is made for. */
enum ScopeType {
    MODULE, CLASS, FUNCTION, ASYNC_FUNCTION, LAMBDA, COMPREHENSION, ANNOTATIONS
}
