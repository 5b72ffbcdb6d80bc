package io.mithridate.api.plugin;

import io.mithridate.api.data.Classes;

/**
 * The facts of an experiment that are known before any work begins.
 *
 * @param classes the classes of the data set
 * @param imageSize the side of the model's square input, in pixels
 * @param pairs how many pairs there are to train on
 * @param labelled how many labelled pictures there are to train on
 */
public record Setting(Classes classes, int imageSize, Pairs pairs, int labelled) {

    /** A setting without labelled pictures to train on. */
    public Setting(Classes classes, int imageSize, Pairs pairs) {
        this(classes, imageSize, pairs, 0);
    }

    /**
     * The number of pairs in each training of an experiment.
     *
     * <p>Where pictures have several captions, all pairs of a defender's picture are kept from base
     * and run, so that these may have a few less.
     *
     * @param base pairs of the base training
     * @param run pairs of the poisoned run, poisoned ones among them
     * @param defender clean pairs that the defender has
     */
    public record Pairs(int base, int run, int defender) {}
}
