package io.mithridate.runner.wiring;

import com.google.inject.AbstractModule;

/** Makes the injector build only what is bound, and only through annotated constructors. */
final class StrictModule extends AbstractModule {

    @Override
    protected void configure() {
        binder().requireExplicitBindings();
        binder().requireAtInjectOnConstructors();
        binder().requireExactBindingAnnotations();
        binder().disableCircularProxies();
    }
}
