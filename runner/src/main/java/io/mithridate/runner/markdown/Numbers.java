package io.mithridate.runner.markdown;

import io.mithridate.runner.report.Figures;
import io.mithridate.runner.results.Interval;
import io.mithridate.runner.results.Statistics;

/** Numbers as the tables write them: shares in percent, differences in points. */
final class Numbers {

    static final String NONE = "–";

    private Numbers() {}

    /** A share over seeds with Student's interval: {@code 26.1 [12.0, 40.2]}. */
    static String share(Statistics statistics) {
        return percent(statistics.mean())
                + statistics.interval().map(each -> " " + interval(each)).orElse("");
    }

    /** A difference of shares: {@code −12.3 [−20.1, −4.5]}. */
    static String difference(Statistics statistics) {
        return Figures.points(statistics.mean())
                + statistics.interval().map(each -> " [%s]".formatted(points(each))).orElse("");
    }

    /** An interval of differences of shares, in points: {@code −20.1, −4.5}. */
    static String points(Interval interval) {
        return "%s, %s".formatted(Figures.points(interval.low()), Figures.points(interval.high()));
    }

    /** A share in percent with one decimal. */
    static String percent(double share) {
        return Figures.percent(share).replace('-', '−');
    }

    /** A number with two decimals. */
    static String hundredths(double value) {
        return Figures.hundredths(value).replace('-', '−');
    }

    private static String interval(Interval interval) {
        return "[%s, %s]".formatted(percent(interval.low()), percent(interval.high()));
    }
}
