package dev.krait.interpreter.objects;

import com.ibm.icu.lang.UCharacter;
import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.spi.abi.Memory;
import dev.krait.spi.abi.StrLayout;
import dev.krait.spi.abi.Value;
import java.util.Locale;
import java.util.function.IntPredicate;

/** The methods of str that take more than a few lines. */
final class StrMethods {
    private StrMethods() {
    }

    /** Checks an argument that must be a str; number 0 is the only argument. */
    static long arg(PyThread t, String function, int number, long value) {
        if (!PyStr.is(value)) {
            throw Errors.typeError(t, function + "() argument " + (number == 0 ? "" : number + " ") + "must be str, not " + PyObject.typeName(value));
        }
        return value;
    }

    /** {@code repr(s)}, or {@code ascii(s)}. */
    static long repr(PyThread t, long s, boolean asciiOnly) {
        int n = PyStr.length(s);
        boolean single = false;
        boolean both = false;
        for (int i = 0; i < n; i++) {
            int c = PyStr.codePointAt(s, i);
            single |= c == '\'';
            both |= c == '"';
        }
        char quote = single && !both ? '"' : '\'';
        StrBuilder b = new StrBuilder(n + 2);
        b.appendCodePoint(quote);
        for (int i = 0; i < n; i++) {
            int c = PyStr.codePointAt(s, i);
            if (c == quote || c == '\\') {
                b.appendCodePoint('\\').appendCodePoint(c);
            } else if (c >= ' ' && c < 127) {
                b.appendCodePoint(c);
            } else if (c == '\n') {
                b.append("\\n");
            } else if (c == '\t') {
                b.append("\\t");
            } else if (c == '\r') {
                b.append("\\r");
            } else if (!asciiOnly && StrChars.isPrintable(c)) {
                b.appendCodePoint(c);
            } else {
                escape(b, c);
            }
        }
        return b.appendCodePoint(quote).build(t);
    }

    /** {@code \\xNN}, {@code \\uNNNN} or {@code \\UNNNNNNNN}. */
    static void escape(StrBuilder b, int c) {
        b.append(String.format(Locale.ROOT, c < 0x100 ? "\\x%02x" : c < 0x10000 ? "\\u%04x" : "\\U%08x", c));
    }

    static long join(PyThread t, long separator, long iterable) {
        boolean isList = PyList.isExact(iterable);
        if (!isList && !PyTuple.isExact(iterable)) {
            iterable = Iterables.toList(t, iterable, "can only join an iterable");
            isList = true;
        }
        int n = isList ? PyList.length(iterable) : PyTuple.length(iterable);
        if (n == 0) {
            return PyStr.empty();
        }
        int gap = PyStr.length(separator);
        boolean separated = n > 1 && gap > 0;
        long total = (long) gap * (n - 1);
        int width = separated ? PyStr.width(separator) : 1;
        boolean ascii = !separated || PyStr.isAscii(separator);
        for (int i = 0; i < n; i++) {
            long item = isList ? PyList.get(iterable, i) : PyTuple.get(iterable, i);
            if (!PyStr.is(item)) {
                throw Errors.typeError(t, "sequence item " + i + ": expected str instance, " + PyObject.typeName(item) + " found");
            }
            if (n == 1 && PyStr.isExact(item)) {
                return item;
            }
            total += PyStr.length(item);
            width = Math.max(width, PyStr.width(item));
            ascii &= PyStr.isAscii(item);
        }
        if (total > Integer.MAX_VALUE) {
            throw Errors.overflowError(t, "join() result is too long for a Python string");
        }
        if (total == 0) {
            return PyStr.empty();
        }
        long result = PyStr.allocate(t, (int) total, width);
        Memory.putByte(result + StrLayout.ASCII, (byte) (ascii ? 1 : 0));
        int at = 0;
        for (int i = 0; i < n; i++) {
            if (i > 0 && gap > 0) {
                PyStr.copyChars(separator, 0, result, width, at, gap);
                at += gap;
            }
            long item = isList ? PyList.get(iterable, i) : PyTuple.get(iterable, i);
            int length = PyStr.length(item);
            PyStr.copyChars(item, 0, result, width, at, length);
            at += length;
        }
        return result;
    }

