package io.mithridate.augmenters.labelled;

/**
 * A sub-caption that the augmenter returned, and its judgment by the labels.
 *
 * @param caption the caption that it was made from
 * @param seed the seed that it was made with
 * @param kind {@link #POSITIVE}, or the kind of piece that a negative replaces, in lower case
 * @param text the sub-caption
 * @param change a negative's piece and its replacement; empty for a positive
 * @param judgement right, wrong or uncovered
 */
record Output(
        String caption, long seed, String kind, String text, String change, Judgement judgement) {

    /** The kind of all positives. */
    static final String POSITIVE = "positive";

    boolean isPositive() {
        return kind.equals(POSITIVE);
    }
}
