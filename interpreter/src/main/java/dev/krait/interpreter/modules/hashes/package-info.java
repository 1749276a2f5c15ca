/** Hash functions, through the JDK's {@link java.security.MessageDigest}. */
package dev.krait.interpreter.modules.hashes;
