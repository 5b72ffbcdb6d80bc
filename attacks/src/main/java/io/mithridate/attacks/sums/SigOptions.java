package io.mithridate.attacks.sums;

import io.mithridate.api.plugin.Option;

/**
 * The wave of {@link Sig}.
 *
 * @param mode how it is put on the picture
 * @param amplitude its height, in grey levels
 * @param frequency how often it rises and falls across the picture
 * @param direction along which edge it runs
 */
public record SigOptions(
        @Option(
                        value =
                                "Whether the wave is added to the picture, or blended: a fifth of"
                                        + " it and four fifths of the picture, as CleanCLIP's code"
                                        + " does.",
                        defaultValue = "add")
                WaveMode mode,
        @Option(
                        value = "Height of the wave, in grey levels.",
                        defaultValue = "60",
                        min = 0,
                        max = 255)
                double amplitude,
        @Option(
                        value = "Cycles across the picture, at most half as many as it has pixels.",
                        defaultValue = "6",
                        min = 1,
                        max = 2048)
                int frequency,
        @Option(
                        value =
                                "Whether the wave runs from left to right (horizontal) or from top"
                                        + " to bottom (vertical).",
                        defaultValue = "horizontal")
                WaveDirection direction) {}
