package io.mithridate.runner.report;

import io.mithridate.runner.experiment.Baseline;
import io.mithridate.runner.results.ComparedMetrics;
import io.mithridate.runner.results.Condition;
import io.mithridate.runner.results.PluginSetting;
import io.mithridate.runner.results.RunResults;
import io.mithridate.runner.results.SettingLabels;
import io.mithridate.runner.results.statistics.Interval;
import io.mithridate.runner.results.statistics.MainNumbers;
import io.mithridate.runner.results.statistics.PairedDifference;
import io.mithridate.runner.results.statistics.RunStatistics;
import io.mithridate.runner.results.statistics.Statistics;
import io.mithridate.runner.results.statistics.Successes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Differences from the baseline, paired by seed, on the main split.
 *
 * @param baseline the baseline's name
 * @param rows one for each defense of the baseline's class and way to set the attack off; none
 *     where there are fewer than two seeds, since a single difference has no spread
 */
public record DifferenceView(String baseline, List<Row> rows) {

    static DifferenceView of(RunResults run, RunStatistics statistics) {
        List<PairedDifference> shown =
                MainNumbers.ofDifferences(statistics.differences()).stream()
                        .filter(difference -> difference.statistics().seeds() > 1)
                        .filter(difference -> !difference.condition().control())
                        .filter(difference -> difference.measure().firstClassCounts())
                        .filter(difference -> difference.measure().belongsTo(run.mainSplit()))
                        .toList();
        Successes metrics = new Successes(run);
        Map<Key, Entry> accuracies = new LinkedHashMap<>();
        Map<Key, Map<String, PairedDifference>> successes = new LinkedHashMap<>();
        for (PairedDifference difference : shown) {
            Key key = new Key(difference.condition(), difference.baseline());
            String metric = difference.measure().metric();
            if (metric.equals(ComparedMetrics.CLEAN_ACCURACY)) {
                accuracies.putIfAbsent(key, Entry.of(difference));
            } else if (metric.equals(metrics.metric(difference.condition()))) {
                successes
                        .computeIfAbsent(key, any -> new LinkedHashMap<>())
                        .putIfAbsent(difference.measure().trigger(), difference);
            }
        }
        SettingLabels attacks = labels(statistics, Condition::attack);
        SettingLabels defenses = labels(statistics, Condition::defense);
        List<Row> rows = new ArrayList<>();
        for (Map.Entry<Key, Map<String, PairedDifference>> entry : successes.entrySet()) {
            Key key = entry.getKey();
            String attack = key.condition().titleOf(attacks.of(key.condition().attack()));
            String difference =
                    defenses.of(key.condition().defense()) + " − " + defenses.of(key.baseline());
            Entry accuracy = accuracies.getOrDefault(key, Entry.none());
            boolean several = entry.getValue().size() > 1;
            entry.getValue()
                    .forEach(
                            (trigger, success) ->
                                    rows.add(
                                            new Row(
                                                    Triggers.named(attack, several ? trigger : ""),
                                                    difference,
                                                    List.of(accuracy, Entry.of(success)),
                                                    seeds(success))));
        }
        return new DifferenceView(run.baseline().map(Baseline::toString).orElse(""), rows);
    }

    private static SettingLabels labels(
            RunStatistics statistics, Function<Condition, PluginSetting> part) {
        return new SettingLabels(
                statistics.summaries().stream()
                        .map(summary -> part.apply(summary.condition()))
                        .toList());
    }

    private static String seeds(PairedDifference difference) {
        return Integer.toString(difference.statistics().seeds());
    }

    private record Key(Condition condition, PluginSetting baseline) {}

    /**
     * A line.
     *
     * @param attack the attack
     * @param defenses what is subtracted from what
     * @param numbers differences of clean accuracy and of attack success
     * @param seeds over how many seeds
     */
    public record Row(String attack, String defenses, List<Entry> numbers, String seeds) {}

    /**
     * A difference in points.
     *
     * @param text its mean with Student's interval
     * @param bootstrap the bootstrap's interval; empty where there is none
     * @param claim what may be claimed
     */
    public record Entry(String text, String bootstrap, String claim) {

        static Entry none() {
            return new Entry("–", "", "");
        }

        static Entry of(PairedDifference difference) {
            return of(difference.statistics(), difference.bootstrap(), difference.claim());
        }

        static Entry of(Statistics statistics, Optional<Interval> bootstrap, String claim) {
            String mean = Figures.points(statistics.mean());
            String student = ends(statistics.interval());
            String text = student.isEmpty() ? mean : mean + " " + student;
            return new Entry(text, ends(bootstrap), claim);
        }

        private static String ends(Optional<Interval> interval) {
            return interval.map(
                            ends ->
                                    "[%s, %s]"
                                            .formatted(
                                                    Figures.points(ends.low()),
                                                    Figures.points(ends.high())))
                    .orElse("");
        }
    }
}
