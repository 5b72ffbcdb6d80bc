package io.mithridate.api.training;

import io.mithridate.api.plugin.Option;
import io.mithridate.api.plugin.OptionComplaint;
import io.mithridate.api.plugin.Strength;
import java.util.List;
import java.util.Optional;

/**
 * The length of a training, the size of its batches and the settings of its optimizer.
 *
 * <p>The schedule is linear warm-up to the learning rate, then cosine decay to zero over the
 * remaining steps, of which there is at least one; the optimizer is AdamW with decoupled weight
 * decay (Loshchilov and Hutter, 2019), which leaves norms, biases and the logit scale alone.
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
                                "Steps of linear warm-up, fewer than the training has; left out, 50"
                                        + " or a quarter of them, whichever is less.",
                        min = 0)
                Optional<Integer> warmUp,
        @Option(
                        value =
                                "How the learning rate changes; cosine-compat counts epochs from 1"
                                        + " where it should from 0, as CleanCLIP's code does.",
                        defaultValue = "cosine")
                Schedule schedule,
        @Option(value = Recipe.Texts.WEIGHT_DECAY, defaultValue = "0.1", min = 0, max = 10)
                double weightDecay,
        @Option(
                        value =
                                "What decays; weights-compat adds the batch norms in a ResNet's"
                                        + " shortcuts, as CleanCLIP's code does; matrices leaves a"
                                        + " vision transformer's class token out, as open_clip's"
                                        + " does.",
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
                    "beta1 and beta2 are below 1: with 1 the moments would never move");
        }
    }

    /** A recipe by the usual schedule. */
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
        /** Weights, and no norm, bias or logit scale. */
        WEIGHTS,
        /**
         * The same and the gains of the batch norms in a ResNet's shortcuts, which CleanCLIP's code
         * does not know for norms by their name.
         */
        WEIGHTS_COMPAT,
        /** Weights of at least two axes, as open_clip's and PAR's code: no class token decays. */
        MATRICES
    }

    /** The schedule of the learning rate during training. */
    public enum Schedule {
        /** Linear warm-up, then half a cosine down to zero. */
        COSINE,
        /**
         * The same curve, read one epoch too late, as CleanCLIP's code reads it: the first epoch's
         * share of the warm-up is skipped, and in the last epoch the rate rises again.
         */
        COSINE_COMPAT
    }

    /**
     * Steps of warm-up in a training of so many steps.
     *
     * @throws IllegalArgumentException if the warm-up is not over before the training is
     */
    public long warmUp(long steps) {
        tooLongWarmUp(steps)
                .ifPresent(
                        reason -> {
                            throw new IllegalArgumentException(reason);
                        });
        return warmUp.map(Integer::longValue).orElse(Math.min(MAX_DEFAULT_WARM_UP, steps / 4));
    }

    private Optional<String> tooLongWarmUp(long steps) {
        return warmUp.filter(given -> given > 0 && given >= steps)
                .map(
                        given ->
                                "a warm-up of %d steps is not over before the training, which has %d; give fewer steps, or leave warm-up out"
                                        .formatted(given, steps));
    }

    /**
     * Returns complaints about a recipe for which there are too few pairs for one step of the
     * optimizer, or for its warm-up; empty if there are enough.
     *
     * @param pairs pairs that there are to train on
     */
    public List<OptionComplaint> complaints(int pairs) {
        if (batch > pairs) {
            return List.of(
                    new OptionComplaint(
                            "batch",
                            "a batch of %d is more than the %d pairs there are to train on; give at most %d"
                                    .formatted(batch, pairs, pairs)));
        }
        return tooLongWarmUp((long) (pairs / batch) * epochs)
                .map(reason -> List.of(new OptionComplaint("warm-up", reason)))
                .orElse(List.of());
    }

    /** Descriptions of options, for other recipes that have the same ones. */
    public static final class Texts {

        /** Of {@code epochs}. */
        public static final String EPOCHS = "Passes over the training pairs.";

        /** Of {@code batch}. */
        public static final String BATCH = "Pairs in a batch; a last incomplete batch is dropped.";

        /** Of {@code weight-decay}. */
        public static final String WEIGHT_DECAY = "Decoupled weight decay.";

        /** Of {@code beta1}. */
        public static final String BETA1 = "AdamW's decay of the first moment.";

        /** Of {@code beta2}. */
        public static final String BETA2 = "AdamW's decay of the second moment.";

        /** Of {@code epsilon}. */
        public static final String EPSILON =
                "AdamW's epsilon, added to the root of the corrected moment.";

        /** Of {@code clip-norm}. */
        public static final String CLIP_NORM =
                "Gradients are scaled down to this global norm; 0 leaves them alone.";

        /** Of {@code freeze-batch-norm}. */
        public static final String FREEZE_BATCH_NORM =
                "Whether batch norm uses its running statistics, which then stay as they are, "
                        + "in place of the batch's; its gains and shifts are trained all the same.";

        private Texts() {}
    }
}
