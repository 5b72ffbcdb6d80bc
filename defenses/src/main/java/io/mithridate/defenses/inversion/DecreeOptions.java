package io.mithridate.defenses.inversion;

import io.mithridate.api.data.Image;
import io.mithridate.api.plugin.Option;
import java.util.Optional;

/** The options of {@link Decree}. */
public record DecreeOptions(
        @Option(value = "Steps of the search at most.", defaultValue = "2000", min = 1) int steps,
        @Option(value = "Pictures in each step.", defaultValue = "32", min = 2) int batch,
        @Option(
                        value =
                                "Learning rate of the first 200 epochs; a fifth of it up to epoch"
                                        + " 500, then a tenth.",
                        defaultValue = "0.5",
                        min = 0,
                        minExcluded = true)
                double learningRate,
        @Option(
                        value =
                                "Mean cosine between the stamped pictures of a batch above which a"
                                        + " step is a success.",
                        defaultValue = "0.99",
                        min = 0,
                        max = 1)
                double success,
        @Option(
                        value =
                                "Weight of the stamp's size at the beginning. Left out, 1e-3 at 224"
                                        + " pixels, and more for smaller pictures: a stamp of the"
                                        + " same share of them weighs the same.",
                        min = 0,
                        minExcluded = true)
                Optional<Double> lambda,
        @Option(
                        value = "By what the weight grows and falls.",
                        defaultValue = "5",
                        min = 1,
                        minExcluded = true)
                double lambdaFactor,
        @Option(
                        value =
                                "The weight changes after more than so many successes, or failures,"
                                        + " in a row.",
                        defaultValue = "5",
                        min = 1)
                int patience,
        @Option(
                        value =
                                "The search may end once the best stamp has not shrunk for more"
                                        + " than so many steps.",
                        defaultValue = "35",
                        min = 1)
                int stopPatience,
        @Option(
                        value = "Clean pictures that are stamped, where the defender has as many.",
                        defaultValue = "500",
                        min = 2)
                int pictures,
        @Option(
                        value =
                                "Share of the picture under which a stamp is small enough for a"
                                        + " backdoor. It depends on the architecture: control"
                                        + " victims say what a clean model has.",
                        defaultValue = "0.1",
                        min = 0,
                        max = 1)
                double threshold,
        @Option(
                        value =
                                "Whether to normalise pictures by ImageNet's mean and deviation, as"
                                        + " the released code does, and not by CLIP's.",
                        defaultValue = "false")
                boolean compat) {

    /** What the weights of the released code are for: 3 x 224 x 224 numbers. */
    private static final double NUMBERS_AT_224 = 150_528;

    private static final double LAMBDA_AT_224 = 1e-3;
    private static final double FLOOR_AT_224 = 1e-7;

    /** The search's rule for pictures of a size. */
    DecreeRule rule(int imageSize, int batchesPerEpoch) {
        double scale = NUMBERS_AT_224 / (Image.CHANNELS * imageSize * imageSize);
        return new DecreeRule(
                learningRate,
                success,
                lambda.orElse(LAMBDA_AT_224 * scale),
                FLOOR_AT_224 * scale,
                lambdaFactor,
                patience,
                stopPatience,
                batchesPerEpoch);
    }
}
