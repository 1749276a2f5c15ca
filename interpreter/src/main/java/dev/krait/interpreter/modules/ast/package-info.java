/** Module {@code _ast}: the trees of the compiler as Python objects, and back. */
package dev.krait.interpreter.modules.ast;
