package io.mithridate.runner.report;

import io.mithridate.api.metric.Quantity;
import io.mithridate.runner.results.CellResult;
import io.mithridate.runner.results.ComparedMetrics;
import io.mithridate.runner.results.Condition;
import io.mithridate.runner.results.Failure;
import io.mithridate.runner.results.ListLabels;
import io.mithridate.runner.results.RunResults;
import io.mithridate.runner.results.SettingLabels;
import io.mithridate.runner.results.SettingList;
import io.mithridate.runner.results.budgets.BudgetRow;
import io.mithridate.runner.results.budgets.Budgets;
import io.mithridate.runner.results.statistics.ComparisonTable;
import io.mithridate.runner.results.statistics.EvaluatedRun;
import io.mithridate.runner.results.statistics.Limits;
import io.mithridate.runner.results.statistics.OtherMeasure;
import io.mithridate.runner.results.statistics.PoisonRemarks;
import io.mithridate.runner.results.statistics.RunStatistics;
import io.mithridate.runner.results.statistics.Statistics;
import io.mithridate.runner.results.statistics.Summary;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleFunction;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The results of a run, part by part: attacks against defenses on the main test split, controls
 * apart, budgets, failed cells named, and what may be claimed.
 */
public final class RunSummary {

    private final String plusMinus;
    private final RunResults run;
    private final RunStatistics statistics;
    private final ComparisonTable table;

    private RunSummary(EvaluatedRun evaluated, boolean unicode) {
        plusMinus = unicode ? "±" : "+-";
        run = evaluated.results();
        statistics = evaluated.statistics();
        table = ComparisonTable.of(run, statistics, run.mainSplit());
    }

    /**
     * The parts.
     *
     * @param unicode whether more than ASCII may stand in them
     */
    public static List<Block> of(EvaluatedRun evaluated, boolean unicode) {
        return new RunSummary(evaluated, unicode).blocks();
    }

