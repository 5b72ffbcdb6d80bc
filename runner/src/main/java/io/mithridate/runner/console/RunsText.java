package io.mithridate.runner.console;

import io.mithridate.report.NumberFormats;
import io.mithridate.report.Table;
import io.mithridate.results.Measure;
import io.mithridate.results.RunResults;
import io.mithridate.results.statistics.EvaluatedRun;
import io.mithridate.results.statistics.MainNumbers;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** Formats a line per run: its folder, its state, and the averages of its victims' main numbers. */
public final class RunsText {

    private RunsText() {}

    /** Returns the text, which ends with a line feed. */
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
     * The text of a run's line. Only texts are kept, because the results of all runs would take too
     * much memory.
     *
     * @param run the run's folder, relative to the folder of runs
     * @param state "unfinished", "finished", or the number of failed cells
     * @param seeds the seeds
     * @param cells the number of cells
     * @param accuracy the mean clean accuracy of the run's victims; {@code -} if not measured
     * @param success the mean attack success rate of the victims; {@code -} if not measured
     */
    public record Row(
            String run, String state, String seeds, String cells, String accuracy, String success) {

        /**
         * Returns the row of a run.
         *
         * @param finished whether the run's last task has ended
         * @param results the results; empty if not yet available
         */
        public static Row of(Path run, boolean finished, Optional<RunResults> results) {
            String finishedState =
                    results.map(RunResults::failed)
                            .filter(failed -> !failed.isEmpty())
                            .map(failed -> failed.size() + " failed")
                            .orElse("finished");
            return new Row(
                    run.toString(),
                    finished ? finishedState : "unfinished",
                    results.stream()
                            .flatMap(it -> it.seeds().stream())
                            .map(String::valueOf)
                            .collect(Collectors.joining(", ")),
                    results.map(it -> Integer.toString(it.cells().size())).orElse("-"),
                    victimMeanText(results, Measure.CLEAN_ACCURACY),
                    victimMeanText(results, Measure.ATTACK_SUCCESS));
        }

        private static String victimMeanText(Optional<RunResults> results, String metric) {
            OptionalDouble mean =
                    results.map(it -> victimMean(it, metric)).orElse(OptionalDouble.empty());
            return mean.isPresent() ? NumberFormats.percent(mean.getAsDouble()) + " %" : "-";
        }

        private static OptionalDouble victimMean(RunResults results, String metric) {
            return MainNumbers.ofConditions(EvaluatedRun.summariesOfCells(results)).stream()
                    .filter(summary -> summary.condition().undefended())
                    .filter(summary -> !summary.condition().control())
                    .filter(summary -> summary.measure().metric().equals(metric))
                    .filter(summary -> summary.measure().belongsTo(results.mainSplit()))
                    .filter(summary -> summary.measure().isTop1())
                    .mapToDouble(summary -> summary.statistics().mean())
                    .average();
        }
    }
}
