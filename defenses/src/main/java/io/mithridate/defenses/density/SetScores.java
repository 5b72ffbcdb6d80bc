package io.mithridate.defenses.density;

import io.mithridate.api.random.Seed;

/** Scores the points of a reference set. */
interface SetScores {

    /**
     * One score for each of the first points, higher for more suspicious.
     *
     * @param rows pictures; after them, where they are references too, the captions of the same
     *     pairs
     * @param scored how many points are scored: the pictures
     * @param seed decides what is drawn at random, if anything is
     */
    double[] of(Rows rows, int scored, Seed seed);
}
