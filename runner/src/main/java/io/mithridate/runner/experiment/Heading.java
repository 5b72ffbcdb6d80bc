package io.mithridate.runner.experiment;

import io.mithridate.api.plugin.Option;
import io.mithridate.runner.coordinates.Contrast;
import java.util.List;
import java.util.Optional;

/** The plain top-level values of an experiment. */
record Heading(
        @Option("Names the folder of the experiment's runs.") String name,
        @Option("Root seeds: every combination runs once with each.") List<Long> seeds,
        @Option(
                        "The defense that the others are compared with; options after its name tell"
                                + " it from others of that name: clean-clip"
                                + " image-augmentation=geometric.")
                Optional<String> baseline,
        @Option(
                        "Pairs of lists of which the attack left is compared, whatever each defense"
                                + " has to be given, such as ta-cleaner - clean-clip: verdicts are"
                                + " over these alone. Left out, every list is compared with the"
                                + " baseline.")
                Optional<List<Contrast>> contrasts,
        @Option(
                        value =
                                "Points of clean accuracy on validation that a defense may cost:"
                                    + " for each, the strongest setting within it is chosen from"
                                    + " every defense that is listed from weak to strong; an empty"
                                    + " list chooses none. Left out, 1, 2, 5 and 10.",
                        min = 0,
                        max = 100)
                Optional<List<Double>> budgets,
        @Option(
                        value =
                                "Measures victims and defended models on validation after every so"
                                    + " many epochs, and after the last. The numbers choose"
                                    + " nothing; the store keeps each of these models. Left out, no"
                                    + " epoch is measured.",
                        min = 1)
                Optional<Integer> evaluateEvery) {

    private static final List<Double> DEFAULT_BUDGETS = List.of(1.0, 2.0, 5.0, 10.0);

    /** Returns the budgets, in ascending order. */
    List<Double> sortedBudgets() {
        return budgets.orElse(DEFAULT_BUDGETS).stream().sorted().toList();
    }
}
