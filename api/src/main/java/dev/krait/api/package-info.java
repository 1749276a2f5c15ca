/**
 * Embedding Python in a Java program.
 *
 * <pre>{@code
 * try (Context context = Context.create()) {
 *     context.exec("def f(a, b): return a * b");
 *     int six = context.get("f").call(2, 3).asInt();
 * }
 * }</pre>
 */
package dev.krait.api;
