package io.mithridate.api.metric;

import java.util.Arrays;

/**
 * Two groups of scores, with measures of their separation.
 *
 * @param suspicious the scores of the samples that should score high; at least one
 * @param innocent the scores of the other samples; at least one
 */
@SuppressWarnings("ArrayRecordComponent") // may have millions of values
public record Separation(double[] suspicious, double[] innocent) {

    /**
     * Creates a separation of two groups. The arrays are copied and sorted.
     *
     * @throws IllegalArgumentException if a group is empty or contains NaN
     */
    public Separation {
        suspicious = sortedCopy(suspicious);
        innocent = sortedCopy(innocent);
    }

    private static double[] sortedCopy(double[] scores) {
        double[] sorted = scores.clone();
        Arrays.sort(sorted);
        if (sorted.length == 0 || Double.isNaN(sorted[sorted.length - 1])) {
            throw new IllegalArgumentException("each group needs scores, none of them NaN");
        }
        return sorted;
    }

    /** Returns the number of scores in both groups. */
    public long count() {
        return (long) suspicious.length + innocent.length;
    }

    /**
     * Returns the area under the receiver operating characteristic: the probability that a randomly
     * drawn suspicious score is higher than a randomly drawn innocent one, with ties counting half.
     * It ranges from 0 to 1; at 0.5 the scores carry no information.
     */
    public double auroc() {
        double pairs = 0;
        int below = 0;
        int notAbove = 0;
        for (double score : suspicious) {
            while (below < innocent.length && innocent[below] < score) {
                below++;
            }
            while (notAbove < innocent.length && innocent[notAbove] <= score) {
                notAbove++;
            }
            pairs += (below + notAbove) / 2.0;
        }
        return pairs / suspicious.length / innocent.length;
    }

    /**
     * Returns the share of suspicious scores above a threshold that is exceeded by at most the
     * given share of innocent scores. The threshold is one of the innocent scores; with fewer than
     * {@code 1 / falsePositiveRate} innocent scores, it is the highest of them.
     *
     * @param falsePositiveRate at least 0 and below 1
     */
    public double recallAt(double falsePositiveRate) {
        int allowed = (int) Math.floor(falsePositiveRate * innocent.length);
        double threshold = innocent[innocent.length - 1 - allowed];
        long found = Arrays.stream(suspicious).filter(score -> score > threshold).count();
        return (double) found / suspicious.length;
    }
}
