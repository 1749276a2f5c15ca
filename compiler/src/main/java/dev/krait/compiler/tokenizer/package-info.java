/** From source bytes to tokens: encodings, indentation, literals' extents, the modes of f-strings and t-strings. */
package dev.krait.compiler.tokenizer;
