package dev.krait.compiler.encoding;

import java.util.function.Function;

/** The encodings of ISO 2022, in which escape sequences choose what seven-bit codes mean, and HZ, which does it with tildes. */
final class Iso2022Decoder implements Decoder {
    private static final int ESCAPE = 0x1B, SHIFT_OUT = 0x0E, SHIFT_IN = 0x0F;
    private static final int MAX_SEQUENCE = 16;
    private static final int ASCII = 'B', LATIN_1 = 'A', GREEK = 'F', KATAKANA = 'I', ROMAN = 'J';
    /** Added to the final byte of the escape sequence of a set with two bytes a character. */
    private static final int DOUBLE = 0x80;

    private final String name;
    private final Function<String, MultibyteDecoder> tables;
    /** Final bytes of the sets of one byte a character that may be chosen, other than ASCII. */
    private final String single;
    private final String twice;
    private final boolean korean;
    private final boolean secondary;

    private byte[] in;
    private DecodedText out;
    private int at;
    private int shifted;
    private boolean throughout;
    private final int[] sets = new int[3];

    /** The decoder of a name; the tables of double-byte sets are those of the encodings that {@code tables} knows. */
    Iso2022Decoder(String name, Function<String, MultibyteDecoder> tables) {
        this.name = name;
        this.tables = tables;
        korean = name.equals("iso2022_kr");
        secondary = name.equals("iso2022_jp_2");
        single = switch (name) {
            case "iso2022_jp", "iso2022_jp_1" -> "J";
            case "iso2022_jp_2" -> "JAF";
            case "iso2022_jp_ext" -> "JI";
            default -> "";
        };
        twice = switch (name) {
            case "iso2022_kr" -> "C";
            case "iso2022_jp" -> "B@";
            case "iso2022_jp_1", "iso2022_jp_ext" -> "BD@";
            case "iso2022_jp_2" -> "BDCA@";
            case "iso2022_jp_2004" -> "QBP";
            default -> "OBP";
        };
    }

    @Override
    public void decode(byte[] bytes, DecodedText text) throws UndecodableException {
        in = bytes;
        out = text;
        at = 0;
        shifted = 0;
        throughout = false;
        sets[0] = ASCII;
        sets[1] = ASCII;
        sets[2] = ASCII;
        while (at < in.length) {
            int c = in[at] & 0xFF;
            if (throughout) {
                out.add(c);
                at++;
                throughout = !isFinal(c);
            } else if (c == ESCAPE) {
                escape();
            } else if (korean && (c == SHIFT_IN || c == SHIFT_OUT)) {
                shifted = c == SHIFT_OUT ? 1 : 0;
                at++;
            } else if (c >= 0x80) {
                throw illegal(1);
            } else if (c < ' ' || sets[shifted] == ASCII) {
                shifted = c == '\n' ? 0 : shifted;
                out.add(c);
                at++;
            } else {
                character(c);
            }
        }
    }

    private void character(int c) throws UndecodableException {
        int set = sets[shifted];
        int length = set >= DOUBLE ? 2 : 1;
        need(length);
        int meaning = switch (set) {
            case ROMAN -> c == '\\' ? 0xA5 : c == '~' ? 0x203E : c;
            case KATAKANA -> c > 0x20 && c < 0x60 ? 0xFF40 + c : -1;
            case LATIN_1, GREEK -> -1;
            default -> ofTwo(set, c, in[at + 1] & 0xFF);
        };
        if (meaning < 0) {
            throw illegal(length);
        }
        if (meaning > Character.MAX_CODE_POINT) {
            out.add(meaning >> 16);
            out.add(meaning & 0xFFFF);
        } else {
            out.add(meaning);
        }
        at += length;
    }

    private int ofTwo(int set, int first, int second) {
        if (second >= 0x80) {
            return -1;
        }
        int row = first | 0x80;
        int cell = second | 0x80;
        return switch (set - DOUBLE) {
            case 'A' -> tables.apply("gb2312").pair(row, cell);
            // The filler of letters is a character of its own here.
            case 'C' -> row == 0xA4 && cell == 0xD4 ? 0x3164 : tables.apply("euc_kr").pair(row, cell);
            case 'D' -> tables.apply("euc_jp").triple(row, cell);
            case 'O', 'Q' -> row == 0xA2 && cell == 0xB2 ? '~' : tables.apply(set - DOUBLE == 'Q' ? "euc_jis_2004" : "euc_jisx0213").pair(row, cell);
            case 'P' -> tables.apply("euc_jis_2004").triple(row, cell);
            default -> tables.apply("euc_jp").pair(row, cell);
        };
    }

