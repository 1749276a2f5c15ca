package dev.krait.interpreter.modules.typing;

import dev.krait.interpreter.bind.PyClass;
import dev.krait.interpreter.bind.PyMethod;
import dev.krait.interpreter.heap.JavaObjects;
import dev.krait.interpreter.heap.Traced;
import dev.krait.interpreter.heap.Marker;
import dev.krait.interpreter.objects.PyObject;
import dev.krait.interpreter.objects.PyStr;
import dev.krait.interpreter.objects.PyTuple;
import dev.krait.interpreter.objects.TypeParameters;
import dev.krait.interpreter.runtime.PyThread;
import java.util.ArrayList;
import java.util.List;

/** The evaluation function of a bound, default or value that is known already. */
@PyClass(name = "_ConstEvaluator", module = "_typing", noNew = true)
final class ConstEvaluatorType {
    private record State(long value) implements Traced {
        @Override
        public void trace(Marker m) {
            m.mark(value);
        }
    }

    private ConstEvaluatorType() {
    }

    static long create(PyThread t, long value) {
        return JavaObjects.create(t, ConstEvaluatorTypeBinding.TYPE.rootShape.id, new State(value));
    }

    private static long value(long self) {
        return ((State) JavaObjects.get(self)).value;
    }

    @PyMethod("__repr__(self, /)")
    static String repr(PyThread t, long self) {
        return "<constevaluator " + PyObject.reprText(t, value(self)) + ">";
    }

    @PyMethod("__call__(self, format, /)")
    static long call(PyThread t, long self, long format) {
        long value = value(self);
        if (!TypingFunctions.asText(t, format)) {
            return value;
        }
        if (!PyTuple.is(value)) {
            return PyStr.of(t, TypeParameters.repr(t, value));
        }
        List<String> parts = new ArrayList<>();
        for (long item : PyTuple.toArray(value)) {
            parts.add(TypeParameters.repr(t, item));
        }
        return PyStr.of(t, "(" + String.join(", ", parts) + ")");
    }
}
