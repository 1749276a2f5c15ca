/** Module {@code _typing}: type parameters, type aliases and {@code Generic} (PEP 484, 612, 646, 695, 696). */
package dev.krait.interpreter.modules.typing;
