package io.mithridate.metrics;

import io.mithridate.api.plugin.Inlined;
import io.mithridate.api.plugin.Option;

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
                boolean compat) {}
