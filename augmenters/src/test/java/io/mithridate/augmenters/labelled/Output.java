package io.mithridate.augmenters.labelled;

/**
 * A sub-caption that the augmenter gave, and what the labels say of it.
 *
 * @param caption what it was made from
 * @param seed with which seed
 * @param kind {@link #POSITIVE}, or what a negative replaces, in lower case
 * @param text the sub-caption
 * @param change a negative's piece and what stands in its place; empty for a positive
 * @param judgement right, wrong or not said
 */
record Output(
        String caption, long seed, String kind, String text, String change, Judgement judgement) {

    /** The kind of all positives. */
    static final String POSITIVE = "positive";

    boolean isPositive() {
        return kind.equals(POSITIVE);
    }
}
