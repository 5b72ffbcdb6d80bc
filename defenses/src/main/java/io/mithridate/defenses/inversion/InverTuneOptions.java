package io.mithridate.defenses.inversion;

import io.mithridate.api.data.Image;
import io.mithridate.api.plugin.Option;
import io.mithridate.api.plugin.Strength;
import io.mithridate.api.training.Recipe;
import java.util.Optional;

/** The options of {@link InverTune}. */
public record InverTuneOptions(
        @Option(
                        value =
                                "Pictures in each step of patch and inversion, and those on which"
                                        + " the model is tuned.",
                        defaultValue = "64",
                        min = 2,
                        max = 65_536)
                int batch,
        @Option(
                        value = "Steps in which the patch is made that shows the target.",
                        defaultValue = "500",
                        min = 1)
                int patchSteps,
        @Option(
                        value =
                                "Weight of the mask's sum over pixels and channels. Left out, 0.01"
                                        + " at 224 pixels, and more for smaller pictures: a mask of"
                                        + " the same share of them weighs the same.",
                        min = 0)
                Optional<Double> maskWeight,
        @Option(
                        value = "Weight of the cross-entropy against the target's name.",
                        defaultValue = "5",
                        min = 0)
                double contrastWeight,
        @Option(
                        value = "Weight of the distance to embeddings of the target's pictures.",
                        defaultValue = "0.5",
                        min = 0)
                double distanceWeight,
        @Option(
                        value = "Weight of what pictures lose of their looks, 1 - SSIM.",
                        defaultValue = "1",
                        min = 0)
                double ssimWeight,
        @Option(value = "Steps in which the trigger is inverted.", defaultValue = "1000", min = 1)
                int inversionSteps,
        @Option(
                        value =
                                "Blocks of the image tower that are tuned: those that the trigger"
                                        + " moves most; all where there are fewer.",
                        defaultValue = "3",
                        min = 1)
                int layers,
        @Option(
                        value = "Steps of tuning, all on the same pictures.",
                        defaultValue = "200",
                        min = 1,
                        max = 10_000)
                int tuningSteps,
        @Option(
                        value = "Weight of the distance to the suspect's embeddings.",
                        defaultValue = "0.5",
                        min = 0)
                double featureWeight,
        @Option(
                        value =
                                "Learning rate of the first step of tuning; it falls to a twentieth"
                                        + " of that.",
                        defaultValue = "2e-6",
                        min = 0,
                        minExcluded = true,
                        max = 10)
                @Strength
                double tuningLearningRate,
        @Option(
                        value =
                                "Whether to repeat quirks of the released code: looks are compared"
                                        + " after normalisation; one picture of the target stands"
                                        + " for all where they do not fill a batch; batch norm"
                                        + " takes the batch's statistics in tuning; the learning"
                                        + " rate climbs back after 100 steps.",
                        defaultValue = "false")
                boolean compat) {

    /** What the weight of the released code is for: 3 x 224 x 224 numbers. */
    private static final double NUMBERS_AT_224 = 150_528;

    private static final double MASK_WEIGHT_AT_224 = 0.01;
    private static final double WEIGHT_DECAY = 1e-4;

    /** The weights of the inversion for pictures of a size. */
    InversionObjective.Weights weights(int imageSize) {
        return new InversionObjective.Weights(
                contrastWeight,
                distanceWeight,
                ssimWeight,
                maskWeight.orElse(
                        MASK_WEIGHT_AT_224
                                * NUMBERS_AT_224
                                / (Image.CHANNELS * imageSize * imageSize)));
    }

    /** How the model is tuned: an epoch is a step, on all pictures at once. */
    Recipe tuning() {
        return new Recipe(
                tuningSteps,
                batch,
                1,
                tuningLearningRate,
                Optional.empty(),
                Recipe.Schedule.COSINE,
                WEIGHT_DECAY,
                Recipe.Decayed.WEIGHTS,
                0.9,
                0.999,
                1e-8,
                1,
                0,
                !compat);
    }

    /** The learning rates of tuning. */
    TuningRegime rates() {
        return new TuningRegime(tuningLearningRate, tuningSteps, compat);
    }
}
