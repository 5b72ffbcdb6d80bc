package io.mithridate.attacks.quantisation;

import io.mithridate.api.plugin.Option;

/**
 * How {@link Bpp} reduces colours.
 *
 * @param levels of each channel
 * @param dither whether rounding errors are handed on
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
                boolean dither) {}
