package io.mithridate.runner.keys;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * The packages whose code affects results: of the runner, the stages and the code that they use.
 *
 * <p>The other packages connect components, store and show results, or implement other commands.
 * Their decisions reach a stage as values in its key: options, seeds, the choice of a plugin. They
 * also mention nearly every class, so if they were included, a new column in the report would make
 * every victim stale.
 */
final class ComputingPackages {

    private static final String RUNNER = "io/mithridate/runner/";

    private static final Pattern RESULTS =
            Pattern.compile("io/mithridate/(config|report|results|store)/.*");

    private static final Set<String> PACKAGES =
            Set.of(
                    "augmentation",
                    "curves",
                    "data",
                    "experiment",
                    "guard",
                    "inputs",
                    "plan",
                    "poisoning",
                    "stages");

    private ComputingPackages() {}

    /**
     * Returns whether a reached class is included in digests: it is in one of these packages, or
     * neither in the runner nor in what reads experiments and writes results.
     *
     * @param name the class's name, with slashes
     */
    static boolean includes(String name) {
        if (!name.startsWith(RUNNER)) {
            return !RESULTS.matcher(name).matches();
        }
        String inside = name.substring(RUNNER.length());
        int slash = inside.indexOf('/');
        return slash >= 0 && PACKAGES.contains(inside.substring(0, slash));
    }
}