    static long replace(PyThread t, long s, long old, long new_, long count) {
        long max = count < 0 ? Long.MAX_VALUE : count;
        int n = PyStr.length(s);
        int m = PyStr.length(old);
        StrBuilder b = null;
        int from = 0;
        if (m == 0) {
            if (max == 0) {
                return PyStr.exact(t, s);
            }
            b = new StrBuilder();
            b.append(new_);
            for (int i = 0; i < n; i++) {
                b.appendCodePoint(PyStr.codePointAt(s, i));
                if (i + 1 < max) {
                    b.append(new_);
                }
            }
            return b.build(t);
        }
        for (long done = 0; done < max; done++) {
            int at = PyStr.indexOf(s, old, from, n);
            if (at < 0) {
                break;
            }
            if (b == null) {
                b = new StrBuilder(n);
            }
            b.append(s, from, at).append(new_);
            from = at + m;
        }
        return b == null ? PyStr.exact(t, s) : b.append(s, from, n).build(t);
    }

    private static void checkSeparator(PyThread t, long sep) {
        if (!PyStr.is(sep)) {
            throw Errors.typeError(t, "must be str or None, not " + PyObject.typeName(sep));
        }
        if (PyStr.length(sep) == 0) {
            throw Errors.valueError(t, "empty separator");
        }
    }

    static long split(PyThread t, long s, long sep, long maxsplit) {
        long max = maxsplit < 0 ? Long.MAX_VALUE : maxsplit;
        long list = PyList.create(t, 0);
        int n = PyStr.length(s);
        int i = 0;
        if (sep == Const.NONE) {
            for (;;) {
                while (i < n && StrChars.isSpace(PyStr.codePointAt(s, i))) {
                    i++;
                }
                if (i >= n) {
                    return list;
                }
                if (PyList.length(list) >= max) {
                    PyList.append(t, list, PyStr.substring(t, s, i, n));
                    return list;
                }
                int start = i;
                while (i < n && !StrChars.isSpace(PyStr.codePointAt(s, i))) {
                    i++;
                }
                PyList.append(t, list, PyStr.substring(t, s, start, i));
            }
        }
        checkSeparator(t, sep);
        int m = PyStr.length(sep);
        while (PyList.length(list) < max) {
            int at = PyStr.indexOf(s, sep, i, n);
            if (at < 0) {
                break;
            }
            PyList.append(t, list, PyStr.substring(t, s, i, at));
            i = at + m;
        }
        PyList.append(t, list, PyStr.substring(t, s, i, n));
        return list;
    }

    static long rsplit(PyThread t, long s, long sep, long maxsplit) {
        long max = maxsplit < 0 ? Long.MAX_VALUE : maxsplit;
        long list = PyList.create(t, 0);
        int end = PyStr.length(s);
        if (sep == Const.NONE) {
            for (;;) {
                while (end > 0 && StrChars.isSpace(PyStr.codePointAt(s, end - 1))) {
                    end--;
                }
                if (end == 0) {
                    break;
                }
                if (PyList.length(list) >= max) {
                    PyList.append(t, list, PyStr.substring(t, s, 0, end));
                    break;
                }
                int start = end;
                while (start > 0 && !StrChars.isSpace(PyStr.codePointAt(s, start - 1))) {
                    start--;
                }
                PyList.append(t, list, PyStr.substring(t, s, start, end));
                end = start;
            }
        } else {
            checkSeparator(t, sep);
            int m = PyStr.length(sep);
            while (PyList.length(list) < max) {
                int at = PyStr.lastIndexOf(s, sep, 0, end);
                if (at < 0) {
                    break;
                }
                PyList.append(t, list, PyStr.substring(t, s, at + m, end));
                end = at;
            }
            PyList.append(t, list, PyStr.substring(t, s, 0, end));
        }
        PyList.reverse(list);
        return list;
    }

    static long splitlines(PyThread t, long s, boolean keepends) {
        long list = PyList.create(t, 0);
        int n = PyStr.length(s);
        for (int i = 0; i < n;) {
            int start = i;
            while (i < n && !StrChars.isLineBreak(PyStr.codePointAt(s, i))) {
                i++;
            }
            int end = i;
            if (i < n) {
                i += PyStr.codePointAt(s, i) == '\r' && i + 1 < n && PyStr.codePointAt(s, i + 1) == '\n' ? 2 : 1;
            }
            PyList.append(t, list, PyStr.substring(t, s, start, keepends ? i : end));
        }
        return list;
    }

