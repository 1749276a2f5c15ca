package dev.krait.interpreter.modules.sre;

import dev.krait.interpreter.bind.PyClass;
import dev.krait.interpreter.bind.PyGetter;
import dev.krait.interpreter.bind.PyMethod;
import dev.krait.interpreter.heap.JavaObjects;
import dev.krait.interpreter.heap.Marker;
import dev.krait.interpreter.heap.Traced;
import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.runtime.PyThread;

/** {@code pattern.scanner(string)}: matches one after the other. */
@PyClass(name = "SRE_Scanner", module = "_sre", noNew = true)
final class ScannerType {
    private static final class State implements Traced {
        private long pattern;
        private Matcher matcher;
        private Subject subject;
        private int start;
        private boolean finished;

        @Override
        public void trace(Marker m) {
            m.mark(pattern);
            m.mark(subject.object);
        }
    }

    private ScannerType() {
    }

    static long create(PyThread t, long pattern, Subject subject, long pos, long endpos) {
        State s = new State();
        s.pattern = pattern;
        s.subject = subject;
        s.matcher = PatternType.matcher(t, pattern, subject, pos, endpos, false);
        s.start = s.matcher.from;
        return JavaObjects.create(t, ScannerTypeBinding.TYPE.rootShape.id, s);
    }

    @PyMethod("match(self, /)")
    static long match(PyThread t, long self) {
        return next(t, self, false);
    }

    @PyMethod("search(self, /)")
    static long search(PyThread t, long self) {
        return next(t, self, true);
    }

    private static long next(PyThread t, long self, boolean search) {
        State s = (State) JavaObjects.get(self);
        if (s.finished || !(search ? s.matcher.search() : s.matcher.match())) {
            s.finished = true;
            return Const.NONE;
        }
        long match = MatchType.create(t, s.pattern, s.subject, s.matcher, s.start);
        s.matcher.advance();
        return match;
    }

    @PyGetter("pattern")
    static long pattern(long self) {
        return ((State) JavaObjects.get(self)).pattern;
    }
}
