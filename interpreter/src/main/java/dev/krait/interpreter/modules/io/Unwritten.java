package dev.krait.interpreter.modules.io;

import dev.krait.interpreter.heap.Marker;
import dev.krait.interpreter.heap.RootSet;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.PyError;
import dev.krait.interpreter.runtime.PyThread;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The streams of a context whose buffers hold something that was not written yet. They stay alive, so that nothing is lost of
 * a file that the program forgets to close: what is left is written when the context ends.
 */
public final class Unwritten implements RootSet {
    private final Set<Stream> streams = new LinkedHashSet<>();

    void add(Stream stream) {
        streams.add(stream);
    }

    void remove(Stream stream) {
        streams.remove(stream);
    }

    @Override
    public void visit(Marker m) {
        for (Stream stream : streams) {
            stream.trace(m);
        }
    }

    /** Writes everything; what cannot be written is lost, as nobody is left to hear of it. */
    public void flush(PyThread t) {
        // Text goes to a buffer first, which is then among the streams.
        for (int turns = 0; turns < 4 && !streams.isEmpty(); turns++) {
            for (Stream stream : new ArrayList<>(streams)) {
                try {
                    stream.flush(t);
                } catch (PyError e) {
                    Errors.clear(t);
                }
                streams.remove(stream);
            }
        }
    }
}
