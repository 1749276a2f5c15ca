package dev.krait.compiler.tokenizer;

import static dev.krait.compiler.tokenizer.Tokenizer.isDigit;
import static dev.krait.compiler.tokenizer.Tokenizer.isIdentifierPart;

import dev.krait.compiler.PythonSyntaxError;

/** Finds the extent of a number and the errors in its form; each method returns the character after what it read. */
final class NumberScanner {
    private final Tokenizer in;

    NumberScanner(Tokenizer in) {
        this.in = in;
    }

    /** A number whose first digit is {@code c}. */
    int scan(int c) {
        if (c != '0') {
            return pointOrExponent(decimalTail());
        }
        c = in.next();
        return switch (c) {
            case 'x', 'X' -> radix(16, "hexadecimal");
            case 'o', 'O' -> radix(8, "octal");
            case 'b', 'B' -> radix(2, "binary");
            default -> leadingZero(c);
        };
    }

    /** What follows a decimal point, of which {@code c} is the first character. */
    int fraction(int c) {
        if (isDigit(c)) {
            c = decimalTail();
        }
        if (c == 'e' || c == 'E') {
            return exponent(c);
        }
        return imaginaryOrEnd(c);
    }

    private int radix(int radix, String name) {
        int c = in.next();
        do {
            if (c == '_') {
                c = in.next();
            }
            if (!isRadixDigit(c, radix)) {
                if (radix < 10 && isDigit(c)) {
                    throw invalidDigit(c, name);
                }
                in.backup(c);
                throw in.errorHere("invalid " + name + " literal");
            }
            do {
                c = in.next();
            } while (isRadixDigit(c, radix));
        } while (c == '_');
        if (radix < 10 && isDigit(c)) {
            throw invalidDigit(c, name);
        }
        verifyEnd(c, name);
        return c;
    }

    private PythonSyntaxError invalidDigit(int c, String name) {
        return in.errorHere("invalid digit '" + (char) c + "' in " + name + " literal");
    }

    private int leadingZero(int c) {
        boolean nonZero = false;
        while (true) {
            if (c == '_') {
                c = in.next();
                if (!isDigit(c)) {
                    in.backup(c);
                    throw in.errorHere("invalid decimal literal");
                }
            }
            if (c != '0') {
                break;
            }
            c = in.next();
        }
        int zerosEnd = in.cur;
        if (isDigit(c)) {
            nonZero = true;
            c = decimalTail();
        }
        if (c == '.') {
            return fraction(in.next());
        }
        if (c == 'e' || c == 'E') {
            return exponent(c);
        }
        if (c == 'j' || c == 'J') {
            return imaginaryOrEnd(c);
        }
        if (nonZero) {
            in.backup(c);
            // CPython gives this place in bytes.
            int column = in.byteColumn(in.lineStart, in.tokenStart) + 1;
            int endColumn = in.byteColumn(in.lineStart, zerosEnd);
            throw in.error(PythonSyntaxError.Kind.SYNTAX, "leading zeros in decimal integer literals are not permitted; "
                    + "use an 0o prefix for octal integers", in.line, column, in.line, endColumn);
        }
        verifyEnd(c, "decimal");
        return c;
    }

    private int pointOrExponent(int c) {
        if (c == '.') {
            return fraction(in.next());
        }
        if (c == 'e' || c == 'E') {
            return exponent(c);
        }
        return imaginaryOrEnd(c);
    }

    private int exponent(int e) {
        int c = in.next();
        if (c == '+' || c == '-') {
            c = in.next();
            if (!isDigit(c)) {
                in.backup(c);
                throw in.errorHere("invalid decimal literal");
            }
        } else if (!isDigit(c)) {
            // "1else": the number ends before the letter.
            in.backup(c);
            verifyEnd(e, "decimal");
            return e;
        }
        return imaginaryOrEnd(decimalTail());
    }

    private int imaginaryOrEnd(int c) {
        if (c == 'j' || c == 'J') {
            c = in.next();
            verifyEnd(c, "imaginary");
        } else {
            verifyEnd(c, "decimal");
        }
        return c;
    }

    private int decimalTail() {
        while (true) {
            int c;
            do {
                c = in.next();
            } while (isDigit(c));
            if (c != '_') {
                return c;
            }
            c = in.next();
            if (!isDigit(c)) {
                in.backup(c);
                throw in.errorHere("invalid decimal literal");
            }
        }
    }

    /** A keyword may follow a number without a space, which is deprecated; any other name may not. */
    private void verifyEnd(int c, String name) {
        if (c == LineReader.EOF || c >= 0x80 || !isIdentifierPart(c)) {
            return;
        }
        boolean keyword = switch (c) {
            case 'a' -> follows("nd");
            case 'e' -> follows("lse");
            case 'f' -> follows("or");
            case 'i' -> in.cur < in.lineEnd && "fns".indexOf(in.text[in.cur]) >= 0;
            case 'o' -> follows("r");
            case 'n' -> follows("ot");
            default -> false;
        };
        in.backup(c);
        if (!keyword) {
            throw in.errorHere("invalid " + name + " literal");
        }
        in.warn("invalid " + name + " literal");
        in.next();
    }

    private boolean follows(String rest) {
        int end = in.cur + rest.length();
        if (end > in.lineEnd || !new String(in.text, in.cur, rest.length()).equals(rest)) {
            return false;
        }
        return end == in.lineEnd || !isIdentifierPart(in.text[end]);
    }

    private static boolean isRadixDigit(int c, int radix) {
        return c != LineReader.EOF && c < 0x80 && Character.digit(c, radix) >= 0;
    }
}
