package io.mithridate.runner.plugins;

import java.nio.file.Path;

/**
 * A problem with something in a plugins directory; the other plugins are not affected.
 *
 * @param location the jar or folder
 * @param severity whether the plugin can be used all the same
 * @param message what is wrong and what would be right, without the location
 */
public record PluginProblem(Path location, Severity severity, String message) {

    /** The severity of a problem. */
    public enum Severity {
        /** The plugin is in the catalog. */
        WARNING,
        /** The plugin is not in the catalog. */
        REFUSED
    }

    /** The problem in one sentence: "warning: plugins.d/mine.jar: ...". */
    @Override
    public String toString() {
        String label = severity == Severity.WARNING ? "warning" : "plugin refused";
        return "%s: %s: %s".formatted(label, location, message);
    }
}
