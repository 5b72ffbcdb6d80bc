package io.mithridate.runner.options;

import io.mithridate.runner.plugins.PluginKind;
import java.util.List;
import java.util.Optional;

/** Plugins of this project that are not bundled, so that who names one hears where it is. */
final class OptionalPlugins {

    private static final List<OptionalPlugin> ALL =
            List.of(
                    new OptionalPlugin(
                            PluginKind.PARSER,
                            "corenlp",
                            "it is under the GPL and 480 MB large, so it is not bundled;"
                                    + " plugins/corenlp-parser/README.md says how to build it"));

    private OptionalPlugins() {}

    /** Where a plugin that was not found comes from, if that is known. */
    static Optional<String> advice(PluginKind kind, String name) {
        return ALL.stream()
                .filter(plugin -> plugin.kind == kind && plugin.name.equals(name))
                .map(OptionalPlugin::advice)
                .findFirst();
    }

    private record OptionalPlugin(PluginKind kind, String name, String advice) {}
}
