package dev.krait.interpreter.modules;

import dev.krait.interpreter.bind.PyFunction;
import dev.krait.interpreter.bind.PyModule;
import dev.krait.interpreter.objects.BytesMethods;
import dev.krait.interpreter.objects.PyBytes;
import dev.krait.interpreter.objects.PyInt;
import dev.krait.interpreter.objects.PyObject;
import dev.krait.interpreter.objects.PyStr;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.PyError;
import dev.krait.interpreter.runtime.PyThread;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Module {@code binascii}: bytes as text of several kinds, and checksums. */
@PyModule(name = "binascii", types = {BinasciiErrorType.class, BinasciiIncompleteType.class})
final class BinasciiModule {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    private BinasciiModule() {
    }

    private static PyError error(PyThread t, String message) {
        return Errors.of(t, BinasciiErrorTypeBinding.TYPE, message);
    }

    /** Bytes, or a str of ASCII characters. */
    private static byte[] ascii(PyThread t, long data) {
        if (PyStr.is(data)) {
            if (!PyStr.isAscii(data)) {
                throw Errors.valueError(t, "string argument should contain only ASCII characters");
            }
            return PyStr.toJava(data).getBytes(StandardCharsets.ISO_8859_1);
        }
        byte[] bytes = PyBytes.contents(data);
        if (bytes == null) {
            throw Errors.typeError(t, "argument should be bytes, buffer or ASCII string, not '%s'", PyObject.typeName(data));
        }
        return bytes;
    }

    @PyFunction("b2a_hex(data, sep=<unrepresentable>, bytes_per_sep=1)")
    static long b2aHex(PyThread t, long data, long sep, int bytesPerSep) {
        String hex = BytesMethods.hex(t, PyBytes.buffer(t, data), sep, bytesPerSep);
        return PyBytes.of(t, hex.getBytes(StandardCharsets.ISO_8859_1));
    }

    @PyFunction("hexlify(data, sep=<unrepresentable>, bytes_per_sep=1)")
    static long hexlify(PyThread t, long data, long sep, int bytesPerSep) {
        return b2aHex(t, data, sep, bytesPerSep);
    }

    @PyFunction("a2b_hex(hexstr, /)")
    static long a2bHex(PyThread t, long hexstr) {
        byte[] b = ascii(t, hexstr);
        if (b.length % 2 != 0) {
            throw error(t, "Odd-length string");
        }
        byte[] result = new byte[b.length / 2];
        for (int i = 0; i < result.length; i++) {
            int high = Character.digit(b[2 * i], 16);
            int low = Character.digit(b[2 * i + 1], 16);
            if (high < 0 || low < 0) {
                throw error(t, "Non-hexadecimal digit found");
            }
            result[i] = (byte) (high << 4 | low);
        }
        return PyBytes.of(t, result);
    }

    @PyFunction("unhexlify(hexstr, /)")
    static long unhexlify(PyThread t, long hexstr) {
        return a2bHex(t, hexstr);
    }

    @PyFunction("b2a_base64(data, /, *, newline=True)")
    static long b2aBase64(PyThread t, long data, boolean newline) {
        byte[] encoded = java.util.Base64.getEncoder().encode(PyBytes.buffer(t, data));
        return PyBytes.of(t, newline ? BytesMethods.concat(encoded, new byte[] {'\n'}) : encoded);
    }

