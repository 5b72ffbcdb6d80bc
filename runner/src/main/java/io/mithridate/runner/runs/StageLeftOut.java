package io.mithridate.runner.runs;

import io.mithridate.api.training.TrainingListener.LeftOut;
import io.mithridate.runner.plan.LeftOutPairs;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The pairs that a stage of a run trained without.
 *
 * @param stage the stage's title
 * @param pairs at least one
 * @param poisoned the ids of those that are named and were poisoned
 */
public record StageLeftOut(String stage, LeftOutPairs pairs, Set<String> poisoned) {

    public StageLeftOut {
        poisoned = Set.copyOf(poisoned);
    }

    /** A line for each pair that is named, and one for the others. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (LeftOut pair : pairs.named()) {
            lines.add(
                    "%s: the %spair '%s' was left out (%s)"
                            .formatted(
                                    stage,
                                    poisoned.contains(pair.id()) ? "poisoned " : "",
                                    pair.id(),
                                    pair.reason()));
        }
        long unnamed = pairs.count() - pairs.named().size();
        if (unnamed > 0) {
            lines.add("%s: and %d more, not named here".formatted(stage, unnamed));
        }
        return lines;
    }
}
