package io.mithridate.runner.console;

import io.mithridate.runner.report.Figures;
import io.mithridate.runner.results.BudgetRow;
import io.mithridate.runner.results.Budgets;
import io.mithridate.runner.results.Condition;
import io.mithridate.runner.results.ListLabels;
import io.mithridate.runner.results.RunResults;
import io.mithridate.runner.results.RunStatistics;
import io.mithridate.runner.results.SettingLabels;
import io.mithridate.runner.results.SettingList;
import io.mithridate.runner.results.Statistics;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The table of budgets for a terminal: a line for each list of settings, a column for each budget.
 *
 * @param unicode whether the terminal shows more than ASCII
 */
record BudgetText(boolean unicode) {

    /** The table; empty where the run lists no defense from weak to strong. */
    Optional<TextTable> of(RunResults run, RunStatistics statistics) {
        List<BudgetRow> rows = statistics.budgets().firstClassRows();
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        List<Double> points = statistics.budgets().points();
        boolean triggers = rows.stream().map(BudgetRow::trigger).distinct().count() > 1;
        SettingLabels attacks =
                new SettingLabels(rows.stream().map(row -> row.victim().attack()).toList());
        ListLabels lists = new ListLabels(rows.stream().map(BudgetRow::list).toList());
        Map<Line, List<BudgetRow>> lines = new LinkedHashMap<>();
        rows.forEach(row -> lines.computeIfAbsent(Line.of(row), any -> new ArrayList<>()).add(row));
        TextTable table = new TextTable(3, points.size());
        List<String> head = new ArrayList<>(List.of("attack", "defense", "needs"));
        points.forEach(budget -> head.add("within " + Budgets.text(budget)));
        table.add(Optional.of(Paint.HEAD), head);
        boolean apart =
                DefenseColumn.needLinesOfTheirOwn(
                        lines.keySet().stream().map(line -> lists.of(line.list())));
        lines.forEach(
                (line, ofLine) -> {
                    String attack = line.victim().titleOf(attacks.of(line.victim().attack()));
                    List<String> cells = new ArrayList<>();
                    cells.add(triggers ? attack + ", " + line.trigger() : attack);
                    String defense = lists.of(line.list());
                    if (apart) {
                        table.addHeading(List.of(cells.get(0), defense));
                    }
                    cells.add(apart ? "" : defense);
                    cells.add(ofLine.get(0).defenseClass().title());
                    points.forEach(budget -> cells.add(cell(ofLine, budget)));
                    cells.add(BudgetRow.remarks(ofLine));
                    table.add(
                            ofLine.get(0).attackFailed()
                                    ? Optional.of(Paint.WARNING)
                                    : Optional.empty(),
                            cells);
                });
        return Optional.of(table);
    }

    private String cell(List<BudgetRow> rows, double budget) {
        return rows.stream()
                .filter(row -> row.points() == budget)
                .findFirst()
                .map(
                        row ->
                                row.success()
                                        .map(success -> number(row, success))
                                        .or(row::withoutSuccess)
                                        .orElse("-"))
                .orElse("-");
    }

    private String number(BudgetRow row, Statistics success) {
        String mean = Figures.percent(success.mean());
        String spread =
                success.sd().isPresent()
                        ? (unicode ? " ± " : " +- ") + Figures.percent(success.sd().getAsDouble())
                        : "";
        return mean + spread + " %" + row.someSeeds();
    }

    private record Line(Condition victim, String trigger, SettingList list) {

        static Line of(BudgetRow row) {
            return new Line(row.victim(), row.trigger(), row.list());
        }
    }
}
