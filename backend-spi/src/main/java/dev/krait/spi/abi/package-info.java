/** Value encoding and the native layouts of objects, frames and thread state: the single source for Java and C. */
package dev.krait.spi.abi;
