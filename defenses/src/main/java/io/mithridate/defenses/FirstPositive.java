package io.mithridate.defenses;

import io.mithridate.api.random.Seed;
import io.mithridate.api.text.TextAugmenter.FittedAugmenter;
import io.mithridate.tensorflow.training.View;
import java.util.random.RandomGenerator;

/**
 * Replaces a caption by an augmenter's first positive; a caption without one stays as it is.
 *
 * @param augmenter changes captions
 */
public record FirstPositive(FittedAugmenter augmenter) implements View.TextTransform {

    /** What the captions are called where they are counted. */
    public static final String TEXTS = "augmented captions";

    @Override
    public String apply(String caption, RandomGenerator random) {
        return augmenter.augment(caption, random).positives().stream().findFirst().orElse(caption);
    }

    /**
     * The same, but each caption is changed once for the whole run; equal captions get equal texts.
     *
     * @param seed where the texts come from
     */
    public View.TextTransform onceForAll(Seed seed) {
        return (caption, random) -> apply(caption, seed.at(caption).generator());
    }
}
