package io.mithridate.defenses;

import java.util.Arrays;

/** Cuts numbers in two, which is what two-means comes to in one dimension. */
public final class BestCut {

    private BestCut() {}

    /**
     * The least number of the upper part, where the squares of the distances to the means of the
     * two parts sum up to the least; the only number if there is one. Of equally good cuts it is
     * the lowest.
     *
     * @param values at least one, in any order; not changed
     */
    public static double leastAbove(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double total = Arrays.stream(sorted).sum();
        double least = sorted[sorted.length - 1];
        double best = Double.NEGATIVE_INFINITY;
        double sum = 0;
        for (int below = 1; below < sorted.length; below++) {
            sum += sorted[below - 1];
            int above = sorted.length - below;
            // The squares within fall as this grows.
            double between = sum * sum / below + (total - sum) * (total - sum) / above;
            if (between > best) {
                best = between;
                least = sorted[below];
            }
        }
        return least;
    }
}
