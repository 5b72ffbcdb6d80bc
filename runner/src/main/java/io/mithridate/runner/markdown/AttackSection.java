package io.mithridate.runner.markdown;

import io.mithridate.runner.results.BudgetDifference;
import io.mithridate.runner.results.BudgetRow;
import io.mithridate.runner.results.Budgets;
import io.mithridate.runner.results.ComparedMetrics;
import io.mithridate.runner.results.Condition;
import io.mithridate.runner.results.ListLabels;
import io.mithridate.runner.results.Measure;
import io.mithridate.runner.results.PluginSetting;
import io.mithridate.runner.results.SettingList;
import io.mithridate.runner.results.Statistics;
import io.mithridate.runner.results.Summary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * What defenses do against one attack: at budgets, beside the baseline, and at every strength.
 *
 * @param victim the victims
 * @param trigger how the attack is set off
 * @param split the split that the numbers are over
 * @param budgets what budgets choose
 * @param compared the same with the differences that are shown
 * @param summaries the main numbers of every condition
 * @param success the quantity that counts the attack's success
 * @param labels of the lists
 */
record AttackSection(
        Condition victim,
        String trigger,
        String split,
        Budgets budgets,
        List<Compared> compared,
        List<Summary> summaries,
        String success,
        ListLabels labels) {

    String text() {
        StringBuilder text = new StringBuilder();
        for (int k : ks()) {
            List<BudgetRow> rows = rows(budgets, k);
            text.append(
                    "\nAttack success%s, %%, at a fixed loss of clean accuracy (points on validation):\n\n"
                            .formatted(among(k)));
            text.append(successes(rows));
            compared.forEach(each -> text.append(differences(each, k)));
        }
        text.append(testLosses(rows(budgets, firstK())));
        text.append(
                "\nClean accuracy / attack success%s, %%, at every strength:\n\n"
                        .formatted(among(firstK())));
        text.append(strengths());
        List<SettingList> lists = List.copyOf(byList(rows(budgets, firstK())).keySet());
        for (Compared each : compared) {
            text.append(
                    atEqualStrength(each)
                            .render(
                                    lists.stream()
                                            .filter(list -> !stoodBefore(each, list))
                                            .toList()));
        }
        return text.append(alsoMeasured().render(lists)).toString();
    }

    private AlsoMeasured alsoMeasured() {
        return new AlsoMeasured(
                summaries.stream()
                        .filter(each -> isOfThis(each.condition(), each.measure()))
                        .toList(),
                labels);
    }

    /** Whether the pair of a list and a baseline has stood the other way round. */
    private boolean stoodBefore(Compared baseline, SettingList list) {
        return compared.subList(0, compared.indexOf(baseline)).stream()
                .anyMatch(earlier -> earlier.isFrom(list));
    }

    private StrengthDifferences atEqualStrength(Compared compared) {
        return new StrengthDifferences(
                compared.baseline().toString(),
                compared.atEqualStrength().stream()
                        .filter(each -> isOfThis(each.condition(), each.measure()))
                        .toList(),
                success,
                labels);
    }

    private static String among(int k) {
        return k == 1 ? "" : ", top-" + k;
    }

    private String successes(List<BudgetRow> rows) {
        MarkdownTable table = atBudgets("defense", "needs", "remarks");
        byList(rows)
                .forEach(
                        (list, ofList) -> {
                            List<String> cells = new ArrayList<>();
                            cells.add(labels.of(list));
                            cells.add(ofList.get(0).defenseClass().title());
                            cells.add(BudgetRow.remarks(ofList));
                            budgets.points().forEach(each -> cells.add(success(ofList, each)));
                            table.add(cells);
                        });
        return table.render();
    }

    private static String success(List<BudgetRow> rows, double points) {
        return row(rows, points)
                .map(
                        row ->
                                row.success()
                                                .map(Numbers::share)
                                                .or(row::withoutSuccess)
                                                .orElse(Numbers.NONE)
                                        + row.someSeeds())
                .orElse(Numbers.NONE);
    }

    /** What the chosen settings cost where nothing was chosen; the same for every k. */
    private String testLosses(List<BudgetRow> rows) {
        MarkdownTable table = atBudgets("defense");
        byList(rows)
                .forEach(
                        (list, ofList) -> {
                            List<String> cells = new ArrayList<>(List.of(labels.of(list)));
                            budgets.points().forEach(each -> cells.add(testLoss(ofList, each)));
                            table.add(cells);
                        });
        return "\nClean accuracy lost on the split %s by what was chosen, points%s:\n\n%s"
                .formatted(split, standardError(rows), table.render());
    }

    private static String testLoss(List<BudgetRow> rows, double points) {
        return row(rows, points)
                .flatMap(BudgetRow::testLoss)
                .map(Numbers::share)
                .orElse(Numbers.NONE);
    }

    private static String standardError(List<BudgetRow> rows) {
        OptionalDouble error = rows.get(0).standardError();
        return error.isPresent()
                ? " (one standard error of the victims' accuracy on validation: %s)"
                        .formatted(Numbers.percent(error.getAsDouble()))
                : "";
    }

    private String differences(Compared compared, int k) {
        MarkdownTable table = atBudgets("defense");
        byList(rows(compared.budgets(), k))
                .forEach(
                        (list, ofList) -> {
                            List<Optional<BudgetDifference>> differences =
                                    budgets.points().stream()
                                            .map(
                                                    each ->
                                                            row(ofList, each)
                                                                    .flatMap(
                                                                            compared.budgets()
                                                                                    ::difference))
                                            .toList();
                            if (differences.stream().anyMatch(Optional::isPresent)
                                    && !stoodBefore(compared, list)) {
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
                : "\nDifferences of attack success%s from %s, points, over the seeds where both have a setting (in parentheses a bootstrap clustered by seed):\n\n%s"
                        .formatted(
                                k == 1 ? "" : among(k) + ",", compared.baseline(), table.render());
    }

    private static String difference(BudgetDifference difference) {
        Statistics statistics = difference.statistics();
        return "%s%s, n = %d%s"
                .formatted(
                        Numbers.difference(statistics),
                        difference
                                .bootstrap()
                                .map(each -> " (" + Numbers.points(each) + ")")
                                .orElse(""),
                        statistics.seeds(),
                        List.of("better", "worse").contains(difference.claim())
                                ? ": **" + difference.claim() + "**"
                                : "");
    }

    private String strengths() {
        StringBuilder text = new StringBuilder();
        Map<List<String>, List<SettingList>> byValues = new LinkedHashMap<>();
        for (SettingList list : byList(rows(budgets, firstK())).keySet()) {
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
                        table.add(
                                SomeSeeds.row(
                                        List.of(labels.of(list)),
                                        list.settings().stream().map(this::pair).toList()));
                    }
                    text.append(text.isEmpty() ? "" : "\n").append(table.render());
                });
        return text.toString();
    }

    /** Clean accuracy and attack success of a setting, averaged over seeds. */
    private SomeSeeds.Mean pair(PluginSetting defense) {
        Optional<Summary> successes = summary(defense, success, firstK());
        return new SomeSeeds.Mean(
                "%s / %s"
                        .formatted(
                                mean(summary(defense, ComparedMetrics.CLEAN_ACCURACY, 1)),
                                mean(successes)),
                successes.map(summary -> SomeSeeds.of(summary, summaries)).orElse(""));
    }

    private static String mean(Optional<Summary> summary) {
        return summary.map(each -> Numbers.percent(each.statistics().mean())).orElse(Numbers.NONE);
    }

    private Optional<Summary> summary(PluginSetting defense, String metric, int k) {
        return summaries.stream()
                .filter(summary -> isOfThis(summary.condition(), summary.measure()))
                .filter(summary -> summary.condition().defense().equals(defense))
                .filter(summary -> summary.measure().metric().equals(metric))
                .filter(summary -> summary.measure().k().orElse(1) == k)
                .findFirst();
    }

    /** Whether a number is of this attack, set off in this way, on this split. */
    private boolean isOfThis(Condition condition, Measure measure) {
        return condition.sameVictims(victim)
                && measure.belongsTo(split)
                && measure.standsBeside(trigger);
    }

    private MarkdownTable atBudgets(String... words) {
        List<String> head = new ArrayList<>(List.of(words));
        budgets.points().forEach(each -> head.add("within " + Budgets.text(each)));
        return new MarkdownTable(words.length, head);
    }

    private List<Integer> ks() {
        return rows(budgets).map(BudgetRow::k).distinct().sorted().toList();
    }

    /** Among how many classes the target counts in what is not shown for every k. */
    private int firstK() {
        return ks().get(0);
    }

    private List<BudgetRow> rows(Budgets any, int k) {
        return rows(any).filter(row -> row.k() == k).toList();
    }

    private Stream<BudgetRow> rows(Budgets any) {
        return any.rows().stream()
                .filter(row -> row.victim().equals(victim) && row.trigger().equals(trigger));
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
