package dev.krait.interpreter.modules.io;

import dev.krait.interpreter.bind.PyClass;
import dev.krait.interpreter.bind.PyMethod;
import dev.krait.interpreter.bind.PyNew;
import dev.krait.interpreter.heap.JavaObjects;
import dev.krait.interpreter.heap.Marker;
import dev.krait.interpreter.heap.Traced;
import dev.krait.interpreter.objects.PyStr;
import dev.krait.interpreter.objects.PyType;
import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.runtime.Names;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.interpreter.tier1.Calls;

/** {@code _io.IncrementalNewlineDecoder}: line feeds for all kinds of line ends, across pieces. */
@PyClass(name = "IncrementalNewlineDecoder", module = "_io", subclassable = true)
final class NewlineDecoderType {
    private static final class State implements Traced {
        private long decoder;
        private boolean translate;
        private boolean pending;

        @Override
        public void trace(Marker m) {
            m.mark(decoder);
        }
    }

    private NewlineDecoderType() {
    }

    @PyNew("(decoder, translate, errors='strict')")
    static long new_(PyThread t, PyType cls, long decoder, boolean translate, String errors) {
        State s = new State();
        s.decoder = decoder;
        s.translate = translate;
        return JavaObjects.create(t, cls.rootShape.id, s);
    }

    private static State of(long self) {
        return (State) JavaObjects.get(self);
    }

    @PyMethod("decode(self, input, final=False)")
    static long decode(PyThread t, long self, long input, boolean last) {
        State s = of(self);
        long decoded = s.decoder == Const.NONE ? input : Calls.callMethod(t, s.decoder, Names.of("decode"), input, Const.of(last));
        String text = (s.pending ? "\r" : "") + PyStr.toJava(decoded);
        // A carriage return at the end may be half of a line end: it waits for the next piece.
        s.pending = !last && text.endsWith("\r");
        if (s.pending) {
            text = text.substring(0, text.length() - 1);
        }
        return PyStr.of(t, s.translate ? text.replace("\r\n", "\n").replace('\r', '\n') : text);
    }

    @PyMethod("reset(self, /)")
    static void reset(PyThread t, long self) {
        of(self).pending = false;
        if (of(self).decoder != Const.NONE) {
            Calls.callMethod(t, of(self).decoder, Names.of("reset"));
        }
    }
}
