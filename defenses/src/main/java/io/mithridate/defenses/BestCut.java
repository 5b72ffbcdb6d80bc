package io.mithridate.defenses;

import java.util.Arrays;

/** Splits numbers into two groups. This is two-means clustering in one dimension. */
public final class BestCut {

    private BestCut() {}

    /**
     * Returns the smallest number of the upper group in the split that minimizes the sum of squared
     * distances to the group means. If several splits are equally good, the lowest one is used. A
     * single number forms the upper group.
     *
     * @param values at least one number, in any order; not changed
     */
    public static double upperGroupMinimum(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double total = Arrays.stream(sorted).sum();
        double least = sorted[sorted.length - 1];
        double best = Double.NEGATIVE_INFINITY;
        double sum = 0;
        for (int below = 1; below < sorted.length; below++) {
            sum += sorted[below - 1];
            int above = sorted.length - below;
            // The sum of squares within the groups decreases as this increases.
            double between = sum * sum / below + (total - sum) * (total - sum) / above;
            if (between > best) {
                best = between;
                least = sorted[below];
            }
        }
        return least;
    }
}
