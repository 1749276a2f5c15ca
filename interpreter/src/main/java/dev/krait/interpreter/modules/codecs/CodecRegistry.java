package dev.krait.interpreter.modules.codecs;

import dev.krait.interpreter.bind.FunctionSpec;
import dev.krait.interpreter.heap.Marker;
import dev.krait.interpreter.heap.RootSet;
import dev.krait.interpreter.objects.BuiltinFunction;
import dev.krait.interpreter.objects.Codecs;
import dev.krait.interpreter.objects.Exc;
import dev.krait.interpreter.objects.PyObject;
import dev.krait.interpreter.objects.PyStr;
import dev.krait.interpreter.objects.PyTuple;
import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.Names;
import dev.krait.interpreter.runtime.PyError;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.interpreter.tier1.Calls;
import dev.krait.spi.abi.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The search functions, codecs and error handlers of one context. */
public final class CodecRegistry implements Codecs.Registry, RootSet {
    private static final int ENCODER = 0;
    private static final int DECODER = 1;

    private final List<Long> searches = new ArrayList<>();
    private final Map<String, Long> codecs = new HashMap<>();
    private final Map<String, Long> handlers = new HashMap<>();
    private boolean started;

    /** The registry of a context. */
    static CodecRegistry of(PyThread t) {
        return (CodecRegistry) t.context.codecRegistry;
    }

    @Override
    public void visit(Marker m) {
        searches.forEach(m::mark);
        codecs.values().forEach(m::mark);
        handlers.values().forEach(m::mark);
    }

    void register(long function) {
        searches.add(function);
    }

    void unregister(long function) {
        if (searches.remove((Long) function)) {
            codecs.clear();
        }
    }

    /** Letters, digits and points in lower case, with one underscore for everything between. */
    private static String normalize(String encoding) {
        StringBuilder b = new StringBuilder();
        boolean gap = false;
        for (char c : encoding.toCharArray()) {
            if (c < 128 && Character.isLetterOrDigit(c) || c == '.') {
                if (gap && b.length() > 0) {
                    b.append('_');
                }
                gap = false;
                b.append(Character.toLowerCase(c));
            } else {
                gap = true;
            }
        }
        return b.toString();
    }

    /** The tuple of a codec; LookupError where there is none. */
    long lookup(PyThread t, String encoding) {
        if (!started) {
            started = true;
            t.context.importer.importName(t, PyStr.intern("encodings"), 0, 0, Const.NONE, Value.ofInt(0));
        }
        String name = normalize(encoding);
        Long known = codecs.get(name);
        if (known != null) {
            return known;
        }
        for (long search : new ArrayList<>(searches)) {
            long codec = Calls.call(t, search, PyStr.of(t, name));
            if (codec == Const.NONE) {
                continue;
            }
            if (!PyTuple.is(codec) || PyTuple.length(codec) != 4) {
                throw Errors.typeError(t, "codec search functions must return 4-tuples");
            }
            codecs.put(name, codec);
            return codec;
        }
        throw Errors.of(t, Exc.LOOKUP_ERROR, "unknown encoding: " + encoding);
    }

    private static long textCodec(PyThread t, long codec, String encoding, String alternative) {
        long text = PyObject.getAttrOrAbsent(t, codec, Names.of("_is_text_encoding"));
        if (text != 0 && !PyObject.isTrue(t, text)) {
            throw Errors.of(t, Exc.LOOKUP_ERROR, "'" + encoding + "' is not a text encoding; use " + alternative + " to handle arbitrary codecs");
        }
        return codec;
    }

    private static long run(PyThread t, long codec, int which, long object, String encoding, String errors) {
        long function = PyTuple.get(codec, which);
        long result;
        try {
            result = errors == null ? Calls.call(t, function, object) : Calls.call(t, function, object, PyStr.of(t, errors));
        } catch (PyError e) {
            long exception = Errors.clear(t);
            long note = PyStr.of(t, (which == ENCODER ? "encoding" : "decoding") + " with '" + encoding + "' codec failed");
            Calls.callMethod(t, exception, Names.of("add_note"), note);
            throw Errors.reraise(t, exception);
        }
        if (!PyTuple.is(result) || PyTuple.length(result) != 2) {
            throw Errors.typeError(t, (which == ENCODER ? "encoder" : "decoder") + " must return a tuple (object,integer)");
        }
        return PyTuple.get(result, 0);
    }

    @Override
    public long encode(PyThread t, long object, String encoding, String errors) {
        return run(t, lookup(t, encoding), ENCODER, object, encoding, errors);
    }

    @Override
    public long decode(PyThread t, long object, String encoding, String errors) {
        return run(t, lookup(t, encoding), DECODER, object, encoding, errors);
    }

    @Override
    public long encodeText(PyThread t, long object, String encoding, String errors) {
        return run(t, textCodec(t, lookup(t, encoding), encoding, "codecs.encode()"), ENCODER, object, encoding, errors);
    }

    @Override
    public long decodeText(PyThread t, long object, String encoding, String errors) {
        return run(t, textCodec(t, lookup(t, encoding), encoding, "codecs.decode()"), DECODER, object, encoding, errors);
    }

    @Override
    public long errorHandler(PyThread t, String name) {
        Long handler = handlers.get(name);
        if (handler != null) {
            return handler;
        }
        FunctionSpec[] specs = ErrorHandlersBinding.INSTANCE.specs();
        for (int id = 0; id < specs.length; id++) {
            if (specs[id].name().equals(name + "_errors") || specs[id].name().equals(name)) {
                long function = BuiltinFunction.create(t, ErrorHandlersBinding.INSTANCE, id, 0, 0, 0);
                handlers.put(name, function);
                return function;
            }
        }
        throw Errors.of(t, Exc.LOOKUP_ERROR, "unknown error handler name '" + name + "'");
    }

    void registerError(String name, long handler) {
        handlers.put(name, handler);
    }

    /** Forgets a handler; false if there is none, ValueError if it is built in. */
    boolean unregisterError(PyThread t, String name) {
        for (FunctionSpec spec : ErrorHandlersBinding.INSTANCE.specs()) {
            if (spec.name().equals(name + "_errors") || spec.name().equals(name)) {
                throw Errors.valueError(t, "cannot un-register built-in error handler '%s'", name);
            }
        }
        return handlers.remove(name) != null;
    }
}