    private void escape() throws UndecodableException {
        need(2);
        int c = in[at + 1];
        if (c == '(' || c == ')' || c == '$' || c == '.' || c == '&') {
            designate();
        } else if (secondary && c == 'N') {
            need(3);
            secondary(in[at + 2] & 0xFF);
        } else {
            out.add(ESCAPE);
            throughout = true;
            at++;
        }
    }

    private void secondary(int c) throws UndecodableException {
        int meaning = c >= 0x80 ? -1 : switch (sets[2]) {
            case LATIN_1 -> c + 0x80;
            case GREEK -> greek(c + 0x80);
            default -> c;
        };
        if (meaning < 0) {
            throw illegal(3);
        }
        out.add(meaning);
        at += 3;
    }

    private static int greek(int c) {
        if (c < 0xA0 || c < 0xC0 && (0x288F3BC9 & 1 << c - 0xA0) != 0) {
            return c;
        }
        if (c >= 0xB4 && c <= 0xFE && (c >= 0xD4 || (0xBFFFFD77 & 1 << c - 0xB4) != 0)) {
            return 0x2D0 + c;
        }
        return c == 0xA1 ? 0x2018 : c == 0xA2 ? 0x2019 : c == 0xAF ? 0x2015 : -1;
    }

    private void designate() throws UndecodableException {
        int length = 1;
        while (length < MAX_SEQUENCE) {
            need(length + 1);
            int c = in[at + length];
            if (isFinal(c)) {
                length++;
                break;
            }
            // The prefix that announces the revised JIS X 0208 ends in a final byte that does not end the sequence.
            length += !korean && c == '&' && at + length + 1 < in.length && in[at + length + 1] == '@' ? 3 : 1;
        }
        if (length > MAX_SEQUENCE || length == MAX_SEQUENCE && !isFinal(in[at + length - 1])) {
            throw illegal(1);
        }
        int last = in[at + length - 1];
        int second = in[at + 1];
        int plane;
        int set = last;
        if (length == 3 && second == '$') {
            plane = 0;
            set = last | DOUBLE;
        } else if (length == 3) {
            plane = second == '(' ? 0 : second == ')' ? 1 : secondary && second == '.' ? 2 : -1;
        } else if (length == 4 && second == '$') {
            plane = in[at + 2] == '(' ? 0 : in[at + 2] == ')' ? 1 : -1;
            set = last | DOUBLE;
        } else {
            plane = length == 6 && !korean && in[at + 3] == ESCAPE && in[at + 4] == '$' && last == 'B' ? 0 : -1;
            set = last | DOUBLE;
        }
        boolean known = set == ASCII || (set >= DOUBLE ? twice.indexOf(set - DOUBLE) : single.indexOf(set)) >= 0;
        if (plane < 0 || !known) {
            throw illegal(length);
        }
        sets[plane] = set;
        at += length;
    }

    private static boolean isFinal(int c) {
        return c >= 'A' && c <= 'Z' || c == '@';
    }

    private void need(int length) throws UndecodableException {
        if (at + length > in.length) {
            throw new UndecodableException(name, in, at, in.length, "incomplete multibyte sequence");
        }
    }

    private UndecodableException illegal(int length) {
        return new UndecodableException(name, in, at, at + length, "illegal multibyte sequence");
    }

    /** The decoder of HZ. */
    static Decoder hz(MultibyteDecoder gb2312) {
        return (in, out) -> {
            boolean chinese = false;
            int i = 0;
            while (i < in.length) {
                int c = in[i] & 0xFF;
                if ((c == '~' || chinese) && c < 0x80 && i + 1 == in.length) {
                    throw new UndecodableException("hz", in, i, i + 1, "incomplete multibyte sequence");
                }
                int next = c == '~' || chinese && c < 0x80 ? in[i + 1] & 0xFF : 0;
                int meaning = c;
                if (c == '~' && (next == '\n' || next == (chinese ? '}' : '{'))) {
                    chinese = next == '\n' ? chinese : !chinese;
                    i += 2;
                    continue;
                }
                if (c == '~') {
                    meaning = next == '~' && !chinese ? c : -1;
                } else if (chinese && c < 0x80) {
                    meaning = next < 0x80 ? gb2312.pair(c | 0x80, next | 0x80) : -1;
                }
                if (meaning < 0 || c >= 0x80) {
                    throw new UndecodableException("hz", in, i, i + 1, "illegal multibyte sequence");
                }
                out.add(meaning);
                i += c == '~' || chinese ? 2 : 1;
            }
        };
    }
}
