package dev.krait.compiler.parser;

import dev.krait.compiler.PythonSyntaxError;
import java.util.function.Function;
import java.util.function.Supplier;

/** Runs what recurses deeply on a thread with a large stack, of which only what is used takes memory. */
public final class DeepStack {
    private DeepStack() {
    }

    /**
     * Runs a computation to its end, even when the calling thread is interrupted.
     *
     * @param bytes the size of the stack
     * @param tooDeep the error to throw instead of what shows that even this stack is too small, or null for other exceptions
     */
    public static <T> T call(String name, long bytes, Supplier<T> computation, Function<Throwable, PythonSyntaxError> tooDeep) {
        Object[] outcome = new Object[1];
        Throwable[] failure = new Throwable[1];
        Thread thread = new Thread(null, () -> {
            try {
                outcome[0] = computation.get();
            } catch (RuntimeException | Error e) {
                PythonSyntaxError error = tooDeep.apply(e);
                failure[0] = error == null ? e : error;
            }
        }, name, bytes);
        thread.setDaemon(true);
        thread.start();
        joinUninterruptibly(thread);
        if (failure[0] instanceof RuntimeException e) {
            throw e;
        }
        if (failure[0] instanceof Error e) {
            throw e;
        }
        @SuppressWarnings("unchecked")
        T result = (T) outcome[0];
        return result;
    }

    private static void joinUninterruptibly(Thread thread) {
        boolean interrupted = false;
        while (true) {
            try {
                thread.join();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
