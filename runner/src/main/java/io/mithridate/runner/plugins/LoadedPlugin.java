package io.mithridate.runner.plugins;

import io.mithridate.api.backend.PluginClass;

/**
 * A plugin that was found.
 *
 * @param kind its kind
 * @param about its class and description
 * @param origin the code that it was loaded from
 */
public record LoadedPlugin(PluginKind kind, PluginClass about, PluginOrigin origin) {

    /** Returns its name in experiments. */
    public String name() {
        return about.name();
    }

    /** Returns its name in messages: "attack 'badnets' (mithridate-attacks-0.1.0.jar)". */
    public String title() {
        return "%s '%s' (%s)".formatted(kind.singular(), name(), origin.location().getFileName());
    }
}
