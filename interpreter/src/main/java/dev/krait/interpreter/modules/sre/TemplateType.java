package dev.krait.interpreter.modules.sre;

import dev.krait.interpreter.bind.PyClass;
import dev.krait.interpreter.heap.JavaObjects;
import dev.krait.interpreter.heap.Marker;
import dev.krait.interpreter.heap.Traced;
import dev.krait.interpreter.objects.PyInt;
import dev.krait.interpreter.objects.PyList;
import dev.krait.interpreter.objects.PyType;
import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.spi.abi.Value;

/** A parsed replacement: literals and the numbers of groups, in turn. */
@PyClass(name = "SRE_Template", module = "_sre", noNew = true)
final class TemplateType {
    private static final class State implements Traced {
        private long[] literals;
        private int[] groups;

        @Override
        public void trace(Marker m) {
            for (long literal : literals) {
                m.mark(literal);
            }
        }
    }

    private TemplateType() {
    }

    static boolean is(long value) {
        return PyType.of(value) == TemplateTypeBinding.TYPE;
    }

    static long create(PyThread t, long pattern, long template) {
        if (!PatternType.is(pattern) || !PyList.is(template) || (PyList.length(template) & 1) == 0) {
            throw Errors.typeError(t, "invalid template");
        }
        State s = new State();
        int n = PyList.length(template) / 2;
        s.literals = new long[n + 1];
        s.groups = new int[n];
        s.literals[0] = PyList.get(template, 0);
        for (int i = 0; i < n; i++) {
            long group = PyInt.toLong(t, PyList.get(template, 2 * i + 1));
            if (group < 0 || group > PatternType.of(pattern).groups) {
                throw Errors.valueError(t, "invalid template");
            }
            s.groups[i] = (int) group;
            s.literals[i + 1] = PyList.get(template, 2 * i + 2);
        }
        return JavaObjects.create(t, TemplateTypeBinding.TYPE.rootShape.id, s);
    }

    /** Appends the parts of the expansion for a match to a list. */
    static void expand(PyThread t, long template, MatchType.State match, long list) {
        State s = (State) JavaObjects.get(template);
        PyList.append(t, list, s.literals[0]);
        for (int i = 0; i < s.groups.length; i++) {
            long group = match.group(t, s.groups[i], Const.NONE);
            if (group != Const.NONE) {
                PyList.append(t, list, group);
            }
            if (s.literals[i + 1] != Value.ABSENT) {
                PyList.append(t, list, s.literals[i + 1]);
            }
        }
    }
}