    private List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Caption(Emphasis.HEAD, heading()));
        part(row -> !row.condition().control()).ifPresent(rows -> blocks.add(new Block.Rows(rows)));
        part(row -> row.condition().control())
                .ifPresent(
                        rows ->
                                blocks.addAll(
                                        captioned(
                                                "Controls: the same recipe with nothing poisoned,"
                                                        + " under each trigger",
                                                rows)));
        blocks.addAll(
                lines(
                        PoisonRemarks.of(run).entrySet().stream()
                                .map(
                                        entry ->
                                                plain(
                                                        "Poison of %s: %s"
                                                                .formatted(
                                                                        entry.getKey(),
                                                                        entry.getValue())))
                                .toList()));
        budgets()
                .ifPresent(
                        rows ->
                                blocks.addAll(
                                        captioned(
                                                "Attack success at a fixed loss of clean accuracy,"
                                                        + " in points on validation",
                                                rows)));
        List<OtherMeasure> others = OtherMeasure.of(run, statistics);
        if (!others.isEmpty()) {
            blocks.add(new Block.Caption(Emphasis.NONE, "Also measured"));
            others.forEach(measure -> blocks.add(new Block.Rows(other(measure))));
        }
        blocks.addAll(failures());
        blocks.addAll(
                lines(
                        Limits.of(run).stream()
                                .map(limit -> new Block.Line(Emphasis.WARNING, limit, true))
                                .toList()));
        return blocks;
    }

    private static List<Block> captioned(String caption, Table rows) {
        return List.of(new Block.Caption(Emphasis.NONE, caption), new Block.Rows(rows));
    }

    private static Block.Line plain(String text) {
        return new Block.Line(Emphasis.NONE, text, false);
    }

    /** One block; none for no lines. */
    private static List<Block> lines(List<Block.Line> lines) {
        return lines.isEmpty() ? List.of() : List.of(new Block.Lines(lines));
    }

    private Table other(OtherMeasure measure) {
        Table rows = new Table(2, 1);
        rows.addHead(List.of("attack", "defense", measure.title()));
        measure.rows()
                .forEach(
                        row ->
                                rows.add(
                                        List.of(
                                                row.attack(),
                                                row.defense(),
                                                number(row.summary()))));
        return rows;
    }

    private String heading() {
        String seeds = run.seeds().stream().map(String::valueOf).collect(Collectors.joining(", "));
        String heading =
                "%s: split %s, top-1%s, n = %d %s (%s)"
                        .formatted(
                                run.experiment(),
                                table.split(),
                                samples(),
                                run.seeds().size(),
                                run.seeds().size() == 1 ? "seed" : "seeds",
                                seeds);
        return heading + spread();
    }

    private String spread() {
        boolean several =
                table.rows().stream()
                        .flatMap(row -> row.numbers().values().stream())
                        .anyMatch(number -> number.statistics().sd().isPresent());
        return several ? "; mean %s standard deviation over seeds".formatted(plusMinus) : "";
    }

    private String samples() {
        return count(ComparedMetrics.CLEAN_ACCURACY, ", %s clean").orElse("")
                + count(ComparedMetrics.ATTACK_SUCCESS, ", %s triggered pictures").orElse("");
    }

    private Optional<String> count(String metric, String pattern) {
        return Figures.range(
                        table.rows().stream()
                                .flatMap(row -> row.number(metric).stream())
                                .mapToLong(Summary::samples))
                .map(pattern::formatted);
    }

    private Optional<Table> part(Predicate<ComparisonTable.Row> belongs) {
        List<ComparisonTable.Row> rows = table.rows().stream().filter(belongs).toList();
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        boolean triggers = table.severalTriggers();
        boolean scenarios = rows.stream().anyMatch(row -> !row.condition().scenario().isEmpty());
        List<String> names = new ArrayList<>();
        if (scenarios) {
            names.add("scenario");
        }
        names.add("attack");
        if (triggers) {
            names.add("trigger");
        }
        names.addAll(List.of("defense", "needs"));
        Table text = new Table(names.size(), table.columns().size());
        List<String> above = new ArrayList<>(Collections.nCopies(names.size(), ""));
        List<String> head = new ArrayList<>(names);
        for (Quantity column : table.columns()) {
            List<String> heads = heads(column);
            above.add(heads.get(0));
            head.add(heads.get(1));
        }
        text.addHead(above);
        text.addHead(head);
        DefenseColumn defenses = new DefenseColumn(run.lists(), rows);
        Optional<ComparisonTable.Row> before = Optional.empty();
        for (ComparisonTable.Row row : rows) {
            List<String> cells = new ArrayList<>();
            if (scenarios) {
                cells.add(row.condition().scenario());
            }
            cells.add(row.attack());
            if (triggers) {
                cells.add(row.trigger());
            }
            defenses.above(before, row).ifPresent(name -> text.addHeading(with(cells, name)));
            cells.add(defenses.in(row));
            cells.add(row.condition().undefended() ? "" : row.condition().defenseClass().title());
            for (Quantity column : table.columns()) {
                cells.add(row.number(column.metric()).map(this::number).orElse("-"));
            }
            cells.add(row.remarks());
            text.add(emphasis(row), cells);
            before = Optional.of(row);
        }
        return Optional.of(text);
    }

    private static List<String> with(List<String> cells, String last) {
        List<String> all = new ArrayList<>(cells);
        all.add(last);
        return all;
    }

    private static Emphasis emphasis(ComparisonTable.Row row) {
        if (row.failures() > 0) {
            return Emphasis.FAILURE;
        }
        return row.attackFailed() ? Emphasis.WARNING : Emphasis.NONE;
    }

    /** A share with its sign; the unit of other numbers stands in the head of their column. */
    private String number(Summary summary) {
        Statistics statistics = summary.statistics();
        double mean = statistics.mean();
        boolean share = summary.measure().quantity().isShare();
        DoubleFunction<String> text =
                share ? Figures::percent : value -> Figures.significant(value, mean);
        String spread =
                statistics.sd().isPresent()
                        ? " " + plusMinus + " " + text.apply(statistics.sd().getAsDouble())
                        : "";
        return text.apply(mean) + spread + (share ? " %" : "");
    }

    /** Two lines, so that the table fits a narrow window. */
    private List<String> heads(Quantity column) {
        String heading = table.heading(column);
        if (!column.isShare()) {
            return List.of(heading, column.unit());
        }
        int space = heading.indexOf(' ');
        return List.of(heading.substring(0, Math.max(0, space)), heading.substring(space + 1));
    }

    private List<Block> failures() {
        List<Block> blocks = new ArrayList<>();
        List<CellResult> failed =
                run.failed().stream()
                        .filter(cell -> cell.failure().orElseThrow().hasFailed())
                        .toList();
        if (!failed.isEmpty()) {
            List<Block.Line> lines = new ArrayList<>();
            lines.add(
                    new Block.Line(
                            Emphasis.FAILURE,
                            "%d of %d cells failed:".formatted(failed.size(), run.cells().size()),
                            false));
            failed.stream()
                    .collect(
                            Collectors.groupingBy(
                                    cell -> cell.failure().map(Failure::message).orElse(""),
                                    LinkedHashMap::new,
                                    Collectors.toList()))
                    .forEach(
                            (message, cells) ->
                                    lines.add(
                                            plain(
                                                    "  %s: %s"
                                                            .formatted(
                                                                    named(cells),
                                                                    indent(message)))));
            blocks.add(new Block.Lines(lines));
        }
        if (failed.size() < run.failed().size()) {
            blocks.add(
                    new Block.Lines(
                            List.of(
                                    plain(
                                            "Of %d cells: %s"
                                                    .formatted(
                                                            run.cells().size(),
                                                            Failure.text(run.cells()))))));
        }
        return blocks;
    }

    private static String named(List<CellResult> cells) {
        return cells.size() == 1
                ? "cell %d, %s".formatted(cells.get(0).number(), cells.get(0).title())
                : "cells "
                        + cells.stream()
                                .map(cell -> Integer.toString(cell.number()))
                                .collect(Collectors.joining(", "));
    }

    private static String indent(String message) {
        return message.strip().replace("\n", "\n    ");
    }

    /**
     * A line for each list of settings, a column for each budget; empty where the run lists no
     * defense from weak to strong.
     */
    private Optional<Table> budgets() {
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
        Table budgetTable = new Table(3, points.size());
        List<String> head = new ArrayList<>(List.of("attack", "defense", "needs"));
        points.forEach(budget -> head.add("within " + Budgets.text(budget)));
        budgetTable.addHead(head);
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
                        budgetTable.addHeading(List.of(cells.get(0), defense));
                    }
                    cells.add(apart ? "" : defense);
                    cells.add(ofLine.get(0).defenseClass().title());
                    points.forEach(budget -> cells.add(cell(ofLine, budget)));
                    cells.add(BudgetRow.remarks(ofLine));
                    budgetTable.add(
                            ofLine.get(0).attackFailed() ? Emphasis.WARNING : Emphasis.NONE, cells);
                });
        return Optional.of(budgetTable);
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
                        ? " " + plusMinus + " " + Figures.percent(success.sd().getAsDouble())
                        : "";
        return mean + spread + " %" + row.someSeeds();
    }

    private record Line(Condition victim, String trigger, SettingList list) {

        static Line of(BudgetRow row) {
            return new Line(row.victim(), row.trigger(), row.list());
        }
    }
}
