package io.mithridate.runner.markdown;

import io.mithridate.runner.results.BudgetDifference;
import io.mithridate.runner.results.BudgetRow;
import io.mithridate.runner.results.Budgets;
import io.mithridate.runner.results.ComparedMetrics;
import io.mithridate.runner.results.Condition;
import io.mithridate.runner.results.ListLabels;
import io.mithridate.runner.results.PluginSetting;
import io.mithridate.runner.results.RunStatistics;
import io.mithridate.runner.results.SettingList;
import io.mithridate.runner.results.Statistics;
import io.mithridate.runner.results.Summary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What defenses do against one attack: at budgets, beside the baseline, and at every strength.
 *
 * @param victim the victims
 * @param trigger how the attack is set off
 * @param split the split that the numbers are over
 * @param compared the differences that are shown
 * @param statistics of the run
 * @param labels of the lists
 */
record AttackSection(
        Condition victim,
        String trigger,
        String split,
        List<Compared> compared,
        RunStatistics statistics,
        ListLabels labels) {

    String text() {
        StringBuilder text = new StringBuilder();
        for (int k : ks()) {
            List<BudgetRow> rows = rows(k);
            text.append(
                    "\nAttack success%s, %%, at a fixed loss of clean accuracy (points on validation):\n\n"
                            .formatted(among(k)));
            text.append(successes(rows));
            compared.forEach(each -> text.append(differences(each, k)));
        }
        text.append("\nClean accuracy / attack success, %, at every strength:\n\n");
        return text.append(strengths()).toString();
    }

    private static String among(int k) {
        return k == 1 ? "" : ", top-" + k;
    }

    private String successes(List<BudgetRow> rows) {
        List<String> head = new ArrayList<>(List.of("defense", "needs", "remarks"));
        points().forEach(each -> head.add("within " + Numbers.points(each)));
        MarkdownTable table = new MarkdownTable(3, head);
        byList(rows)
                .forEach(
                        (list, ofList) -> {
                            List<String> cells = new ArrayList<>();
                            cells.add(labels.of(list));
                            cells.add(ofList.get(0).defenseClass().title());
                            cells.add(remarks(ofList));
                            points().forEach(each -> cells.add(success(ofList, each)));
                            table.add(cells);
                        });
        return table.render();
    }

    private static String success(List<BudgetRow> rows, double points) {
        return row(rows, points)
                .map(
                        row ->
                                row.success().map(Numbers::share).orElse("none")
                                        + (row.chosen() < row.choices().size()
                                                ? " (%d of %d)"
                                                        .formatted(
                                                                row.chosen(), row.choices().size())
                                                : ""))
                .orElse(Numbers.NONE);
    }

    /** At which budgets a stronger setting might have been chosen. */
    private static String remarks(List<BudgetRow> rows) {
        Set<String> remarks = new LinkedHashSet<>();
        for (BudgetRow row : rows) {
            if (row.attackFailed()) {
                remarks.add("attack failed");
            }
            if (row.listEnds() > 0) {
                remarks.add("list ends within " + Numbers.points(row.points()));
                break;
            }
        }
        return String.join(", ", remarks);
    }

    private String differences(Compared compared, int k) {
        Budgets budgets = compared.budgets();
        List<String> head = new ArrayList<>(List.of("defense"));
        points().forEach(each -> head.add("within " + Numbers.points(each)));
        MarkdownTable table = new MarkdownTable(1, head);
        byList(rows(budgets, k))
                .forEach(
                        (list, ofList) -> {
                            List<Optional<BudgetDifference>> differences =
                                    points().stream()
                                            .map(
                                                    each ->
                                                            row(ofList, each)
                                                                    .flatMap(budgets::difference))
                                            .toList();
                            if (differences.stream().anyMatch(Optional::isPresent)) {
                                List<String> cells = new ArrayList<>(List.of(labels.of(list)));
                                differences.forEach(
                                        each ->
                                                cells.add(
                                                        each.map(AttackSection::difference)
                                                                .orElse(Numbers.NONE)));
                                table.add(cells);
                            }
                        });
        return table.isEmpty()
                ? ""
                : "\nDifferences of attack success%s from %s, points, over the seeds where both have a setting:\n\n%s"
                        .formatted(among(k), compared.baseline(), table.render());
    }

    private static String difference(BudgetDifference difference) {
        Statistics statistics = difference.statistics();
        return "%s, n = %d%s"
                .formatted(
                        Numbers.difference(statistics),
                        statistics.seeds(),
                        List.of("better", "worse").contains(difference.claim())
                                ? ": **" + difference.claim() + "**"
                                : "");
    }

    private String strengths() {
        StringBuilder text = new StringBuilder();
        Map<List<String>, List<SettingList>> byValues = new LinkedHashMap<>();
        for (SettingList list : byList(rows(1)).keySet()) {
            List<String> values = list.settings().stream().map(list::value).toList();
            List<String> key = new ArrayList<>(List.of(list.option()));
            key.addAll(values);
            byValues.computeIfAbsent(key, any -> new ArrayList<>()).add(list);
        }
        byValues.forEach(
                (head, lists) -> {
                    List<String> titles = new ArrayList<>(head);
                    titles.set(0, "defense, by " + head.get(0));
                    MarkdownTable table = new MarkdownTable(1, titles);
                    for (SettingList list : lists) {
                        List<String> cells = new ArrayList<>(List.of(labels.of(list)));
                        list.settings().forEach(setting -> cells.add(pair(setting)));
                        table.add(cells);
                    }
                    text.append(text.isEmpty() ? "" : "\n").append(table.render());
                });
        return text.toString();
    }

    /** Clean accuracy and attack success of a setting, averaged over seeds. */
    private String pair(PluginSetting defense) {
        return "%s / %s"
                .formatted(
                        mean(defense, ComparedMetrics.CLEAN_ACCURACY),
                        mean(defense, ComparedMetrics.ATTACK_SUCCESS));
    }

    private String mean(PluginSetting defense, String metric) {
        return statistics.summaries().stream()
                .filter(summary -> summary.condition().sameVictims(victim))
                .filter(summary -> summary.condition().defense().equals(defense))
                .filter(summary -> belongs(summary, metric))
                .findFirst()
                .map(summary -> Numbers.percent(summary.statistics().mean()))
                .orElse(Numbers.NONE);
    }

    private boolean belongs(Summary summary, String metric) {
        return summary.measure().metric().equals(metric)
                && summary.measure().firstClassCounts()
                && summary.measure().qualifiers().isEmpty()
                && summary.measure().belongsTo(split)
                && summary.measure().standsBeside(trigger);
    }

    private List<Integer> ks() {
        return rows().stream().map(BudgetRow::k).distinct().sorted().toList();
    }

    private List<Double> points() {
        return statistics.budgets().points();
    }

    private List<BudgetRow> rows() {
        return rows(statistics.budgets());
    }

    private List<BudgetRow> rows(Budgets budgets) {
        return budgets.rows().stream()
                .filter(row -> row.victim().equals(victim) && row.trigger().equals(trigger))
                .toList();
    }

    private List<BudgetRow> rows(int k) {
        return rows(statistics.budgets(), k);
    }

    private List<BudgetRow> rows(Budgets budgets, int k) {
        return rows(budgets).stream().filter(row -> row.k() == k).toList();
    }

    private static Map<SettingList, List<BudgetRow>> byList(List<BudgetRow> rows) {
        Map<SettingList, List<BudgetRow>> lists = new LinkedHashMap<>();
        rows.forEach(row -> lists.computeIfAbsent(row.list(), any -> new ArrayList<>()).add(row));
        return lists;
    }

    private static Optional<BudgetRow> row(List<BudgetRow> rows, double points) {
        return rows.stream().filter(row -> row.points() == points).findFirst();
    }
}
