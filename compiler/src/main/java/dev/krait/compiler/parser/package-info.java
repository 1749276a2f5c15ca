/** From tokens to the abstract syntax tree. */
package dev.krait.compiler.parser;
