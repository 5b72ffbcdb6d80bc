package io.mithridate.runner.wiring;

import com.google.inject.AbstractModule;
import io.mithridate.api.plugin.Plugins;

/** Lets a plugin build the plugins that its options name. */
final class NestedPluginsModule extends AbstractModule {

    private final Plugins plugins;

    NestedPluginsModule(Plugins plugins) {
        this.plugins = plugins;
    }

    @Override
    protected void configure() {
        bind(Plugins.class).toInstance(plugins);
    }
}
