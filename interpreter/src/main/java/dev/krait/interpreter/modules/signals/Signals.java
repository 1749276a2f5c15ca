package dev.krait.interpreter.modules.signals;

import dev.krait.interpreter.heap.Marker;
import dev.krait.interpreter.heap.RootSet;
import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.interpreter.tier1.Calls;
import dev.krait.spi.abi.Value;
import sun.misc.Signal;

/**
 * The signals that a context handles in Python. A signal that arrives is noted, by a thread of the Java machine, and the main thread of the context runs
 * its handler at the next safepoint.
 */
public final class Signals implements RootSet {
    /** Ctrl-C. */
    public static final int INT = 2;
    static final int LIMIT = 65;

    /** Bit {@code n} for signal {@code n}, which is at most 64: bit 0 stands for that. */
    private long arrived;
    /** Handlers as Python set them; 0 where nothing was set. */
    final long[] handlers = new long[LIMIT];

    /** Those of the context of a thread. */
    public static Signals of(PyThread t) {
        return t.context.state(Signals.class, Signals::new);
    }

    /** Notes a signal; its handler runs in {@code main}. May be called by any thread. */
    public synchronized void arrive(PyThread main, int number) {
        arrived |= 1L << number;
        main.request(PyThread.POLL_INTERRUPT);
    }

    /** The request goes with what it was made for: a request without a signal is an interrupt of another kind. */
    private synchronized long take(PyThread t) {
        t.pollDone(PyThread.POLL_INTERRUPT);
        long bits = arrived;
        arrived = 0;
        return bits;
    }

    private synchronized void putBack(PyThread t, long bits) {
        if (bits != 0) {
            arrived |= bits;
            t.request(PyThread.POLL_INTERRUPT);
        }
    }

    /** Runs the handlers of the signals that have arrived. Whether there were any: if not, it was an interrupt of another kind. */
    public boolean handle(PyThread t) {
        long bits = take(t);
        long left = bits;
        try {
            while (left != 0) {
                int bit = Long.numberOfTrailingZeros(left);
                left &= left - 1;
                handle(t, bit == 0 ? 64 : bit);
            }
        } finally {
            // A handler that raises leaves those behind it for the next safepoint.
            putBack(t, left);
        }
        return bits != 0;
    }

    private void handle(PyThread t, int number) {
        long handler = handlers[number];
        if (handler == 0 && number == INT) {
            throw SignalModule.keyboardInterrupt(t);
        }
        if (SignalModule.isFunction(handler)) {
            Calls.call(t, handler, Value.ofInt(number), SignalModule.frame(t));
        }
    }

    /** Asks the Java machine to note a signal, to ignore it, or to do what it did before; false where it does not let go of it. */
    static boolean install(PyThread main, int number, long handler) {
        String name = SignalModule.name(number);
        if (name == null) {
            return false;
        }
        Signals signals = of(main);
        try {
            Signal.handle(new Signal(name), handler == SignalModule.DEFAULT ? sun.misc.SignalHandler.SIG_DFL
                    : handler == SignalModule.IGNORE ? sun.misc.SignalHandler.SIG_IGN : s -> signals.arrive(main, number));
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    @Override
    public void visit(Marker m) {
        for (long handler : handlers) {
            if (handler != 0 && handler != Const.NONE) {
                m.mark(handler);
            }
        }
    }
}
