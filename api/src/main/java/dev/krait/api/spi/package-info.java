/** How an implementation of the API is found; not for embedding programs. */
package dev.krait.api.spi;