    static long partition(PyThread t, long s, long sep, boolean last) {
        if (!PyStr.is(sep)) {
            throw Errors.typeError(t, "must be str, not " + PyObject.typeName(sep));
        }
        int m = PyStr.length(sep);
        int n = PyStr.length(s);
        if (m == 0) {
            throw Errors.valueError(t, "empty separator");
        }
        int at = last ? PyStr.lastIndexOf(s, sep, 0, n) : PyStr.indexOf(s, sep, 0, n);
        if (at < 0) {
            long whole = PyStr.exact(t, s);
            return last ? PyTuple.of(t, PyStr.empty(), PyStr.empty(), whole) : PyTuple.of(t, whole, PyStr.empty(), PyStr.empty());
        }
        return PyTuple.of(t, PyStr.substring(t, s, 0, at), sep, PyStr.substring(t, s, at + m, n));
    }

    static long strip(PyThread t, long s, long chars, String name, boolean left, boolean right) {
        IntPredicate drop;
        if (chars == Const.NONE) {
            drop = StrChars::isSpace;
        } else if (PyStr.is(chars)) {
            int[] set = PyStr.codePoints(chars);
            drop = c -> {
                for (int x : set) {
                    if (x == c) {
                        return true;
                    }
                }
                return false;
            };
        } else {
            throw Errors.typeError(t, name + " arg must be None or str");
        }
        int from = 0;
        int to = PyStr.length(s);
        while (left && from < to && drop.test(PyStr.codePointAt(s, from))) {
            from++;
        }
        while (right && to > from && drop.test(PyStr.codePointAt(s, to - 1))) {
            to--;
        }
        return from == 0 && to == PyStr.length(s) ? PyStr.exact(t, s) : PyStr.substring(t, s, from, to);
    }

    /** The start and end of a search as CPython adjusts them. */
    private static int[] range(PyThread t, long s, long start, long end) {
        int n = PyStr.length(s);
        long from = PyInt.sliceIndex(t, start, 0);
        long to = PyInt.sliceIndex(t, end, n);
        to = to > n ? n : to < 0 ? Math.max(0, to + n) : to;
        from = from < 0 ? Math.max(0, from + n) : from;
        return new int[] {(int) Math.min(from, n + 1L), (int) to};
    }

    static int find(PyThread t, long s, long sub, long start, long end, String name, boolean last) {
        arg(t, name, 1, sub);
        int[] r = range(t, s, start, end);
        if (r[0] > r[1]) {
            return -1;
        }
        return last ? PyStr.lastIndexOf(s, sub, r[0], r[1]) : PyStr.indexOf(s, sub, r[0], r[1]);
    }

    static int count(PyThread t, long s, long sub, long start, long end) {
        arg(t, "count", 1, sub);
        int[] r = range(t, s, start, end);
        if (r[0] > r[1]) {
            return 0;
        }
        int m = PyStr.length(sub);
        if (m == 0) {
            return r[1] - r[0] + 1;
        }
        int count = 0;
        for (int i = r[0]; (i = PyStr.indexOf(s, sub, i, r[1])) >= 0; i += m) {
            count++;
        }
        return count;
    }

    static boolean tailMatch(PyThread t, long s, long what, long start, long end, String name, boolean atEnd) {
        int[] r = range(t, s, start, end);
        if (PyTuple.is(what)) {
            for (int i = 0; i < PyTuple.length(what); i++) {
                long item = PyTuple.get(what, i);
                if (!PyStr.is(item)) {
                    throw Errors.typeError(t, "tuple for " + name + " must only contain str, not " + PyObject.typeName(item));
                }
                if (matchesAt(s, item, r, atEnd)) {
                    return true;
                }
            }
            return false;
        }
        if (!PyStr.is(what)) {
            throw Errors.typeError(t, name + " first arg must be str or a tuple of str, not " + PyObject.typeName(what));
        }
        return matchesAt(s, what, r, atEnd);
    }

    private static boolean matchesAt(long s, long what, int[] r, boolean atEnd) {
        int m = PyStr.length(what);
        if (r[1] - r[0] < m || r[0] > r[1]) {
            return false;
        }
        return PyStr.matches(s, what, atEnd ? r[1] - m : r[0], m);
    }

    static boolean all(long s, IntPredicate test) {
        int n = PyStr.length(s);
        for (int i = 0; i < n; i++) {
            if (!test.test(PyStr.codePointAt(s, i))) {
                return false;
            }
        }
        return n > 0;
    }

    static boolean isCased(long s, boolean lower) {
        boolean cased = false;
        for (int i = 0; i < PyStr.length(s); i++) {
            int c = PyStr.codePointAt(s, i);
            if (lower ? StrChars.isUpper(c) || StrChars.isTitle(c) : StrChars.isLower(c) || StrChars.isTitle(c)) {
                return false;
            }
            cased |= lower ? StrChars.isLower(c) : StrChars.isUpper(c);
        }
        return cased;
    }

