package io.mithridate.attacks.sums;

import io.mithridate.api.plugin.Option;

/**
 * How strongly {@link BlendedNoise} blends.
 *
 * @param alpha the noise's share
 */
public record BlendedNoiseOptions(
        @Option(
                        value = "The noise's share; the picture keeps the rest.",
                        defaultValue = "0.2",
                        min = 0,
                        max = 1)
                double alpha) {}
