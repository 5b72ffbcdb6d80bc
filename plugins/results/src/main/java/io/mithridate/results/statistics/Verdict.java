package io.mithridate.results.statistics;

import io.mithridate.results.statistics.Statistics.Interval;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The verdict on a contrast, i.e. on the differences between two defenses, paired by seed; lower
 * values are better.
 *
 * @param student the p-value of the paired Student test
 * @param signFlip the p-value of the sign-flip test
 * @param adjustedStudent the p-value of the Student test after Holm's adjustment over all contrasts
 * @param adjustedSignFlip the p-value of the sign-flip test after Holm's adjustment over all
 *     contrasts
 * @param interval Student's interval for the mean at {@link #LEVEL}
 * @param word {@link #BETTER} or {@link #WORSE} if both tests are significant after Holm's
 *     adjustment, {@link #ALIKE} if the interval is within {@link #MARGIN} on both sides of 0,
 *     otherwise {@link #NOT_RESOLVED}
 */
public record Verdict(
        double student,
        double signFlip,
        double adjustedStudent,
        double adjustedSignFlip,
        Interval interval,
        String word) {

    public static final String BETTER = "better";
    public static final String WORSE = "worse";
    public static final String ALIKE = "alike";
    public static final String NOT_RESOLVED = "not resolved";

    /** The level of the interval for {@link #ALIKE}, equivalent to two one-sided tests at 5 %. */
    public static final double LEVEL = 0.90;

    /** The largest difference, as a share, that is considered alike. */
    public static final double MARGIN = 0.10;

    private static final double SIGNIFICANCE = 0.05;

    private static final double ROUNDING = 1e-9;

    /**
     * Returns the verdicts on the contrasts of one attack, in order.
     *
     * @param contrasts differences of shares, one for each seed, at least two for each contrast
     * @param namedCount the number of contrasts named in advance; a missing one enters Holm's
     *     adjustment with p = 1
     */
    public static List<Verdict> of(List<List<Double>> contrasts, long namedCount) {
        List<Statistics> statistics =
                contrasts.stream().map(each -> Statistics.ofAny(each).orElseThrow()).toList();
        double[] student = statistics.stream().mapToDouble(Statistics::studentTest).toArray();
        double[] signFlip = contrasts.stream().mapToDouble(SignFlip::test).toArray();
        double[] adjustedStudent = holm(student, namedCount);
        double[] adjustedSignFlip = holm(signFlip, namedCount);
        return IntStream.range(0, contrasts.size())
                .mapToObj(
                        i -> {
                            Interval interval = statistics.get(i).interval(LEVEL).orElseThrow();
                            boolean differs =
                                    adjustedStudent[i] <= SIGNIFICANCE
                                            && adjustedSignFlip[i] <= SIGNIFICANCE;
                            return new Verdict(
                                    student[i],
                                    signFlip[i],
                                    adjustedStudent[i],
                                    adjustedSignFlip[i],
                                    interval,
                                    word(statistics.get(i).mean(), differs, interval));
                        })
                .toList();
    }

    private static String word(double mean, boolean differs, Interval interval) {
        if (differs) {
            return mean < 0 ? BETTER : WORSE;
        }
        double maxDistance = Math.max(-interval.low(), interval.high());
        return maxDistance <= MARGIN + ROUNDING ? ALIKE : NOT_RESOLVED;
    }

    /**
     * Returns p-values adjusted for their number (Holm, A simple sequentially rejective multiple
     * test procedure, 1979). Rejecting those that are at most α keeps the family-wise error rate at
     * α.
     */
    public static double[] holm(double... values) {
        return holm(values, 0);
    }

    /**
     * Returns p-values adjusted for the number of named contrasts. The p-value of a missing
     * contrast is 1 and therefore the largest.
     */
    private static double[] holm(double[] values, long namedCount) {
        long count = Math.max(values.length, namedCount);
        double[] adjusted = new double[values.length];
        List<Integer> ascending =
                IntStream.range(0, values.length)
                        .boxed()
                        .sorted(Comparator.comparingDouble(i -> values[i]))
                        .toList();
        double largest = 0;
        for (int rank = 0; rank < values.length; rank++) {
            int i = ascending.get(rank);
            largest = Math.max(largest, Math.min(1, (count - rank) * values[i]));
            adjusted[i] = largest;
        }
        return adjusted;
    }
}
