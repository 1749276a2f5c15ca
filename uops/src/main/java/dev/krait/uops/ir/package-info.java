/** Micro-ops in SSA form: what a trace recorder emits and every later stage reads. */
package dev.krait.uops.ir;
