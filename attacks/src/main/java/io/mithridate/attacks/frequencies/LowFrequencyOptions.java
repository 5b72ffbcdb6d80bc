package io.mithridate.attacks.frequencies;

import io.mithridate.api.plugin.Option;
import java.util.Optional;

/**
 * The pattern of {@link LowFrequency}.
 *
 * @param range how many grey levels it spans
 * @param deviation how smooth it is
 */
public record LowFrequencyOptions(
        @Option(
                        value =
                                "Grey levels that the pattern spans: 0 is added where it is lowest,"
                                        + " this where it is highest.",
                        defaultValue = "51",
                        min = 0,
                        max = 255)
                double range,
        @Option(
                        value =
                                "Standard deviation of the Gaussian that smooths the noise, in"
                                        + " pixels. Left out: 6 / 32 of the picture's side (9 at"
                                        + " 48, 42 at 224).",
                        min = 0,
                        minExcluded = true,
                        max = 4096)
                Optional<Double> deviation) {}
