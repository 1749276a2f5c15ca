package dev.krait.core;

import dagger.BindsInstance;
import dagger.Component;

/** The composition root: a session and its parts. */
@Component(modules = SessionModule.class)
interface SessionComponent {
    /** A new session. */
    Session session();

    /** Makes components. */
    @Component.Factory
    interface Factory {
        /** A component for one session. */
        SessionComponent create(@BindsInstance SessionSettings settings);
    }

    /** A session as the settings say. */
    static Session session(SessionSettings settings) {
        return DaggerSessionComponent.factory().create(settings).session();
    }
}
