package io.mithridate.runner.results;

import java.util.ArrayList;
import java.util.List;

/** What a reader has to know before he believes a number of a run. */
public final class Limits {

    private Limits() {}

    /** The limits of a run, a sentence or two for each. */
    public static List<String> of(RunResults run) {
        List<String> limits = new ArrayList<>();
        int seeds = run.seeds().size();
        if (Claim.allowed(seeds)) {
            limits.add(
                    "n = %d seeds: the statistics cover training randomness for these attacks and this data, nothing wider. The settings are those of the experiment, not tuned alike for each defense."
                            .formatted(seeds));
        } else {
            limits.add(
                    "n = %d %s: no claim. No defense is called better below %d seeds, nor at settings that were not tuned alike for each; this run shows the machinery."
                            .formatted(seeds, seeds == 1 ? "seed" : "seeds", Claim.FEWEST_SEEDS));
        }
        if (!run.model().clip()) {
            limits.add(
                    "The model is '%s', a small image-text model trained in the same way; its numbers say nothing about the models that researchers download."
                            .formatted(run.model().name()));
        }
        limits.addAll(run.notices());
        return limits;
    }
}
