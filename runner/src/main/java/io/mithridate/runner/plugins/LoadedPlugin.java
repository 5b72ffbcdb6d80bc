package io.mithridate.runner.plugins;

import io.mithridate.api.plugin.PluginFactory;

/**
 * A plugin that was found.
 *
 * @param kind its kind
 * @param factory says what it is
 * @param origin where it comes from
 */
public record LoadedPlugin(PluginKind kind, PluginFactory<?, ?> factory, PluginOrigin origin) {

    /** The name by which experiments call it. */
    public String name() {
        return factory.name();
    }

    /** What messages call it: "attack 'badnets' (mithridate-attacks-0.1.0.jar)". */
    public String title() {
        return "%s '%s' (%s)".formatted(kind.singular(), name(), origin.location().getFileName());
    }
}
