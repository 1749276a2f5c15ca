package dev.krait.interpreter.modules;

import dev.krait.interpreter.bind.PyFunction;
import dev.krait.interpreter.bind.PyModule;
import dev.krait.interpreter.objects.PyInt;
import dev.krait.interpreter.objects.PyList;
import dev.krait.interpreter.objects.PyObject;
import dev.krait.interpreter.objects.PyStr;
import dev.krait.interpreter.objects.PyTuple;
import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.PyThread;

/** Module {@code _string}: format strings taken apart, for {@code string.Formatter}. */
@PyModule(name = "_string")
final class StringModule {
    private StringModule() {
    }

    private static String text(PyThread t, long value) {
        if (!PyStr.is(value)) {
            throw Errors.typeError(t, "expected str, got %s", PyObject.typeName(value));
        }
        return PyStr.toJava(value);
    }

    @PyFunction("formatter_parser(object, /)")
    static long parser(PyThread t, long format) {
        String s = text(t, format);
        long parts = PyList.create(t);
        int n = s.length();
        for (int i = 0; i < n;) {
            StringBuilder literal = new StringBuilder();
            boolean field = false;
            while (i < n && !field) {
                char c = s.charAt(i++);
                if (c != '{' && c != '}') {
                    literal.append(c);
                    continue;
                }
                if (i < n && s.charAt(i) == c) {
                    literal.append(c);
                    i++;
                    // CPython gives a doubled brace as the end of a literal of its own.
                    break;
                }
                if (c == '}') {
                    throw Errors.valueError(t, "Single '}' encountered in format string");
                }
                if (i == n) {
                    throw Errors.valueError(t, "Single '{' encountered in format string");
                }
                field = true;
            }
            if (!field) {
                PyList.append(t, parts, PyTuple.of(t, new long[] {PyStr.of(t, literal.toString()), Const.NONE, Const.NONE, Const.NONE}));
                continue;
            }
            int end = fieldEnd(t, s, i);
            PyList.append(t, parts, field(t, literal.toString(), s.substring(i, end)));
            i = end + 1;
        }
        return PyObject.iter(t, parts);
    }

    private static int fieldEnd(PyThread t, String s, int from) {
        int depth = 1;
        boolean bracket = false;
        for (int i = from; i < s.length(); i++) {
            char c = s.charAt(i);
            if (c == '[') {
                bracket = true;
            } else if (c == ']') {
                bracket = false;
            } else if (!bracket && c == '{') {
                depth++;
            } else if (!bracket && c == '}' && --depth == 0) {
                return i;
            }
        }
        throw Errors.valueError(t, "expected '}' before end of string");
    }

    private static long field(PyThread t, String literal, String field) {
        int end = 0;
        boolean bracket = false;
        while (end < field.length() && (bracket || field.charAt(end) != '!' && field.charAt(end) != ':')) {
            char c = field.charAt(end);
            if (c == '{') {
                throw Errors.valueError(t, "unexpected '{' in field name");
            }
            bracket = c == '[' || bracket && c != ']';
            end++;
        }
        String name = field.substring(0, end);
        long conversion = Const.NONE;
        String spec = "";
        if (end < field.length() && field.charAt(end) == '!') {
            if (end + 1 >= field.length()) {
                throw Errors.valueError(t, "end of string while looking for conversion specifier");
            }
            conversion = PyStr.ofCodePoint(t, field.codePointAt(end + 1));
            end += 2;
            if (end < field.length() && field.charAt(end) != ':') {
                throw Errors.valueError(t, "expected ':' after conversion specifier");
            }
        }
        if (end < field.length()) {
            spec = field.substring(end + 1);
        }
        return PyTuple.of(t, new long[] {PyStr.of(t, literal), PyStr.of(t, name), PyStr.of(t, spec), conversion});
    }

    private static long key(PyThread t, String name) {
        boolean digits = !name.isEmpty();
        for (int i = 0; i < name.length(); i++) {
            digits &= name.charAt(i) >= '0' && name.charAt(i) <= '9';
        }
        return digits ? PyInt.of(t, new java.math.BigInteger(name)) : PyStr.of(t, name);
    }

    @PyFunction("formatter_field_name_split(object, /)")
    static long split(PyThread t, long fieldName) {
        String s = text(t, fieldName);
        int i = 0;
        while (i < s.length() && s.charAt(i) != '.' && s.charAt(i) != '[') {
            i++;
        }
        long first = key(t, s.substring(0, i));
        long rest = PyList.create(t);
        while (i < s.length()) {
            boolean attribute = s.charAt(i) == '.';
            if (!attribute && s.charAt(i) != '[') {
                throw Errors.valueError(t, "Only '.' or '[' may follow ']' in format field specifier");
            }
            int start = ++i;
            while (i < s.length() && (attribute ? s.charAt(i) != '.' && s.charAt(i) != '[' : s.charAt(i) != ']')) {
                i++;
            }
            if (!attribute && i == s.length()) {
                throw Errors.valueError(t, "Missing ']' in format string");
            }
            String name = s.substring(start, i);
            if (name.isEmpty()) {
                throw Errors.valueError(t, "Empty attribute in format string");
            }
            PyList.append(t, rest, PyTuple.of(t, Const.of(attribute), attribute ? PyStr.of(t, name) : key(t, name)));
            i += attribute ? 0 : 1;
        }
        return PyTuple.of(t, first, PyObject.iter(t, rest));
    }
}
