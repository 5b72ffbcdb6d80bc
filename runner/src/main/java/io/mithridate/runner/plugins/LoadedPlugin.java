package io.mithridate.runner.plugins;

import io.mithridate.api.backend.PluginClass;

/**
 * A plugin that was found.
 *
 * @param kind its kind
 * @param about its class and what describes it
 * @param origin where it comes from
 */
public record LoadedPlugin(PluginKind kind, PluginClass about, PluginOrigin origin) {

    /** The name by which experiments call it. */
    public String name() {
        return about.name();
    }

    /** Returns the plugin's name in messages: "attack 'badnets' (mithridate-attacks-0.1.0.jar)". */
    public String title() {
        return "%s '%s' (%s)".formatted(kind.singular(), name(), origin.location().getFileName());
    }
}
