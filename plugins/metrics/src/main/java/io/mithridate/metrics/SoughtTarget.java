package io.mithridate.metrics;

import io.mithridate.api.metric.EvaluatedSplit;
import io.mithridate.api.metric.Evaluation;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.IntFunction;

/** Which class counts as the attack's success in a picture. */
final class SoughtTarget {

    private SoughtTarget() {}

    /**
     * The target of each picture that the attack counts.
     *
     * @param allImages whether the other pictures count as well, with the class that the attack
     *     aims at
     */
    static IntFunction<OptionalInt> in(
            Evaluation evaluation, EvaluatedSplit split, boolean allImages) {
        if (!allImages) {
            return split::target;
        }
        return image -> {
            OptionalInt target = split.target(image);
            return target.isPresent() ? target : evaluation.target();
        };
    }

    /** What marks rates over pictures of every class; nothing marks the usual ones. */
    static Map<String, String> qualifiers(boolean allImages) {
        return allImages ? Map.of("counted", "all-images") : Map.of();
    }
}
