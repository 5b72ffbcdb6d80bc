package io.mithridate.defenses.perturbation;

import io.mithridate.api.plugin.Inlined;
import io.mithridate.api.plugin.Option;
import io.mithridate.api.plugin.Strength;
import java.util.Optional;

/**
 * The options of {@link Par}. Noise, erasing, threshold and the form of the schedule are those of
 * the released code; the rates are ours, for a small model.
 *
 * @param lossThreshold τ
 * @param weight w
 * @param startLearningRate the first rate
 * @param learningRate the rate in the middle, where the line ends and the cosine begins
 * @param endLearningRate the rate that the cosine ends at
 * @param warmUpShare the share of the steps that the line takes
 * @param noiseStd standard deviation of the noise
 * @param noiseProbability how often a picture is noisy
 * @param eraseProbability how often a square is erased
 * @param compat whether the released code's quirks are repeated
 * @param recipe the rest of the training
 */
public record ParOptions(
        @Option(
                        value =
                                "Mean squared distance of the embeddings to the suspect's up to"
                                        + " which they are driven away; above it nothing drives"
                                        + " them.",
                        defaultValue = "2.15",
                        min = 0,
                        max = 4)
                @Strength
                double lossThreshold,
        @Option(value = "Weight of the distances.", defaultValue = "1", min = 0) double weight,
        @Option(
                        value =
                                "First learning rate, from which it falls in a line; the other two"
                                        + " follow it unless they are given.",
                        defaultValue = "1e-3",
                        min = 0,
                        minExcluded = true,
                        max = 10)
                @Strength
                double startLearningRate,
        @Option(
                        value =
                                "Learning rate at the end of the line and the beginning of the"
                                        + " cosine; left out, 0.1 of the first.",
                        min = 0,
                        minExcluded = true,
                        max = 10)
                Optional<Double> learningRate,
        @Option(
                        value =
                                "Learning rate that the cosine falls to; left out, 3e-5 of the"
                                        + " first.",
                        min = 0,
                        max = 10)
                Optional<Double> endLearningRate,
        @Option(
                        value = "Share of the steps that the line takes.",
                        defaultValue = "0.5",
                        min = 0,
                        max = 1)
                double warmUpShare,
        @Option(
                        value = "Standard deviation of the noise; pixels go from 0 to 1.",
                        defaultValue = "0.2",
                        min = 0)
                double noiseStd,
        @Option(value = "How often a picture is noisy.", defaultValue = "0.5", min = 0, max = 1)
                double noiseProbability,
        @Option(
                        value = "How often a square of a picture is erased.",
                        defaultValue = "0.5",
                        min = 0,
                        max = 1)
                double eraseProbability,
        @Option(
                        value =
                                "As the released code: noise only brightens, the logit scale stays,"
                                        + " batch norm takes the batch's statistics in the first"
                                        + " step of an epoch alone, and the table of learning rates"
                                        + " has a step too many for each epoch.",
                        defaultValue = "false")
                boolean compat,
        @Inlined ParRecipe recipe) {

    private static final double MIDDLE_OF_START = 0.1;
    private static final double END_OF_START = 3e-5;

    /** The three rates and the share of the line. */
    ParLearningRates.Shape learningRates() {
        return new ParLearningRates.Shape(
                startLearningRate,
                learningRate.orElse(MIDDLE_OF_START * startLearningRate),
                endLearningRate.orElse(END_OF_START * startLearningRate),
                warmUpShare);
    }

    /** What happens to pictures. */
    NoisyPictures pictures() {
        return new NoisyPictures(
                new PixelNoise(noiseStd, compat), noiseProbability, eraseProbability);
    }
}
