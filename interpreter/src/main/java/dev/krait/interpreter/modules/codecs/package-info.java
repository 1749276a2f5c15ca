/** Module {@code _codecs}: the registry of encodings and error handlers, and the encodings that are not in Python. */
package dev.krait.interpreter.modules.codecs;
