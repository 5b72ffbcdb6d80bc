package io.mithridate.runner.code;

import java.util.Set;

/**
 * The packages of the runner that do not count as code which takes part in a result.
 *
 * <p>They bring the pieces together (wiring, plugins, options, yaml, run, execution, code), keep
 * and show what has been computed (store, machine, results, report, console), or answer other
 * commands (cli, inspection). What they decide reaches a stage as a value that is in its key:
 * options, seeds, the choice of a plugin. They also mention nearly every class, so that, if they
 * counted, a new column of the report would make every victim stale.
 *
 * <p>All other packages count where they are reached, new ones too.
 */
final class Plumbing {

    private static final String RUNNER = "io/mithridate/runner/";

    private static final Set<String> PACKAGES =
            Set.of(
                    "cli",
                    "code",
                    "console",
                    "execution",
                    "inspection",
                    "machine",
                    "options",
                    "plugins",
                    "report",
                    "results",
                    "run",
                    "store",
                    "wiring",
                    "yaml");

    private Plumbing() {}

    /** Whether a class, named with slashes, is in one of these packages. */
    static boolean holds(String name) {
        return name.startsWith(RUNNER)
                && PACKAGES.contains(ClassFile.folderOf(name.substring(RUNNER.length())));
    }
}
