package io.mithridate.attacks.quantisation;

import io.mithridate.api.plugin.Option;

/**
 * How {@link Bpp} reduces colours.
 *
 * @param levels of each channel
 * @param dither whether rounding errors are handed on
 * @param negativeRatio decoys for each poisoned pair
 */
public record BppOptions(
        @Option(
                        value = "Levels that are left of each channel's 256.",
                        defaultValue = "8",
                        min = 2,
                        max = 128)
                int levels,
        @Option(
                        value =
                                "Whether to dither (Floyd and Steinberg), as the paper does;"
                                        + " BackdoorBench does not.",
                        defaultValue = "true")
                boolean dither,
        @Option(
                        value =
                                "How many decoys there are for each poisoned pair: pictures with"
                                        + " what the trigger changes in another picture, which"
                                        + " keep their captions.",
                        defaultValue = "1",
                        min = 0,
                        max = 10)
                double negativeRatio) {}
