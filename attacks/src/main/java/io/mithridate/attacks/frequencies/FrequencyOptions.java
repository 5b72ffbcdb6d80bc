package io.mithridate.attacks.frequencies;

import io.mithridate.api.plugin.Option;
import java.util.Optional;

/**
 * The pattern of {@link Frequency}.
 *
 * @param window side of a block
 * @param magnitude what is added to each coefficient
 * @param compat whether levels wrap around
 */
public record FrequencyOptions(
        @Option(
                        value =
                                "Side of a block, in pixels; divides the picture's side. Left out:"
                                        + " 32, or the picture's side where 32 does not divide it"
                                        + " (48 at 48).",
                        min = 2,
                        max = 4096)
                Optional<Integer> window,
        @Option(
                        value =
                                "What is added to each of the two coefficients. Left out: 3.125"
                                        + " times the window (100 at 32), which is 6.25 grey levels"
                                        + " of each at most.",
                        min = 0,
                        max = 100000)
                Optional<Double> magnitude,
        @Option(
                        value =
                                "Whether to do as BackdoorBench's code, where values outside of the"
                                        + " grey levels wrap around before they are clipped.",
                        defaultValue = "false")
                boolean compat) {}
