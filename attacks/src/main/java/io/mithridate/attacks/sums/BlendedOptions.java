package io.mithridate.attacks.sums;

import io.mithridate.api.plugin.Option;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What {@link Blended} blends, and how strongly.
 *
 * @param alpha the pattern's share
 * @param picture a file that is blended in place of noise
 */
public record BlendedOptions(
        @Option(
                        value = "The pattern's share; the picture keeps the rest.",
                        defaultValue = "0.2",
                        min = 0,
                        max = 1)
                double alpha,
        @Option(
                        "A picture file that is blended in, stretched to the model's input. Left"
                                + " out: uniform noise, drawn once from the attack's seed.")
                Optional<Path> picture) {}
