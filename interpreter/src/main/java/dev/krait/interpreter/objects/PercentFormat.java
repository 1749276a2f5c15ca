package dev.krait.interpreter.objects;

import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.spi.abi.Value;
import java.math.BigInteger;

/** printf-style formatting: {@code str % values}, and the number formats of {@code bytes % values}. */
final class PercentFormat {
    private final PyThread t;
    private final long arguments;
    private final boolean tuple;
    private final boolean mapping;
    private int next;

    /** What error messages call what is formatted. */
    private final String what;

    private PercentFormat(PyThread t, long arguments, String what) {
        this.what = what;
        this.t = t;
        this.arguments = arguments;
        tuple = PyTuple.is(arguments);
        mapping = !tuple && !PyStr.is(arguments) && PyObject.lookupSpecial(t, arguments, Special.GETITEM) != 0;
    }

    static long format(PyThread t, long format, long arguments) {
        return new PercentFormat(t, arguments, "string").run(format);
    }

    /** Formats for a bytes or bytearray, of whose content {@code format} is the Latin-1 text. */
    static long formatBytes(PyThread t, long format, long arguments) {
        return new PercentFormat(t, arguments, "bytes").run(format);
    }

    private long argument() {
        if (tuple) {
            if (next < PyTuple.length(arguments)) {
                return PyTuple.get(arguments, next++);
            }
        } else if (next == 0) {
            next = 1;
            return arguments;
        }
        throw Errors.typeError(t, "not enough arguments for format string");
    }

    private long run(long format) {
        int n = PyStr.length(format);
        StrBuilder b = new StrBuilder(n + 16);
        boolean keyed = false;
        for (int i = 0; i < n;) {
            int c = PyStr.codePointAt(format, i++);
            if (c != '%') {
                b.appendCodePoint(c);
                continue;
            }
            long key = Value.ABSENT;
            if (i < n && PyStr.codePointAt(format, i) == '(') {
                int depth = 1;
                int start = ++i;
                while (i < n && depth > 0) {
                    int k = PyStr.codePointAt(format, i++);
                    depth += k == '(' ? 1 : k == ')' ? -1 : 0;
                }
                if (depth > 0) {
                    throw Errors.valueError(t, "incomplete format key");
                }
                if (!mapping) {
                    throw Errors.typeError(t, "format requires a mapping");
                }
                key = PyObject.getItem(t, arguments, PyStr.substring(t, format, start, i - 1));
                keyed = true;
            }
            Spec spec = new Spec();
            for (; i < n; i++) {
                int f = PyStr.codePointAt(format, i);
                if (f == '-') {
                    spec.left = true;
                } else if (f == '+') {
                    spec.plus = true;
                } else if (f == ' ') {
                    spec.space = true;
                } else if (f == '#') {
                    spec.alternate = true;
                } else if (f == '0') {
                    spec.zero = true;
                } else {
                    break;
                }
            }
            int[] at = {i};
            spec.width = number(format, at, n, "* wants int", "width too big");
            if (spec.width < -1) {
                spec.left = true;
                spec.width = -(spec.width + 2);
            }
            i = at[0];
            if (i < n && PyStr.codePointAt(format, i) == '.') {
                at[0] = i + 1;
                spec.precision = Math.max(0, number(format, at, n, "* wants int", "precision too big"));
                i = at[0];
            }
            while (i < n && (PyStr.codePointAt(format, i) == 'l' || PyStr.codePointAt(format, i) == 'h' || PyStr.codePointAt(format, i) == 'L')) {
                i++;
            }
            if (i >= n) {
                throw Errors.valueError(t, "incomplete format");
            }
            int type = PyStr.codePointAt(format, i++);
            if (type == '%') {
                b.appendCodePoint('%');
                continue;
            }
            long value = key != Value.ABSENT ? key : argument();
            convert(b, spec, type, value, i - 1);
        }
        boolean unused = tuple ? next < PyTuple.length(arguments) : next == 0 && !mapping;
        if (unused && !keyed) {
            throw Errors.typeError(t, "not all arguments converted during %s formatting", what);
        }
        return b.build(t);
    }

    /** A number or {@code *}; -1 if there is none; a negative {@code *} as its negation minus 2. */
    private int number(long format, int[] at, int n, String notInt, String tooBig) {
        if (at[0] < n && PyStr.codePointAt(format, at[0]) == '*') {
            at[0]++;
            long value = argument();
            if (!PyInt.is(value)) {
                throw Errors.typeError(t, notInt);
            }
            long size = PyInt.clampedLong(PyInt.unwrap(value));
            if (Math.abs(size) > Integer.MAX_VALUE - 4) {
                throw Errors.overflowError(t, "Python int too large to convert to C int");
            }
            return (int) (size < 0 ? size - 2 : size);
        }
        long size = -1;
        for (; at[0] < n; at[0]++) {
            int c = PyStr.codePointAt(format, at[0]);
            if (c < '0' || c > '9') {
                break;
            }
            size = (size < 0 ? 0 : size) * 10 + c - '0';
            if (size > Integer.MAX_VALUE) {
                throw Errors.valueError(t, tooBig);
            }
        }
        return (int) size;
    }

