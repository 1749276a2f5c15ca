/** Accepts or refuses code objects from outside before they run. */
package dev.krait.compiler.verify;
