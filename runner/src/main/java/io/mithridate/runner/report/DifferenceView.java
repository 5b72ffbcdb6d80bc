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
                statistics.differences().stream()
                        .filter(difference -> difference.statistics().seeds() > 1)
                        .filter(difference -> !difference.condition().control())
                        .filter(difference -> difference.measure().k().orElse(1) == 1)
                        .filter(
                                difference ->
                                        difference.measure().allows(Measure.SPLIT, run.mainSplit()))
                        .toList();
        Map<Key, Statistics> accuracies = new LinkedHashMap<>();
        Map<Key, Map<String, Statistics>> successes = new LinkedHashMap<>();
        for (PairedDifference difference : shown) {
            Key key = new Key(difference.condition(), difference.baseline());
            String metric = difference.measure().metric();
            if (metric.equals(MainMetric.CLEAN_ACCURACY.id())) {
                accuracies.putIfAbsent(key, difference.statistics());
            } else if (metric.equals(MainMetric.ATTACK_SUCCESS.id())) {
                successes
                        .computeIfAbsent(key, any -> new LinkedHashMap<>())
                        .putIfAbsent(
                                difference.measure().qualifiers().getOrDefault(Measure.TRIGGER, ""),
                                difference.statistics());
            }
        }
        SettingLabels attacks = labels(statistics, Condition::attack);
        SettingLabels defenses = labels(statistics, Condition::defense);
        List<Row> rows = new ArrayList<>();
        for (Map.Entry<Key, Map<String, Statistics>> entry : successes.entrySet()) {
            Key key = entry.getKey();
            String attack = attacks.of(key.condition().attack());
            String difference =
                    defenses.of(key.condition().defense()) + " − " + defenses.of(key.baseline());
            String accuracy =
                    Optional.ofNullable(accuracies.get(key)).map(DifferenceView::text).orElse("–");
            entry.getValue()
                    .forEach(
                            (trigger, success) ->
                                    rows.add(
                                            new Row(
                                                    Triggers.named(attack, trigger),
                                                    difference,
                                                    List.of(accuracy, text(success)),
                                                    Integer.toString(success.seeds()),
                                                    claim(success))));
        }
        return new DifferenceView(run.baseline().orElse(""), rows);
    }

    private static SettingLabels labels(
            RunStatistics statistics, Function<Condition, PluginSetting> part) {
        return new SettingLabels(
                statistics.summaries().stream()
                        .map(summary -> part.apply(summary.condition()))
                        .toList());
    }

    private static String claim(Statistics statistics) {
        return Claim.allowed(statistics.seeds()) ? "see the limits above" : "no claim";
    }

    private static String text(Statistics statistics) {
        return "%s [%s, %s]"
                .formatted(
                        Figures.points(statistics.mean()),
                        Figures.points(statistics.low().orElse(Double.NaN)),
                        Figures.points(statistics.high().orElse(Double.NaN)));
    }

    private record Key(Condition condition, PluginSetting baseline) {}

    /**
     * A line.
     *
     * @param attack the attack
     * @param defenses what is subtracted from what
     * @param numbers differences of clean accuracy and of attack success, in points, with their
     *     intervals
     * @param seeds over how many seeds
     * @param claim what may be claimed
     */
    public record Row(
            String attack, String defenses, List<String> numbers, String seeds, String claim) {}
}