    static boolean isTitle(long s) {
        boolean cased = false;
        boolean previous = false;
        for (int i = 0; i < PyStr.length(s); i++) {
            int c = PyStr.codePointAt(s, i);
            if (StrChars.isUpper(c) || StrChars.isTitle(c)) {
                if (previous) {
                    return false;
                }
                previous = true;
                cased = true;
            } else if (StrChars.isLower(c)) {
                if (!previous) {
                    return false;
                }
                cased = true;
            } else {
                previous = false;
            }
        }
        return cased;
    }

    static boolean isIdentifier(long s) {
        int n = PyStr.length(s);
        if (n == 0 || !StrChars.isIdentifierStart(PyStr.codePointAt(s, 0))) {
            return false;
        }
        for (int i = 1; i < n; i++) {
            if (!StrChars.isIdentifierPart(PyStr.codePointAt(s, i))) {
                return false;
            }
        }
        return true;
    }

    static long upper(PyThread t, long s) {
        if (PyStr.isAscii(s)) {
            return mapAscii(t, s, 'a', 'z', -32);
        }
        return PyStr.of(t, UCharacter.toUpperCase(Locale.ROOT, PyStr.toJava(s)));
    }

    static long lower(PyThread t, long s) {
        if (PyStr.isAscii(s)) {
            return mapAscii(t, s, 'A', 'Z', 32);
        }
        return PyStr.of(t, UCharacter.toLowerCase(Locale.ROOT, PyStr.toJava(s)));
    }

    private static long mapAscii(PyThread t, long s, int from, int to, int difference) {
        int n = PyStr.length(s);
        byte[] bytes = new byte[n];
        Memory.copyOut(s + StrLayout.DATA, bytes, 0, n);
        for (int i = 0; i < n; i++) {
            if (bytes[i] >= from && bytes[i] <= to) {
                bytes[i] += (byte) difference;
            }
        }
        return n == 0 ? PyStr.empty() : n == 1 ? PyStr.latin1(bytes[0]) : PyStr.ofLatin1(t, bytes, 0, n, true);
    }

    static long casefold(PyThread t, long s) {
        return PyStr.isAscii(s) ? lower(t, s) : PyStr.of(t, UCharacter.foldCase(PyStr.toJava(s), true));
    }

    private static void appendTitle(StrBuilder b, int c) {
        if (c < 128) {
            b.appendCodePoint(StrChars.toUpper(c));
        } else {
            b.append(UCharacter.toTitleCase(Locale.ROOT, Character.toString(c), null, UCharacter.TITLECASE_NO_LOWERCASE));
        }
    }

    private static void appendLower(StrBuilder b, long s, int i) {
        int c = PyStr.codePointAt(s, i);
        if (c < 128) {
            b.appendCodePoint(StrChars.toLower(c));
        } else if (c == 0x3A3) {
            b.appendCodePoint(finalSigma(s, i) ? 0x3C2 : 0x3C3);
        } else {
            b.append(UCharacter.toLowerCase(Locale.ROOT, Character.toString(c)));
        }
    }

    private static boolean finalSigma(long s, int i) {
        int j = i - 1;
        while (j >= 0 && UCharacter.hasBinaryProperty(PyStr.codePointAt(s, j), com.ibm.icu.lang.UProperty.CASE_IGNORABLE)) {
            j--;
        }
        if (j < 0 || !UCharacter.hasBinaryProperty(PyStr.codePointAt(s, j), com.ibm.icu.lang.UProperty.CASED)) {
            return false;
        }
        int n = PyStr.length(s);
        j = i + 1;
        while (j < n && UCharacter.hasBinaryProperty(PyStr.codePointAt(s, j), com.ibm.icu.lang.UProperty.CASE_IGNORABLE)) {
            j++;
        }
        return j == n || !UCharacter.hasBinaryProperty(PyStr.codePointAt(s, j), com.ibm.icu.lang.UProperty.CASED);
    }

    static long title(PyThread t, long s) {
        StrBuilder b = new StrBuilder(PyStr.length(s));
        boolean previous = false;
        for (int i = 0; i < PyStr.length(s); i++) {
            int c = PyStr.codePointAt(s, i);
            if (previous) {
                appendLower(b, s, i);
            } else {
                appendTitle(b, c);
            }
            previous = StrChars.isLower(c) || StrChars.isUpper(c) || StrChars.isTitle(c);
        }
        return b.build(t);
    }

