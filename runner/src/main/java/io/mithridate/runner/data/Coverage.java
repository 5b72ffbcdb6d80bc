package io.mithridate.runner.data;

import io.mithridate.runner.augmentation.ReplacementLog;

/**
 * The captions for which an augmenter of the experiment's defenses finds sub-captions.
 *
 * @param augmenter the augmenter's name, with the options that distinguish it from others of the
 *     same name
 * @param texts counts of the texts that it wrote
 */
public record Coverage(String augmenter, ReplacementLog texts) {

    /** Returns the share of captions that have a positive, from 0 to 1. */
    public double shareWithPositive() {
        return share(texts.withoutPositive());
    }

    /** Returns the share of captions that have a negative, from 0 to 1. */
    public double shareWithNegative() {
        return share(texts.withoutNegative());
    }

    private double share(long captionsWithout) {
        return texts.captions() == 0 ? 0 : 1 - (double) captionsWithout / texts.captions();
    }
}
