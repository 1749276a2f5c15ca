/** A Maven plugin that compiles the C bodies of micro-ops to a stencil set. Runs on Java 17, as it runs inside Maven. */
package dev.krait.stencil;
