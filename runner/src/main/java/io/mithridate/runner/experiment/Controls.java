package io.mithridate.runner.experiment;

import io.mithridate.api.plugin.Option;

/** The control cells added to the matrix. */
public record Controls(
        @Option(
                        value =
                                "Whether every defense also runs on a victim with nothing poisoned,"
                                        + " evaluated under each attack's trigger.",
                        defaultValue = "true")
                boolean cleanModel) {}
