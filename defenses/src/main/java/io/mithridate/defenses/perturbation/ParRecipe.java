package io.mithridate.defenses.perturbation;

import io.mithridate.api.plugin.Option;
import io.mithridate.api.training.Recipe;
import java.util.Optional;

/**
 * The training options that PAR shares with other defenses, with the optimizer settings of the
 * released code as defaults. Weight decay does not apply to tensors with one axis.
 *
 * @param epochs the number of passes over the pairs
 * @param batch the number of pairs in a batch
 * @param weightDecay the decoupled weight decay
 * @param beta1 the decay of the first moment
 * @param beta2 the decay of the second moment
 * @param epsilon AdamW's epsilon
 * @param clipNorm the norm that gradients are scaled down to
 * @param freezeBatchNorm whether batch norm uses its running statistics
 */
public record ParRecipe(
        @Option(value = Recipe.Texts.EPOCHS, defaultValue = "10", min = 1, max = 10_000) int epochs,
        @Option(value = Recipe.Texts.BATCH, defaultValue = "128", min = 2, max = 65_536) int batch,
        @Option(value = Recipe.Texts.WEIGHT_DECAY, defaultValue = "1e-4", min = 0, max = 10)
                double weightDecay,
        @Option(value = Recipe.Texts.BETA1, defaultValue = "0.9", min = 0, max = 1) double beta1,
        @Option(value = Recipe.Texts.BETA2, defaultValue = "0.98", min = 0, max = 1) double beta2,
        @Option(value = Recipe.Texts.EPSILON, defaultValue = "1e-8", min = 0, minExcluded = true)
                double epsilon,
        @Option(value = Recipe.Texts.CLIP_NORM, defaultValue = "0", min = 0) double clipNorm,
        @Option(value = Recipe.Texts.FREEZE_BATCH_NORM, defaultValue = "false")
                boolean freezeBatchNorm) {

    /**
     * Checks the decays of the moments.
     *
     * @throws IllegalArgumentException if one of them is 1, because the moment would never change
     */
    public ParRecipe {
        if (beta1 == 1 || beta2 == 1) {
            throw new IllegalArgumentException(
                    "beta1 and beta2 must be below 1, otherwise the moments never change");
        }
    }

    /**
     * Returns the corresponding {@link Recipe}.
     *
     * @param learningRate the highest learning rate
     */
    Recipe withLearningRate(double learningRate) {
        return new Recipe(
                epochs,
                batch,
                learningRate,
                Optional.empty(),
                Recipe.Schedule.COSINE,
                weightDecay,
                Recipe.Decayed.MATRICES,
                beta1,
                beta2,
                epsilon,
                clipNorm,
                freezeBatchNorm);
    }
}
