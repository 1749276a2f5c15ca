package dev.krait.interpreter.objects;

import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.spi.abi.Memory;
import dev.krait.spi.abi.SliceLayout;
import dev.krait.spi.abi.Value;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** What bytes and bytearray share, over Java arrays. */
public final class BytesMethods {
    static final int LEFT = 0;
    static final int RIGHT = 1;
    static final int CENTER = 2;

    private BytesMethods() {
    }

    /** The content that {@code bytes(source, encoding, errors)} has. */
    static byte[] construct(PyThread t, long source, long encoding, long errors, String name) {
        if (source == Value.ABSENT) {
            if (encoding != Value.ABSENT || errors != Value.ABSENT) {
                throw Errors.typeError(t, encoding != Value.ABSENT ? "encoding without a string argument" : "errors without a string argument");
            }
            return new byte[0];
        }
        if (PyStr.is(source)) {
            if (encoding == Value.ABSENT) {
                throw Errors.typeError(t, "string argument without an encoding");
            }
            return PyBytes.toJava(Codecs.encodeObject(t, source, PyStr.toJava(encoding), Codecs.errorsOf(errors)));
        }
        if (encoding != Value.ABSENT || errors != Value.ABSENT) {
            throw Errors.typeError(t, encoding != Value.ABSENT ? "encoding without a string argument" : "errors without a string argument");
        }
        if (PyBytes.contents(source) == null && PyObject.lookupSpecial(t, source, Special.BYTES) == 0
                && (PyInt.is(source) || PyObject.lookupSpecial(t, source, Special.INDEX) != 0)) {
            long size = PyInt.toLong(t, source);
            if (size < 0) {
                throw Errors.valueError(t, "negative count");
            }
            if (size > Integer.MAX_VALUE - 64) {
                throw Errors.memoryError(t);
            }
            return new byte[(int) size];
        }
        return PyBytes.fromObject(t, source);
    }

