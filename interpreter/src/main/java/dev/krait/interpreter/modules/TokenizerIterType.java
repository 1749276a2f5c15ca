package dev.krait.interpreter.modules;

import dev.krait.compiler.PythonSyntaxError;
import dev.krait.compiler.SourceText;
import dev.krait.compiler.SourceTokens;
import dev.krait.interpreter.bind.PyClass;
import dev.krait.interpreter.bind.PyMethod;
import dev.krait.interpreter.bind.PyNew;
import dev.krait.interpreter.heap.JavaObjects;
import dev.krait.interpreter.heap.Marker;
import dev.krait.interpreter.heap.Traced;
import dev.krait.interpreter.objects.Exc;
import dev.krait.interpreter.objects.PyBytes;
import dev.krait.interpreter.objects.PyObject;
import dev.krait.interpreter.objects.PyStr;
import dev.krait.interpreter.objects.PyTuple;
import dev.krait.interpreter.objects.PyType;
import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.PyError;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.interpreter.tier1.Calls;
import dev.krait.spi.abi.Value;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** {@code _tokenize.TokenizerIter}: the tokens of the lines that a function gives, all of which are read at the first step. */
@PyClass(name = "TokenizerIter", module = "_tokenize")
final class TokenizerIterType {
    private static final class State implements Traced {
        private long readline;
        private Charset charset;
        private boolean extraTokens;
        private SourceText source;
        private SourceTokens tokens;
        private int next;

        @Override
        public void trace(Marker m) {
            m.mark(readline);
        }
    }

    private TokenizerIterType() {
    }

    @PyNew("(readline, /, *, encoding=None, extra_tokens=False)")
    static long new_(PyThread t, PyType cls, long readline, String encoding, boolean extraTokens) {
        State s = new State();
        s.readline = readline;
        s.extraTokens = extraTokens;
        try {
            s.charset = encoding == null ? StandardCharsets.UTF_8 : Charset.forName(encoding.equals("utf-8-sig") ? "utf-8" : encoding);
        } catch (IllegalArgumentException e) {
            throw Errors.of(t, Exc.LOOKUP_ERROR, "unknown encoding: " + encoding);
        }
        return JavaObjects.create(t, cls.rootShape.id, s);
    }

    @PyMethod("__iter__(self, /)")
    static long iter(long self) {
        return self;
    }

    @PyMethod("__next__(self, /)")
    static long next(PyThread t, long self) {
        State s = (State) JavaObjects.get(self);
        if (s.tokens == null) {
            s.source = SourceText.of(read(t, s), "<string>");
            s.tokens = new SourceTokens(s.source);
        }
        if (s.next == s.tokens.tokens().size()) {
            PythonSyntaxError error = s.tokens.error();
            if (error != null) {
                throw Sources.syntaxError(t, error);
            }
            return 0;
        }
        SourceTokens.Token token = s.tokens.tokens().get(s.next++);
        int type = s.extraTokens && token.isOperator() ? SourceTokens.OP : token.type();
        String line = s.source.line(token.line());
        if (!line.isEmpty() || token.line() < lines(s.source.text())) {
            line += "\n";
        }
        for (int i = token.line() + 1; i <= token.endLine(); i++) {
            line += s.source.line(i) + "\n";
        }
        if (token.endLine() >= lines(s.source.text()) && line.endsWith("\n") && !s.source.text().endsWith("\n")) {
            line = line.substring(0, line.length() - 1);
        }
        return PyTuple.of(t, new long[] {Value.ofInt(type), PyStr.of(t, token.text()), PyTuple.of(t, Value.ofInt(token.line()), Value.ofInt(token.column())),
            PyTuple.of(t, Value.ofInt(token.endLine()), Value.ofInt(token.endColumn())), PyStr.of(t, line)});
    }

    private static int lines(String text) {
        int n = 1;
        for (int i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) {
            n++;
        }
        return n;
    }

    private static String read(PyThread t, State s) {
        StringBuilder text = new StringBuilder();
        while (true) {
            long line;
            try {
                line = Calls.call(t, s.readline);
            } catch (PyError e) {
                if (!Errors.matches(t, Exc.STOP_ITERATION)) {
                    throw e;
                }
                Errors.clear(t);
                return text.toString();
            }
            String part;
            if (PyStr.is(line)) {
                part = PyStr.toJava(line);
            } else if (PyBytes.is(line)) {
                part = new String(PyBytes.toJava(line), s.charset);
            } else if (line == Const.NONE) {
                return text.toString();
            } else {
                throw Errors.typeError(t, "readline() returned a non-string object (%s)", PyObject.typeName(line));
            }
            if (part.isEmpty()) {
                return text.toString();
            }
            text.append(part);
        }
    }
}