    static long capitalize(PyThread t, long s) {
        StrBuilder b = new StrBuilder(PyStr.length(s));
        for (int i = 0; i < PyStr.length(s); i++) {
            if (i == 0) {
                appendTitle(b, PyStr.codePointAt(s, 0));
            } else {
                appendLower(b, s, i);
            }
        }
        return b.build(t);
    }

    static long swapcase(PyThread t, long s) {
        StrBuilder b = new StrBuilder(PyStr.length(s));
        for (int i = 0; i < PyStr.length(s); i++) {
            int c = PyStr.codePointAt(s, i);
            if (StrChars.isUpper(c)) {
                appendLower(b, s, i);
            } else if (StrChars.isLower(c)) {
                b.append(c < 128 ? String.valueOf((char) (c - 32)) : UCharacter.toUpperCase(Locale.ROOT, Character.toString(c)));
            } else {
                b.appendCodePoint(c);
            }
        }
        return b.build(t);
    }

    static int fill(PyThread t, long fillchar, String name) {
        if (fillchar == Value.ABSENT) {
            return ' ';
        }
        if (!PyStr.is(fillchar)) {
            throw Errors.typeError(t, "The fill character must be a unicode character, not " + PyObject.typeName(fillchar));
        }
        if (PyStr.length(fillchar) != 1) {
            throw Errors.typeError(t, "The fill character must be exactly one character long");
        }
        return PyStr.codePointAt(fillchar, 0);
    }

    static long pad(PyThread t, long s, int left, int right, int fill) {
        if (left <= 0 && right <= 0) {
            return PyStr.exact(t, s);
        }
        return new StrBuilder(PyStr.length(s) + left + right).repeat(fill, left).append(s).repeat(fill, right).build(t);
    }

    static long translate(PyThread t, long s, long table) {
        StrBuilder b = new StrBuilder(PyStr.length(s));
        for (int i = 0; i < PyStr.length(s); i++) {
            int c = PyStr.codePointAt(s, i);
            long mapped = PyObject.getItemOrAbsent(t, table, Value.ofInt(c));
            if (mapped == Value.ABSENT) {
                b.appendCodePoint(c);
            } else if (PyInt.is(mapped)) {
                long code = PyInt.clampedLong(PyInt.unwrap(mapped));
                if (code < 0 || code > 0x10FFFF) {
                    throw Errors.valueError(t, "character mapping must be in range(0x110000)");
                }
                b.appendCodePoint((int) code);
            } else if (PyStr.is(mapped)) {
                b.append(mapped);
            } else if (mapped != Const.NONE) {
                throw Errors.typeError(t, "character mapping must return integer, None or str");
            }
        }
        return b.build(t);
    }

    static long maketrans(PyThread t, long x, long y, long z) {
        long result = PyDict.create(t);
        if (y == Const.NONE) {
            if (!PyDict.is(x)) {
                throw Errors.typeError(t, "if you give only one argument to maketrans it must be a dict");
            }
            for (int i = PyDict.nextEntry(x, 0); i >= 0; i = PyDict.nextEntry(x, i + 1)) {
                long key = PyDict.keyAt(x, i);
                if (PyStr.is(key)) {
                    if (PyStr.length(key) != 1) {
                        throw Errors.valueError(t, "string keys in translate table must be of length 1");
                    }
                    key = Value.ofInt(PyStr.codePointAt(key, 0));
                } else if (!PyInt.is(key)) {
                    throw Errors.typeError(t, "keys in translate table must be strings or integers");
                }
                PyDict.set(t, result, key, PyDict.valueAt(x, i));
            }
            return result;
        }
        if (!PyStr.is(x)) {
            throw Errors.typeError(t, "first maketrans argument must be a string if there is a second argument");
        }
        arg(t, "maketrans", 2, y);
        if (PyStr.length(x) != PyStr.length(y)) {
            throw Errors.valueError(t, "the first two maketrans arguments must have equal length");
        }
        for (int i = 0; i < PyStr.length(x); i++) {
            PyDict.set(t, result, Value.ofInt(PyStr.codePointAt(x, i)), Value.ofInt(PyStr.codePointAt(y, i)));
        }
        if (z != Const.NONE) {
            arg(t, "maketrans", 3, z);
            for (int i = 0; i < PyStr.length(z); i++) {
                PyDict.set(t, result, Value.ofInt(PyStr.codePointAt(z, i)), Const.NONE);
            }
        }
        return result;
    }
}
