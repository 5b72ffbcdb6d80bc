package io.mithridate.runner.console;

import io.mithridate.api.metric.Quantity;
import io.mithridate.runner.report.Figures;
import io.mithridate.runner.results.CellResult;
import io.mithridate.runner.results.ComparedMetrics;
import io.mithridate.runner.results.ComparisonTable;
import io.mithridate.runner.results.EvaluatedRun;
import io.mithridate.runner.results.Failure;
import io.mithridate.runner.results.Limits;
import io.mithridate.runner.results.OtherMeasure;
import io.mithridate.runner.results.PoisonRemarks;
import io.mithridate.runner.results.RunResults;
import io.mithridate.runner.results.RunStatistics;
import io.mithridate.runner.results.Statistics;
import io.mithridate.runner.results.Summary;
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
 * The table at the end of a run: attacks against defenses on the main test split, controls apart,
 * failed cells named, and what may be claimed.
 */
public final class SummaryText {

    private final boolean colour;
    private final boolean unicode;
    private final int width;

    /** A summary for a terminal, in its colours and characters, whose lines are not broken. */
    public SummaryText(Terminal terminal) {
        this(terminal, Integer.MAX_VALUE);
    }

    /**
     * A summary for a terminal.
     *
     * @param width columns, at which sentences are broken between words
     */
    public SummaryText(Terminal terminal, int width) {
        this.colour = terminal.colour();
        this.unicode = terminal.unicode();
        this.width = width;
    }

    /** The text, ending with a line feed. */
    public String of(EvaluatedRun evaluated) {
        RunResults run = evaluated.results();
        RunStatistics statistics = evaluated.statistics();
        ComparisonTable table = ComparisonTable.of(run, statistics, run.mainSplit());
        StringBuilder text = new StringBuilder();
        text.append('\n').append(heading(run, table)).append("\n\n");
        text.append(part(run, table, row -> !row.condition().control()));
        String controls = part(run, table, row -> row.condition().control());
        if (!controls.isEmpty()) {
            text.append(
                    "\nControls: the same recipe with nothing poisoned, under each trigger\n\n");
            text.append(controls);
        }
        text.append(
                PoisonRemarks.of(run).entrySet().stream()
                        .map(
                                entry ->
                                        "Poison of %s: %s\n"
                                                .formatted(entry.getKey(), entry.getValue()))
                        .reduce("", (all, line) -> (all.isEmpty() ? "\n" : all) + line));
        text.append(new BudgetText(unicode).of(run, statistics).map(this::budgets).orElse(""));
        text.append(others(run, statistics));
        failures(run, text);
        text.append('\n');
        for (String limit : Limits.of(run)) {
            for (String line : Paragraph.lines("", "  ", limit, width)) {
                text.append(Paint.WARNING.on(line, colour)).append('\n');
            }
        }
        return text.toString();
    }

    private String budgets(TextTable table) {
        return "\nAttack success at a fixed loss of clean accuracy, in points on validation\n\n"
                + table.render(colour);
    }

    private String others(RunResults run, RunStatistics statistics) {
        StringBuilder text = new StringBuilder();
        for (OtherMeasure measure : OtherMeasure.of(run, statistics)) {
            TextTable table = new TextTable(2, 1);
            table.add(Optional.of(Paint.HEAD), List.of("attack", "defense", measure.title()));
            measure.rows()
                    .forEach(
                            row ->
                                    table.add(
                                            Optional.empty(),
                                            List.of(
                                                    row.attack(),
                                                    row.defense(),
                                                    number(row.summary()))));
            text.append(text.isEmpty() ? "\nAlso measured\n\n" : "\n").append(table.render(colour));
        }
        return text.toString();
    }

    private String heading(RunResults run, ComparisonTable table) {
        String seeds = run.seeds().stream().map(String::valueOf).collect(Collectors.joining(", "));
        String heading =
                "%s: split %s, top-1%s, n = %d %s (%s)"
                        .formatted(
                                run.experiment(),
                                table.split(),
                                samples(table),
                                run.seeds().size(),
                                run.seeds().size() == 1 ? "seed" : "seeds",
                                seeds);
        return Paint.HEAD.on(heading + spread(table), colour);
    }

