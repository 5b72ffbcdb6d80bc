package io.mithridate.runner.console;

import io.mithridate.runner.report.Figures;
import io.mithridate.runner.results.ComparedMetrics;
import io.mithridate.runner.results.MainNumbers;
import io.mithridate.runner.results.RunResults;
import io.mithridate.runner.results.RunStatistics;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** A line for each run: its folder, how far it is, and what its victims measure on average. */
public final class RunsText {

    private final boolean colour;

    /** A list for a terminal, in its colours. */
    public RunsText(Terminal terminal) {
        colour = terminal.colour();
    }

    /** The text, ending with a line feed. */
    public String of(List<Row> rows) {
        TextTable table = new TextTable(3, 3);
        table.add(
                Optional.of(Paint.HEAD),
                List.of("run", "state", "seeds", "cells", "victims' accuracy", "attack success"));
        rows.forEach(row -> table.add(Optional.empty(), cells(row)));
        return table.render(colour);
    }

    private static List<String> cells(Row row) {
        if (row.results().isEmpty()) {
            return List.of(row.run().toString(), row.state(), "", "-", "-", "-");
        }
        RunResults results = row.results().orElseThrow();
        return List.of(
                row.run().toString(),
                row.state(),
                results.seeds().stream().map(String::valueOf).collect(Collectors.joining(", ")),
                Integer.toString(results.cells().size()),
                percent(victims(results, ComparedMetrics.CLEAN_ACCURACY)),
                percent(victims(results, ComparedMetrics.ATTACK_SUCCESS)));
    }

    private static OptionalDouble victims(RunResults results, String metric) {
        return MainNumbers.ofConditions(RunStatistics.summariesOfCells(results)).stream()
                .filter(summary -> summary.condition().undefended())
                .filter(summary -> !summary.condition().control())
                .filter(summary -> summary.measure().metric().equals(metric))
                .filter(summary -> summary.measure().belongsTo(results.mainSplit()))
                .filter(summary -> summary.measure().firstClassCounts())
                .mapToDouble(summary -> summary.statistics().mean())
                .average();
    }

    private static String percent(OptionalDouble share) {
        return share.isPresent() ? Figures.percent(share.getAsDouble()) + " %" : "-";
    }

    /**
     * A run.
     *
     * @param run its folder, in the folder of runs
     * @param finished whether its last task has ended
     * @param results its results; empty where there are none yet
     */
    public record Row(Path run, boolean finished, Optional<RunResults> results) {

        private String state() {
            if (!finished) {
                return "unfinished";
            }
            int failed = results.map(all -> all.failed().size()).orElse(0);
            return failed == 0 ? "finished" : "%d failed".formatted(failed);
        }
    }
}
