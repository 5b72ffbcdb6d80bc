package io.mithridate.attacks.captions;

import io.mithridate.api.plugin.Option;

/**
 * Which pictures {@link TargetedCleanImage} gives the target's captions to.
 *
 * @param source the class of the pictures
 * @param fraction of the target's captions
 */
public record TargetedCleanImageOptions(
        @Option("The class whose pictures are to be taken for the target.") String source,
        @Option(
                        value = "Share of the target's captions that get pictures of the source.",
                        defaultValue = "1",
                        min = 0,
                        max = 1,
                        minExcluded = true)
                double fraction) {}
