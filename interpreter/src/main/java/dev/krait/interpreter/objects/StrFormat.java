package dev.krait.interpreter.objects;

import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.spi.abi.Value;

/** {@code str.format} and {@code str.format_map}: replacement fields with attribute and item access. */
final class StrFormat {
    private final PyThread t;
    private final long args;
    private final long kwargs;
    private int automatic;

    private StrFormat(PyThread t, long args, long kwargs) {
        this.t = t;
        this.args = args;
        this.kwargs = kwargs;
    }

    /**
     * Formats.
     *
     * @param args a tuple, or absent for {@code format_map}
     * @param kwargs a mapping, or absent
     */
    static long format(PyThread t, long format, long args, long kwargs) {
        StrFormat f = new StrFormat(t, args, kwargs);
        StrBuilder b = new StrBuilder(PyStr.length(format) + 16);
        f.expand(b, PyStr.codePoints(format), 0, PyStr.length(format), 2);
        return b.build(t);
    }

    private void expand(StrBuilder b, int[] s, int from, int to, int depth) {
        if (depth == 0) {
            throw Errors.valueError(t, "Max string recursion exceeded");
        }
        for (int i = from; i < to;) {
            int c = s[i++];
            if (c == '{' || c == '}') {
                if (i < to && s[i] == c) {
                    b.appendCodePoint(c);
                    i++;
                    continue;
                }
                if (c == '}') {
                    throw Errors.valueError(t, "Single '}' encountered in format string");
                }
                if (i >= to) {
                    throw Errors.valueError(t, "Single '{' encountered in format string");
                }
                i = field(b, s, i, to, depth);
            } else {
                b.appendCodePoint(c);
            }
        }
    }

    private int field(StrBuilder b, int[] s, int start, int to, int depth) {
        // The end of the field is the brace that matches; a name may hold brackets with anything in them.
        int i = start;
        int nameEnd = -1;
        int conversion = 0;
        int specStart = -1;
        boolean bracket = false;
        int nested = 0;
        int end = -1;
        for (; i < to; i++) {
            int c = s[i];
            if (nameEnd < 0) {
                if (c == '[') {
                    bracket = true;
                } else if (c == ']') {
                    bracket = false;
                } else if (bracket) {
                    continue;
                } else if (c == '{') {
                    throw Errors.valueError(t, "unexpected '{' in field name");
                } else if (c == '!' || c == ':' || c == '}') {
                    nameEnd = i;
                    if (c == '!') {
                        if (i + 1 >= to || s[i + 1] == '}') {
                            throw Errors.valueError(t, i + 1 >= to ? "end of string while looking for conversion specifier" : "unmatched '{' in format spec");
                        }
                        conversion = s[++i];
                        if (i + 1 >= to) {
                            throw Errors.valueError(t, "unmatched '{' in format spec");
                        }
                        if (s[i + 1] == ':') {
                            i++;
                            specStart = i + 1;
                        } else if (s[i + 1] == '}') {
                            end = i + 1;
                            break;
                        } else {
                            throw Errors.valueError(t, "expected ':' after conversion specifier");
                        }
                    } else if (c == ':') {
                        specStart = i + 1;
                    } else {
                        end = i;
                        break;
                    }
                }
            } else if (c == '{') {
                nested++;
            } else if (c == '}') {
                if (nested-- == 0) {
                    end = i;
                    break;
                }
            }
        }
        if (end < 0) {
            throw Errors.valueError(t, "expected '}' before end of string");
        }
        long value = lookup(s, start, nameEnd);
        if (conversion != 0) {
            value = switch (conversion) {
                case 'r' -> PyObject.repr(t, value);
                case 's' -> PyObject.str(t, value);
                case 'a' -> PyObject.ascii(t, value);
                default -> throw Errors.valueError(t, conversion > 32 && conversion < 127
                        ? "Unknown conversion specifier '" + (char) conversion + "'" : "Unknown conversion specifier \\x" + Integer.toHexString(conversion));
            };
        }
        long spec = PyStr.empty();
        if (specStart >= 0) {
            StrBuilder text = new StrBuilder();
            expandSpec(text, s, specStart, end, depth);
            spec = text.build(t);
        }
        b.append(PyObject.format(t, value, spec));
        return end + 1;
    }

    private void expandSpec(StrBuilder b, int[] s, int from, int to, int depth) {
        for (int i = from; i < to; i++) {
            if (s[i] == '{' || s[i] == '}') {
                expand(b, s, from, to, depth - 1);
                return;
            }
        }
        for (int i = from; i < to; i++) {
            b.appendCodePoint(s[i]);
        }
    }

    private long lookup(int[] s, int from, int to) {
        int i = from;
        while (i < to && s[i] != '.' && s[i] != '[') {
            i++;
        }
        long value = first(s, from, i);
        while (i < to) {
            if (s[i] == '.') {
                int start = ++i;
                while (i < to && s[i] != '.' && s[i] != '[') {
                    i++;
                }
                if (i == start) {
                    throw Errors.valueError(t, "Empty attribute in format string");
                }
                value = PyObject.getAttr(t, value, PyStr.intern(t, PyStr.ofCodePoints(t, s, start, i)));
            } else if (s[i] == '[') {
                int start = ++i;
                while (i < to && s[i] != ']') {
                    i++;
                }
                if (i >= to) {
                    throw Errors.valueError(t, "Missing ']' in format string");
                }
                if (i == start) {
                    throw Errors.valueError(t, "Empty attribute in format string");
                }
                long number = digits(s, start, i);
                value = PyObject.getItem(t, value, number >= 0 ? PyInt.of(t, number) : PyStr.ofCodePoints(t, s, start, i));
                i++;
            } else {
                throw Errors.valueError(t, "Only '.' or '[' may follow ']' in format field specifier");
            }
        }
        return value;
    }

    private long first(int[] s, int from, int to) {
        long number = digits(s, from, to);
        if (from == to) {
            if (automatic < 0) {
                throw Errors.valueError(t, "cannot switch from manual field specification to automatic field numbering");
            }
            number = automatic++;
        } else if (number >= 0) {
            if (automatic > 0) {
                throw Errors.valueError(t, "cannot switch from automatic field numbering to manual field specification");
            }
            automatic = -1;
        }
        if (number >= 0) {
            if (args == Value.ABSENT) {
                throw Errors.valueError(t, "Format string contains positional fields");
            }
            if (number >= PyTuple.length(args)) {
                throw Errors.indexError(t, "Replacement index " + number + " out of range for positional args tuple");
            }
            return PyTuple.get(args, (int) number);
        }
        long key = PyStr.ofCodePoints(t, s, from, to);
        if (kwargs == Value.ABSENT) {
            throw Errors.keyError(t, key);
        }
        return PyObject.getItem(t, kwargs, key);
    }

    private long digits(int[] s, int from, int to) {
        if (from == to) {
            return -1;
        }
        long n = 0;
        for (int i = from; i < to; i++) {
            int digit = s[i] < 128 ? s[i] - '0' : StrChars.isDecimal(s[i]) ? Character.digit(s[i], 10) : -1;
            if (digit < 0 || digit > 9) {
                return -1;
            }
            if (n > Long.MAX_VALUE / 10 - 1) {
                throw Errors.valueError(t, "Too many decimal digits in format string");
            }
            n = n * 10 + digit;
        }
        return n;
    }
}
