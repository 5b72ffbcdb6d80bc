package io.mithridate.defenses.density;

import io.mithridate.api.model.Embeddings;
import io.mithridate.api.random.Seed;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Scores rows in small random reference sets and averages the scores over several shuffles.
 *
 * <p>In each shuffle, each row belongs to one set. The last set is filled up with rows that have
 * already been scored, so that all sets have the same size. As in the reference implementation, NaN
 * and positive infinity become 1000 and negative infinity becomes 0, because a row whose neighbors
 * are copies of each other would have no finite score.
 *
 * @param scores scores one set
 * @param size the number of pairs in a set; if there are fewer pairs, they form a single set
 * @param repeats the number of shuffles
 */
record ShuffledScores(SetScores scores, int size, int repeats) {

    private static final double NON_FINITE_SCORE = 1000;

    /**
     * Returns one score per pair.
     *
     * @param parts the pictures, and the captions if these are also references
     * @param seed the seed of the shuffles and of the random choices within the sets
     */
    double[] of(List<Embeddings> parts, Seed seed) {
        int count = parts.get(0).count();
        int setSize = Math.min(size, count);
        double[] sums = new double[count];
        for (int repeat = 0; repeat < repeats; repeat++) {
            Seed shuffle = seed.at(repeat);
            int[] order = shuffle.permutation(count);
            IntStream.range(0, (count + setSize - 1) / setSize)
                    .parallel()
                    .forEach(
                            set ->
                                    addScores(
                                            parts,
                                            order,
                                            set * setSize,
                                            setSize,
                                            shuffle.at(set),
                                            sums));
        }
        return Arrays.stream(sums).map(sum -> sum / repeats).toArray();
    }

    /**
     * Adds the scores of one set. Each row is scored in one set only, so sets can be processed in
     * parallel.
     */
    private void addScores(
            List<Embeddings> parts, int[] order, int start, int setSize, Seed seed, double[] sums) {
        int first = Math.min(start, order.length - setSize);
        int[] set = Arrays.copyOfRange(order, first, first + setSize);
        double[] setScores = scores.of(Rows.of(parts, set), set.length, seed);
        for (int i = start - first; i < set.length; i++) {
            sums[set[i]] += toFinite(setScores[i]);
        }
    }

    private static double toFinite(double score) {
        if (score == Double.NEGATIVE_INFINITY) {
            return 0;
        }
        return Double.isFinite(score) ? score : NON_FINITE_SCORE;
    }

    /** Scores the points of a reference set. */
    interface SetScores {

        /**
         * Returns one score for each of the first points, higher for more suspicious.
         *
         * @param rows the pictures, followed by the captions of the same pairs if these are also
         *     references
         * @param scored the number of points to score, i.e. the number of pictures
         * @param seed the seed for random choices, if any
         */
        double[] of(Rows rows, int scored, Seed seed);
    }
}
