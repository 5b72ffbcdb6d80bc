package io.mithridate.runner.markdown;

import io.mithridate.runner.results.BudgetRow;
import io.mithridate.runner.results.Budgets;
import io.mithridate.runner.results.ListLabels;
import io.mithridate.runner.results.SettingList;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What defenses leave of all attacks side by side, a table for each budget.
 *
 * @param budgets what budgets choose
 * @param labels of the lists
 * @param title of the attack of a row
 */
record AllAttacks(Budgets budgets, ListLabels labels, Function<BudgetRow, String> title) {

    /** The tables; nothing where there is one attack alone. */
    String render() {
        StringBuilder text = new StringBuilder();
        for (double points : budgets.points()) {
            Map<String, Map<SettingList, BudgetRow>> columns = columns(points);
            if (columns.size() > 1) {
                text.append(
                                "\nWithin %s %s:\n\n"
                                        .formatted(
                                                Budgets.text(points),
                                                points == 1 ? "point" : "points"))
                        .append(table(columns));
            }
        }
        return text.toString();
    }

    /** Of each attack the row of each list, both in the order of the experiment. */
    private Map<String, Map<SettingList, BudgetRow>> columns(double points) {
        Map<String, Map<SettingList, BudgetRow>> columns = new LinkedHashMap<>();
        budgets.firstClassRows().stream()
                .filter(row -> row.points() == points)
                .forEach(
                        row ->
                                columns.computeIfAbsent(
                                                title.apply(row), any -> new LinkedHashMap<>())
                                        .put(row.list(), row));
        return columns;
    }

    private String table(Map<String, Map<SettingList, BudgetRow>> columns) {
        List<String> head = new ArrayList<>(List.of("defense", "needs"));
        columns.forEach((attack, rows) -> head.add(attack + seeds(mostSeeds(rows))));
        Map<SettingList, BudgetRow> lists = new LinkedHashMap<>();
        columns.values().forEach(rows -> rows.forEach(lists::putIfAbsent));
        MarkdownTable table = new MarkdownTable(2, head);
        lists.forEach(
                (list, any) -> {
                    List<String> cells =
                            new ArrayList<>(List.of(labels.of(list), any.defenseClass().title()));
                    columns.values()
                            .forEach(
                                    rows ->
                                            cells.add(
                                                    rows.containsKey(list)
                                                            ? left(rows.get(list), mostSeeds(rows))
                                                            : Numbers.NONE));
                    table.add(cells);
                });
        return table.render();
    }

    private static int mostSeeds(Map<SettingList, BudgetRow> rows) {
        return rows.values().stream().mapToInt(row -> row.counted().size()).max().orElse(0);
    }

    private static String seeds(int count) {
        return ", n = " + count;
    }

    /**
     * What a row leaves, with its number of seeds where it was run on fewer than others.
     *
     * @param most how many seeds the attack was run on
     */
    private static String left(BudgetRow row, int most) {
        int seeds = row.counted().size();
        return row.success()
                        .map(each -> Numbers.percent(each.mean()))
                        .or(row::withoutSuccess)
                        .orElse(Numbers.NONE)
                + row.someSeeds()
                + (seeds < most ? seeds(seeds) : "");
    }
}
