package dev.krait.interpreter.objects;

import dev.krait.interpreter.bind.PyClass;
import dev.krait.interpreter.bind.PyMethod;
import dev.krait.interpreter.heap.JavaObjects;
import dev.krait.interpreter.heap.Marker;
import dev.krait.interpreter.heap.Traced;
import dev.krait.interpreter.runtime.PyThread;

/** Iterates over the parts of a template: strings that are not empty, and interpolations. */
@PyClass(name = "TemplateIter", module = "string.templatelib", noNew = true, doc = "Template iterator object")
final class TemplateIteratorType {
    private static final class State implements Traced {
        private final long template;
        private int next;

        State(long template) {
            this.template = template;
        }

        @Override
        public void trace(Marker m) {
            m.mark(template);
        }
    }

    private TemplateIteratorType() {
    }

    static long create(PyThread t, long template) {
        return JavaObjects.create(t, TemplateIteratorTypeBinding.TYPE.rootShape.id, new State(template));
    }

    @PyMethod("__iter__(self, /)")
    static long iter(long self) {
        return self;
    }

    @PyMethod("__next__(self, /)")
    static long next(PyThread t, long self) {
        State s = (State) JavaObjects.get(self);
        long strings = TemplateType.strings(s.template);
        while (s.next < 2 * PyTuple.length(strings) - 1) {
            int at = s.next++;
            if ((at & 1) == 1) {
                return PyTuple.get(TemplateType.interpolations(s.template), at >> 1);
            }
            long string = PyTuple.get(strings, at >> 1);
            if (PyStr.length(string) > 0) {
                return string;
            }
        }
        return 0;
    }
}
