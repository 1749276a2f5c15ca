package dev.krait.compiler.encoding;

/** Syllables that EUC-KR has no code for are written as a filler and three letters (KS X 1001, annex 3). */
final class KoreanSyllables {
    private static final int LETTERS = 0xA1, FILLER = 0xD4;
    /** By letter: the number of the initial consonant, and that of the final one plus one; -1 if it is none. */
    private static final int[] INITIALS = {0, 1, -1, 2, -1, -1, 3, 4, 5, -1, -1, -1, -1, -1, -1, -1, 6, 7, 8, -1, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18};
    private static final int[] FINALS = {0, 1, 2, 3, 4, 5, 6, -1, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, -1, 17, 18, 19, 20, 21, -1, 22, 23, 24, 25, 26};
    private static final int FIRST_VOWEL = 0xBF, LAST_VOWEL = 0xD3;

    private KoreanSyllables() {
    }

    /** The syllable of eight bytes, or -1. */
    static int compose(byte[] in, int start) {
        for (int i = 2; i < 8; i += 2) {
            if ((in[start + i] & 0xFF) != 0xA4) {
                return -1;
            }
        }
        int initial = letter(INITIALS, in[start + 3] & 0xFF);
        int vowel = in[start + 5] & 0xFF;
        int last = (in[start + 7] & 0xFF) == FILLER ? 0 : letter(FINALS, in[start + 7] & 0xFF) + 1;
        boolean valid = initial >= 0 && vowel >= FIRST_VOWEL && vowel <= LAST_VOWEL && (last > 0 || (in[start + 7] & 0xFF) == FILLER);
        return valid ? 0xAC00 + initial * 588 + (vowel - FIRST_VOWEL) * 28 + last : -1;
    }

    private static int letter(int[] numbers, int b) {
        int index = b - LETTERS;
        return index < 0 || index >= numbers.length ? -1 : numbers[index];
    }
}
