package io.mithridate.attacks.generators;

import io.mithridate.api.plugin.Option;

/**
 * How {@link InputAware} draws triggers.
 *
 * @param density the part of a picture that a mask may cover
 * @param steps of training, for each of the two networks
 * @param crossRatio decoys for each poisoned pair
 */
public record InputAwareOptions(
        @Option(
                        value = "The part of a picture that the mask may cover without a cost.",
                        defaultValue = "0.032",
                        min = 0,
                        max = 1)
                double density,
        @Option(
                        value =
                                "Steps of 64 pictures in which each of the two networks is"
                                        + " trained.",
                        defaultValue = "300",
                        min = 1,
                        max = 1_000_000)
                int steps,
        @Option(
                        value =
                                "Decoys for each poisoned pair: pictures with another picture's"
                                        + " trigger, which keep their captions.",
                        defaultValue = "1",
                        min = 0,
                        max = 10)
                double crossRatio) {}
