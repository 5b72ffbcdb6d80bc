package io.mithridate.api.plugin;

import io.mithridate.api.data.Classes;

/**
 * The facts of an experiment that are known before any work starts.
 *
 * @param classes the classes of the data set
 * @param imageSize the side of the model's square input pictures, in pixels
 * @param pairs the numbers of pairs to train on
 * @param labelled the number of labeled pictures to train on
 */
public record Setting(Classes classes, int imageSize, Pairs pairs, int labelled) {

    /** Creates a setting without labeled pictures to train on. */
    public Setting(Classes classes, int imageSize, Pairs pairs) {
        this(classes, imageSize, pairs, 0);
    }

    /**
     * The number of pairs in each training run of an experiment.
     *
     * <p>If pictures have several captions, base and run contain no pair that shares a picture with
     * the defender's pairs, so they may have slightly fewer pairs than stated here.
     *
     * @param base the number of pairs in the base training
     * @param run the number of pairs in the poisoned run, including the poisoned ones
     * @param defender the number of clean pairs that the defender has
     */
    public record Pairs(int base, int run, int defender) {}
}
