package dev.krait.compiler.encoding;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Encodings of East Asia in which a character has one to four bytes. The tables are those of Java's charset, changed
 * where CPython's differ: {@code codecs.txt} says {@code from-to=first} for consecutive code points, {@code code=} for a
 * code without a meaning, and {@code code=!} for one of which both bytes count as wrong.
 */
final class MultibyteDecoder implements Decoder {
    /** Stands for the planes of JIS X 0213 as EUC, which Java has as Shift JIS only. */
    private static final String EUC_JIS = "EUC-JIS-2004";
    private static final int UNDEFINED = -1, BOTH_WRONG = -2, LEAD = -3;
    private static final int SINGLE_SHIFT_3 = 0x8F;

    private final String name;
    private final int[] singles = new int[256];
    private final int[] pairs = new int[1 << 16];
    /** Codes of three or four bytes. */
    private final Map<Integer, Integer> longer = new HashMap<>();
    /** What codes of three bytes mean that are not in {@link #longer}: JIS X 0212 where the other plane is that of JIS X 0213. */
    private final Map<Integer, Integer> supplement = new HashMap<>();
    private final CharsetDecoder fourBytes;

    /**
     * Reads the tables.
     *
     * @param meaning Java's charset and the changes, separated by semicolons
     */
    MultibyteDecoder(String name, String meaning) {
        this.name = name;
        String[] parts = meaning.split(";");
        for (int i = 0; i < 256; i++) {
            singles[i] = i < 0x80 ? i : LEAD;
        }
        Arrays.fill(pairs, UNDEFINED);
        if (parts[0].equals(EUC_JIS)) {
            readShiftJis2004();
            readThreeBytes(decoder("EUC-JP"), supplement);
            supplement.put(SINGLE_SHIFT_3 << 16 | 0xA2B7, (int) '~');
        } else {
            CharsetDecoder decoder = decoder(parts[0]);
            for (int pair = 0x8000; pair < 0x10000; pair++) {
                if (decode(decoder, pair >> 8) < 0) {
                    pairs[pair] = decode(decoder, pair >> 8, pair & 0xFF);
                }
            }
            if (parts[0].equals("EUC-JP")) {
                readThreeBytes(decoder, longer);
            }
        }
        fourBytes = name.equals("gb18030") ? decoder(parts[0]) : null;
        for (int i = 1; i < parts.length; i++) {
            change(parts[i]);
        }
    }

