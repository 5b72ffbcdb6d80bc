package io.mithridate.runner.markdown;

import io.mithridate.runner.results.Interval;
import io.mithridate.runner.results.Statistics;
import java.math.BigDecimal;
import java.util.Locale;

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
        return signed(statistics.mean())
                + statistics
                        .interval()
                        .map(each -> " [%s, %s]".formatted(signed(each.low()), signed(each.high())))
                        .orElse("");
    }

    /** A share in percent with one decimal. */
    static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f", 100 * share).replace('-', '−');
    }

    /** A budget in points: {@code 1}, {@code 2.5}. */
    static String points(double points) {
        return BigDecimal.valueOf(points).stripTrailingZeros().toPlainString();
    }

    private static String interval(Interval interval) {
        return "[%s, %s]".formatted(percent(interval.low()), percent(interval.high()));
    }

    private static String signed(double difference) {
        String text = percent(difference);
        return difference > 0 && !text.equals("0.0") ? "+" + text : text;
    }
}
