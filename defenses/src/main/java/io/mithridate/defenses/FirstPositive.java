package io.mithridate.defenses;

import io.mithridate.api.text.TextAugmenter.FittedAugmenter;
import io.mithridate.tensorflow.training.View;
import java.util.random.RandomGenerator;

/**
 * Puts an augmenter's first positive into the place of a caption; one that has none stays.
 *
 * @param augmenter changes captions
 */
public record FirstPositive(FittedAugmenter augmenter) implements View.TextTransform {

    @Override
    public String apply(String caption, RandomGenerator random) {
        return augmenter.augment(caption, random).positives().stream().findFirst().orElse(caption);
    }
}