    private static CharsetDecoder decoder(String charset) {
        return Charset.forName(charset).newDecoder().onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    /** The code point of one character, two of them as {@code first << 16 | second}, or negative. */
    private static int decode(CharsetDecoder decoder, int... bytes) {
        ByteBuffer in = ByteBuffer.allocate(bytes.length);
        for (int b : bytes) {
            in.put((byte) b);
        }
        CharBuffer out = CharBuffer.allocate(4);
        CoderResult result = decoder.reset().decode(in.flip(), out, true);
        if (result.isError() || decoder.flush(out).isError()) {
            return UNDEFINED;
        }
        int[] codePoints = out.flip().codePoints().toArray();
        return codePoints.length == 1 ? codePoints[0] : codePoints[0] << 16 | codePoints[1];
    }

    /** Rows and cells of Shift JIS, as EUC; two planes share the rows of JIS X 0213. */
    private void readShiftJis2004() {
        CharsetDecoder decoder = decoder("x-SJIS_0213");
        for (int lead = 0x81; lead <= 0xFC; lead = lead == 0x9F ? 0xE0 : lead + 1) {
            for (int trail = 0x40; trail <= 0xFC; trail++) {
                int codePoint = trail == 0x7F ? UNDEFINED : decode(decoder, lead, trail);
                if (codePoint >= 0) {
                    int cell = trail < 0x80 ? trail - 0x40 : trail - 0x41;
                    int row = 2 * (lead < 0xE0 ? lead - 0x81 : lead - 0xC1) + (cell < 0x5E ? 0 : 1);
                    cell = (cell < 0x5E ? cell : cell - 0x5E) + 0x21 | 0x80;
                    if (row < 0x5E) {
                        pairs[(row + 0x21 | 0x80) << 8 | cell] = codePoint;
                    } else {
                        int second = row >= 0x67 ? row + 7 : row >= 0x63 || row == 0x5F ? row - 0x37 : row - 0x3D;
                        longer.put(SINGLE_SHIFT_3 << 16 | (second | 0x80) << 8 | cell, codePoint);
                    }
                }
            }
        }
    }

    private static void readThreeBytes(CharsetDecoder decoder, Map<Integer, Integer> table) {
        for (int row = 0xA1; row < 0xFF; row++) {
            for (int cell = 0xA1; cell < 0xFF; cell++) {
                int codePoint = decode(decoder, SINGLE_SHIFT_3, row, cell);
                if (codePoint >= 0) {
                    table.put(SINGLE_SHIFT_3 << 16 | row << 8 | cell, codePoint);
                }
            }
        }
    }

    private void change(String change) {
        int equals = change.indexOf('=');
        String[] range = change.substring(0, equals).split("-");
        int from = Integer.parseUnsignedInt(range[0], 16);
        int to = range.length == 1 ? from : Integer.parseUnsignedInt(range[1], 16);
        String value = change.substring(equals + 1);
        int plus = value.indexOf('+');
        int first = value.isEmpty() ? UNDEFINED : value.equals("!") ? BOTH_WRONG : plus < 0 ? Integer.parseInt(value, 16)
                : Integer.parseInt(value.substring(0, plus), 16) << 16 | Integer.parseInt(value.substring(plus + 1), 16);
        for (int code = from; code <= to; code++) {
            int meaning = first < 0 ? first : first + code - from;
            switch (range[0].length()) {
                case 2 -> singles[code] = meaning;
                case 4 -> pairs[code] = meaning;
                default -> longer.put(code, meaning);
            }
        }
    }

    /** The character of two bytes, or negative. */
    int pair(int first, int second) {
        return pairs[first << 8 | second];
    }

    /** The character of three bytes that the encoding's own second plane has, or negative. */
    int triple(int second, int third) {
        return longer.getOrDefault(SINGLE_SHIFT_3 << 16 | second << 8 | third, UNDEFINED);
    }

    private int ofThreeBytes(int second, int third) {
        int own = triple(second, third);
        return own != UNDEFINED ? own : supplement.getOrDefault(SINGLE_SHIFT_3 << 16 | second << 8 | third, UNDEFINED);
    }

    @Override
    public void decode(byte[] in, DecodedText out) throws UndecodableException {
        int i = 0;
        while (i < in.length) {
            int first = in[i] & 0xFF;
            int meaning = singles[first];
            int length = 1;
            if (meaning == LEAD) {
                length = first == SINGLE_SHIFT_3 && !longer.isEmpty() && fourBytes == null ? 3 : 2;
                need(in, i, length);
                if (fourBytes != null && in[i + 1] >= '0' && in[i + 1] <= '9') {
                    length = 4;
                    need(in, i, length);
                    meaning = ofFourBytes(in, i);
                } else if (name.equals("euc_kr") && first == 0xA4 && (in[i + 1] & 0xFF) == 0xD4) {
                    length = 8;
                    need(in, i, length);
                    meaning = KoreanSyllables.compose(in, i);
                } else {
                    meaning = length == 3 ? ofThreeBytes(in[i + 1] & 0xFF, in[i + 2] & 0xFF) : pair(first, in[i + 1] & 0xFF);
                }
            }
            if (meaning < 0) {
                throw new UndecodableException(name, in, i, i + (meaning == BOTH_WRONG ? length : 1), "illegal multibyte sequence");
            }
            if (meaning > Character.MAX_CODE_POINT) {
                out.add(meaning >> 16);
                out.add(meaning & 0xFFFF);
            } else {
                out.add(meaning);
            }
            i += length;
        }
    }

    private void need(byte[] in, int start, int length) throws UndecodableException {
        if (start + length > in.length) {
            throw new UndecodableException(name, in, start, in.length, "incomplete multibyte sequence");
        }
    }

    private int ofFourBytes(byte[] in, int i) {
        int code = (in[i] & 0xFF) << 24 | (in[i + 1] & 0xFF) << 16 | (in[i + 2] & 0xFF) << 8 | in[i + 3] & 0xFF;
        Integer changed = longer.get(code);
        return changed != null ? changed : decode(fourBytes, in[i], in[i + 1], in[i + 2], in[i + 3]);
    }
}
