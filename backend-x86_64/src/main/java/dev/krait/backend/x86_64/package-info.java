/** The backend for x86-64. */
package dev.krait.backend.x86_64;
