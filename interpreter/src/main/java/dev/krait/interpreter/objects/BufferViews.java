package dev.krait.interpreter.objects;

import dev.krait.interpreter.heap.Marker;
import dev.krait.interpreter.runtime.PyThread;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;

/** The memoryviews of one context that hold the size of their object fixed: until they are released, or found dead by a collection. */
public final class BufferViews {
    private final Map<Long, ByteBuffered> views = new HashMap<>();

    static void export(PyThread t, long view, ByteBuffered buffer) {
        buffer.export(1);
        t.context.bufferViews.views.put(view, buffer);
    }

    static void release(PyThread t, long view) {
        ByteBuffered buffer = t.context.bufferViews.views.remove(view);
        if (buffer != null) {
            buffer.export(-1);
        }
    }

    /** Part of a collection: releases what died. */
    public void sweep(Marker m) {
        for (Iterator<Map.Entry<Long, ByteBuffered>> i = views.entrySet().iterator(); i.hasNext();) {
            Map.Entry<Long, ByteBuffered> e = i.next();
            if (!m.isMarked(e.getKey())) {
                e.getValue().export(-1);
                i.remove();
            }
        }
    }
}
