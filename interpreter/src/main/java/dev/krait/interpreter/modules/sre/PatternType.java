package dev.krait.interpreter.modules.sre;

import dev.krait.interpreter.bind.PyClass;
import dev.krait.interpreter.bind.PyClassMethod;
import dev.krait.interpreter.bind.PyGetter;
import dev.krait.interpreter.bind.PyMethod;
import dev.krait.interpreter.bind.PyRichCompare;
import dev.krait.interpreter.heap.JavaObjects;
import dev.krait.interpreter.heap.Marker;
import dev.krait.interpreter.heap.Traced;
import dev.krait.interpreter.objects.GenericAlias;
import dev.krait.interpreter.objects.PyDict;
import dev.krait.interpreter.objects.PyBytes;
import dev.krait.interpreter.objects.PyInt;
import dev.krait.interpreter.objects.PyList;
import dev.krait.interpreter.objects.PyObject;
import dev.krait.interpreter.objects.PyStr;
import dev.krait.interpreter.objects.PyTuple;
import dev.krait.interpreter.objects.PyType;
import dev.krait.interpreter.objects.Special;
import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.Names;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.interpreter.tier1.Calls;
import dev.krait.spi.abi.Value;
import java.util.Arrays;

/** {@code re.Pattern}. */
@PyClass(name = "Pattern", module = "re", noNew = true)
final class PatternType {
    private static final String[] FLAG_NAMES = {"re.IGNORECASE", "re.LOCALE", "re.MULTILINE", "re.DOTALL", "re.UNICODE", "re.VERBOSE", "re.DEBUG", "re.ASCII"};
    private static final int FIRST_FLAG = 2;
    private static final int UNICODE = 32;
    private static final int TEXT_KINDS = 4 | UNICODE | 256;

    static final class State implements Traced {
        private long pattern;
        private int flags;
        private int[] code;
        int groups;
        private long groupIndex;
        private long indexGroup;

        @Override
        public void trace(Marker m) {
            m.mark(pattern);
            m.mark(groupIndex);
            m.mark(indexGroup);
        }

        /** The name of a group, or None. */
        long name(int group) {
            return group >= 0 && group < PyTuple.length(indexGroup) ? PyTuple.get(indexGroup, group) : Const.NONE;
        }

        long groupIndex() {
            return groupIndex;
        }

        private boolean isText() {
            return PyStr.is(pattern);
        }
    }

    private PatternType() {
    }

    static boolean is(long value) {
        return PyType.of(value) == PatternTypeBinding.TYPE;
    }

    static State of(long self) {
        return (State) JavaObjects.get(self);
    }

    static long create(PyThread t, long pattern, int flags, int[] code, int groups, long groupIndex, long indexGroup) {
        if (!PyDict.is(groupIndex) || !PyTuple.is(indexGroup)) {
            throw Errors.typeError(t, "compile() takes a dict and a tuple of groups");
        }
        State s = new State();
        s.pattern = pattern;
        s.flags = flags;
        s.code = code;
        s.groups = groups;
        s.groupIndex = groupIndex;
        s.indexGroup = indexGroup;
        return JavaObjects.create(t, PatternTypeBinding.TYPE.rootShape.id, s);
    }

    private static Subject subject(PyThread t, long self, long string) {
        Subject s = Subject.of(t, string);
        State p = of(self);
        if (p.pattern != Const.NONE && p.isText() != s.isText()) {
            throw Errors.typeError(t, p.isText() ? "cannot use a string pattern on a bytes-like object" : "cannot use a bytes pattern on a string-like object");
        }
        return s;
    }

    /** A matcher for part of a subject; ends beyond it mean its ends. */
    static Matcher matcher(PyThread t, long pattern, Subject subject, long pos, long endpos, boolean whole) {
        State s = of(pattern);
        int end = (int) Math.max(0, Math.min(endpos, subject.length));
        int from = (int) Math.max(0, Math.min(pos, subject.length));
        return new Matcher(t, s.code, s.groups, subject, Math.min(from, end), end, whole);
    }

    private static long endpos(PyThread t, long endpos) {
        return endpos == Value.ABSENT ? Long.MAX_VALUE : PyInt.toLong(t, endpos);
    }

    @PyMethod("match(self, /, string, pos=0, endpos=<absent>)")
    static long match(PyThread t, long self, long string, long pos, long endpos) {
        return once(t, self, string, PyInt.toLong(t, pos), endpos(t, endpos), false, false);
    }

    @PyMethod("fullmatch(self, /, string, pos=0, endpos=<absent>)")
    static long fullMatch(PyThread t, long self, long string, long pos, long endpos) {
        return once(t, self, string, PyInt.toLong(t, pos), endpos(t, endpos), true, false);
    }

