package io.mithridate.defenses.density;

import io.mithridate.api.model.Embeddings;
import io.mithridate.api.random.Seed;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Scores rows in small random reference sets, and averages over several ways to draw them.
 *
 * <p>Each row is in one set of each shuffle. The last set is filled up with rows that have been
 * scored already, so that all sets are of one size. What is not a number and what is infinitely
 * high becomes 1000, what is infinitely low becomes 0, as in the reference implementation: a row
 * whose neighbours are copies of each other would have no score.
 *
 * @param scores scores one set
 * @param size pairs in a set; where there are fewer, they are one set
 * @param repeats number of shuffles
 */
record ShuffledScores(SetScores scores, int size, int repeats) {

    private static final double WITHOUT_DENSITY = 1000;

    /**
     * One score for each pair.
     *
     * @param parts pictures; and captions, if they are references too
     * @param seed decides the shuffles, and what a set's scores draw
     */
    double[] of(List<Embeddings> parts, Seed seed) {
        int count = parts.get(0).count();
        int ofSet = Math.min(size, count);
        double[] sums = new double[count];
        for (int repeat = 0; repeat < repeats; repeat++) {
            Seed shuffle = seed.at(repeat);
            int[] order = shuffle.permutation(count);
            IntStream.range(0, (count + ofSet - 1) / ofSet)
                    .parallel()
                    .forEach(set -> add(parts, order, set * ofSet, ofSet, shuffle.at(set), sums));
        }
        return Arrays.stream(sums).map(sum -> sum / repeats).toArray();
    }

    /** Each row is scored in one set, so that sets may be scored side by side. */
    private void add(
            List<Embeddings> parts, int[] order, int start, int ofSet, Seed seed, double[] sums) {
        int first = Math.min(start, order.length - ofSet);
        int[] set = Arrays.copyOfRange(order, first, first + ofSet);
        double[] scored = scores.of(Rows.of(parts, set), set.length, seed);
        for (int i = start - first; i < set.length; i++) {
            sums[set[i]] += finite(scored[i]);
        }
    }

    private static double finite(double score) {
        if (score == Double.NEGATIVE_INFINITY) {
            return 0;
        }
        return Double.isFinite(score) ? score : WITHOUT_DENSITY;
    }

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
}
