package io.mithridate.metrics;

import io.mithridate.api.metric.EvaluatedSplit;
import io.mithridate.api.metric.Evaluation;
import io.mithridate.api.plugin.Inlined;
import io.mithridate.api.plugin.Option;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.IntFunction;

/**
 * Over which pictures the target's rate is taken.
 *
 * @param topK how many of the highest-ranked classes count
 * @param compat whether pictures of the target class are counted, too
 */
public record TargetRateOptions(
        @Inlined TopK topK,
        @Option(
                        value =
                                "Count pictures of the target class as well, as the code of BadCLIP"
                                        + " and PAR does; rows then say counted=all-images.",
                        defaultValue = "false")
                boolean compat) {

    /** The target of each picture that counts as the attack's success. */
    IntFunction<OptionalInt> sought(Evaluation evaluation, EvaluatedSplit split) {
        if (!compat) {
            return split::target;
        }
        return image -> {
            OptionalInt target = split.target(image);
            return target.isPresent() ? target : evaluation.target();
        };
    }

    /**
     * Returns the qualifiers of rates over pictures of every class; nothing marks the usual ones.
     */
    Map<String, String> qualifiers() {
        return compat ? Map.of("counted", "all-images") : Map.of();
    }
}
