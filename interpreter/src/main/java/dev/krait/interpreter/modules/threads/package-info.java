/** Module {@code _thread}: locks, and threads that take turns with the lock of their context. */
package dev.krait.interpreter.modules.threads;
