package io.mithridate.report;

import com.google.common.base.Joiner;
import com.google.common.collect.Multimaps;
import io.mithridate.report.Table.Emphasis;
import io.mithridate.results.CellResult;
import io.mithridate.results.Failure;
import io.mithridate.results.Measure;
import io.mithridate.results.RunResults;
import io.mithridate.results.budgets.ScoreRow;
import io.mithridate.results.statistics.ComparisonTable;
import io.mithridate.results.statistics.EvaluatedRun;
import io.mithridate.results.statistics.EvaluatedRun.Summary;
import io.mithridate.results.statistics.Limits;
import io.mithridate.results.statistics.PoisonRemarks;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The results of a run as a list of blocks: attacks and defenses on the main test split, controls,
 * budgets, scores, failed cells, and the claims that the results support.
 */
public final class RunSummary {

    private final RunResults run;
    private final EvaluatedRun evaluated;
    private final ComparisonTable table;
    private final List<Block> blocks = new ArrayList<>();

    private RunSummary(EvaluatedRun evaluated) {
        this.evaluated = evaluated;
        run = evaluated.results();
        table = ComparisonTable.of(evaluated, run.mainSplit());
    }

    /** Returns the blocks of the full summary. */
    public static List<Block> of(EvaluatedRun evaluated) {
        return new RunSummary(evaluated).blocks();
    }

    /**
     * Returns the blocks of a brief summary: the scores (or, if there are none, the main table),
     * the failures, and the first limitation that readers must know.
     */
    public static List<Block> brief(EvaluatedRun evaluated) {
        return new RunSummary(evaluated).briefBlocks();
    }

    private List<Block> briefBlocks() {
        Optional<Table<ScoreRow>> scores = ScoreTable.byAttack(run, evaluated.scores());
        String scoresHeading =
                "%s: attack left, lower is better; %s".formatted(run.experiment(), seedsText());
        blocks.add(
                new Block.Caption(Emphasis.HEAD, scores.isPresent() ? scoresHeading : heading()));
        if (scores.isPresent()) {
            blocks.add(new Block.Rows(scores.get()));
        } else if (run.cells().stream().anyMatch(CellResult::succeeded)) {
            blocks.add(new Block.Rows(ResultTables.byAttack(run, table)));
        }
        addFailures();
        List<String> limits = Limits.of(run);
        String others =
                limits.size() == 1 ? "" : " The page has all %d limits.".formatted(limits.size());
        addLines(List.of(new Block.Line(Emphasis.WARNING, limits.get(0) + others, true)));
        return blocks;
    }

    private List<Block> blocks() {
        blocks.add(new Block.Caption(Emphasis.HEAD, heading()));
        ResultTables.flat(run, table, false).ifPresent(rows -> blocks.add(new Block.Rows(rows)));
        add(
                "Controls: the same recipe with nothing poisoned, under each trigger",
                ResultTables.flat(run, table, true).stream().toList());
        addLines(
                PoisonRemarks.of(run).entrySet().stream()
                        .map(
                                it ->
                                        plainLine(
                                                "Poison of %s: %s"
                                                        .formatted(it.getKey(), it.getValue())))
                        .toList());
        add(
                "Attack success at a fixed loss of clean accuracy, in points on validation",
                ResultTables.budgets(run, evaluated.budgets()).stream().toList());
        add(
                "Attack left: mean attack success over budgets of 0.5 to 10 points on validation,"
                        + " 95 % interval",
                ScoreTable.flat(run, evaluated.scores()).stream().toList());
        add(
                "Contrasts: differences of attack left, paired by seed, 95 % interval",
                ScoreTable.contrasts(run, evaluated.scores()).stream().toList());
        add("Also measured", ResultTables.otherQuantities(evaluated, false));
        addFailures();
        addLines(
                Limits.of(run).stream()
                        .map(limit -> new Block.Line(Emphasis.WARNING, limit, true))
                        .toList());
        return blocks;
    }

    private void add(String caption, List<? extends Table<?>> tables) {
        if (!tables.isEmpty()) {
            blocks.add(new Block.Caption(Emphasis.NONE, caption));
            tables.forEach(rows -> blocks.add(new Block.Rows(rows)));
        }
    }

    private void addLines(List<Block.Line> lines) {
        if (!lines.isEmpty()) {
            blocks.add(new Block.Lines(lines));
        }
    }

    private static Block.Line plainLine(String text) {
        return new Block.Line(Emphasis.NONE, text, false);
    }

    private String heading() {
        return "%s: split %s, top-1%s, %s%s"
                .formatted(
                        run.experiment(),
                        table.split(),
                        samplesText(),
                        seedsText(),
                        table.hasSpread() ? "; mean ± standard deviation over seeds" : "");
    }

    private String seedsText() {
        String seeds = Joiner.on(", ").join(run.seeds());
        return "n = %s (%s)".formatted(NumberFormats.counted(run.seeds().size(), "seed"), seeds);
    }

    private String samplesText() {
        return countText(Measure.CLEAN_ACCURACY, ", %s clean").orElse("")
                + countText(Measure.ATTACK_SUCCESS, ", %s triggered pictures").orElse("");
    }

    private Optional<String> countText(String metric, String pattern) {
        return NumberFormats.range(
                        table.rows().stream()
                                .flatMap(row -> row.number(metric).stream())
                                .mapToLong(Summary::samples))
                .map(pattern::formatted);
    }

    private void addFailures() {
        List<CellResult> failed = run.cells().stream().filter(CellResult::hasFailed).toList();
        if (!failed.isEmpty()) {
            String heading = "%d of %d cells failed:".formatted(failed.size(), run.cells().size());
            List<Block.Line> lines = new ArrayList<>();
            lines.add(new Block.Line(Emphasis.FAILURE, heading, false));
            Multimaps.asMap(Multimaps.index(failed, RunSummary::message))
                    .forEach(
                            (message, cells) ->
                                    lines.add(plainLine("  " + cellNames(cells) + ": " + message)));
            addLines(lines);
        }
        if (failed.size() < run.failed().size()) {
            String counts = Failure.text(run.cells());
            addLines(List.of(plainLine("Of %d cells: %s".formatted(run.cells().size(), counts))));
        }
    }

    private static String cellNames(List<CellResult> cells) {
        return cells.size() == 1
                ? "cell %d, %s".formatted(cells.get(0).number(), cells.get(0).title())
                : "cells "
                        + cells.stream()
                                .map(cell -> Integer.toString(cell.number()))
                                .collect(Collectors.joining(", "));
    }

    private static String message(CellResult failed) {
        return failed.failure()
                .map(failure -> failure.message().strip().replace("\n", "\n    "))
                .orElse("");
    }

    /** A part of a summary, independent of its presentation. */
    public sealed interface Block {

        /** A caption above a table. */
        record Caption(Emphasis emphasis, String text) implements Block {}

        /** A table. */
        record Rows(Table<?> table) implements Block {}

        /** A list of sentences, each beginning on a new line. */
        record Lines(List<Line> lines) implements Block {

            public Lines {
                lines = List.copyOf(lines);
            }
        }

        /**
         * A sentence.
         *
         * @param emphasis the style of the sentence
         * @param text the text, which may contain line feeds
         * @param wraps whether it may be wrapped at word boundaries
         */
        record Line(Emphasis emphasis, String text, boolean wraps) {}
    }
}
