package io.mithridate.api.training;

import io.mithridate.api.plugin.Option;
import io.mithridate.api.plugin.Option.Strength;
import io.mithridate.api.plugin.OptionComplaint;
import java.util.List;
import java.util.Optional;

/**
 * The length of a training run, its batch size and the settings of its optimizer.
 *
 * <p>The schedule is linear warm-up to the learning rate, followed by cosine decay to zero over the
 * remaining steps; at least one step must remain. The optimizer is AdamW with decoupled weight
 * decay (Loshchilov and Hutter, 2019), which does not apply to norms, biases and the logit scale.
 */
public record Recipe(
        @Option(value = Recipe.Texts.EPOCHS, min = 1, max = 10_000) int epochs,
        @Option(value = Recipe.Texts.BATCH, defaultValue = "128", min = 2, max = 65_536) int batch,
        @Option(
                        value = "Highest learning rate, reached at the end of the warm-up.",
                        min = 0,
                        minExcluded = true,
                        max = 10)
                @Strength
                double learningRate,
        @Option(
                        value =
                                "Number of linear warm-up steps, fewer than the training has."
                                    + " Default: 50 or a quarter of the training steps, whichever"
                                    + " is less.",
                        min = 0)
                Optional<Integer> warmUp,
        @Option(
                        value =
                                "Learning rate schedule. cosine-compat counts epochs from 1 instead"
                                        + " of 0, as CleanCLIP's code does.",
                        defaultValue = "cosine")
                Schedule schedule,
        @Option(value = Recipe.Texts.WEIGHT_DECAY, defaultValue = "0.1", min = 0, max = 10)
                double weightDecay,
        @Option(
                        value =
                                "The parameters that decay. weights-compat adds the batch norms in"
                                    + " a ResNet's shortcuts, as CleanCLIP's code does; matrices"
                                    + " leaves out a vision transformer's class token, as"
                                    + " open_clip's code does.",
                        defaultValue = "weights")
                Decayed decayed,
        @Option(value = Recipe.Texts.BETA1, defaultValue = "0.9", min = 0, max = 1) double beta1,
        @Option(value = Recipe.Texts.BETA2, defaultValue = "0.999", min = 0, max = 1) double beta2,
        @Option(value = Recipe.Texts.EPSILON, defaultValue = "1e-8", min = 0, minExcluded = true)
                double epsilon,
        @Option(value = Recipe.Texts.CLIP_NORM, defaultValue = "0", min = 0) double clipNorm,
        @Option(value = Recipe.Texts.FREEZE_BATCH_NORM, defaultValue = "false")
                boolean freezeBatchNorm) {

    private static final long MAX_DEFAULT_WARM_UP = 50;

    public Recipe {
        if (beta1 == 1 || beta2 == 1) {
            throw new IllegalArgumentException(
                    "beta1 and beta2 must be below 1, otherwise the moments never change");
        }
    }

    /** Creates a recipe with the default schedule. */
    public Recipe(
            int epochs,
            int batch,
            double learningRate,
            int warmUp,
            double weightDecay,
            double beta1,
            double beta2,
            double epsilon,
            double clipNorm) {
        this(
                epochs,
                batch,
                learningRate,
                Optional.of(warmUp),
                Schedule.COSINE,
                weightDecay,
                Decayed.WEIGHTS,
                beta1,
                beta2,
                epsilon,
                clipNorm,
                false);
    }

    /** The parameters that weight decay pulls towards zero. */
    public enum Decayed {
        /** Weights, but not norms, biases or the logit scale. */
        WEIGHTS,
        /**
         * The parameters of {@link #WEIGHTS} and the gains of the batch norms in a ResNet's
         * shortcuts, which CleanCLIP's code does not recognize as norms by their names.
         */
        WEIGHTS_COMPAT,
        /**
         * Weights with at least two axes, as in the code of open_clip and PAR. The class token does
         * not decay.
         */
        MATRICES
    }

    /** The schedule of the learning rate during training. */
    public enum Schedule {
        /** Linear warm-up, then half a cosine down to zero. */
        COSINE,
        /**
         * The curve of {@link #COSINE} evaluated one epoch ahead, as in CleanCLIP's code: the first
         * epoch's part of the warm-up is skipped, and the learning rate rises again in the last
         * epoch.
         */
        COSINE_COMPAT
    }

    /**
     * Returns the number of warm-up steps in a training run with the given number of steps.
     *
     * @throws IllegalArgumentException if the warm-up does not end before the training
     */
    public long warmUp(long steps) {
        warmUpComplaint(steps)
                .ifPresent(
                        reason -> {
                            throw new IllegalArgumentException(reason);
                        });
        return warmUp.map(Integer::longValue).orElse(Math.min(MAX_DEFAULT_WARM_UP, steps / 4));
    }

    private Optional<String> warmUpComplaint(long steps) {
        return warmUp.filter(given -> given > 0 && given >= steps)
                .map(
                        given ->
                                "a warm-up of %d steps must be shorter than the training, which has %d steps; give fewer steps, or omit warm-up"
                                        .formatted(given, steps));
    }

    /**
     * Returns errors if the recipe requires more pairs than available for one step of the optimizer
     * or for its warm-up; empty otherwise.
     *
     * @param pairs the number of pairs to train on
     */
    public List<OptionComplaint> complaints(int pairs) {
        if (batch > pairs) {
            return List.of(
                    new OptionComplaint(
                            "batch",
                            "a batch of %d is more than the %d pairs available for training; give at most %d"
                                    .formatted(batch, pairs, pairs)));
        }
        return warmUpComplaint((long) (pairs / batch) * epochs)
                .map(reason -> List.of(new OptionComplaint("warm-up", reason)))
                .orElse(List.of());
    }

    /** Descriptions of options, for other recipes that have the same options. */
    public static final class Texts {

        /** The description of {@code epochs}. */
        public static final String EPOCHS = "Passes over the training pairs.";

        /** The description of {@code batch}. */
        public static final String BATCH = "Pairs in a batch; a last incomplete batch is dropped.";

        /** The description of {@code weight-decay}. */
        public static final String WEIGHT_DECAY = "Decoupled weight decay.";

        /** The description of {@code beta1}. */
        public static final String BETA1 = "AdamW's decay of the first moment.";

        /** The description of {@code beta2}. */
        public static final String BETA2 = "AdamW's decay of the second moment.";

        /** The description of {@code epsilon}. */
        public static final String EPSILON =
                "AdamW's epsilon, added to the root of the corrected moment.";

        /** The description of {@code clip-norm}. */
        public static final String CLIP_NORM =
                "Maximum global norm of the gradients; larger ones are scaled down. 0 disables"
                        + " clipping.";

        /** The description of {@code freeze-batch-norm}. */
        public static final String FREEZE_BATCH_NORM =
                "Batch norm uses fixed running statistics instead of the batch's; gains and shifts"
                        + " are still trained.";

        private Texts() {}
    }
}
