package io.mithridate.defenses;

import io.mithridate.api.defense.Purifier;
import io.mithridate.api.training.Compute;
import io.mithridate.api.training.Recipe;
import io.mithridate.defenses.inversion.Abd;
import io.mithridate.defenses.perturbation.Par;
import io.mithridate.defenses.perturbation.ParSettings;
import io.mithridate.tensorflow.training.Optimizer;

/**
 * Defenses that train on clean pairs, with settings that remove the planted trigger for every seed
 * of the model.
 *
 * <p>All of them need a large weight decay: neither the square nor the words of the target occur in
 * clean pairs, so no loss acts on them. Without weight decay, fine-tuning leaves 3 to 55 % of the
 * attack success and CleanCLIP 6 to 59 %, depending on the seed.
 */
final class TunedDefenses {

    private static final int EPOCHS = 60;
    private static final int BATCH = 16;

    private static final Recipe WEAK = new Recipe(30, BATCH, 3e-3, 4, 0, 0.9, 0.999, 1e-8, 1);

    private TunedDefenses() {}

    private static Recipe recipe(double learningRate, double weightDecay) {
        return new Recipe(EPOCHS, BATCH, learningRate, 4, weightDecay, 0.9, 0.999, 1e-8, 1);
    }

    static Purifier fineTune() {
        return new FineTune(new FineTune.Options(recipe(3e-2, 1)), BarMaterial.FINE_TUNER);
    }

    static Purifier cleanClip() {
        return new CleanClip(
                new CleanClip.Options(
                        1,
                        new InModal(1, ImageAugmentation.GEOMETRIC, TaCleanerSettings.EDA),
                        false,
                        recipe(3e-2, 1)),
                BarMaterial.FINE_TUNER,
                FixedPlugins.bundled());
    }

    /**
     * Returns TA-Cleaner with sub-captions at a quarter of the full weight. In this small data set,
     * a sub-caption is true of many pictures and is still used as a negative of them. At full
     * weight, the victim loses 27 to 45 % of its clean accuracy, depending on the seed.
     */
    static Purifier taCleaner() {
        return new TaCleaner(
                new TaCleanerSettings()
                        .weights(1, 1, 0.25)
                        .imageAugmentation(ImageAugmentation.GEOMETRIC)
                        .recipe(recipe(3e-2, 2))
                        .build(),
                BarMaterial.FINE_TUNER,
                FixedPlugins.bundled());
    }

    static Purifier par() {
        return new Par(
                new ParSettings().startLearningRate(2e-2).epochs(EPOCHS).weightDecay(1).build(),
                BarMaterial.FINE_TUNER);
    }

    static Purifier abd() {
        return abd(4, recipe(2e-2, 1));
    }

    /** Returns fine-tuning that is too weak to remove the trigger. */
    static Purifier weakFineTune() {
        return new FineTune(new FineTune.Options(WEAK), BarMaterial.FINE_TUNER);
    }

    /** Returns {@link #weakFineTune()} with the patch and the augmented captions. */
    static Purifier weakAbd() {
        return abd(6, WEAK);
    }

    private static Purifier abd(int patchSize, Recipe recipe) {
        return new Abd(
                new Abd.Options(patchSize, 100, 0.03, 0.1, TaCleanerSettings.EDA, recipe),
                new Optimizer(
                        new Compute(Compute.Device.CPU, 2, Compute.Precision.FLOAT32),
                        ColouredPairs.DECODER),
                BarMaterial.FINE_TUNER,
                FixedPlugins.bundled());
    }
}