    @PyFunction("a2b_base64(data, /, *, strict_mode=False)")
    static long a2bBase64(PyThread t, long data, boolean strict) {
        byte[] b = ascii(t, data);
        if (strict && b.length > 0 && b[0] == '=') {
            throw error(t, "Leading padding not allowed");
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int quad = 0;
        int bits = 0;
        int pads = 0;
        boolean padded = false;
        for (int i = 0; i < b.length; i++) {
            int c = b[i] & 0xFF;
            if (c == '=') {
                padded = true;
                if (strict && quad == 0) {
                    throw error(t, i + 1 < b.length || pads > 0 ? "Excess padding not allowed" : "Excess data after padding");
                }
                if (quad >= 2 && quad + ++pads >= 4) {
                    if (strict && i + 1 < b.length) {
                        throw error(t, b[i + 1] == '=' ? "Excess padding not allowed" : "Excess data after padding");
                    }
                    return PyBytes.of(t, out.toByteArray());
                }
                continue;
            }
            int value = c < 128 ? ALPHABET.indexOf(c) : -1;
            if (value < 0) {
                if (strict) {
                    throw error(t, "Only base64 data is allowed");
                }
                continue;
            }
            if (strict && padded) {
                throw error(t, "Discontinuous padding not allowed");
            }
            pads = 0;
            switch (quad) {
                case 0 -> bits = value;
                case 1 -> {
                    out.write(bits << 2 | value >> 4);
                    bits = value & 15;
                }
                case 2 -> {
                    out.write(bits << 4 | value >> 2);
                    bits = value & 3;
                }
                default -> {
                    out.write(bits << 6 | value);
                    bits = 0;
                }
            }
            quad = quad + 1 & 3;
        }
        if (quad == 1) {
            throw error(t, "Invalid base64-encoded string: number of data characters (" + (out.size() / 3 * 4 + 1) + ") cannot be 1 more than a multiple of 4");
        }
        if (quad != 0) {
            throw error(t, "Incorrect padding");
        }
        return PyBytes.of(t, out.toByteArray());
    }

    @PyFunction("crc32(data, crc=0, /)")
    static long crc32(PyThread t, long data, long crc) {
        return PyInt.of(t, Checksums.crc32(PyBytes.buffer(t, data), (int) PyInt.big(PyInt.index(t, crc)).longValue()) & 0xFFFFFFFFL);
    }

    @PyFunction("crc_hqx(data, crc, /)")
    static int crcHqx(PyThread t, long data, long crc) {
        int value = (int) PyInt.big(PyInt.index(t, crc)).longValue() & 0xFFFF;
        for (byte b : PyBytes.buffer(t, data)) {
            value ^= (b & 0xFF) << 8;
            for (int i = 0; i < 8; i++) {
                value = (value & 0x8000) != 0 ? value << 1 ^ 0x1021 : value << 1;
            }
            value &= 0xFFFF;
        }
        return value;
    }

    @PyFunction("b2a_uu(data, /, *, backtick=False)")
    static long b2aUu(PyThread t, long data, boolean backtick) {
        byte[] b = PyBytes.buffer(t, data);
        if (b.length > 45) {
            throw error(t, "At most 45 bytes at once");
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(b.length == 0 && backtick ? '`' : ' ' + b.length);
        for (int i = 0; i < b.length; i += 3) {
            int group = 0;
            for (int k = 0; k < 3; k++) {
                group = group << 8 | (i + k < b.length ? b[i + k] & 0xFF : 0);
            }
            for (int shift = 18; shift >= 0; shift -= 6) {
                int c = group >> shift & 63;
                out.write(c == 0 && backtick ? '`' : ' ' + c);
            }
        }
        out.write('\n');
        return PyBytes.of(t, out.toByteArray());
    }

    @PyFunction("a2b_uu(data, /)")
    static long a2bUu(PyThread t, long data) {
        byte[] b = ascii(t, data);
        int length = b.length == 0 ? 32 : b[0] - ' ' & 63;
        byte[] result = new byte[b.length == 0 ? 32 : length];
        int n = 0;
        int bits = 0;
        int buffer = 0;
        int i = 1;
        for (; n < result.length; i++) {
            int c = i < b.length ? b[i] & 0xFF : ' ';
            if (c == '\n' || c == '\r' || i >= b.length) {
                c = 0;
            } else if (c < ' ' || c > ' ' + 64) {
                throw error(t, "Illegal char");
            } else {
                c = c - ' ' & 63;
            }
            buffer = buffer << 6 | c;
            bits += 6;
            if (bits >= 8) {
                bits -= 8;
                result[n++] = (byte) (buffer >> bits);
                buffer &= (1 << bits) - 1;
            }
        }
        for (; i < b.length; i++) {
            if (b[i] != ' ' && b[i] != '`' && b[i] != '\n' && b[i] != '\r') {
                throw error(t, "Trailing garbage");
            }
        }
        return PyBytes.of(t, result);
    }

    @PyFunction("a2b_qp(data, header=False)")
    static long a2bQp(PyThread t, long data, boolean header) {
        byte[] b = ascii(t, data);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = 0; i < b.length;) {
            if (b[i] == '=') {
                if (++i >= b.length) {
                    break;
                }
                if (b[i] == '\n' || b[i] == '\r') {
                    while (i < b.length && b[i] != '\n') {
                        i++;
                    }
                    i++;
                } else if (b[i] == '=') {
                    out.write('=');
                    i++;
                } else if (i + 1 < b.length && Character.digit(b[i], 16) >= 0 && Character.digit(b[i + 1], 16) >= 0) {
                    out.write(Character.digit(b[i], 16) << 4 | Character.digit(b[i + 1], 16));
                    i += 2;
                } else {
                    out.write('=');
                }
            } else {
                out.write(header && b[i] == '_' ? ' ' : b[i]);
                i++;
            }
        }
        return PyBytes.of(t, out.toByteArray());
    }

    @PyFunction("b2a_qp(data, quotetabs=False, istext=True, header=False)")
    static long b2aQp(PyThread t, long data, boolean quotetabs, boolean istext, boolean header) {
        byte[] b = PyBytes.buffer(t, data);
        boolean crlf = false;
        for (int i = 0; i < b.length; i++) {
            if (b[i] == '\n') {
                crlf = i > 0 && b[i - 1] == '\r';
                break;
            }
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int line = 0;
        for (int i = 0; i < b.length; i++) {
            int c = b[i] & 0xFF;
            boolean lineEnd = i + 1 == b.length || b[i + 1] == '\n' || b[i + 1] == '\r' && i + 2 < b.length && b[i + 2] == '\n';
            if (istext && (c == '\n' || c == '\r' && i + 1 < b.length && b[i + 1] == '\n')) {
                out.writeBytes(crlf ? new byte[] {'\r', '\n'} : new byte[] {'\n'});
                i += c == '\r' ? 1 : 0;
                line = 0;
                continue;
            }
            boolean quoted = c > 126 || c == '=' || header && c == '_' || c == '.' && line == 0 && (i + 1 == b.length || b[i + 1] == '\n' || b[i + 1] == '\r' || b[i + 1] == 0)
                    || !istext && (c == '\r' || c == '\n') || (c == '\t' || c == ' ') && lineEnd && !header
                    || c < 33 && c != '\r' && c != '\n' && c != '\t' && c != ' ' || c < 33 && c != '\r' && c != '\n' && (quotetabs || header && c == '\t');
            int width = quoted ? 3 : 1;
            if (line + width >= 76 && !(i + 1 == b.length && line + width <= 76) || line + width > 76) {
                out.writeBytes(crlf ? new byte[] {'=', '\r', '\n'} : new byte[] {'=', '\n'});
                line = 0;
            }
            if (quoted && !(header && c == ' ' && !quotetabs)) {
                out.write('=');
                out.write("0123456789ABCDEF".charAt(c >> 4));
                out.write("0123456789ABCDEF".charAt(c & 15));
            } else {
                out.write(header && c == ' ' ? '_' : c);
            }
            line += width;
        }
        return PyBytes.of(t, out.toByteArray());
    }
}
