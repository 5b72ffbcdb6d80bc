package io.mithridate.runner.inspection;

import io.mithridate.runner.plugins.FidelityStatement;
import io.mithridate.runner.plugins.LoadedPlugin;
import java.nio.file.Files;
import java.nio.file.Path;

/** Facts about plugins shown in lists and descriptions. */
final class PluginFacts {

    /**
     * The number of path elements shown, which suffices to distinguish {@code
     * attacks/target/classes} from similar folders.
     */
    private static final int NAMES_OF_A_FOLDER = 3;

    private PluginFacts() {}

    static String version(LoadedPlugin plugin) {
        return plugin.origin().version().orElse("unknown");
    }

    static FidelityStatement fidelity(LoadedPlugin plugin) {
        return FidelityStatement.of(plugin.about().fidelity(), plugin.about().references());
    }

    /** Returns the file name of the plugin's jar, or the end of its folder's path. */
    static String place(LoadedPlugin plugin) {
        Path location = plugin.origin().location();
        int names = location.getNameCount();
        if (!Files.isDirectory(location) || names <= NAMES_OF_A_FOLDER) {
            return location.getFileName().toString();
        }
        return location.subpath(names - NAMES_OF_A_FOLDER, names).toString();
    }
}
