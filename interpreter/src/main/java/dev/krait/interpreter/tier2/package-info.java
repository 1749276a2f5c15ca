/**
 * Tier 2 inside the interpreter: records what tier 1 executes as micro-ops, installs the traces, enters and leaves them.
 * See {@code docs/internals/tier2.md}.
 */
package dev.krait.interpreter.tier2;
