/**
 * The contract between Krait and machine code: what a stencil is, how its holes are filled, where code lives, and what
 * a backend for an instruction set provides. See {@link dev.krait.spi.IsaBackend}.
 */
package dev.krait.spi;
