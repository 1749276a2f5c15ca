package dev.krait.interpreter.runtime;

import java.io.FileInputStream;
import java.io.IOException;
import java.security.SecureRandom;

/** Random bytes from the system. Where there is {@code /dev/urandom} it is read directly: {@link SecureRandom} takes 30 ms to set up. */
public final class Entropy {
    private Entropy() {
    }

    /** Fills an array with random bytes fit for cryptography. */
    public static void fill(byte[] bytes) {
        try (FileInputStream in = new FileInputStream("/dev/urandom")) {
            if (in.readNBytes(bytes, 0, bytes.length) == bytes.length) {
                return;
            }
        } catch (IOException e) {
            // No such device here: Java knows another source.
        }
        new SecureRandom().nextBytes(bytes);
    }
}
