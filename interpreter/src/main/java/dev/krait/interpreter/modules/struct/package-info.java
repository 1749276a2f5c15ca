/** Module {@code _struct}. */
package dev.krait.interpreter.modules.struct;
