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
     * A line for each attack and list of settings, in the order of the experiment, as a terminal
     * has room for it; empty where no list has a score.
     */
    static Optional<Table<ScoreRow>> flat(RunResults run, Scores scores) {
        return of(run, scores, false);
    }

    /** The same with a heading for each attack and verdicts below their differences. */
    static Optional<Table<ScoreRow>> byAttack(RunResults run, Scores scores) {
        return of(run, scores, true);
    }

    private static Optional<Table<ScoreRow>> of(RunResults run, Scores scores, boolean grouped) {
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
        Function<ScoreRow, String> defense = row -> labels.list(row.list());
        boolean apart = !grouped && ResultTables.areTooLong(rows.stream().map(defense));
        Table<ScoreRow> table = new Table<>();
        table.about(attack, defense);
        if (grouped) {
            table.names(
                    "defense",
                    row -> Cell.of(defense.apply(row), row.remarks(), List.of(needs(row))));
        } else {
            table.text("attack", attack);
            table.name("defense", row -> apart ? "" : defense.apply(row));
            table.text("needs", row -> row.defenseClass().title());
        }
        table.number("n", row -> Integer.toString(row.means().size()));
        table.numbers("attack left, %", "", row -> shaded(row.mean()));
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
                                        row ->
                                                cell(
                                                        amongFirst(scores, row, k),
                                                        Figures::percent,
                                                        List.of())));
        if (!scores.differences().isEmpty()) {
            Function<ScoreRow, List<String>> verdict =
                    row -> scores.difference(row).map(Difference::claim).stream().toList();
            table.numbers(
                    "difference\nfrom " + run.baseline().orElseThrow(),
                    "",
                    row ->
                            cell(
                                    scores.difference(row).map(Difference::statistics),
                                    Figures::points,
                                    grouped ? verdict.apply(row) : List.of()));
            if (!grouped) {
                table.text("verdict", row -> String.join("", verdict.apply(row)));
            }
        }
        if (!grouped) {
            table.text("", ScoreRow::remarks);
        }
        String above = "";
        for (ScoreRow row : rows) {
            if (apart) {
                table.addHeading(List.of(Cell.of(attack.apply(row)), Cell.of(defense.apply(row))));
            } else if (grouped && !attack.apply(row).equals(above)) {
                table.addHeading(List.of(Cell.of(attack.apply(row))));
            }
            above = attack.apply(row);
            table.add(row.attackFailed() ? Emphasis.WARNING : Emphasis.NONE, row);
        }
        return Optional.of(table);
    }

    private static String needs(ScoreRow row) {
        return "needs " + row.defenseClass().title();
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
    private static Cell cell(
            Optional<Statistics> statistics, DoubleFunction<String> number, List<String> notes) {
        return statistics
                .map(
                        it ->
                                number.apply(it.mean())
                                        + it.interval().map(ends -> ends(ends, number)).orElse(""))
                .map(text -> Cell.of(text, "", notes))
                .orElse(Cell.MISSING);
    }

    private static Cell shaded(Optional<Statistics> statistics) {
        Cell cell = cell(statistics, Figures::percent, List.of());
        return statistics.map(it -> cell.shaded(new Table.Shade(false, it.mean()))).orElse(cell);
    }

    private static String ends(Interval interval, DoubleFunction<String> number) {
        return " [%s, %s]".formatted(number.apply(interval.low()), number.apply(interval.high()));
    }
}