    @PyMethod("search(self, /, string, pos=0, endpos=<absent>)")
    static long search(PyThread t, long self, long string, long pos, long endpos) {
        return once(t, self, string, PyInt.toLong(t, pos), endpos(t, endpos), false, true);
    }

    private static long once(PyThread t, long self, long string, long pos, long endpos, boolean whole, boolean search) {
        Subject subject = subject(t, self, string);
        if (pos > endpos) {
            return Const.NONE;
        }
        Matcher m = matcher(t, self, subject, pos, endpos, whole);
        int start = m.from;
        return (search ? m.search() : m.match()) ? MatchType.create(t, self, subject, m, start) : Const.NONE;
    }

    @PyMethod("scanner(self, /, string, pos=0, endpos=<absent>)")
    static long scanner(PyThread t, long self, long string, long pos, long endpos) {
        return ScannerType.create(t, self, subject(t, self, string), PyInt.toLong(t, pos), endpos(t, endpos));
    }

    @PyMethod("finditer(self, /, string, pos=0, endpos=<absent>)")
    static long findIter(PyThread t, long self, long string, long pos, long endpos) {
        long scanner = scanner(t, self, string, pos, endpos);
        long iter = PyDict.getStr(t, t.context.builtins, Names.of("iter"));
        return Calls.call(t, iter, PyObject.getAttr(t, scanner, Names.of("search")), Const.NONE);
    }

    @PyMethod("findall(self, /, string, pos=0, endpos=<absent>)")
    static long findAll(PyThread t, long self, long string, long pos, long endpos) {
        Subject subject = subject(t, self, string);
        Matcher m = matcher(t, self, subject, PyInt.toLong(t, pos), endpos(t, endpos), false);
        long list = PyList.create(t);
        int groups = of(self).groups;
        long empty = subject.slice(t, 0, 0);
        while (m.from <= m.end && m.search()) {
            if (groups < 2) {
                PyList.append(t, list, groups == 0 ? subject.slice(t, m.from, m.to) : group(t, subject, m, 1, empty));
            } else {
                long[] items = new long[groups];
                for (int i = 0; i < groups; i++) {
                    items[i] = group(t, subject, m, i + 1, empty);
                }
                PyList.append(t, list, PyTuple.of(t, items));
            }
            m.advance();
        }
        return list;
    }

    private static long group(PyThread t, Subject subject, Matcher m, int group, long otherwise) {
        int from = m.marks[2 * group - 2];
        int to = m.marks[2 * group - 1];
        return from < 0 || to < from ? otherwise : subject.slice(t, from, to);
    }

    @PyMethod("split(self, /, string, maxsplit=0)")
    static long split(PyThread t, long self, long string, long maxSplit) {
        Subject subject = subject(t, self, string);
        Matcher m = matcher(t, self, subject, 0, Long.MAX_VALUE, false);
        long most = PyInt.toLong(t, maxSplit);
        long list = PyList.create(t);
        int last = 0;
        for (long n = 0; (most == 0 || n < most) && m.search(); n++) {
            PyList.append(t, list, subject.slice(t, last, m.from));
            for (int i = 1; i <= of(self).groups; i++) {
                PyList.append(t, list, group(t, subject, m, i, Const.NONE));
            }
            last = m.to;
            m.advance();
        }
        PyList.append(t, list, subject.slice(t, last, subject.length));
        return list;
    }

    @PyMethod("sub(self, /, repl, string, count=0)")
    static long sub(PyThread t, long self, long repl, long string, long count) {
        return PyTuple.get(substitute(t, self, repl, string, PyInt.toLong(t, count)), 0);
    }

    @PyMethod("subn(self, /, repl, string, count=0)")
    static long subn(PyThread t, long self, long repl, long string, long count) {
        return substitute(t, self, repl, string, PyInt.toLong(t, count));
    }

    private static long substitute(PyThread t, long self, long repl, long string, long count) {
        long literal = Value.ABSENT;
        long template = Value.ABSENT;
        long function = Value.ABSENT;
        if (PyType.of(repl).special(Special.CALL) != 0) {
            function = repl;
        } else if (isLiteral(repl)) {
            literal = repl;
        } else {
            template = template(t, self, repl);
        }
        Subject subject = subject(t, self, string);
        Matcher m = matcher(t, self, subject, 0, Long.MAX_VALUE, false);
        long list = PyList.create(t);
        long n = 0;
        int last = 0;
        for (; (count == 0 || n < count) && m.search(); n++) {
            if (last < m.from) {
                PyList.append(t, list, subject.slice(t, last, m.from));
            }
            if (literal != Value.ABSENT) {
                PyList.append(t, list, literal);
            } else {
                long match = MatchType.create(t, self, subject, m, 0);
                if (template != Value.ABSENT) {
                    TemplateType.expand(t, template, MatchType.of(match), list);
                } else {
                    long item = Calls.call(t, function, match);
                    if (item != Const.NONE) {
                        PyList.append(t, list, item);
                    }
                }
            }
            last = m.to;
            m.advance();
        }
        if (last < subject.length || PyList.length(list) == 0) {
            PyList.append(t, list, subject.slice(t, last, subject.length));
        }
        return PyTuple.of(t, join(t, subject, list), PyInt.of(t, n));
    }

