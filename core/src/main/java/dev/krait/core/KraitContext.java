package dev.krait.core;

import dev.krait.api.Context;
import dev.krait.api.ContextOptions;
import dev.krait.api.PythonException;
import dev.krait.api.Value;
import dev.krait.compiler.PythonSyntaxError;
import dev.krait.compiler.SourceText;
import dev.krait.compiler.parser.Parser;
import dev.krait.interpreter.modules.ModuleImporter;
import dev.krait.interpreter.modules.Sources;
import dev.krait.interpreter.modules.Startup;
import dev.krait.interpreter.objects.PyDict;
import dev.krait.interpreter.objects.PyObject;
import dev.krait.interpreter.objects.PyStr;
import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.Gil;
import dev.krait.interpreter.runtime.Names;
import dev.krait.interpreter.runtime.PyContext;
import dev.krait.interpreter.runtime.PyError;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.interpreter.runtime.Tracebacks;
import dev.krait.interpreter.tier1.Calls;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * A context of the API over one of the interpreter. Every operation holds the lock of the interpreter. A thread that comes while another one is inside, which has
 * given the lock away to wait, is a Python thread of its own.
 */
final class KraitContext implements Context {
    final PyContext context;
    private final PyThread thread;
    /** The Java thread that is inside as {@link #thread}, and how often; guarded by the lock. */
    private Thread user;
    private int uses;
    /** Other threads that are inside. */
    private final Map<Thread, PyThread> guests = new ConcurrentHashMap<>();
    private boolean closed;

    KraitContext(ContextOptions options) {
        Session session = Gil.exclusively(() -> SessionComponent.session(new SessionSettings(options.in(), options.out(), options.err(), options.heapLimit(),
                options.arguments().isEmpty() ? List.of("") : options.arguments(), options.jit(), false, null)));
        context = session.context;
        thread = session.thread;
        run(t -> {
            session.start();
            List<Path> path = options.path();
            for (int i = path.size() - 1; i >= 0; i--) {
                Startup.prependPath(t, path.get(i).toString());
            }
            return null;
        });
    }

    /** Runs with the lock held; a Python exception becomes a Java one. */
    <T> T run(Function<PyThread, T> action) {
        try {
            PyThread before = context.gil.enter(thread);
            try {
                return runInside(action);
            } finally {
                context.gil.leave(before);
            }
        } catch (Gil.Closed e) {
            throw new IllegalStateException("the context is closed");
        }
    }

    private <T> T runInside(Function<PyThread, T> action) {
        if (closed) {
            throw new IllegalStateException("the context is closed");
        }
        Thread me = Thread.currentThread();
        if (user == null || user == me) {
            user = me;
            uses++;
            try {
                return run(thread, action);
            } finally {
                user = --uses == 0 ? null : me;
            }
        }
        PyThread known = guests.get(me);
        if (known != null) {
            return run(known, action);
        }
        PyThread guest = context.newThread();
        guests.put(me, guest);
        PyThread before = context.gil.enter(guest);
        try {
            return run(guest, action);
        } finally {
            guests.remove(me);
            guest.close();
            context.gil.leave(before);
        }
    }

    private <T> T run(PyThread t, Function<PyThread, T> action) {
        try {
            return action.apply(t);
        } catch (PyError e) {
            throw exception(t);
        }
    }

    private PythonException exception(PyThread t) {
        long exception = Errors.clear(t);
        int handle = context.handles.hold(exception);
        String message;
        String traceback;
        try {
            message = PyStr.toJava(PyObject.str(t, exception));
            traceback = Tracebacks.format(t, exception);
        } catch (PyError e) {
            Errors.clear(t);
            message = "<exception str() failed>";
            traceback = "";
        }
        return new PythonException(new KraitValue(this, handle), PyObject.typeName(exception), message, traceback);
    }

    /** A value of the API. */
    Value wrap(long value) {
        return new KraitValue(this, context.handles.hold(value));
    }

    @Override
    public Value eval(String source) {
        return run(t -> {
            long globals = Startup.mainDict(t);
            SourceText text = SourceText.of(source, "<eval>");
            try {
                Parser.parseExpression(text);
            } catch (PythonSyntaxError e) {
                execute(t, text, globals);
                return wrap(Const.NONE);
            }
            return wrap(Calls.execute(t, Sources.compile(t, text, Parser.Mode.EVAL, 0, 0), globals, 0, 0, true));
        });
    }

    @Override
    public void exec(String source) {
        run(t -> {
            execute(t, SourceText.of(source, "<exec>"), Startup.mainDict(t));
            return null;
        });
    }

    private static void execute(PyThread t, SourceText text, long globals) {
        Calls.execute(t, Sources.compile(t, text, Parser.Mode.EXEC, 0, 0), globals, 0, 0, true);
    }

    @Override
    public Value get(String name) {
        return run(t -> {
            long value = PyDict.get(t, Startup.mainDict(t), Names.of(name));
            return value == 0 ? null : wrap(value);
        });
    }

    @Override
    public void set(String name, Object value) {
        run(t -> {
            PyDict.putStr(t, Startup.mainDict(t), Names.of(name), Conversions.toPython(this, t, value));
            return null;
        });
    }

    @Override
    public Value importModule(String name) {
        return run(t -> wrap(((ModuleImporter) t.context.importer).importModule(t, name)));
    }

    @Override
    public Value value(Object object) {
        return run(t -> wrap(Conversions.toPython(this, t, object)));
    }

    @Override
    public void interrupt() {
        thread.request(PyThread.POLL_INTERRUPT);
        guests.values().forEach(t -> t.request(PyThread.POLL_INTERRUPT));
    }

    @Override
    public void close() {
        boolean[] first = new boolean[1];
        try {
            run(t -> {
                closed = true;
                first[0] = true;
                return Startup.finish(t, false);
            });
        } catch (IllegalStateException e) {
            if (first[0]) {
                throw e;
            }
        } finally {
            if (first[0]) {
                context.close();
            }
        }
    }
}
