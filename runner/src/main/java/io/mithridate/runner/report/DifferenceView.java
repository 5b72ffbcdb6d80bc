package io.mithridate.runner.report;

import io.mithridate.runner.results.Claim;
import io.mithridate.runner.results.Condition;
import io.mithridate.runner.results.MainMetric;
import io.mithridate.runner.results.Measure;
import io.mithridate.runner.results.PairedDifference;
import io.mithridate.runner.results.PluginSetting;
import io.mithridate.runner.results.RunResults;
import io.mithridate.runner.results.RunStatistics;
import io.mithridate.runner.results.SettingLabels;
import io.mithridate.runner.results.Statistics;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Differences from the baseline, paired by seed, on the main split.
 *
 * @param baseline the baseline's name
 * @param rows one for each defense of the baseline's class; none where there are fewer than two
 *     seeds, since a single difference has no spread
 */
public record DifferenceView(String baseline, List<Row> rows) {

    private static final List<MainMetric> METRICS =
            List.of(MainMetric.CLEAN_ACCURACY, MainMetric.ATTACK_SUCCESS);

    static DifferenceView of(RunResults run, RunStatistics statistics) {
        SettingLabels defenses =
                new SettingLabels(
                        statistics.summaries().stream()
                                .map(summary -> summary.condition().defense())
                                .toList());
        Map<Key, Map<MainMetric, Statistics>> numbers = new LinkedHashMap<>();
        for (PairedDifference difference : statistics.differences()) {
            metric(difference, run.mainSplit())
                    .ifPresent(
                            metric ->
                                    numbers.computeIfAbsent(
                                                    Key.of(difference),
                                                    any -> new EnumMap<>(MainMetric.class))
                                            .putIfAbsent(metric, difference.statistics()));
        }
        List<Row> rows = new ArrayList<>();
        numbers.forEach((key, ofKey) -> rows.add(row(key, ofKey, defenses)));
        return new DifferenceView(run.baseline().orElse(""), rows);
    }

    private static Optional<MainMetric> metric(PairedDifference difference, String split) {
        Measure measure = difference.measure();
        if (difference.statistics().seeds() < 2
                || difference.condition().control()
                || measure.k().orElse(1) != 1
                || !measure.allows(Measure.SPLIT, split)) {
            return Optional.empty();
        }
        return METRICS.stream().filter(metric -> metric.id().equals(measure.metric())).findFirst();
    }

    private static Row row(Key key, Map<MainMetric, Statistics> numbers, SettingLabels defenses) {
        int seeds = numbers.values().stream().mapToInt(Statistics::seeds).min().orElse(0);
        return new Row(
                key.condition().attack().name(),
                defenses.of(key.condition().defense()) + " − " + defenses.of(key.baseline()),
                METRICS.stream()
                        .map(
                                metric ->
                                        Optional.ofNullable(numbers.get(metric))
                                                .map(DifferenceView::text)
                                                .orElse(""))
                        .toList(),
                Integer.toString(seeds),
                Claim.allowed(seeds) ? "see the limits above" : "no claim");
    }

    private static String text(Statistics statistics) {
        return "%s [%s, %s]"
                .formatted(
                        Figures.points(statistics.mean()),
                        Figures.points(statistics.low().orElse(Double.NaN)),
                        Figures.points(statistics.high().orElse(Double.NaN)));
    }

    private record Key(Condition condition, PluginSetting baseline) {

        static Key of(PairedDifference difference) {
            return new Key(difference.condition(), difference.baseline());
        }
    }

    /**
     * A line.
     *
     * @param attack the attack
     * @param defenses what is subtracted from what
     * @param numbers differences in points with their intervals, one for each metric
     * @param seeds over how many seeds
     * @param claim what may be claimed
     */
    public record Row(
            String attack, String defenses, List<String> numbers, String seeds, String claim) {}
}
