package dev.krait.interpreter.modules.sre;

import dev.krait.interpreter.bind.PyClass;
import dev.krait.interpreter.bind.PyClassMethod;
import dev.krait.interpreter.bind.PyGetter;
import dev.krait.interpreter.bind.PyMethod;
import dev.krait.interpreter.heap.JavaObjects;
import dev.krait.interpreter.heap.Marker;
import dev.krait.interpreter.heap.Traced;
import dev.krait.interpreter.objects.GenericAlias;
import dev.krait.interpreter.objects.PyDict;
import dev.krait.interpreter.objects.PyInt;
import dev.krait.interpreter.objects.PyList;
import dev.krait.interpreter.objects.PyObject;
import dev.krait.interpreter.objects.PyStr;
import dev.krait.interpreter.objects.PyTuple;
import dev.krait.interpreter.objects.PyType;
import dev.krait.interpreter.objects.Special;
import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.spi.abi.Value;

/** {@code re.Match}. */
@PyClass(name = "Match", module = "re", noNew = true)
final class MatchType {
    static final class State implements Traced {
        private long pattern;
        private Subject subject;
        /** Beginnings and ends, those of the whole match first; -1 where a group did not take part. */
        private int[] spans;
        private int lastIndex;
        private int pos;
        private int endpos;

        @Override
        public void trace(Marker m) {
            m.mark(pattern);
            m.mark(subject.object);
        }

        /** What a group matched, or something else if it did not take part. */
        long group(PyThread t, int group, long otherwise) {
            int from = spans[2 * group];
            return from < 0 ? otherwise : subject.slice(t, from, spans[2 * group + 1]);
        }

        private int groups() {
            return spans.length / 2;
        }
    }

    private MatchType() {
    }

    static State of(long self) {
        return (State) JavaObjects.get(self);
    }

    /** The match that a matcher has found. */
    static long create(PyThread t, long pattern, Subject subject, Matcher m, int pos) {
        State s = new State();
        s.pattern = pattern;
        s.subject = subject;
        s.spans = new int[m.marks.length + 2];
        s.spans[0] = m.from;
        s.spans[1] = m.to;
        for (int i = 0; i < m.marks.length; i += 2) {
            boolean set = m.marks[i] >= 0 && m.marks[i + 1] >= m.marks[i];
            s.spans[i + 2] = set ? m.marks[i] : -1;
            s.spans[i + 3] = set ? m.marks[i + 1] : -1;
        }
        s.lastIndex = m.lastIndex;
        s.pos = pos;
        s.endpos = m.end;
        return JavaObjects.create(t, MatchTypeBinding.TYPE.rootShape.id, s);
    }

    /** The number of a group that is given by number or name; IndexError if there is none. */
    private static int number(PyThread t, State s, long group) {
        if (PyInt.is(group) || PyType.of(group).defines(Special.INDEX)) {
            long exact = PyInt.index(t, group);
            if (PyInt.fitsLong(exact)) {
                long n = PyInt.longValue(exact);
                if (n >= 0 && n < s.groups()) {
                    return (int) n;
                }
            }
        } else {
            long n = PyDict.get(t, PatternType.of(s.pattern).groupIndex(), group);
            if (n != Value.ABSENT && PyInt.is(n)) {
                return (int) PyInt.toLong(t, n);
            }
        }
        throw Errors.indexError(t, "no such group");
    }

    @PyMethod("group(self, /, *args)")
    static long group(PyThread t, long self, long args) {
        State s = of(self);
        int n = PyTuple.length(args);
        if (n <= 1) {
            return s.group(t, n == 0 ? 0 : number(t, s, PyTuple.get(args, 0)), Const.NONE);
        }
        long[] items = new long[n];
        for (int i = 0; i < n; i++) {
            items[i] = s.group(t, number(t, s, PyTuple.get(args, i)), Const.NONE);
        }
        return PyTuple.of(t, items);
    }

    @PyMethod("__getitem__(self, key, /)")
    static long getItem(PyThread t, long self, long key) {
        return of(self).group(t, number(t, of(self), key), Const.NONE);
    }

    @PyMethod("groups(self, /, default=None)")
    static long groups(PyThread t, long self, long otherwise) {
        State s = of(self);
        long[] items = new long[s.groups() - 1];
        for (int i = 0; i < items.length; i++) {
            items[i] = s.group(t, i + 1, otherwise);
        }
        return PyTuple.of(t, items);
    }

    @PyMethod("groupdict(self, /, default=None)")
    static long groupDict(PyThread t, long self, long otherwise) {
        State s = of(self);
        long dict = PyDict.create(t);
        PyDict.forEach(PatternType.of(s.pattern).groupIndex(), (key, value) ->
                PyDict.set(t, dict, key, s.group(t, (int) Value.intValue(value), otherwise)));
        return dict;
    }

    @PyMethod("start(self, group=0, /)")
    static int start(PyThread t, long self, long group) {
        return of(self).spans[2 * number(t, of(self), group)];
    }

    @PyMethod("end(self, group=0, /)")
    static int end(PyThread t, long self, long group) {
        return of(self).spans[2 * number(t, of(self), group) + 1];
    }

    @PyMethod("span(self, group=0, /)")
    static long span(PyThread t, long self, long group) {
        return span(t, of(self), number(t, of(self), group));
    }

    private static long span(PyThread t, State s, int group) {
        return PyTuple.of(t, Value.ofInt(s.spans[2 * group]), Value.ofInt(s.spans[2 * group + 1]));
    }

    @PyMethod("expand(self, /, template)")
    static long expand(PyThread t, long self, long template) {
        State s = of(self);
        long list = PyList.create(t);
        TemplateType.expand(t, PatternType.template(t, s.pattern, template), s, list);
        return PatternType.join(t, s.subject, list);
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

    @PyGetter("string")
    static long string(long self) {
        return of(self).subject.object;
    }

    @PyGetter("re")
    static long re(long self) {
        return of(self).pattern;
    }

    @PyGetter("pos")
    static int pos(long self) {
        return of(self).pos;
    }

    @PyGetter("endpos")
    static int endpos(long self) {
        return of(self).endpos;
    }

    @PyGetter("lastindex")
    static long lastIndex(long self) {
        return of(self).lastIndex < 0 ? Const.NONE : Value.ofInt(of(self).lastIndex);
    }

    @PyGetter("lastgroup")
    static long lastGroup(long self) {
        return of(self).lastIndex < 0 ? Const.NONE : PatternType.of(of(self).pattern).name(of(self).lastIndex);
    }

    @PyGetter("regs")
    static long regs(PyThread t, long self) {
        State s = of(self);
        long[] items = new long[s.groups()];
        for (int i = 0; i < items.length; i++) {
            items[i] = span(t, s, i);
        }
        return PyTuple.of(t, items);
    }

    /** The beginning of a text, by code points. */
    static String shortened(String text, int most) {
        return text.codePointCount(0, text.length()) <= most ? text : text.substring(0, text.offsetByCodePoints(0, most));
    }

    @PyMethod("__repr__(self, /)")
    static long repr(PyThread t, long self) {
        State s = of(self);
        return PyStr.of(t, "<re.Match object; span=(" + s.spans[0] + ", " + s.spans[1] + "), match="
                + shortened(PyObject.reprText(t, s.group(t, 0, Const.NONE)), 50) + ">");
    }
}
