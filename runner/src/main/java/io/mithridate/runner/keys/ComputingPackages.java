package io.mithridate.runner.keys;

import java.util.Set;

/**
 * The packages of the runner whose code takes part in a result: stages, and what they compute by.
 *
 * <p>All others bring the pieces together, keep and show what was computed, or answer other
 * commands. What they decide reaches a stage as a value that is in its key: options, seeds, the
 * choice of a plugin. They also mention nearly every class, so that, if they counted, a new column
 * of the report would make every victim stale.
 */
final class ComputingPackages {

    private static final String RUNNER = "io/mithridate/runner/";

    private static final Set<String> PACKAGES =
            Set.of(
                    "augmentation",
                    "curves",
                    "data",
                    "experiment",
                    "guard",
                    "inputs",
                    "pictures",
                    "plan",
                    "poisoning",
                    "stages");

    private ComputingPackages() {}

    /**
     * Returns whether a class counts where it is reached: it is in one of these packages, or is
     * none of the runner's.
     *
     * @param name with slashes
     */
    static boolean count(String name) {
        if (!name.startsWith(RUNNER)) {
            return true;
        }
        String inside = name.substring(RUNNER.length());
        int slash = inside.indexOf('/');
        return slash >= 0 && PACKAGES.contains(inside.substring(0, slash));
    }
}
