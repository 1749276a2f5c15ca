/** Rewrites the tree before symbol tables are made (CPython's {@code ast_preprocess.c}). */
package dev.krait.compiler.preprocess;
