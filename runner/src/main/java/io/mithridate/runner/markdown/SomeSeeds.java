package io.mithridate.runner.markdown;

import io.mithridate.runner.results.Summary;
import java.util.List;

/** Says over how many seeds a mean is, where the same is known of more seeds for others. */
final class SomeSeeds {

    private SomeSeeds() {}

    /**
     * What stands behind a mean: {@code , n = 2}; nothing where it is over all seeds.
     *
     * @param others of the same victims and of what defenses made of them, itself among them
     */
    static String of(Summary summary, List<Summary> others) {
        int seeds = summary.statistics().seeds();
        int most =
                others.stream()
                        .filter(other -> other.condition().sameVictims(summary.condition()))
                        .filter(other -> other.measure().equals(summary.measure()))
                        .mapToInt(other -> other.statistics().seeds())
                        .max()
                        .orElse(seeds);
        return seeds < most ? ", n = " + seeds : "";
    }
}
