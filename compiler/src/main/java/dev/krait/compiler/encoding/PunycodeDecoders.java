package dev.krait.compiler.encoding;

import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The encodings of names of hosts (RFC 3492, RFC 3490). */
final class PunycodeDecoders {
    private static final String PREFIX = "xn--";
    private static final int MAX_LABEL = 63, MAX_UNPREPARED = 1024;

    private PunycodeDecoders() {
    }

    /** A wrong part of a label. */
    private static final class PartException extends Exception {
        private static final long serialVersionUID = 1L;
        private final String codec;
        private final int start;
        private final int end;

        PartException(String codec, int start, int end, String reason) {
            super(reason);
            this.codec = codec;
            this.start = start;
            this.end = end;
        }
    }

    static void punycode(byte[] in, DecodedText out) throws UndecodableException {
        try {
            punycode(in).forEach(out::add);
        } catch (PartException e) {
            throw new UndecodableException(e.codec, in, e.start, e.end, e.getMessage());
        }
    }

    private static List<Integer> punycode(byte[] in) throws PartException {
        int delimiter = in.length - 1;
        while (delimiter >= 0 && in[delimiter] != '-') {
            delimiter--;
        }
        List<Integer> text = new ArrayList<>();
        for (int i = 0; i < delimiter; i++) {
            if (in[i] < 0) {
                throw new PartException("ascii", i, i + 1, "ordinal not in range(128)");
            }
            text.add((int) in[i]);
        }
        int character = 0x80;
        int position = -1;
        int bias = 72;
        int at = delimiter + 1;
        boolean first = true;
        while (at < in.length) {
            long delta = 0;
            long weight = 1;
            int threshold;
            int digit;
            int k = 0;
            do {
                if (at == in.length) {
                    throw new PartException("punycode", at, at + 1, "incomplete punycode string");
                }
                int c = in[at] >= 'a' && in[at] <= 'z' ? in[at] - 'a' + 'A' : in[at] & 0xFF;
                digit = c >= 'A' && c <= 'Z' ? c - 'A' : c >= '0' && c <= '9' ? c - '0' + 26 : -1;
                if (digit < 0) {
                    throw new PartException("punycode", at, at + 1, "Invalid extended code point '" + c + "'");
                }
                at++;
                threshold = Math.clamp(36L * (k + 1) - bias, 1, 26);
                delta += digit * weight;
                weight *= 36 - threshold;
                k++;
                if (delta > Integer.MAX_VALUE || weight > Integer.MAX_VALUE) {
                    // Digits that go on have no character: the number is larger than any by now.
                    delta = Math.min(delta, Integer.MAX_VALUE);
                    weight = Integer.MAX_VALUE;
                }
            } while (digit >= threshold);
            int length = text.size() + 1;
            long place = position + delta + 1;
            if (character + place / length > Character.MAX_CODE_POINT) {
                throw new PartException("punycode", (int) Math.min(place + delimiter, Integer.MAX_VALUE - 1),
                        (int) Math.min(place + delimiter + 1, Integer.MAX_VALUE), "Invalid character U+" + Long.toHexString(character + place / length));
            }
            character += (int) (place / length);
            position = (int) (place % length);
            text.add(position, character);
            bias = adapt(delta, first, length);
            first = false;
        }
        return text;
    }

    private static int adapt(long delta, boolean first, int length) {
        long rest = first ? delta / 700 : delta / 2;
        rest += rest / length;
        int divisions = 0;
        while (rest > 455) {
            rest /= 35;
            divisions += 36;
        }
        return (int) (divisions + 36 * rest / (rest + 38));
    }

    /** Labels between dots; those with the prefix are in punycode. */
    static void idna(byte[] in, DecodedText out) throws UndecodableException {
        String lower = new String(in, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
        boolean plain = !lower.contains(PREFIX);
        for (int i = 0; plain && i < in.length; i++) {
            plain = in[i] >= 0;
        }
        if (plain) {
            for (byte b : in) {
                out.add(b);
            }
            return;
        }
        int start = 0;
        while (start <= in.length) {
            int end = start;
            while (end < in.length && in[end] != '.') {
                end++;
            }
            byte[] label = Arrays.copyOfRange(in, start, end);
            try {
                label(label).forEach(out::add);
            } catch (PartException e) {
                throw new UndecodableException("idna", in, start + e.start, start + e.end, e.getMessage());
            }
            if (end < in.length) {
                out.add('.');
            }
            start = end + 1;
        }
    }

    private static List<Integer> label(byte[] label) throws PartException {
        if (label.length > MAX_UNPREPARED) {
            throw new PartException("idna", 0, label.length, "label way too long");
        }
        String shown = new String(label, StandardCharsets.ISO_8859_1);
        if (!shown.toLowerCase(Locale.ROOT).startsWith(PREFIX)) {
            List<Integer> text = new ArrayList<>();
            for (int i = 0; i < label.length; i++) {
                if (label[i] < 0) {
                    throw new PartException("idna", i, i + 1, "ordinal not in range(128)");
                }
                text.add((int) label[i]);
            }
            return text;
        }
        List<Integer> text;
        try {
            text = punycode(Arrays.copyOfRange(label, PREFIX.length(), label.length));
        } catch (PartException e) {
            throw new PartException("idna", PREFIX.length() + e.start, PREFIX.length() + e.end, e.getMessage());
        }
        StringBuilder back = new StringBuilder();
        text.forEach(back::appendCodePoint);
        String ascii;
        if (back.chars().allMatch(c -> c < 0x80)) {
            ascii = back.toString();
            if (ascii.isEmpty() || ascii.length() > MAX_LABEL) {
                throw new PartException("idna", 0, ascii.isEmpty() ? 1 : ascii.length(), ascii.isEmpty() ? "label empty" : "label too long");
            }
        } else {
            try {
                ascii = IDN.toASCII(back.toString(), IDN.ALLOW_UNASSIGNED);
            } catch (IllegalArgumentException e) {
                throw new PartException("idna", 0, back.codePointCount(0, back.length()), "label too long");
            }
        }
        if (!ascii.equalsIgnoreCase(shown)) {
            throw new PartException("idna", 0, label.length, "IDNA does not round-trip, '" + UndecodableException.shown(label) + "' != '"
                    + UndecodableException.shown(ascii.getBytes(StandardCharsets.ISO_8859_1)) + "'");
        }
        return text;
    }
}
