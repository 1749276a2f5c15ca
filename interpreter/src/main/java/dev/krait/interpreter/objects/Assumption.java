package dev.krait.interpreter.objects;

import java.util.ArrayList;
import java.util.List;

/** Something that caches and compiled code take for granted until it is invalidated, once and for ever. */
public final class Assumption {
    /** Taken for granted by nobody that could be wrong: what can never change. */
    public static final Assumption ALWAYS = new Assumption();

    /** Whether it still holds. Read without synchronization: it changes only under the interpreter lock. */
    public boolean valid = true;
    private List<Runnable> dependents;

    /** It holds. */
    public Assumption() {
    }

    /** Runs an action when it is invalidated; at once if it is already. */
    public void addDependent(Runnable action) {
        if (!valid) {
            action.run();
            return;
        }
        if (this == ALWAYS) {
            return;
        }
        if (dependents == null) {
            dependents = new ArrayList<>(2);
        }
        dependents.add(action);
    }

    /** From now on it does not hold. */
    public void invalidate() {
        if (!valid) {
            return;
        }
        valid = false;
        List<Runnable> actions = dependents;
        dependents = null;
        if (actions != null) {
            for (Runnable action : actions) {
                action.run();
            }
        }
    }
}
