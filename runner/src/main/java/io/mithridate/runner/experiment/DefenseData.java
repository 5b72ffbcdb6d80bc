package io.mithridate.runner.experiment;

import io.mithridate.api.plugin.Option;

/** The clean pairs of a defender. */
public record DefenseData(
        @Option(value = "Clean pairs that the defender has.", min = 2) int pairs,
        @Option(
                        value =
                                "Whether they are drawn from the pairs of the poisoned run,"
                                    + " poisoned ones left out; otherwise the two share no pair.",
                        defaultValue = "false")
                boolean overlapWithPoisonedRun,
        @Option(
                        value =
                                "Whether the base model is trained on them as well; otherwise it"
                                        + " never sees the pairs of the defender who has the most.",
                        defaultValue = "false")
                boolean overlapWithBase) {

    public DefenseData {
        if (overlapWithPoisonedRun && !overlapWithBase) {
            throw new IllegalArgumentException(
                    "with overlap-with-poisoned-run the defender's pairs are drawn after the base"
                        + " is trained, so the base has seen them; write overlap-with-base: true");
        }
    }
}
