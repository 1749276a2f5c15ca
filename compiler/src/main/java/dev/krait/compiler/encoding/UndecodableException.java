package dev.krait.compiler.encoding;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Bytes that have no meaning in an encoding, or a text that is none. */
final class UndecodableException extends Exception {
    private static final long serialVersionUID = 1L;

    /** An error that is not about certain bytes. */
    UndecodableException(String message) {
        super(message);
    }

    /**
     * An error in the words of a {@code UnicodeDecodeError}.
     *
     * @param end index behind the last wrong byte
     */
    UndecodableException(String codec, byte[] in, int start, int end, String reason) {
        super(end == start + 1 && start < in.length
                ? String.format(Locale.ROOT, "'%s' codec can't decode byte 0x%02x in position %d: %s", codec, in[start] & 0xFF, start, reason)
                : String.format(Locale.ROOT, "'%s' codec can't decode bytes in position %d-%d: %s", codec, start, end - 1, reason));
    }

    /** The {@code repr} of bytes that are ASCII without quotes, as messages show labels. */
    static String shown(byte[] label) {
        return "b'" + new String(label, StandardCharsets.ISO_8859_1) + "'";
    }
}
