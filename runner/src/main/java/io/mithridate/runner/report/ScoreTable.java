package io.mithridate.runner.report;

import io.mithridate.runner.report.Table.Cell;
import io.mithridate.runner.report.Table.Emphasis;
import io.mithridate.runner.results.RunLabels;
import io.mithridate.runner.results.RunResults;
import io.mithridate.runner.results.budgets.Budgets;
import io.mithridate.runner.results.budgets.ScoreRow;
import io.mithridate.runner.results.budgets.Scores;
import io.mithridate.runner.results.budgets.Scores.Difference;
import io.mithridate.runner.results.statistics.Statistics;
import io.mithridate.runner.results.statistics.Statistics.Interval;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleFunction;
import java.util.function.Function;

/** The table of the attack that defenses leave. */
final class ScoreTable {

    private ScoreTable() {}

    /**
     * A line for each attack and list of settings, in the order of the experiment; empty where no
     * list has a score.
     */
    static Optional<Table<ScoreRow>> of(RunResults run, Scores scores) {
        List<ScoreRow> rows = scores.firstClassRows();
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        RunLabels labels = run.labels();
        boolean triggers = rows.stream().map(row -> row.measure().trigger()).distinct().count() > 1;
        Function<ScoreRow, String> attack =
                row ->
                        labels.attackInScenario(
                                row.victim(), triggers ? row.measure().trigger() : "");
        boolean apart = ResultTables.areTooLong(rows.stream().map(row -> labels.list(row.list())));
        Table<ScoreRow> table = new Table<>();
        table.text("attack", attack);
        table.name("defense", row -> apart ? "" : labels.list(row.list()));
        table.text("needs", row -> row.defenseClass().title());
        table.number("n", row -> Integer.toString(row.means().size()));
        table.numbers("attack left, %", "", row -> cell(row.mean(), Figures::percent));
        for (double points : List.of(2.0, 5.0)) {
            table.numbers(
                    "within " + Budgets.text(points),
                    "",
                    row -> row.within(points).map(it -> Cell.percent(it, "")).orElse(Cell.MISSING));
        }
        scores.rows().stream()
                .map(row -> row.measure().k())
                .filter(k -> k > 1)
                .distinct()
                .sorted()
                .forEach(
                        k ->
                                table.numbers(
                                        "left in top %d, %%".formatted(k),
                                        "",
                                        row -> cell(amongFirst(scores, row, k), Figures::percent)));
        if (!scores.differences().isEmpty()) {
            table.numbers(
                    "difference\nfrom " + run.baseline().orElseThrow(),
                    "",
                    row ->
                            cell(
                                    scores.difference(row).map(Difference::statistics),
                                    Figures::points));
            table.text("verdict", row -> scores.difference(row).map(Difference::claim).orElse(""));
        }
        table.text("", ScoreRow::remarks);
        for (ScoreRow row : rows) {
            if (apart) {
                table.addHeading(
                        List.of(Cell.of(attack.apply(row)), Cell.of(labels.list(row.list()))));
            }
            table.add(row.attackFailed() ? Emphasis.WARNING : Emphasis.NONE, row);
        }
        return Optional.of(table);
    }

    private static Optional<Statistics> amongFirst(Scores scores, ScoreRow first, int k) {
        return scores.rows().stream()
                .filter(row -> row.measure().k() == k)
                .filter(row -> row.measure().trigger().equals(first.measure().trigger()))
                .filter(row -> row.victim().equals(first.victim()))
                .filter(row -> row.list().equals(first.list()))
                .findFirst()
                .flatMap(ScoreRow::mean);
    }

    /** A mean with Student's interval: {@code 34.8 [30.1, 39.5]}. */
    private static Cell cell(Optional<Statistics> statistics, DoubleFunction<String> number) {
        return statistics
                .map(
                        it ->
                                number.apply(it.mean())
                                        + it.interval().map(ends -> ends(ends, number)).orElse(""))
                .map(Cell::of)
                .orElse(Cell.MISSING);
    }

    private static String ends(Interval interval, DoubleFunction<String> number) {
        return " [%s, %s]".formatted(number.apply(interval.low()), number.apply(interval.high()));
    }
}
