/** Disassembly as Python's {@code dis} module prints it. */
package dev.krait.compiler.dis;
