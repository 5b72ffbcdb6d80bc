package io.mithridate.api.data;

import java.util.List;

/**
 * The data provided by a data set plugin: pairs to train on, labeled pictures to test on, or both.
 *
 * <p>An experiment may take its pairs and its test pictures from different data sets, because some
 * data sets have only captions and others only classes.
 *
 * <p>A data set takes the seed of its randomness from its own options, not from the cell, so that
 * all cells see the same pictures.
 */
public sealed interface Dataset permits PairData, EvaluationData {

    /**
     * Returns the notices that every report on this data set must show, e.g. that it is synthetic.
     */
    default List<String> notices() {
        return List.of();
    }

    /**
     * Returns descriptions of the parts of the data set's files that cannot be used and were left
     * out. Each gives the file, the line or name in it, and the reason, e.g. {@code train.csv, line
     * 17: the caption is empty}. At most the first thousand are returned.
     */
    default List<String> leftOut() {
        return List.of();
    }

    /**
     * Returns the total number of parts left out, including those that {@link #leftOut()} does not
     * list.
     */
    default long leftOutCount() {
        return leftOut().size();
    }

    /** Returns a fingerprint that changes whenever any data provided by the data set changes. */
    String fingerprint();
}
