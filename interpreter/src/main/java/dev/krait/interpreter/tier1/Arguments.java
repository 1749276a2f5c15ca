package dev.krait.interpreter.tier1;

import static dev.krait.spi.abi.FrameLayout.SLOTS;
import static dev.krait.spi.abi.Memory.getLong;
import static dev.krait.spi.abi.Memory.putLong;

import dev.krait.compiler.code.CodeFlags;
import dev.krait.interpreter.objects.PyDict;
import dev.krait.interpreter.objects.PyObject;
import dev.krait.interpreter.objects.PyStr;
import dev.krait.interpreter.objects.PyTuple;
import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.PyError;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.spi.abi.FunctionLayout;
import dev.krait.spi.abi.TupleLayout;
import java.util.ArrayList;
import java.util.List;

/** Puts the arguments of a call into the locals of the frame of a Python function, as CPython's {@code initialize_locals} does. */
final class Arguments {
    private Arguments() {
    }

    /**
     * Binds. The locals are all set afterwards, absent ones to 0.
     *
     * @param args address of the positional arguments, followed by the values of the keyword ones
     * @param positional how many positional ones there are
     * @param kwnames tuple of the names of the keyword ones, or 0
     */
    static void bind(PyThread t, long function, CodeBody code, long frame, long args, int positional, long kwnames) {
        long locals = frame + SLOTS;
        int argCount = code.argCount;
        int named = argCount + code.kwOnlyCount;
        boolean varArgs = (code.flags & CodeFlags.CO_VARARGS) != 0;
        boolean varKeywords = (code.flags & CodeFlags.CO_VARKEYWORDS) != 0;
        int taken = Math.min(positional, argCount);
        for (int i = 0; i < taken; i++) {
            putLong(locals + 8L * i, getLong(args + 8L * i));
        }
        Frames.clearLocals(code, frame, taken);
        long keywords = 0;
        if (varKeywords) {
            keywords = PyDict.create(t);
            putLong(locals + 8L * (named + (varArgs ? 1 : 0)), keywords);
        }
        if (varArgs) {
            putLong(locals + 8L * named, positional > argCount ? PyTuple.ofWords(t, args + 8L * argCount, positional - argCount) : Const.EMPTY_TUPLE);
        }
        if (kwnames != 0) {
            bindKeywords(t, code, locals, args + 8L * positional, kwnames, keywords, function);
        }
        if (positional > argCount && !varArgs) {
            throw tooMany(t, function, code, locals, positional);
        }
        if (taken < argCount) {
            bindDefaults(t, function, code, locals, taken);
        }
        if (code.kwOnlyCount > 0) {
            bindKeywordDefaults(t, function, code, locals);
        }
    }

    private static void bindKeywords(PyThread t, CodeBody code, long locals, long values, long kwnames, long keywords, long function) {
        int named = code.argCount + code.kwOnlyCount;
        int positionalOnly = code.code.posOnlyArgCount();
        int count = (int) getLong(kwnames + TupleLayout.LENGTH);
        next:
        for (int k = 0; k < count; k++) {
            long keyword = getLong(kwnames + TupleLayout.ITEMS + 8L * k);
            long value = getLong(values + 8L * k);
            if (!PyStr.is(keyword)) {
                throw Errors.typeError(t, "%s() keywords must be strings", name(function));
            }
            for (int i = positionalOnly; i < named; i++) {
                if (code.localNames[i] == keyword) {
                    assign(t, function, code, locals, i, keyword, value);
                    continue next;
                }
            }
            for (int i = positionalOnly; i < named; i++) {
                if (PyStr.equal(code.localNames[i], keyword)) {
                    assign(t, function, code, locals, i, keyword, value);
                    continue next;
                }
            }
            if (keywords == 0) {
                if (positionalOnly > 0) {
                    checkPositionalOnly(t, function, code, kwnames, positionalOnly);
                }
                throw unexpected(t, function, code, keyword);
            }
            PyDict.set(t, keywords, keyword, value);
        }
    }

    private static void assign(PyThread t, long function, CodeBody code, long locals, int index, long keyword, long value) {
        if (getLong(locals + 8L * index) != 0) {
            throw Errors.typeError(t, "%s() got multiple values for argument '%s'", name(function), PyStr.toJava(keyword));
        }
        putLong(locals + 8L * index, value);
    }

    private static void checkPositionalOnly(PyThread t, long function, CodeBody code, long kwnames, int positionalOnly) {
        List<String> wrong = new ArrayList<>();
        int count = PyTuple.length(kwnames);
        for (int i = 0; i < positionalOnly; i++) {
            for (int k = 0; k < count; k++) {
                if (PyStr.equal(code.localNames[i], PyTuple.get(kwnames, k))) {
                    wrong.add(PyStr.toJava(code.localNames[i]));
                }
            }
        }
        if (!wrong.isEmpty()) {
            throw Errors.typeError(t, "%s() got some positional-only arguments passed as keyword arguments: '%s'", name(function),
                    String.join(", ", wrong));
        }
    }

