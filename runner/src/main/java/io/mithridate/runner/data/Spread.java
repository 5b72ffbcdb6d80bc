package io.mithridate.runner.data;

import java.util.Arrays;

/**
 * The spread of whole numbers.
 *
 * @param n how many there are
 * @param least the smallest
 * @param median half of them are at most so large
 * @param most19of20 95 % of them are at most so large
 * @param most the largest
 */
public record Spread(int n, int least, int median, int most19of20, int most) {

    /** The spread of some numbers; all zeros where there are none. */
    static Spread of(int[] numbers) {
        if (numbers.length == 0) {
            return new Spread(0, 0, 0, 0, 0);
        }
        int[] sorted = numbers.clone();
        Arrays.sort(sorted);
        return new Spread(
                sorted.length,
                sorted[0],
                atRank(sorted, 50),
                atRank(sorted, 95),
                sorted[sorted.length - 1]);
    }

    /** The smallest number that at least a percentage of all do not exceed. */
    private static int atRank(int[] sorted, int percent) {
        return sorted[(int) (((long) sorted.length * percent + 99) / 100) - 1];
    }

    /** In words: {@code 4 to 14, median 8, 95 % at most 12}; {@code all 48}. */
    String text() {
        if (least == most) {
            return "all %d".formatted(most);
        }
        return "%d to %d, median %d, 95 %% at most %d".formatted(least, most, median, most19of20);
    }
}
