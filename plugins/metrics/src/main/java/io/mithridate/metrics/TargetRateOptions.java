package io.mithridate.metrics;

import io.mithridate.api.metric.Evaluation;
import io.mithridate.api.metric.Evaluation.EvaluatedSplit;
import io.mithridate.api.plugin.Inlined;
import io.mithridate.api.plugin.Option;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.IntFunction;

/**
 * The options of a metric that computes the rate of the target.
 *
 * @param topK the numbers of top-ranked classes in which a hit is accepted
 * @param compat whether to include pictures of the target class
 */
public record TargetRateOptions(
        @Inlined TopK topK,
        @Option(
                        value =
                                "Count pictures of the target class as well, as the code of BadCLIP"
                                        + " and PAR does; rows then say counted=all-images.",
                        defaultValue = "false")
                boolean compat) {

    /** Returns the target that counts as the attack's success for each picture. */
    IntFunction<OptionalInt> wanted(Evaluation evaluation, EvaluatedSplit split) {
        if (!compat) {
            return split::target;
        }
        return image -> {
            OptionalInt target = split.target(image);
            return target.isPresent() ? target : evaluation.target();
        };
    }

    /** Returns the qualifiers of rates over pictures of every class; other rates have none. */
    Map<String, String> qualifiers() {
        return compat ? Map.of("counted", "all-images") : Map.of();
    }
}