    private static PyError unexpected(PyThread t, long function, CodeBody code, long keyword) {
        List<String> candidates = new ArrayList<>();
        for (int i = code.code.posOnlyArgCount(); i < code.argCount + code.kwOnlyCount; i++) {
            candidates.add(PyStr.toJava(code.localNames[i]));
        }
        return Suggestions.unexpectedKeyword(t, name(function), PyStr.toJava(keyword), candidates);
    }

    private static void bindDefaults(PyThread t, long function, CodeBody code, long locals, int taken) {
        long defaults = getLong(function + FunctionLayout.DEFAULTS);
        int count = defaults == 0 || defaults == Const.NONE ? 0 : (int) getLong(defaults + TupleLayout.LENGTH);
        int required = code.argCount - count;
        int missing = 0;
        for (int i = taken; i < required; i++) {
            missing += getLong(locals + 8L * i) == 0 ? 1 : 0;
        }
        if (missing > 0) {
            List<String> names = new ArrayList<>();
            for (int i = taken; i < required; i++) {
                if (getLong(locals + 8L * i) == 0) {
                    names.add("'" + PyStr.toJava(code.localNames[i]) + "'");
                }
            }
            throw missing(t, function, "positional", names);
        }
        for (int i = Math.max(taken, required); i < code.argCount; i++) {
            if (getLong(locals + 8L * i) == 0) {
                putLong(locals + 8L * i, getLong(defaults + TupleLayout.ITEMS + 8L * (i - required)));
            }
        }
    }

    private static void bindKeywordDefaults(PyThread t, long function, CodeBody code, long locals) {
        long defaults = getLong(function + FunctionLayout.KWDEFAULTS);
        List<String> names = null;
        for (int i = code.argCount; i < code.argCount + code.kwOnlyCount; i++) {
            if (getLong(locals + 8L * i) != 0) {
                continue;
            }
            long value = defaults == 0 || defaults == Const.NONE ? 0 : PyDict.get(t, defaults, code.localNames[i]);
            if (value != 0) {
                putLong(locals + 8L * i, value);
                continue;
            }
            if (names == null) {
                names = new ArrayList<>();
            }
            names.add("'" + PyStr.toJava(code.localNames[i]) + "'");
        }
        if (names != null) {
            throw missing(t, function, "keyword-only", names);
        }
    }

    private static PyError missing(PyThread t, long function, String kind, List<String> names) {
        int n = names.size();
        String list = switch (n) {
            case 1 -> names.get(0);
            case 2 -> names.get(0) + " and " + names.get(1);
            default -> String.join(", ", names.subList(0, n - 1)) + ", and " + names.get(n - 1);
        };
        return Errors.typeError(t, "%s() missing %d required %s argument%s: %s", name(function), n, kind, n == 1 ? "" : "s", list);
    }

    private static PyError tooMany(PyThread t, long function, CodeBody code, long locals, int given) {
        int keywordGiven = 0;
        for (int i = code.argCount; i < code.argCount + code.kwOnlyCount; i++) {
            keywordGiven += getLong(locals + 8L * i) != 0 ? 1 : 0;
        }
        long defaults = getLong(function + FunctionLayout.DEFAULTS);
        int optional = defaults == 0 || defaults == Const.NONE ? 0 : (int) getLong(defaults + TupleLayout.LENGTH);
        boolean plural = optional > 0 || code.argCount != 1;
        String takes = optional > 0 ? "from " + (code.argCount - optional) + " to " + code.argCount : Integer.toString(code.argCount);
        String keyword = keywordGiven == 0 ? ""
                : " positional argument" + (given != 1 ? "s" : "") + " (and " + keywordGiven + " keyword-only argument" + (keywordGiven != 1 ? "s" : "") + ")";
        return Errors.typeError(t, "%s() takes %s positional argument%s but %d%s %s given", name(function), takes, plural ? "s" : "", given, keyword,
                given == 1 && keywordGiven == 0 ? "was" : "were");
    }

    private static String name(long function) {
        return PyStr.toJava(getLong(function + FunctionLayout.QUALNAME));
    }

    /** The arguments of {@code f(**mapping)} merged into the form of a call: the names, and the values appended to the list. */
    static long keywords(PyThread t, long dict, List<Long> values) {
        long[] names = new long[PyDict.length(dict)];
        int[] n = {0};
        PyDict.forEach(dict, (key, value) -> {
            names[n[0]++] = key;
            values.add(value);
        });
        for (long name : names) {
            if (!PyStr.is(name)) {
                throw Errors.typeError(t, "keywords must be strings");
            }
        }
        return names.length == 0 ? 0 : PyTuple.of(t, names);
    }

    /** The kind of object for error messages. */
    static String typeName(long value) {
        return PyObject.typeName(value);
    }
}