    /** Flags and numbers of one conversion. */
    static final class Spec {
        boolean left;
        boolean plus;
        boolean space;
        boolean alternate;
        boolean zero;
        int width = -1;
        int precision = -1;
    }

    private void convert(StrBuilder b, Spec spec, int type, long value, int at) {
        switch (type) {
            case 's', 'r', 'a' -> {
                long s = type == 's' ? PyObject.str(t, value) : type == 'r' ? PyObject.repr(t, value) : PyObject.ascii(t, value);
                int length = spec.precision >= 0 ? Math.min(spec.precision, PyStr.length(s)) : PyStr.length(s);
                pad(b, spec, s, length);
            }
            case 'c' -> {
                long s = character(value);
                pad(b, spec, s, 1);
            }
            case 'd', 'i', 'u', 'o', 'x', 'X', 'e', 'E', 'f', 'F', 'g', 'G' -> b.append(number(t, spec, (char) type, value));
            default -> throw Errors.valueError(t, "unsupported format character '" + (type > 31 && type < 127 ? Character.toString(type) : "?")
                    + "' (0x" + Integer.toHexString(type) + ") at index " + at);
        }
    }

    private static void pad(StrBuilder b, Spec spec, long s, int length) {
        int pad = Math.max(0, spec.width - length);
        if (!spec.left) {
            b.repeat(' ', pad);
        }
        b.append(s, 0, length);
        if (spec.left) {
            b.repeat(' ', pad);
        }
    }

    private long character(long value) {
        if (PyStr.is(value)) {
            if (PyStr.length(value) == 1) {
                return value;
            }
            throw Errors.typeError(t, "%c requires an int or a unicode character, not a string of length " + PyStr.length(value));
        }
        if (!PyInt.is(value) && PyObject.lookupSpecial(t, value, Special.INDEX) == 0) {
            throw Errors.typeError(t, "%c requires an int or a unicode character, not " + PyObject.typeName(value));
        }
        long code = PyInt.clampedLong(PyInt.index(t, value));
        if (code < 0 || code > 0x10FFFF) {
            throw Errors.overflowError(t, "%c arg not in range(0x110000)");
        }
        return PyStr.ofCodePoint(t, (int) code);
    }

    /** One of the conversions of numbers, padded. */
    static String number(PyThread t, Spec spec, char type, long value) {
        String digits;
        String prefix = "";
        boolean negative;
        switch (type) {
            case 'd', 'i', 'u', 'o', 'x', 'X' -> {
                long n = integer(t, type, value);
                negative = PyInt.signum(n) < 0;
                BigInteger size = PyInt.big(n).abs();
                digits = switch (type) {
                    case 'o' -> size.toString(8);
                    case 'x' -> size.toString(16);
                    case 'X' -> size.toString(16).toUpperCase(java.util.Locale.ROOT);
                    default -> IntText.toDecimal(t, size);
                };
                if (spec.alternate) {
                    prefix = type == 'o' ? "0o" : type == 'x' ? "0x" : type == 'X' ? "0X" : "";
                }
                if (digits.length() < spec.precision) {
                    digits = "0".repeat(spec.precision - digits.length()) + digits;
                }
            }
            default -> {
                double x = real(t, value);
                negative = x < 0 || x == 0 && 1 / x < 0;
                digits = FloatText.format(x, type, spec.precision < 0 ? 6 : spec.precision, spec.alternate);
            }
        }
        String lead = (negative ? "-" : spec.plus ? "+" : spec.space ? " " : "") + prefix;
        int pad = Math.max(0, spec.width - lead.length() - digits.length());
        if (spec.left) {
            return lead + digits + " ".repeat(pad);
        }
        return spec.zero ? lead + "0".repeat(pad) + digits : " ".repeat(pad) + lead + digits;
    }

    private static double real(PyThread t, long value) {
        if (!PyFloat.is(value) && !PyInt.is(value) && PyObject.lookupSpecial(t, value, Special.FLOAT) == 0
                && PyObject.lookupSpecial(t, value, Special.INDEX) == 0) {
            throw Errors.typeError(t, "must be real number, not " + PyObject.typeName(value));
        }
        return PyFloat.toDouble(t, value);
    }

    private static long integer(PyThread t, char type, long value) {
        if (PyInt.is(value)) {
            return PyInt.unwrap(value);
        }
        boolean hex = type == 'o' || type == 'x' || type == 'X';
        if (!hex && PyFloat.is(value)) {
            return PyFloat.toInt(t, PyFloat.value(value));
        }
        if (PyObject.lookupSpecial(t, value, Special.INDEX) != 0) {
            return PyInt.index(t, value);
        }
        if (!hex && PyObject.lookupSpecial(t, value, Special.INT) != 0) {
            return PyInt.unwrap(PyNumber.toInt(t, value));
        }
        throw Errors.typeError(t, "%" + type + " format: " + (hex ? "an integer" : "a real number") + " is required, not " + PyObject.typeName(value));
    }
}
