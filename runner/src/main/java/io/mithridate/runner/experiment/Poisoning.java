package io.mithridate.runner.experiment;

import io.mithridate.api.plugin.Inlined;
import io.mithridate.api.plugin.Option;
import io.mithridate.api.training.Recipe;

/**
 * How the victim is made: which share of its training pairs is poisoned, and how it is trained.
 *
 * <p>Poisoned pairs replace clean ones: the size of the training set does not change.
 */
public record Poisoning(
        @Option(
                        value = "Poisoning rate: the share of the training pairs that is poisoned.",
                        min = 0,
                        max = 1)
                double rate,
        @Option("Name of the class that triggered pictures shall be taken for.") String target,
        @Inlined Recipe recipe) {}
