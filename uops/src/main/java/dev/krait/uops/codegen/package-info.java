/** From optimized traces to machine code: register allocation by choice of stencil, and emission. */
package dev.krait.uops.codegen;
