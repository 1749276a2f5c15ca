package dev.krait.interpreter.objects;

import dev.krait.interpreter.heap.Marker;
import dev.krait.spi.abi.Memory;
import dev.krait.spi.abi.ObjectLayout;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What is to happen when the value of a key of a dict changes; of one context. The keys watched are interned. */
public final class DictWatchers {
    private record Watcher(long key, Runnable action) {
    }

    private final Map<Long, List<Watcher>> watchers = new HashMap<>();

    /** None. */
    public DictWatchers() {
    }

    void watch(long dict, long key, Runnable action) {
        watchers.computeIfAbsent(dict, d -> new ArrayList<>()).add(new Watcher(key, action));
        Memory.putInt(dict + ObjectLayout.FLAGS, Memory.getInt(dict + ObjectLayout.FLAGS) | ObjectLayout.FLAG_WATCHED);
    }

    void changed(long dict, long key) {
        List<Watcher> list = watchers.get(dict);
        if (list == null || !Keys.isStr(key)) {
            return;
        }
        List<Watcher> hit = new ArrayList<>();
        list.removeIf(w -> Keys.strEqual(w.key, key) && hit.add(w));
        unflagIfEmpty(dict, list);
        for (Watcher w : hit) {
            w.action.run();
        }
    }

    void changedAll(long dict) {
        List<Watcher> list = watchers.remove(dict);
        if (list != null) {
            unflagIfEmpty(dict, List.of());
            for (Watcher w : list) {
                w.action.run();
            }
        }
    }

    private void unflagIfEmpty(long dict, List<Watcher> list) {
        if (list.isEmpty()) {
            watchers.remove(dict);
            Memory.putInt(dict + ObjectLayout.FLAGS, Memory.getInt(dict + ObjectLayout.FLAGS) & ~ObjectLayout.FLAG_WATCHED);
        }
    }

    /** Part of a collection: forgets dicts that died. */
    public void sweep(Marker m) {
        watchers.keySet().removeIf(dict -> !m.isMarked(dict));
    }
}
