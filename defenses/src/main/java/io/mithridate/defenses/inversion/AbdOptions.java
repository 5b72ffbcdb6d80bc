package io.mithridate.defenses.inversion;

import io.mithridate.api.plugin.Inlined;
import io.mithridate.api.plugin.Option;
import io.mithridate.api.plugin.PluginRef;
import io.mithridate.api.text.TextAugmenter;
import io.mithridate.api.training.Recipe;

/** The options of {@link Abd}. */
public record AbdOptions(
        @Option(
                        value = "Side of the patch, in pixels of the model's pictures.",
                        defaultValue = "8",
                        min = 1)
                int patchSize,
        @Option(value = "Steps in which the patch is made.", defaultValue = "500", min = 1)
                int patchSteps,
        @Option(
                        value = "Learning rate of the patch.",
                        defaultValue = "" + AbdOptions.USUAL_LEARNING_RATE,
                        min = 0,
                        minExcluded = true)
                double patchLearningRate,
        @Option(
                        value =
                                "By how much pictures are brighter or darker at most while the"
                                        + " patch is made: a factor of 1 ± brightness.",
                        defaultValue = "" + AbdOptions.USUAL_BRIGHTNESS,
                        min = 0,
                        max = 1)
                double brightness,
        @Option(value = "What changes captions: its first positive.", defaultValue = "eda")
                PluginRef<TextAugmenter> textAugmenter,
        @Inlined Recipe recipe) {

    /** The learning rate of a patch, where none is given. */
    static final double USUAL_LEARNING_RATE = 0.01;

    /** The brightness, where none is given. */
    static final double USUAL_BRIGHTNESS = 0.1;
}
