package io.mithridate.report;

import com.google.common.collect.Lists;
import io.mithridate.report.Table.Cell;
import io.mithridate.report.Table.Emphasis;
import io.mithridate.results.RunLabels;
import io.mithridate.results.RunResults;
import io.mithridate.results.budgets.Budgets;
import io.mithridate.results.budgets.ListRow;
import io.mithridate.results.budgets.ScoreRow;
import io.mithridate.results.budgets.Scores;
import io.mithridate.results.budgets.Scores.Difference;
import io.mithridate.results.coordinates.Baseline;
import io.mithridate.results.statistics.Statistics;
import io.mithridate.results.statistics.Statistics.Interval;
import io.mithridate.results.statistics.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.DoubleFunction;
import java.util.function.Function;

/** Builds the tables of scores, i.e. of the attack success that remains under defenses. */
public final class ScoreTable {

    private ScoreTable() {}

    /**
     * Returns a table for a terminal with a row for each attack and list of settings, in the order
     * of the experiment; empty if no list has a score.
     */
    static Optional<Table<ScoreRow>> flat(RunResults run, Scores scores) {
        return create(run, scores, false);
    }

    /**
     * Returns the table of {@link #flat} with a heading for each attack, and with verdicts below
     * the differences.
     */
    public static Optional<Table<ScoreRow>> byAttack(RunResults run, Scores scores) {
        return create(run, scores, true);
    }

    private static Optional<Table<ScoreRow>> create(
            RunResults run, Scores scores, boolean grouped) {
        List<ScoreRow> rows = scores.top1Rows();
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        RunLabels labels = run.labels();
        Function<ListRow, String> attack = ResultTables.attackNames(labels, rows);
        Function<ScoreRow, String> defense = row -> labels.list(row.list());
        boolean separateHeadings = !grouped && ResultTables.areTooLong(rows.stream().map(defense));
        Table<ScoreRow> table = new Table<>();
        table.setFilters(attack::apply, defense);
        if (grouped) {
            table.names(
                    "defense",
                    row ->
                            Cell.of(
                                    defense.apply(row),
                                    row.remarks(),
                                    List.of(ResultTables.needs(row))));
        } else {
            table.text("attack", attack::apply);
            table.name("defense", row -> separateHeadings ? "" : defense.apply(row));
            table.text("needs", row -> row.defenseClass().title());
        }
        table.number("n", row -> Integer.toString(row.means().size()));
        table.numbers("attack left, %", row -> shadedCell(row.mean()));
        for (double points : List.of(2.0, 5.0)) {
            table.numbers(
                    "left at " + Budgets.text(points),
                    row -> row.within(points).map(it -> Cell.percent(it, "")).orElse(Cell.MISSING));
        }
        for (int k : new TreeSet<>(Lists.transform(scores.rows(), row -> row.measure().k()))) {
            if (k > 1) {
                table.numbers(
                        "left in top %d, %%".formatted(k),
                        row -> cell(topKMean(scores, row, k), NumberFormats::percent));
            }
        }
        if (!scores.differences().isEmpty()) {
            Function<ScoreRow, String> verdict =
                    row ->
                            scores.difference(row)
                                    .map(Difference::claim)
                                    .orElseGet(() -> reasonNotCompared(run, scores, row));
            table.numbers(
                    "difference\nfrom " + run.baseline().orElseThrow(),
                    row ->
                            cell(
                                    scores.difference(row).map(Difference::statistics),
                                    NumberFormats::points,
                                    grouped ? notes(verdict.apply(row)) : List.of()));
            if (!grouped) {
                table.text("verdict", verdict);
            }
        }
        if (!grouped) {
            table.text("", ScoreRow::remarks);
        }
        String previousAttack = "";
        for (ScoreRow row : rows) {
            if (separateHeadings) {
                table.addHeading(Cell.of(attack.apply(row)), Cell.of(defense.apply(row)));
            } else if (grouped && !attack.apply(row).equals(previousAttack)) {
                table.addHeading(Cell.of(attack.apply(row)));
            }
            previousAttack = attack.apply(row);
            table.add(row.attackFailed() ? Emphasis.WARNING : Emphasis.NONE, row);
        }
        return Optional.of(table);
    }

    private static List<String> notes(String note) {
        return note.isEmpty() ? List.of() : List.of(note);
    }

