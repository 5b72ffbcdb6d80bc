package io.mithridate.runner.experiment;

import io.mithridate.api.plugin.Option;

/** Which clean pairs a defender has. */
public record DefenseData(
        @Option(value = "Clean pairs that the defender has.", min = 2) int pairs,
        @Option(
                        value =
                                "Whether they are drawn from the pairs of the poisoned run,"
                                    + " poisoned ones left out; otherwise the two share no pair.",
                        defaultValue = "false")
                boolean overlapWithPoisonedRun) {}
