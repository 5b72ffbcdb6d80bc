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
        double upperMinimum = sorted[sorted.length - 1];
        double best = Double.NEGATIVE_INFINITY;
        double sum = 0;
        for (int lowerCount = 1; lowerCount < sorted.length; lowerCount++) {
            sum += sorted[lowerCount - 1];
            int upperCount = sorted.length - lowerCount;
            // The sum of squares within the groups decreases as "between" increases.
            double between = sum * sum / lowerCount + (total - sum) * (total - sum) / upperCount;
            if (between > best) {
                best = between;
                upperMinimum = sorted[lowerCount];
            }
        }
        return upperMinimum;
    }
}
