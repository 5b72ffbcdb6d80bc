package io.mithridate.defenses.density;

/** Scores the points of a reference set. */
interface SetScores {

    /**
     * One score for each of the first points, higher for more suspicious.
     *
     * @param rows pictures; after them, where they are references too, the captions of the same
     *     pairs
     * @param scored how many points are scored: the pictures
     */
    double[] of(Rows rows, int scored);
}
