package io.mithridate.runner.data;

import io.mithridate.runner.augmentation.ReplacementLog;

/**
 * For how many captions an augmenter of the experiment's defenses finds other texts.
 *
 * @param augmenter its name, with the options that differ from the usual ones
 * @param texts what it wrote
 */
public record Coverage(String augmenter, ReplacementLog texts) {

    /** The share of captions that have a positive, 0 to 1. */
    public double withPositive() {
        return share(texts.withoutPositive());
    }

    /** The share of captions that have a negative, 0 to 1. */
    public double withNegative() {
        return share(texts.withoutNegative());
    }

    private double share(long without) {
        return texts.captions() == 0 ? 0 : 1 - (double) without / texts.captions();
    }
}
