package io.mithridate.api.metric;

import java.util.Arrays;

/**
 * The separation of suspicious from innocent scores.
 *
 * @param suspicious the scores of those that should score high; at least one
 * @param innocent the scores of the others; at least one
 */
@SuppressWarnings("ArrayRecordComponent") // one for each of perhaps millions of pairs
public record Separation(double[] suspicious, double[] innocent) {

    /**
     * Two groups; the arrays are copied and sorted.
     *
     * @throws IllegalArgumentException if a group is empty, or a score is not a number
     */
    public Separation {
        suspicious = sorted(suspicious);
        innocent = sorted(innocent);
    }

    private static double[] sorted(double[] scores) {
        double[] sorted = scores.clone();
        Arrays.sort(sorted);
        if (sorted.length == 0 || Double.isNaN(sorted[sorted.length - 1])) {
            throw new IllegalArgumentException(
                    "a group without scores, or with one that is not a number, cannot be told from"
                            + " another");
        }
        return sorted;
    }

    /** Number of scores in both groups. */
    public long count() {
        return (long) suspicious.length + innocent.length;
    }

    /**
     * Area under the receiver operating characteristic: the chance that one of the suspicious
     * scores above one of the innocent, both drawn at random; a tie counts half. From 0 to 1; 0.5
     * says that the scores tell nothing.
     */
    public double auroc() {
        double pairs = 0;
        int below = 0;
        int upTo = 0;
        for (double score : suspicious) {
            while (below < innocent.length && innocent[below] < score) {
                below++;
            }
            while (upTo < innocent.length && innocent[upTo] <= score) {
                upTo++;
            }
            pairs += (below + upTo) / 2.0;
        }
        return pairs / suspicious.length / innocent.length;
    }

    /**
     * The share of the suspicious that score above a threshold which at most this share of the
     * innocent does. The threshold is an innocent's score, so where fewer than 1 / share are
     * innocent, it is their highest.
     *
     * @param falsePositiveRate from 0 to below 1
     */
    public double recallAt(double falsePositiveRate) {
        int allowed = (int) Math.floor(falsePositiveRate * innocent.length);
        double threshold = innocent[innocent.length - 1 - allowed];
        long found = Arrays.stream(suspicious).filter(score -> score > threshold).count();
        return (double) found / suspicious.length;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Separation separation
                && Arrays.equals(suspicious, separation.suspicious)
                && Arrays.equals(innocent, separation.innocent);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(suspicious) + Arrays.hashCode(innocent);
    }

    @Override
    public String toString() {
        return "Separation[" + suspicious.length + " of " + innocent.length + "]";
    }
}
