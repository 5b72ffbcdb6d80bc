package io.mithridate.runner.report;

import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * A linear axis of shares.
 *
 * @param low where it begins
 * @param high where it ends
 * @param step between two numbers
 */
record FigureScale(double low, double high, double step) {

    private static final double TENTH = 0.1;

    /** An axis over all values, from one whole tenth to another, with room at both ends. */
    static FigureScale of(DoubleStream values) {
        DoubleSummaryStatistics all = values.summaryStatistics();
        double low = Math.max(0, Math.floor(10 * all.getMin() - 0.25) / 10);
        double high = Math.min(1, Math.ceil(10 * all.getMax() + 0.25) / 10);
        return new FigureScale(low, Math.max(high, low + TENTH), TENTH);
    }

    /** Where a value lies, as a part of the axis. */
    double part(double value) {
        return (value - low) / (high - low);
    }

    /** The numbers of the axis, both ends among them. */
    List<Double> ticks() {
        List<Double> ticks = new ArrayList<>();
        long steps = Math.round((high - low) / step);
        for (int i = 0; i <= steps; i++) {
            ticks.add(low + i * step);
        }
        return ticks;
    }
}
