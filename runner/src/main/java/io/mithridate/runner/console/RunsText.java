package io.mithridate.runner.console;

import io.mithridate.runner.report.Figures;
import io.mithridate.runner.report.Table;
import io.mithridate.runner.results.ComparedMetrics;
import io.mithridate.runner.results.RunResults;
import io.mithridate.runner.results.statistics.MainNumbers;
import io.mithridate.runner.results.statistics.RunStatistics;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** A line for each run: its folder, how far it is, and what its victims measure on average. */
public final class RunsText {

    private RunsText() {}

    /** The text, ending with a line feed. */
    public static String of(List<Row> rows, Terminal terminal) {
        Table<Row> table = new Table<>();
        table.name("run", Row::run);
        table.text("state", Row::state);
        table.text("seeds", Row::seeds);
        table.number("cells", Row::cells);
        table.number("victims' accuracy", Row::accuracy);
        table.number("attack success", Row::success);
        return TableText.of(table.of(rows), terminal);
    }

    /**
     * A run in words; its results are too many to be held for every run.
     *
     * @param run its folder, in the folder of runs
     * @param state unfinished, finished, or how many cells failed
     * @param seeds its seeds
     * @param cells how many cells it has
     * @param accuracy its victims' accuracy
     * @param success the attacks' success
     */
    public record Row(
            String run, String state, String seeds, String cells, String accuracy, String success) {

        /**
         * The row of a run.
         *
         * @param finished whether its last task has ended
         * @param results empty where there are none yet
         */
        public static Row of(Path run, boolean finished, Optional<RunResults> results) {
            String ended =
                    results.map(RunResults::failed)
                            .filter(failed -> !failed.isEmpty())
                            .map(failed -> failed.size() + " failed")
                            .orElse("finished");
            return new Row(
                    run.toString(),
                    finished ? ended : "unfinished",
                    results.stream()
                            .flatMap(it -> it.seeds().stream())
                            .map(String::valueOf)
                            .collect(Collectors.joining(", ")),
                    results.map(it -> Integer.toString(it.cells().size())).orElse("-"),
                    victims(results, ComparedMetrics.CLEAN_ACCURACY),
                    victims(results, ComparedMetrics.ATTACK_SUCCESS));
        }

        private static String victims(Optional<RunResults> results, String metric) {
            OptionalDouble mean =
                    results.map(it -> victims(it, metric)).orElse(OptionalDouble.empty());
            return mean.isPresent() ? Figures.percent(mean.getAsDouble()) + " %" : "-";
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
    }
}
