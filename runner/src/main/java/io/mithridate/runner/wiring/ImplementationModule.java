package io.mithridate.runner.wiring;

import com.google.inject.AbstractModule;

/** Binds one plugin's implementation and the options of one use of it. */
final class ImplementationModule extends AbstractModule {

    private final Class<?> implementation;
    private final Record options;

    ImplementationModule(Class<?> implementation, Record options) {
        this.implementation = implementation;
        this.options = options;
    }

    @Override
    protected void configure() {
        bind(implementation);
        bindOptions(options.getClass());
    }

    private <R extends Record> void bindOptions(Class<R> type) {
        bind(type).toInstance(type.cast(options));
    }
}
