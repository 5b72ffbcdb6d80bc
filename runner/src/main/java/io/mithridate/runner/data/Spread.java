package io.mithridate.runner.data;

import java.util.Arrays;

/**
 * Summary statistics of whole numbers.
 *
 * @param n the number of values
 * @param least the smallest number
 * @param median the median: at least half of the numbers are at most this large
 * @param percentile95 the 95th percentile: at least 95 % of the numbers are at most this large
 * @param most the largest number
 */
public record Spread(int n, int least, int median, int percentile95, int most) {

    /** Returns the statistics of some numbers; all values are zero if there are none. */
    static Spread of(int[] numbers) {
        if (numbers.length == 0) {
            return new Spread(0, 0, 0, 0, 0);
        }
        int[] sorted = numbers.clone();
        Arrays.sort(sorted);
        return new Spread(
                sorted.length,
                sorted[0],
                percentile(sorted, 50),
                percentile(sorted, 95),
                sorted[sorted.length - 1]);
    }

    /**
     * Returns the smallest number that is at least as large as the given percentage of all numbers.
     */
    private static int percentile(int[] sorted, int percent) {
        return sorted[(int) (((long) sorted.length * percent + 99) / 100) - 1];
    }

    /** Describes the statistics: {@code 4 to 14, median 8, 95 % at most 12}, or {@code all 48}. */
    String text() {
        if (least == most) {
            return "all %d".formatted(most);
        }
        return "%d to %d, median %d, 95 %% at most %d".formatted(least, most, median, percentile95);
    }
}
