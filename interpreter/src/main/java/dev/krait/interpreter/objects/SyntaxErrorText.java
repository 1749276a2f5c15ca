package dev.krait.interpreter.objects;

import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.spi.abi.Memory;

/** What a traceback says of a {@code SyntaxError}: file, line, the text with marks, the message. */
final class SyntaxErrorText {
    private SyntaxErrorText() {
    }

    private static boolean isPresent(long value) {
        return value != 0 && value != Const.NONE;
    }

    static void append(PyThread t, StringBuilder b, long e, String typeName) {
        long lineValue = Memory.getLong(e + ExceptionFields.SYNTAX_LINENO);
        long filename = Memory.getLong(e + ExceptionFields.SYNTAX_FILENAME);
        String suffix = "";
        if (isPresent(lineValue)) {
            String name = isPresent(filename) ? PyObject.strText(t, filename) : "";
            b.append("  File \"").append(name.isEmpty() ? "<string>" : name).append("\", line ").append(PyObject.strText(t, lineValue)).append('\n');
        } else if (isPresent(filename)) {
            suffix = " (" + PyObject.strText(t, filename) + ")";
        }
        long textValue = Memory.getLong(e + ExceptionFields.SYNTAX_TEXT);
        if (textValue != 0 && PyStr.is(textValue)) {
            marks(t, b, e, PyStr.toJava(textValue), lineValue);
        }
        long message = Memory.getLong(e + ExceptionFields.SYNTAX_MSG);
        String text = isPresent(message) ? PyObject.strText(t, message) : "";
        b.append(typeName).append(": ").append(text.isEmpty() ? "<no detail available>" : text).append(suffix).append('\n');
    }

    private static void marks(PyThread t, StringBuilder b, long e, String text, long line) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == '\n') {
            end--;
        }
        String right = text.substring(0, end);
        int spaces = 0;
        while (spaces < right.length() && " \n\f".indexOf(right.charAt(spaces)) >= 0) {
            spaces++;
        }
        String shown = right.substring(spaces);
        b.append("    ").append(shown).append('\n');
        long offsetValue = Memory.getLong(e + ExceptionFields.SYNTAX_OFFSET);
        if (!isPresent(offsetValue) || !PyInt.is(offsetValue)) {
            return;
        }
        int length = text.codePointCount(0, text.length());
        int rightLength = right.codePointCount(0, right.length());
        long offset = PyInt.clampedLong(PyInt.unwrap(offsetValue));
        long endLine = Memory.getLong(e + ExceptionFields.SYNTAX_END_LINENO);
        long endOffset;
        if (isPresent(endLine) && PyObject.equal(t, endLine, line)) {
            long given = Memory.getLong(e + ExceptionFields.SYNTAX_END_OFFSET);
            endOffset = isPresent(given) && PyInt.is(given) && PyInt.signum(PyInt.unwrap(given)) != 0 ? PyInt.clampedLong(PyInt.unwrap(given)) : offset;
        } else {
            endOffset = isPresent(endLine) || isPresent(line) ? rightLength + 1 : offset;
        }
        if (length > 0 && offset > length) {
            offset = rightLength + 1;
        }
        if (length > 0 && endOffset > length) {
            endOffset = rightLength + 1;
        }
        if (offset >= endOffset || endOffset < 0) {
            endOffset = offset + 1;
        }
        long column = offset - 1 - spaces;
        if (column < 0) {
            return;
        }
        b.append("    ");
        int[] points = shown.codePoints().toArray();
        for (int i = 0; i < column; i++) {
            if (i < points.length) {
                b.appendCodePoint(Character.isWhitespace(points[i]) ? points[i] : ' ');
            }
        }
        b.append("^".repeat((int) Math.max(0, endOffset - offset))).append('\n');
    }
}
