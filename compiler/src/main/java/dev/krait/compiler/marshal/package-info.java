/** CPython's {@code marshal} format and {@code .pyc} files. */
package dev.krait.compiler.marshal;
