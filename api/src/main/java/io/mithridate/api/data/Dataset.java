package io.mithridate.api.data;

import java.util.List;

/**
 * The data of a data set plugin: pairs to train on, labelled pictures to test on, or both.
 *
 * <p>An experiment takes its pairs from one data set and its test pictures from the same one or
 * another: some have captions alone, others classes alone.
 *
 * <p>A data set draws its randomness from a seed of its own, which is an option of the data set and
 * not the cell's: all cells see the same pictures.
 */
public sealed interface Dataset permits PairData, EvaluationData {

    /**
     * Returns the notices that every report on this data set has to show, such as that it is
     * synthetic.
     */
    default List<String> notices() {
        return List.of();
    }

    /**
     * Returns the parts of its files that cannot be used and were left out: the file, the line or
     * name in it, and the reason, such as {@code train.csv, line 17: the caption is empty}. The
     * first thousand where there are more.
     */
    default List<String> leftOut() {
        return List.of();
    }

    /** Returns how many were left out in all, also those that {@link #leftOut()} does not name. */
    default long leftOutCount() {
        return leftOut().size();
    }

    /** Changes whenever anything that the data set hands out does. */
    String fingerprint();
}