    public static byte[] concat(byte[] a, byte[] b) {
        byte[] result = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, result, a.length, b.length);
        return result;
    }

    static byte[] repeat(PyThread t, byte[] b, long count) {
        if (count <= 0 || b.length == 0) {
            return new byte[0];
        }
        if (count > (Integer.MAX_VALUE - 64) / b.length) {
            throw Errors.memoryError(t);
        }
        byte[] result = new byte[(int) (b.length * count)];
        for (int i = 0; i < result.length; i += b.length) {
            System.arraycopy(b, 0, result, i, b.length);
        }
        return result;
    }

    /** Start, stop, step and length of a slice of something of a length. */
    static int[] indices(PyThread t, long slice, int length) {
        long step = PyInt.sliceIndex(t, Memory.getLong(slice + SliceLayout.STEP), 1);
        if (step == 0) {
            throw Errors.valueError(t, "slice step cannot be zero");
        }
        boolean down = step < 0;
        long start = clip(PyInt.sliceIndex(t, Memory.getLong(slice + SliceLayout.START), down ? Long.MAX_VALUE : 0), length, down);
        long stopValue = Memory.getLong(slice + SliceLayout.STOP);
        long stop = stopValue == Const.NONE ? down ? -1 : length : clip(PyInt.sliceIndex(t, stopValue, 0), length, down);
        step = Math.max(-Integer.MAX_VALUE, Math.min(Integer.MAX_VALUE, step));
        long count = down ? start > stop ? (start - stop - 1) / -step + 1 : 0 : stop > start ? (stop - start - 1) / step + 1 : 0;
        return new int[] {(int) start, (int) stop, (int) step, (int) count};
    }

    private static long clip(long index, int length, boolean down) {
        return index < 0 ? Math.max(index + length, down ? -1 : 0) : Math.min(index, down ? length - 1 : length);
    }

    static byte[] slice(PyThread t, byte[] b, long slice) {
        int[] r = indices(t, slice, b.length);
        byte[] result = new byte[r[3]];
        for (int i = 0; i < result.length; i++) {
            result[i] = b[r[0] + i * r[2]];
        }
        return result;
    }

    static int indexOf(byte[] b, int what) {
        for (int i = 0; i < b.length; i++) {
            if ((b[i] & 0xFF) == what) {
                return i;
            }
        }
        return -1;
    }

    static boolean matches(byte[] b, byte[] what, int at) {
        return at >= 0 && at + what.length <= b.length && Arrays.equals(b, at, at + what.length, what, 0, what.length);
    }

    static int find(byte[] b, byte[] what, int from, int to) {
        for (int i = from; i + what.length <= to; i++) {
            if (matches(b, what, i)) {
                return i;
            }
        }
        return -1;
    }

    static int findLast(byte[] b, byte[] what, int from, int to) {
        for (int i = to - what.length; i >= from; i--) {
            if (matches(b, what, i)) {
                return i;
            }
        }
        return -1;
    }

    private static int[] range(PyThread t, byte[] b, long start, long end) {
        int n = b.length;
        long from = PyInt.sliceIndex(t, start, 0);
        long to = PyInt.sliceIndex(t, end, n);
        to = to > n ? n : to < 0 ? Math.max(0, to + n) : to;
        from = from < 0 ? Math.max(0, from + n) : from;
        return new int[] {(int) Math.min(from, n + 1L), (int) to};
    }

    private static byte[] needle(PyThread t, long sub) {
        byte[] bytes = PyBytes.contents(sub);
        if (bytes != null) {
            return bytes;
        }
        if (!PyInt.is(sub) && PyObject.lookupSpecial(t, sub, Special.INDEX) == 0) {
            throw Errors.typeError(t, "argument should be integer or bytes-like object, not '" + PyObject.typeName(sub) + "'");
        }
        return new byte[] {(byte) PyBytes.toByte(t, sub, "byte must be in range(0, 256)")};
    }

    static int find(PyThread t, byte[] b, long sub, long start, long end, boolean last) {
        byte[] what = needle(t, sub);
        int[] r = range(t, b, start, end);
        return r[0] > r[1] ? -1 : last ? findLast(b, what, r[0], r[1]) : find(b, what, r[0], r[1]);
    }

    static int found(PyThread t, int index) {
        if (index < 0) {
            throw Errors.valueError(t, "subsection not found");
        }
        return index;
    }

    static int count(PyThread t, byte[] b, long sub, long start, long end) {
        byte[] what = needle(t, sub);
        int[] r = range(t, b, start, end);
        if (r[0] > r[1]) {
            return 0;
        }
        if (what.length == 0) {
            return r[1] - r[0] + 1;
        }
        int count = 0;
        for (int i = r[0]; (i = find(b, what, i, r[1])) >= 0; i += what.length) {
            count++;
        }
        return count;
    }

    static boolean tailMatch(PyThread t, byte[] b, long what, long start, long end, String name, boolean atEnd) {
        int[] r = range(t, b, start, end);
        if (PyTuple.is(what)) {
            for (int i = 0; i < PyTuple.length(what); i++) {
                if (matchesAt(b, PyBytes.buffer(t, PyTuple.get(what, i)), r, atEnd)) {
                    return true;
                }
            }
            return false;
        }
        byte[] bytes = PyBytes.contents(what);
        if (bytes == null) {
            throw Errors.typeError(t, name + " first arg must be bytes or a tuple of bytes, not " + PyObject.typeName(what));
        }
        return matchesAt(b, bytes, r, atEnd);
    }

    private static boolean matchesAt(byte[] b, byte[] what, int[] r, boolean atEnd) {
        return r[0] <= r[1] && r[1] - r[0] >= what.length && matches(b, what, atEnd ? r[1] - what.length : r[0]);
    }

    static byte[] replace(byte[] b, byte[] old, byte[] by, long count) {
        long max = count < 0 ? Long.MAX_VALUE : count;
        ByteArrayOutputStream out = new ByteArrayOutputStream(b.length);
        if (old.length == 0) {
            for (int i = 0; i <= b.length; i++) {
                if (i < max) {
                    out.writeBytes(by);
                }
                if (i < b.length) {
                    out.write(b[i]);
                }
            }
            return out.toByteArray();
        }
        int from = 0;
        for (long done = 0; done < max; done++) {
            int at = find(b, old, from, b.length);
            if (at < 0) {
                break;
            }
            out.write(b, from, at - from);
            out.writeBytes(by);
            from = at + old.length;
        }
        out.write(b, from, b.length - from);
        return out.toByteArray();
    }

    private static byte[] separator(PyThread t, long sep) {
        byte[] bytes = PyBytes.buffer(t, sep);
        if (bytes.length == 0) {
            throw Errors.valueError(t, "empty separator");
        }
        return bytes;
    }

    private static boolean space(byte b) {
        return b == ' ' || b >= 9 && b <= 13;
    }

    static List<byte[]> split(PyThread t, byte[] b, long sep, long maxsplit) {
        long max = maxsplit < 0 ? Long.MAX_VALUE : maxsplit;
        List<byte[]> result = new ArrayList<>();
        int i = 0;
        if (sep == Const.NONE) {
            for (;;) {
                while (i < b.length && space(b[i])) {
                    i++;
                }
                if (i >= b.length) {
                    return result;
                }
                int start = i;
                if (result.size() >= max) {
                    i = b.length;
                }
                while (i < b.length && !space(b[i])) {
                    i++;
                }
                result.add(Arrays.copyOfRange(b, start, i));
            }
        }
        byte[] what = separator(t, sep);
        while (result.size() < max) {
            int at = find(b, what, i, b.length);
            if (at < 0) {
                break;
            }
            result.add(Arrays.copyOfRange(b, i, at));
            i = at + what.length;
        }
        result.add(Arrays.copyOfRange(b, i, b.length));
        return result;
    }

    static List<byte[]> rsplit(PyThread t, byte[] b, long sep, long maxsplit) {
        long max = maxsplit < 0 ? Long.MAX_VALUE : maxsplit;
        List<byte[]> result = new ArrayList<>();
        int end = b.length;
        if (sep == Const.NONE) {
            for (;;) {
                while (end > 0 && space(b[end - 1])) {
                    end--;
                }
                if (end == 0) {
                    break;
                }
                int start = result.size() >= max ? 0 : end;
                while (start > 0 && !space(b[start - 1])) {
                    start--;
                }
                result.add(Arrays.copyOfRange(b, start, end));
                end = start;
            }
        } else {
            byte[] what = separator(t, sep);
            while (result.size() < max) {
                int at = findLast(b, what, 0, end);
                if (at < 0) {
                    break;
                }
                result.add(Arrays.copyOfRange(b, at + what.length, end));
                end = at;
            }
            result.add(Arrays.copyOf(b, end));
        }
        Collections.reverse(result);
        return result;
    }

    static List<byte[]> splitlines(byte[] b, boolean keepends) {
        List<byte[]> result = new ArrayList<>();
        for (int i = 0; i < b.length;) {
            int start = i;
            while (i < b.length && b[i] != '\n' && b[i] != '\r') {
                i++;
            }
            int end = i;
            if (i < b.length) {
                i += b[i] == '\r' && i + 1 < b.length && b[i + 1] == '\n' ? 2 : 1;
            }
            result.add(Arrays.copyOfRange(b, start, keepends ? i : end));
        }
        return result;
    }

    static byte[][] partition(PyThread t, byte[] b, byte[] sep, boolean last) {
        if (sep.length == 0) {
            throw Errors.valueError(t, "empty separator");
        }
        int at = last ? findLast(b, sep, 0, b.length) : find(b, sep, 0, b.length);
        byte[] none = {};
        if (at < 0) {
            return last ? new byte[][] {none, none, b} : new byte[][] {b, none, none};
        }
        return new byte[][] {Arrays.copyOf(b, at), sep, Arrays.copyOfRange(b, at + sep.length, b.length)};
    }

    static byte[] join(PyThread t, byte[] separator, long iterable) {
        long list = PyList.isExact(iterable) ? iterable : Iterables.toList(t, iterable, "can only join an iterable");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = 0; i < PyList.length(list); i++) {
            if (i > 0) {
                out.writeBytes(separator);
            }
            byte[] piece = PyBytes.contents(PyList.get(list, i));
            if (piece == null) {
                throw Errors.typeError(t, "sequence item " + i + ": expected a bytes-like object, " + PyObject.typeName(PyList.get(list, i)) + " found");
            }
            out.writeBytes(piece);
        }
        return out.toByteArray();
    }

    static byte[] strip(PyThread t, byte[] b, long chars, boolean left, boolean right) {
        byte[] set = chars == Const.NONE ? null : PyBytes.buffer(t, chars);
        int from = 0;
        int to = b.length;
        while (left && from < to && (set == null ? space(b[from]) : indexOf(set, b[from] & 0xFF) >= 0)) {
            from++;
        }
        while (right && to > from && (set == null ? space(b[to - 1]) : indexOf(set, b[to - 1] & 0xFF) >= 0)) {
            to--;
        }
        return Arrays.copyOfRange(b, from, to);
    }

    static byte[] translate(PyThread t, byte[] b, long table, long delete) {
        byte[] map = table == Const.NONE ? null : PyBytes.buffer(t, table);
        if (map != null && map.length != 256) {
            throw Errors.valueError(t, "translation table must be 256 characters long");
        }
        byte[] drop = delete == Const.NONE || delete == Value.ABSENT ? new byte[0] : PyBytes.buffer(t, delete);
        ByteArrayOutputStream out = new ByteArrayOutputStream(b.length);
        for (byte x : b) {
            if (indexOf(drop, x & 0xFF) < 0) {
                out.write(map == null ? x : map[x & 0xFF]);
            }
        }
        return out.toByteArray();
    }

    static byte[] maketrans(PyThread t, byte[] from, byte[] to) {
        if (from.length != to.length) {
            throw Errors.valueError(t, "maketrans arguments must have same length");
        }
        byte[] map = new byte[256];
        for (int i = 0; i < 256; i++) {
            map[i] = (byte) i;
        }
        for (int i = 0; i < from.length; i++) {
            map[from[i] & 0xFF] = to[i];
        }
        return map;
    }

    static byte[] expandtabs(byte[] b, int tabsize) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int column = 0;
        for (byte x : b) {
            if (x == '\t') {
                int n = tabsize > 0 ? tabsize - column % tabsize : 0;
                for (int i = 0; i < n; i++) {
                    out.write(' ');
                }
                column += n;
            } else {
                out.write(x);
                column = x == '\n' || x == '\r' ? 0 : column + 1;
            }
        }
        return out.toByteArray();
    }

    static byte[] zfill(byte[] b, long width) {
        int pad = (int) Math.max(0, width - b.length);
        if (pad == 0) {
            return b;
        }
        int sign = b.length > 0 && (b[0] == '+' || b[0] == '-') ? 1 : 0;
        byte[] result = new byte[b.length + pad];
        Arrays.fill(result, (byte) '0');
        System.arraycopy(b, 0, result, 0, sign);
        System.arraycopy(b, sign, result, pad + sign, b.length - sign);
        return result;
    }

    static byte[] pad(PyThread t, byte[] b, long width, long fillchar, int where, String name) {
        byte fill = ' ';
        if (fillchar != Value.ABSENT) {
            byte[] f = PyBytes.contents(fillchar);
            if (f == null || f.length != 1) {
                throw Errors.typeError(t, name + "() argument 2 must be a byte string of length 1, not " + PyObject.typeName(fillchar));
            }
            fill = f[0];
        }
        int pad = (int) Math.max(0, width - b.length);
        int left = where == LEFT ? 0 : where == RIGHT ? pad : pad / 2 + (pad & (int) width & 1);
        byte[] result = new byte[b.length + pad];
        Arrays.fill(result, fill);
        System.arraycopy(b, 0, result, left, b.length);
        return result;
    }

    public static String hex(PyThread t, byte[] b, long sep, int group) {
        int separator = -1;
        if (sep != Value.ABSENT && sep != Const.NONE) {
            String s = PyStr.is(sep) ? PyStr.toJava(sep) : new String(PyBytes.buffer(t, sep), java.nio.charset.StandardCharsets.ISO_8859_1);
            if (s.length() != 1) {
                throw Errors.valueError(t, "sep must be length 1.");
            }
            if (s.charAt(0) >= 128) {
                throw Errors.valueError(t, "sep must be ASCII.");
            }
            separator = s.charAt(0);
        }
        StringBuilder out = new StringBuilder(2 * b.length);
        int size = Math.abs(group);
        for (int i = 0; i < b.length; i++) {
            if (separator >= 0 && size > 0 && i > 0 && (group > 0 ? (b.length - i) % size == 0 : i % size == 0)) {
                out.append((char) separator);
            }
            out.append(Character.forDigit(b[i] >> 4 & 15, 16)).append(Character.forDigit(b[i] & 15, 16));
        }
        return out.toString();
    }

    static byte[] fromHex(PyThread t, long string) {
        String s;
        if (PyStr.is(string)) {
            s = PyStr.toJava(string);
        } else {
            byte[] bytes = PyBytes.contents(string);
            if (bytes == null) {
                throw Errors.typeError(t, "fromhex() argument must be str or bytes-like, not " + PyObject.typeName(string));
            }
            s = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(s.length() / 2);
        for (int i = 0; i < s.length(); i++) {
            if (s.charAt(i) < 128 && space((byte) s.charAt(i))) {
                continue;
            }
            int high = digit(s, i);
            int low = digit(s, i + 1);
            if (high < 0 || low < 0) {
                if (high >= 0 && i + 1 >= s.length()) {
                    throw Errors.valueError(t, "fromhex() arg must contain an even number of hexadecimal digits");
                }
                throw Errors.valueError(t, "non-hexadecimal number found in fromhex() arg at position " + (high < 0 ? i : i + 1));
            }
            out.write(high << 4 | low);
            i++;
        }
        return out.toByteArray();
    }

    private static int digit(String s, int i) {
        return i < s.length() && s.charAt(i) < 128 ? Character.digit(s.charAt(i), 16) : -1;
    }

    private static boolean lower(byte b) {
        return b >= 'a' && b <= 'z';
    }

    private static boolean upper(byte b) {
        return b >= 'A' && b <= 'Z';
    }

    private static boolean letter(byte b) {
        return lower(b) || upper(b);
    }

    static byte[] upper(byte[] b) {
        byte[] result = b.clone();
        for (int i = 0; i < b.length; i++) {
            result[i] = (byte) (lower(b[i]) ? b[i] - 32 : b[i]);
        }
        return result;
    }

    static byte[] lower(byte[] b) {
        byte[] result = b.clone();
        for (int i = 0; i < b.length; i++) {
            result[i] = (byte) (upper(b[i]) ? b[i] + 32 : b[i]);
        }
        return result;
    }

    static byte[] swapcase(byte[] b) {
        byte[] result = b.clone();
        for (int i = 0; i < b.length; i++) {
            result[i] = (byte) (letter(b[i]) ? b[i] ^ 32 : b[i]);
        }
        return result;
    }

    static byte[] capitalize(byte[] b) {
        byte[] result = lower(b);
        if (b.length > 0 && lower(result[0])) {
            result[0] -= 32;
        }
        return result;
    }

    static byte[] title(byte[] b) {
        byte[] result = lower(b);
        for (int i = 0; i < b.length; i++) {
            if (lower(result[i]) && (i == 0 || !letter(b[i - 1]))) {
                result[i] -= 32;
            }
        }
        return result;
    }

    static boolean isspace(byte[] b) {
        for (byte x : b) {
            if (!space(x)) {
                return false;
            }
        }
        return b.length > 0;
    }

    static boolean isalpha(byte[] b) {
        for (byte x : b) {
            if (!letter(x)) {
                return false;
            }
        }
        return b.length > 0;
    }

    static boolean isalnum(byte[] b) {
        for (byte x : b) {
            if (!letter(x) && (x < '0' || x > '9')) {
                return false;
            }
        }
        return b.length > 0;
    }

    static boolean isdigit(byte[] b) {
        for (byte x : b) {
            if (x < '0' || x > '9') {
                return false;
            }
        }
        return b.length > 0;
    }

    static boolean isascii(byte[] b) {
        for (byte x : b) {
            if (x < 0) {
                return false;
            }
        }
        return true;
    }

    static boolean islower(byte[] b) {
        boolean cased = false;
        for (byte x : b) {
            if (upper(x)) {
                return false;
            }
            cased |= lower(x);
        }
        return cased;
    }

    static boolean isupper(byte[] b) {
        boolean cased = false;
        for (byte x : b) {
            if (lower(x)) {
                return false;
            }
            cased |= upper(x);
        }
        return cased;
    }

    static boolean istitle(byte[] b) {
        boolean cased = false;
        for (int i = 0; i < b.length; i++) {
            boolean after = i > 0 && letter(b[i - 1]);
            if (upper(b[i]) && after || lower(b[i]) && !after) {
                return false;
            }
            cased |= letter(b[i]);
        }
        return cased;
    }
}
