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
import java.util.function.Function;
import java.util.stream.Collectors;

/** A line for each run: its folder, how far it is, and what its victims measure on average. */
public final class RunsText {

    private RunsText() {}

    /** The text, ending with a line feed. */
    public static String of(List<Row> rows, Terminal terminal) {
        Table<Row> table = new Table<>();
        table.name("run", row -> row.run().toString());
        table.text("state", Row::state);
        table.text("seeds", row -> row.text(Numbers::seedsText, ""));
        table.number("cells", row -> row.text(it -> Integer.toString(it.cells()), "-"));
        table.number("victims' accuracy", row -> row.text(it -> percent(it.accuracy()), "-"));
        table.number("attack success", row -> row.text(it -> percent(it.success()), "-"));
        return TableText.of(table.of(rows), terminal);
    }

    private static String percent(OptionalDouble share) {
        return share.isPresent() ? Figures.percent(share.getAsDouble()) + " %" : "-";
    }

    /**
     * A run.
     *
     * @param run its folder, in the folder of runs
     * @param finished whether its last task has ended
     * @param numbers what is shown of its results; empty where there are none yet
     */
    public record Row(Path run, boolean finished, Optional<Numbers> numbers) {

        private String text(Function<Numbers, String> text, String missing) {
            return numbers.map(text).orElse(missing);
        }

        private String state() {
            if (!finished) {
                return "unfinished";
            }
            int failed = numbers.map(Numbers::failed).orElse(0);
            return failed == 0 ? "finished" : "%d failed".formatted(failed);
        }
    }

    /**
     * What is shown of a run's results, which are too many to be held for every run.
     *
     * @param seeds its seeds
     * @param cells how many cells it has
     * @param failed how many of them failed
     * @param accuracy its victims' accuracy; empty where it was not measured
     * @param success the attacks' success; empty where it was not measured
     */
    public record Numbers(
            List<Long> seeds,
            int cells,
            int failed,
            OptionalDouble accuracy,
            OptionalDouble success) {

        public Numbers {
            seeds = List.copyOf(seeds);
        }

        /** Those of a run. */
        public static Numbers of(RunResults results) {
            return new Numbers(
                    results.seeds(),
                    results.cells().size(),
                    results.failed().size(),
                    victims(results, ComparedMetrics.CLEAN_ACCURACY),
                    victims(results, ComparedMetrics.ATTACK_SUCCESS));
        }

        private String seedsText() {
            return seeds.stream().map(String::valueOf).collect(Collectors.joining(", "));
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
