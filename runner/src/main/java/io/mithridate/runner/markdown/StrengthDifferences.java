package io.mithridate.runner.markdown;

import io.mithridate.runner.results.ComparedMetrics;
import io.mithridate.runner.results.ListLabels;
import io.mithridate.runner.results.MainNumbers;
import io.mithridate.runner.results.Measure;
import io.mithridate.runner.results.PairedDifference;
import io.mithridate.runner.results.PluginSetting;
import io.mithridate.runner.results.SettingList;
import io.mithridate.runner.results.Statistics;
import java.util.ArrayList;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Optional;

/**
 * By how much defenses differ from the baseline at the same strength, in clean accuracy and in
 * attack success: what budgets cannot say where one of the two has no setting within them.
 *
 * @param baseline the baseline, for people
 * @param differences under one attack on one split
 * @param success the quantity that counts the attack's success
 * @param labels of the lists
 */
record StrengthDifferences(
        String baseline, List<PairedDifference> differences, String success, ListLabels labels) {

    StrengthDifferences {
        differences =
                MainNumbers.ofDifferences(differences).stream()
                        .filter(each -> isCompared(each.measure(), success))
                        .toList();
    }

    private static boolean isCompared(Measure measure, String success) {
        return measure.metric().equals(success)
                || (measure.metric().equals(ComparedMetrics.CLEAN_ACCURACY)
                        && measure.firstClassCounts());
    }

    /**
     * A table for each option that makes defenses stronger.
     *
     * @param lists in the order of the rows
     */
    String render(List<SettingList> lists) {
        StringBuilder text = new StringBuilder();
        for (String option : lists.stream().map(SettingList::option).distinct().toList()) {
            List<SettingList> ofOption =
                    lists.stream()
                            .filter(list -> list.option().equals(option))
                            .filter(list -> list.settings().stream().anyMatch(this::differs))
                            .toList();
            if (!ofOption.isEmpty()) {
                text.append(
                        "\nDifferences from %s at the same %s, points, %s:\n\n%s"
                                .formatted(baseline, option, overSeeds(), table(option, ofOption)));
            }
        }
        return text.toString();
    }

    private String table(String option, List<SettingList> lists) {
        List<String> values =
                lists.stream()
                        .flatMap(list -> list.settings().stream().map(list::value))
                        .distinct()
                        .toList();
        List<String> head = new ArrayList<>(List.of("defense, by " + option, "difference in"));
        head.addAll(values);
        MarkdownTable table = new MarkdownTable(2, head);
        for (SettingList list : lists) {
            for (Measure measure : measures()) {
                table.add(
                        SomeSeeds.row(
                                List.of(labels.of(list), measure.heading()),
                                values.stream().map(value -> cell(list, value, measure)).toList()));
            }
        }
        return table.render();
    }

    private SomeSeeds.Mean cell(SettingList list, String value, Measure measure) {
        return list.settings().stream()
                .filter(setting -> list.value(setting).equals(value))
                .findFirst()
                .flatMap(setting -> difference(setting, measure))
                .map(difference -> mean(difference.statistics()))
                .orElse(SomeSeeds.Mean.NONE);
    }

    private SomeSeeds.Mean mean(Statistics statistics) {
        return new SomeSeeds.Mean(
                Numbers.difference(statistics), SomeSeeds.of(statistics.seeds(), seeds().getMax()));
    }

    private Optional<PairedDifference> difference(PluginSetting defense, Measure measure) {
        return differences.stream()
                .filter(each -> each.condition().defense().equals(defense))
                .filter(each -> each.measure().equals(measure))
                .findFirst();
    }

    private boolean differs(PluginSetting defense) {
        return differences.stream().anyMatch(each -> each.condition().defense().equals(defense));
    }

    private List<Measure> measures() {
        return differences.stream().map(PairedDifference::measure).distinct().toList();
    }

    /** Over how many seeds: {@code n = 5}, {@code n = 3 to 5}. */
    private String overSeeds() {
        IntSummaryStatistics seeds = seeds();
        return seeds.getMin() == seeds.getMax()
                ? "n = " + seeds.getMax()
                : "n = %d to %d".formatted(seeds.getMin(), seeds.getMax());
    }

    private IntSummaryStatistics seeds() {
        return differences.stream().mapToInt(each -> each.statistics().seeds()).summaryStatistics();
    }
}
