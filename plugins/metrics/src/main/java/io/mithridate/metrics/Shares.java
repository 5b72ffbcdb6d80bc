package io.mithridate.metrics;

import io.mithridate.api.metric.Measurement;
import io.mithridate.api.metric.Measurements;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Collects the rows of a metric: the share of ranked pictures whose class is among the first k.
 *
 * <p>A ranking of no picture gives no row: there is no share of nothing. Where pictures tied, a row
 * named after the metric with {@code -ties} says how many; it is missing where none did.
 */
final class Shares {

    private final String metric;
    private final TopK topK;
    private final boolean higherIsBetter;
    private final List<Measurement> rows = new ArrayList<>();

    Shares(String metric, TopK topK, boolean higherIsBetter) {
        this.metric = metric;
        this.topK = topK;
        this.higherIsBetter = higherIsBetter;
    }

    void add(ClassRanking ranking, Map<String, String> qualifiers) {
        long n = ranking.ranked();
        if (n == 0) {
            return;
        }
        for (int k : topK.k()) {
            rows.add(
                    new Measurement(
                            metric,
                            OptionalInt.of(k),
                            (double) ranking.within(k) / n,
                            "share",
                            n,
                            higherIsBetter,
                            qualifiers));
        }
        if (ranking.ties() > 0) {
            rows.add(
                    new Measurement(
                            metric + "-ties",
                            OptionalInt.empty(),
                            ranking.ties(),
                            "images",
                            n,
                            false,
                            qualifiers));
        }
    }

    Measurements measurements() {
        return Measurements.of(rows);
    }
}
