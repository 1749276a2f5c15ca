/** What goes into the compiler and what it reports: source texts, syntax errors, warnings. */
package dev.krait.compiler;
