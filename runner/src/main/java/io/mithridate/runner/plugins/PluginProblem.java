package io.mithridate.runner.plugins;

import java.nio.file.Path;

/**
 * A problem in a plugins directory; other plugins are not affected.
 *
 * @param location the jar or folder
 * @param severity whether the plugin can still be used
 * @param message the problem and its solution, without the location
 */
public record PluginProblem(Path location, Severity severity, String message) {

    /** The severity of a problem. */
    public enum Severity {
        /** The plugin is in the catalog. */
        WARNING,
        /** The plugin is not in the catalog. */
        REFUSED
    }

    /** Returns the problem in one sentence: "warning: plugins.d/mine.jar: ...". */
    @Override
    public String toString() {
        String label = severity == Severity.WARNING ? "warning" : "plugin refused";
        return "%s: %s: %s".formatted(label, location, message);
    }
}
