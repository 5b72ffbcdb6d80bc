package io.mithridate.runner.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Scopes;

/**
 * Binds one plugin's implementation and the options of one use of it. Each instance is a new one,
 * whatever the implementation says of its scope.
 */
final class ImplementationModule extends AbstractModule {

    private final Class<?> implementation;
    private final Record options;

    ImplementationModule(Class<?> implementation, Record options) {
        this.implementation = implementation;
        this.options = options;
    }

    @Override
    protected void configure() {
        bind(implementation).in(Scopes.NO_SCOPE);
        bindOptions(options.getClass());
    }

    private <R extends Record> void bindOptions(Class<R> type) {
        bind(type).toInstance(type.cast(options));
    }
}
