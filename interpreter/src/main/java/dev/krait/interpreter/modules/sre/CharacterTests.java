package dev.krait.interpreter.modules.sre;

import dev.krait.interpreter.objects.StrChars;

/** Categories, case and character sets of compiled patterns. */
final class CharacterTests {
    private CharacterTests() {
    }

    /** Whether a character is of one of the categories, by its number in {@code re._constants}. */
    static boolean isCategory(int category, int c) {
        return switch (category) {
            case 0 -> isDigit(c);
            case 1 -> !isDigit(c);
            case 2 -> isSpace(c);
            case 3 -> !isSpace(c);
            case 4, 8 -> isWord(c);
            case 5, 9 -> !isWord(c);
            case 6 -> c == '\n';
            case 7 -> c != '\n';
            case 10 -> StrChars.isDecimal(c);
            case 11 -> !StrChars.isDecimal(c);
            case 12 -> StrChars.isSpace(c);
            case 13 -> !StrChars.isSpace(c);
            case 14 -> isUnicodeWord(c);
            case 15 -> !isUnicodeWord(c);
            case 16 -> StrChars.isLineBreak(c);
            case 17 -> !StrChars.isLineBreak(c);
            default -> false;
        };
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isSpace(int c) {
        return c == ' ' || c >= '\t' && c <= '\r';
    }

    /** ASCII letters, digits and the underscore. */
    static boolean isWord(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || isDigit(c) || c == '_';
    }

    /** Letters, digits and other numeric characters of Unicode, and the underscore. */
    static boolean isUnicodeWord(int c) {
        return c < 128 ? isWord(c) : StrChars.isAlnum(c);
    }

    /** ASCII case only. */
    static int lowerAscii(int c) {
        return c >= 'A' && c <= 'Z' ? c + 32 : c;
    }

    /** ASCII case only. */
    static int upperAscii(int c) {
        return c >= 'a' && c <= 'z' ? c - 32 : c;
    }

    /** The simple lower case of Unicode. */
    static int lower(int c) {
        return c < 128 ? lowerAscii(c) : StrChars.toLower(c);
    }

    /** The simple upper case of Unicode. */
    static int upper(int c) {
        return c < 128 ? upperAscii(c) : StrChars.toUpper(c);
    }

    /** Whether a character is in the set whose code begins at {@code at}. */
    static boolean inSet(int[] code, int at, int c) {
        boolean found = true;
        while (true) {
            switch (code[at]) {
                case Op.FAILURE -> {
                    return !found;
                }
                case Op.LITERAL -> {
                    if (c == code[at + 1]) {
                        return found;
                    }
                    at += 2;
                }
                case Op.CATEGORY -> {
                    if (isCategory(code[at + 1], c)) {
                        return found;
                    }
                    at += 2;
                }
                case Op.CHARSET -> {
                    if (c < 256 && (code[at + 1 + (c >> 5)] & 1 << (c & 31)) != 0) {
                        return found;
                    }
                    at += 9;
                }
                case Op.BIGCHARSET -> {
                    if (c < 65536 && inBigSet(code, at + 2, c)) {
                        return found;
                    }
                    at += 2 + 64 + code[at + 1] * 8;
                }
                case Op.RANGE -> {
                    if (code[at + 1] <= c && c <= code[at + 2]) {
                        return found;
                    }
                    at += 3;
                }
                case Op.RANGE_UNI_IGNORE -> {
                    int u = upper(c);
                    if (code[at + 1] <= c && c <= code[at + 2] || code[at + 1] <= u && u <= code[at + 2]) {
                        return found;
                    }
                    at += 3;
                }
                case Op.NEGATE -> {
                    found = !found;
                    at++;
                }
                default -> throw new IllegalStateException("character set");
            }
        }
    }

    private static boolean inBigSet(int[] code, int table, int c) {
        int block = code[table + (c >> 10)] >>> (c >> 8 & 3) * 8 & 0xFF;
        int bit = block * 256 + (c & 0xFF);
        return (code[table + 64 + (bit >> 5)] & 1 << (bit & 31)) != 0;
    }
}
