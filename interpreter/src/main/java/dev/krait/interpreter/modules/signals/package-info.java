/** Signals of the operating system. */
package dev.krait.interpreter.modules.signals;
