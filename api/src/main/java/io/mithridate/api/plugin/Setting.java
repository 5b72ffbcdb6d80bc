package io.mithridate.api.plugin;

import io.mithridate.api.data.Classes;

/**
 * What is known of an experiment before any work begins.
 *
 * @param classes the classes of the data set
 * @param imageSize the side of the model's square input, in pixels
 * @param pairs how many pairs there are to train on
 * @param labelled how many labelled pictures there are to train on
 */
public record Setting(Classes classes, int imageSize, PairCounts pairs, int labelled) {

    /** A setting without labelled pictures to train on. */
    public Setting(Classes classes, int imageSize, PairCounts pairs) {
        this(classes, imageSize, pairs, 0);
    }
}