    private String spread(ComparisonTable table) {
        boolean several =
                table.rows().stream()
                        .flatMap(row -> row.numbers().values().stream())
                        .anyMatch(number -> number.statistics().sd().isPresent());
        return several
                ? "; mean %s standard deviation over seeds".formatted(unicode ? "±" : "+-")
                : "";
    }

    private static String samples(ComparisonTable table) {
        return count(table, ComparedMetrics.CLEAN_ACCURACY, ", %s clean").orElse("")
                + count(table, ComparedMetrics.ATTACK_SUCCESS, ", %s triggered pictures")
                        .orElse("");
    }

    private static Optional<String> count(ComparisonTable table, String metric, String pattern) {
        return Figures.range(
                        table.rows().stream()
                                .flatMap(row -> row.number(metric).stream())
                                .mapToLong(Summary::samples))
                .map(pattern::formatted);
    }

    private String part(
            RunResults run, ComparisonTable table, Predicate<ComparisonTable.Row> belongs) {
        List<ComparisonTable.Row> rows = table.rows().stream().filter(belongs).toList();
        if (rows.isEmpty()) {
            return "";
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
        TextTable text = new TextTable(names.size(), table.columns().size());
        List<String> above = new ArrayList<>(Collections.nCopies(names.size(), ""));
        List<String> head = new ArrayList<>(names);
        for (Quantity column : table.columns()) {
            List<String> heads = heads(table, column);
            above.add(heads.get(0));
            head.add(heads.get(1));
        }
        text.add(Optional.of(Paint.HEAD), above);
        text.add(Optional.of(Paint.HEAD), head);
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
            text.add(paint(row), cells);
            before = Optional.of(row);
        }
        return text.render(colour);
    }

    private static List<String> with(List<String> cells, String last) {
        List<String> all = new ArrayList<>(cells);
        all.add(last);
        return all;
    }

    private static Optional<Paint> paint(ComparisonTable.Row row) {
        if (row.failures() > 0) {
            return Optional.of(Paint.FAILURE);
        }
        return row.attackFailed() ? Optional.of(Paint.WARNING) : Optional.empty();
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
                        ? (unicode ? " ± " : " +- ") + text.apply(statistics.sd().getAsDouble())
                        : "";
        return text.apply(mean) + spread + (share ? " %" : "");
    }

    /** Two lines, so that the table fits a narrow window. */
    private static List<String> heads(ComparisonTable table, Quantity column) {
        String heading = table.heading(column);
        if (!column.isShare()) {
            return List.of(heading, column.unit());
        }
        int space = heading.indexOf(' ');
        return List.of(heading.substring(0, Math.max(0, space)), heading.substring(space + 1));
    }

    private void failures(RunResults run, StringBuilder text) {
        List<CellResult> failed =
                run.failed().stream()
                        .filter(cell -> cell.failure().orElseThrow().hasFailed())
                        .toList();
        if (!failed.isEmpty()) {
            text.append('\n')
                    .append(
                            Paint.FAILURE.on(
                                    "%d of %d cells failed:"
                                            .formatted(failed.size(), run.cells().size()),
                                    colour))
                    .append('\n');
        }
        Map<String, List<CellResult>> byMessage =
                failed.stream()
                        .collect(
                                Collectors.groupingBy(
                                        cell -> cell.failure().map(Failure::message).orElse(""),
                                        LinkedHashMap::new,
                                        Collectors.toList()));
        byMessage.forEach(
                (message, cells) ->
                        text.append("  %s: %s\n".formatted(named(cells), indent(message))));
        if (failed.size() < run.failed().size()) {
            text.append(
                    "\nOf %d cells: %s\n".formatted(run.cells().size(), Failure.text(run.cells())));
        }
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
}
