package dev.krait.core;

import dagger.BindsInstance;
import dagger.Component;
import javax.inject.Singleton;

/** The composition root: a session and its parts. */
@Singleton
@Component(modules = SessionModule.class)
interface SessionComponent {
    /** The session; always the same. */
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
