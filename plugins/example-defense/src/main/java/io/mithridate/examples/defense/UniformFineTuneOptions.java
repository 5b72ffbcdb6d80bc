package io.mithridate.examples.defense;

import io.mithridate.api.plugin.Inlined;
import io.mithridate.api.plugin.Option;
import io.mithridate.api.plugin.Strength;
import io.mithridate.api.training.Recipe;

/**
 * What can be chosen of {@link UniformFineTune}.
 *
 * @param weight of the uniformity loss
 * @param temperature the t of the uniformity loss
 * @param recipe how long and how fast it trains
 */
public record UniformFineTuneOptions(
        @Option(
                        value = "Weight of the uniformity loss beside CLIP's; 0 is fine-tuning.",
                        defaultValue = "0.1",
                        min = 0,
                        max = 100)
                @Strength // budgets choose among the values of such an option, from weak to strong
                double weight,
        @Option(
                        value = "How fast the push between two pictures fades with their distance.",
                        defaultValue = "2",
                        min = 0,
                        minExcluded = true,
                        max = 100)
                double temperature,
        // Inlined: epochs, batch, learning-rate ... stand beside weight, not in a map of their own.
        @Inlined Recipe recipe) {}