    private static boolean isLiteral(long repl) {
        return PyStr.is(repl) ? PyStr.indexOf(repl, PyStr.latin1('\\'), 0, PyStr.length(repl)) < 0
                : PyBytes.is(repl) && !new String(PyBytes.toJava(repl), java.nio.charset.StandardCharsets.ISO_8859_1).contains("\\");
    }

    /** The parsed replacement: a template. */
    static long template(PyThread t, long self, long repl) {
        long re = t.context.importer.importName(t, Names.of("re"), Const.NONE, Const.NONE, Const.NONE, Value.ofInt(0));
        long template = Calls.call(t, PyObject.getAttr(t, re, Names.of("_compile_template")), self, repl);
        if (!TemplateType.is(template)) {
            throw Errors.runtimeError(t, "the result of compiling a replacement string is %s, not SRE_Template object", PyObject.typeName(template));
        }
        return template;
    }

    /** Joins parts with nothing between them. */
    static long join(PyThread t, Subject subject, long list) {
        return Calls.callMethod(t, subject.slice(t, 0, 0), Names.of("join"), list);
    }

    @PyMethod("__copy__(self, /)")
    static long copy(long self) {
        return self;
    }

    @PyMethod("__deepcopy__(self, memo, /)")
    static long deepCopy(long self, long memo) {
        return self;
    }

    @PyClassMethod("__class_getitem__(cls, object, /)")
    static long classGetItem(PyThread t, long cls, long object) {
        return GenericAlias.create(t, cls, object);
    }

    @PyGetter("pattern")
    static long pattern(long self) {
        return of(self).pattern;
    }

    @PyGetter("flags")
    static int flags(long self) {
        return of(self).flags;
    }

    @PyGetter("groups")
    static int groups(long self) {
        return of(self).groups;
    }

    @PyGetter("groupindex")
    static long groupIndex(PyThread t, long self) {
        long types = t.context.importer.importName(t, Names.of("types"), Const.NONE, Const.NONE, Const.NONE, Value.ofInt(0));
        return Calls.call(t, PyObject.getAttr(t, types, Names.of("MappingProxyType")), of(self).groupIndex);
    }

    @PyMethod("__hash__(self, /)")
    static long hash(PyThread t, long self) {
        State s = of(self);
        return PyInt.of(t, Arrays.hashCode(s.code) * 31L + s.flags + PyInt.clampedLong(PyInt.of(t, PyObject.hash(t, s.pattern))) * 17);
    }

    @PyRichCompare
    static long compare(PyThread t, long self, long other, int operator) {
        if (PyObject.isOrder(operator) || !is(other)) {
            return Const.NOT_IMPLEMENTED;
        }
        State a = of(self);
        State b = of(other);
        return PyObject.equality(operator, a == b || a.flags == b.flags && a.groups == b.groups && a.isText() == b.isText() && Arrays.equals(a.code, b.code)
                && PyObject.equal(t, a.pattern, b.pattern));
    }

    @PyMethod("__repr__(self, /)")
    static long repr(PyThread t, long self) {
        State s = of(self);
        int flags = s.flags;
        if (s.isText() && (flags & TEXT_KINDS) == UNICODE) {
            flags &= ~UNICODE;
        }
        StringBuilder names = new StringBuilder();
        for (int i = 0; i < FLAG_NAMES.length; i++) {
            int flag = FIRST_FLAG << i;
            if ((flags & flag) != 0 && flag != UNICODE) {
                names.append(names.isEmpty() ? "" : "|").append(FLAG_NAMES[i]);
                flags &= ~flag;
            }
        }
        if (flags != 0) {
            names.append(names.isEmpty() ? "" : "|").append("0x").append(Integer.toHexString(flags));
        }
        String pattern = MatchType.shortened(PyObject.reprText(t, s.pattern), 200);
        return PyStr.of(t, "re.compile(" + pattern + (names.isEmpty() ? "" : ", " + names) + ")");
    }
}
