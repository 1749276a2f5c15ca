/** The encodings of source files (PEP 263), with the text or the error that CPython's codecs give. */
package dev.krait.compiler.encoding;