    /**
     * Returns the reason why a row is not compared with the baseline; empty unless the baseline
     * belongs to another class of defenses.
     */
    private static String reasonNotCompared(RunResults run, Scores scores, ScoreRow row) {
        Baseline baseline = run.baseline().orElseThrow();
        return scores.rows().stream()
                        .filter(it -> baseline.names(it.list()))
                        .filter(it -> it.victim().equals(row.victim()))
                        .anyMatch(it -> it.defenseClass() != row.defenseClass())
                ? "needs differ"
                : "";
    }

    /**
     * Returns a table with a row for each attack and contrast, restricted to top-1 measures; empty
     * if the run names no contrasts or none of them has a score.
     */
    public static Optional<Table<Difference>> contrasts(RunResults run, Scores scores) {
        List<Difference> contrasts =
                scores.contrasts().stream()
                        .filter(contrast -> contrast.row().measure().k() == 1)
                        .toList();
        if (contrasts.isEmpty()) {
            return Optional.empty();
        }
        RunLabels labels = run.labels();
        Function<ListRow, String> attack = ResultTables.attackNames(labels, scores.top1Rows());
        Table<Difference> table = new Table<>();
        table.setFilters(it -> attack.apply(it.row()), it -> "");
        table.text("attack", it -> attack.apply(it.row()));
        Function<Difference, String> reference =
                it ->
                        it.reference()
                                .map(row -> labels.list(row.list()))
                                .orElse(it.referenceDefense());
        table.name("contrast", it -> labels.list(it.row().list()) + " − " + reference.apply(it));
        table.number("n", it -> Integer.toString(it.values().size()));
        table.numbers(
                "difference,\npoints",
                it -> cell(Statistics.ofAny(it.values()), NumberFormats::points));
        table.numbers(
                "90 %\ninterval",
                it -> cell(it.statistics().interval(Verdict.LEVEL).map(ScoreTable::points)));
        table.numbers(
                "p Student\n(Holm)",
                it -> cell(it.verdict().map(each -> NumberFormats.p(each.adjustedStudent()))));
        table.numbers(
                "p sign-flip\n(Holm)",
                it -> cell(it.verdict().map(each -> NumberFormats.p(each.adjustedSignFlip()))));
        table.text("verdict", Difference::claim);
        table.text("", ScoreTable::needs);
        contrasts.forEach(
                it -> table.add(it.row().attackFailed() ? Emphasis.WARNING : Emphasis.NONE, it));
        return Optional.of(table);
    }

    /** Returns the data that each side needs; empty if both sides need the same data. */
    private static String needs(Difference contrast) {
        if (contrast.ofOneClass()) {
            return "";
        }
        String needs = contrast.row().defenseClass().title();
        String others = contrast.reference().orElseThrow().defenseClass().title();
        return "needs %s, against %s".formatted(needs, others);
    }

    private static Optional<Statistics> topKMean(Scores scores, ScoreRow top1Row, int k) {
        return scores.rows().stream()
                .filter(row -> row.measure().k() == k)
                .filter(row -> row.measure().trigger().equals(top1Row.measure().trigger()))
                .filter(row -> row.victim().equals(top1Row.victim()))
                .filter(row -> row.list().equals(top1Row.list()))
                .findFirst()
                .flatMap(ScoreRow::mean);
    }

    /** Returns a mean with Student's interval, e.g. {@code 34.8 [30.1, 39.5]}. */
    private static Cell cell(Optional<Statistics> statistics, DoubleFunction<String> format) {
        return cell(statistics, format, List.of());
    }

    static Cell cell(
            Optional<Statistics> statistics, DoubleFunction<String> format, List<String> notes) {
        String text = statistics.map(it -> text(it, format)).orElse(Cell.MISSING.text());
        return Cell.of(text, "", notes);
    }

    private static String text(Statistics statistics, DoubleFunction<String> format) {
        Optional<String> interval = statistics.interval().map(it -> formatInterval(it, format));
        return format.apply(statistics.mean()) + interval.map(it -> " " + it).orElse("");
    }

    private static Cell cell(Optional<String> text) {
        return text.map(Cell::of).orElse(Cell.MISSING);
    }

    private static Cell shadedCell(Optional<Statistics> statistics) {
        Cell cell = cell(statistics, NumberFormats::percent, List.of());
        return statistics.map(it -> cell.withShade(new Table.Shade(false, it.mean()))).orElse(cell);
    }

    /** Returns an interval in percentage points, e.g. {@code [−1.2, +3.4]}. */
    static String points(Interval interval) {
        return formatInterval(interval, NumberFormats::points);
    }

    private static String formatInterval(Interval interval, DoubleFunction<String> format) {
        return "[%s, %s]".formatted(format.apply(interval.low()), format.apply(interval.high()));
    }
}
