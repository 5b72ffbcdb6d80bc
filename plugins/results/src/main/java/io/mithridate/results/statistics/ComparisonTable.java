package io.mithridate.results.statistics;

import com.google.common.collect.ListMultimap;
import com.google.common.collect.Multimaps;
import io.mithridate.api.metric.Quantity;
import io.mithridate.results.CellResult;
import io.mithridate.results.Condition;
import io.mithridate.results.Failure;
import io.mithridate.results.RunLabels;
import io.mithridate.results.RunResults;
import io.mithridate.results.statistics.EvaluatedRun.Summary;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A table of attacks against defenses on one test split, as shown in the terminal and on the report
 * page.
 *
 * @param split the split
 * @param columns the quantities that have a column, in the order of the experiment's metrics
 * @param rows one row for each condition and trigger, in the order of the cells
 */
public record ComparisonTable(String split, List<Quantity> columns, List<Row> rows) {

    public ComparisonTable {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /** Returns the table for a split. */
    public static ComparisonTable of(EvaluatedRun evaluated, String split) {
        RunResults run = evaluated.results();
        Victims victims = evaluated.victims();
        List<Summary> shown =
                evaluated.summaries().stream()
                        .filter(summary -> summary.measure().quantity().inMainTable())
                        .filter(summary -> summary.measure().isTop1())
                        .filter(summary -> summary.measure().belongsTo(split))
                        .toList();
        ListMultimap<Condition, Summary> summaries = Multimaps.index(shown, Summary::condition);
        ListMultimap<Condition, CellResult> cells = Multimaps.index(run.cells(), Condition::of);
        RunLabels labels = run.labels();
        List<Row> rows = new ArrayList<>();
        for (Condition condition : cells.keySet()) {
            List<Summary> numbers = summaries.get(condition);
            for (String trigger : triggers(numbers)) {
                rows.add(
                        new Row(
                                condition,
                                labels.attack(condition),
                                labels.defense(condition.defense()),
                                trigger,
                                numbers(numbers, trigger),
                                cells.get(condition),
                                victims.failed(condition),
                                victims.failures(condition),
                                victims.measured(condition)));
            }
        }
        return new ComparisonTable(split, columns(run, rows), rows);
    }

    /** Returns the columns that contain a number in any row; if none does, returns all columns. */
    private static List<Quantity> columns(RunResults run, List<Row> rows) {
        List<Quantity> columns = run.quantities().stream().filter(Quantity::inMainTable).toList();
        Set<String> measured =
                rows.stream()
                        .flatMap(row -> row.numbers().keySet().stream())
                        .collect(Collectors.toSet());
        List<Quantity> filled =
                columns.stream().filter(column -> measured.contains(column.metric())).toList();
        return filled.isEmpty() ? columns : filled;
    }

    /**
     * Returns the title of a column: its quantity, followed by a qualification common to all its
     * numbers, e.g. {@code attack success, counted all images}.
     */
    public String heading(Quantity column) {
        List<String> qualifications =
                rows.stream()
                        .flatMap(row -> row.number(column.metric()).stream())
                        .map(number -> number.measure().qualification())
                        .distinct()
                        .toList();
        return column.title() + (qualifications.size() == 1 ? qualifications.get(0) : "");
    }

    /**
     * Returns whether attacks are triggered in several ways, so that the table must show the
     * trigger.
     */
    public boolean severalTriggers() {
        return rows.stream()
                        .map(Row::trigger)
                        .filter(trigger -> !trigger.isEmpty())
                        .distinct()
                        .count()
                > 1;
    }

    /** Returns whether any number is a mean over several seeds, with a standard deviation. */
    public boolean hasSpread() {
        return numbers().anyMatch(number -> number.statistics().sd().isPresent());
    }

    /** Returns whether anything was measured on the split. */
    public boolean isMeasured() {
        return numbers().findAny().isPresent();
    }

    private Stream<Summary> numbers() {
        return rows.stream().flatMap(row -> row.numbers().values().stream());
    }

    private static List<String> triggers(List<Summary> numbers) {
        List<String> triggers =
                numbers.stream()
                        .map(summary -> summary.measure().trigger())
                        .filter(trigger -> !trigger.isEmpty())
                        .distinct()
                        .toList();
        return triggers.isEmpty() ? List.of("") : triggers;
    }

    private static Map<String, Summary> numbers(List<Summary> numbers, String trigger) {
        Map<String, Summary> main = new HashMap<>();
        MainNumbers.ofConditions(numbers).stream()
                .filter(summary -> summary.measure().appliesToTrigger(trigger))
                .forEach(summary -> main.putIfAbsent(summary.measure().metric(), summary));
        return main;
    }

    /**
     * One row of the table.
     *
     * @param condition the attack, defense and victim
     * @param attack the name of the attack shown in the row
     * @param defense the name of the defense shown in the row
     * @param trigger the way in which the attack was triggered; empty if the measurements do not
     *     specify it
     * @param numbers the measured numbers, by metric
     * @param cells the cells of the row, including failed ones
     * @param attackFailed whether the attack failed on the row's victim, on average over seeds
     * @param failedVictims the number of seeds for which the attack failed; they are excluded from
     *     differences
     * @param measuredVictims the number of seeds for which the attack success was measured
     */
    public record Row(
            Condition condition,
            String attack,
            String defense,
            String trigger,
            Map<String, Summary> numbers,
            List<CellResult> cells,
            boolean attackFailed,
            long failedVictims,
            int measuredVictims) {

        public Row {
            numbers = Map.copyOf(numbers);
            cells = List.copyOf(cells);
        }

        /** Returns a number of the row, if it was measured. */
        public Optional<Summary> number(String metric) {
            return Optional.ofNullable(numbers.get(metric));
        }

        /** Returns the number of failed cells of the row. */
        public long failures() {
            return cells.stream().filter(CellResult::hasFailed).count();
        }

        /**
         * Returns the remarks shown next to the names in the row, e.g. {@code victim, attack
         * failed}; may be empty.
         */
        public String remarks() {
            List<String> remarks = new ArrayList<>();
            if (condition.undefended()) {
                remarks.add(condition.control() ? "clean model" : "victim");
            }
            if (cells.stream().noneMatch(CellResult::defended)) {
                remarks.add("not a defended model");
            }
            if (attackFailed) {
                remarks.add("attack failed");
            } else if (failedVictims > 0) {
                remarks.add(
                        "attack failed for %d of %d seeds"
                                .formatted(failedVictims, measuredVictims));
            }
            Failure.counts(cells)
                    .forEach(
                            (what, count) -> {
                                String share = "%d of %d seeds ".formatted(count, cells.size());
                                remarks.add(cells.size() == 1 ? what : share + what);
                            });
            return String.join(", ", remarks);
        }
    }
}
