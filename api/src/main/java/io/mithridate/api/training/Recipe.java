package io.mithridate.api.training;

import io.mithridate.api.plugin.Option;

/**
 * How long, on how large batches and with which optimizer settings something is trained.
 *
 * <p>The schedule is linear warm-up to the learning rate, then cosine decay to zero over the
 * remaining steps; the optimizer is AdamW with decoupled weight decay (Loshchilov and Hutter,
 * 2019), which leaves norms, biases and the logit scale alone.
 */
public record Recipe(
        @Option(value = "Passes over the training pairs.", min = 1, max = 10_000) int epochs,
        @Option(
                        value = "Pairs in a batch; a last incomplete batch is dropped.",
                        defaultValue = "128",
                        min = 2,
                        max = 65_536)
                int batch,
        @Option(
                        value = "Highest learning rate, reached at the end of the warm-up.",
                        min = 0,
                        minExcluded = true,
                        max = 10)
                double learningRate,
        @Option(value = "Steps of linear warm-up.", defaultValue = "50", min = 0) int warmUp,
        @Option(value = "Decoupled weight decay.", defaultValue = "0.1", min = 0, max = 10)
                double weightDecay,
        @Option(
                        value = "AdamW's decay of the first moment.",
                        defaultValue = "0.9",
                        min = 0,
                        max = 1)
                double beta1,
        @Option(
                        value = "AdamW's decay of the second moment.",
                        defaultValue = "0.999",
                        min = 0,
                        max = 1)
                double beta2,
        @Option(
                        value = "AdamW's epsilon, added to the root of the corrected moment.",
                        defaultValue = "1e-8",
                        min = 0,
                        minExcluded = true)
                double epsilon,
        @Option(
                        value =
                                "Gradients are scaled down to this global norm; 0 leaves them"
                                        + " alone.",
                        defaultValue = "0",
                        min = 0)
                double clipNorm) {

    public Recipe {
        if (beta1 == 1 || beta2 == 1) {
            throw new IllegalArgumentException(
                    "beta1 and beta2 are below 1: with 1 the moments would never move");
        }
    }
}
