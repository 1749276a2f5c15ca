package dev.krait.interpreter.objects;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacterCategory;
import com.ibm.icu.lang.UProperty;

/** Properties and case mappings of characters as CPython's {@code unicodectype.c} defines them, from Unicode 16. */
public final class StrChars {
    private StrChars() {
    }

    /** {@code str.isspace} of one character. */
    public static boolean isSpace(int c) {
        if (c < 128) {
            return c == ' ' || c >= 9 && c <= 13 || c >= 0x1c && c <= 0x1f;
        }
        return c == 0x85 || c == 0xA0 || c > 0xFF && (c == 0x1680 || c >= 0x2000 && c <= 0x200A || c == 0x2028 || c == 0x2029
                || c == 0x202F || c == 0x205F || c == 0x3000);
    }

    /** Whether {@code str.splitlines} breaks at the character. */
    public static boolean isLineBreak(int c) {
        return c >= 10 && c <= 13 || c >= 0x1c && c <= 0x1e || c == 0x85 || c == 0x2028 || c == 0x2029;
    }

    /** {@code str.isalpha} of one character. */
    public static boolean isAlpha(int c) {
        return c < 128 ? c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' : UCharacter.isLetter(c);
    }

    /** {@code str.isdecimal} of one character. */
    public static boolean isDecimal(int c) {
        return c < 128 ? c >= '0' && c <= '9' : UCharacter.getType(c) == UCharacterCategory.DECIMAL_DIGIT_NUMBER;
    }

    /** {@code str.isdigit} of one character. */
    public static boolean isDigit(int c) {
        if (c < 128) {
            return c >= '0' && c <= '9';
        }
        int type = UCharacter.getIntPropertyValue(c, UProperty.NUMERIC_TYPE);
        return type == UCharacter.NumericType.DECIMAL || type == UCharacter.NumericType.DIGIT;
    }

    /** {@code str.isnumeric} of one character. */
    public static boolean isNumeric(int c) {
        return c < 128 ? c >= '0' && c <= '9'
                : UCharacter.getIntPropertyValue(c, UProperty.NUMERIC_TYPE) != UCharacter.NumericType.NONE;
    }

    /** Alphabetic or a number of some kind. */
    public static boolean isAlnum(int c) {
        return isAlpha(c) || isNumeric(c);
    }

    /** {@code str.islower} of one character. */
    static boolean isLower(int c) {
        return c < 128 ? c >= 'a' && c <= 'z' : UCharacter.hasBinaryProperty(c, UProperty.LOWERCASE);
    }

    /** {@code str.isupper} of one character. */
    static boolean isUpper(int c) {
        return c < 128 ? c >= 'A' && c <= 'Z' : UCharacter.hasBinaryProperty(c, UProperty.UPPERCASE);
    }

    /** Whether the character is in title case. */
    static boolean isTitle(int c) {
        return c >= 128 && UCharacter.getType(c) == UCharacterCategory.TITLECASE_LETTER;
    }

    /** Whether {@code repr} shows the character as it is. */
    public static boolean isPrintable(int c) {
        if (c < 127) {
            return c >= 32;
        }
        int type = UCharacter.getType(c);
        return !(type == UCharacterCategory.CONTROL || type == UCharacterCategory.FORMAT || type == UCharacterCategory.SURROGATE
                || type == UCharacterCategory.PRIVATE_USE || type == UCharacterCategory.UNASSIGNED
                || type == UCharacterCategory.LINE_SEPARATOR || type == UCharacterCategory.PARAGRAPH_SEPARATOR
                || type == UCharacterCategory.SPACE_SEPARATOR);
    }

    /** Whether an identifier may begin with the character. */
    static boolean isIdentifierStart(int c) {
        return c < 128 ? c == '_' || isAlpha(c) : UCharacter.hasBinaryProperty(c, UProperty.XID_START);
    }

    /** Whether an identifier may go on with the character. */
    static boolean isIdentifierPart(int c) {
        return c < 128 ? c == '_' || isAlpha(c) || isDecimal(c) : UCharacter.hasBinaryProperty(c, UProperty.XID_CONTINUE);
    }

    /** The lower case of one character by itself. */
    public static int toLower(int c) {
        return c < 128 ? c >= 'A' && c <= 'Z' ? c + 32 : c : UCharacter.toLowerCase(c);
    }

    /** The upper case of one character, where that is one character. */
    public static int toUpper(int c) {
        return c < 128 ? c >= 'a' && c <= 'z' ? c - 32 : c : UCharacter.toUpperCase(c);
    }
}
