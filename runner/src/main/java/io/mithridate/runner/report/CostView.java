package io.mithridate.runner.report;

import io.mithridate.runner.results.RunResults;
import io.mithridate.runner.results.StageCost;
import java.util.List;

/**
 * What the stages cost.
 *
 * @param rows one for each stage
 * @param computed the time of the stages that were computed in this run
 * @param reused the time that the stages from the store took when they were computed; empty if none
 *     came from there
 */
public record CostView(List<Row> rows, String computed, String reused) {

    static CostView of(RunResults run) {
        double reused = seconds(run.costs(), true);
        return new CostView(
                run.costs().stream().map(Row::of).toList(),
                Figures.time(seconds(run.costs(), false)),
                reused > 0 ? Figures.time(reused) : "");
    }

    private static double seconds(List<StageCost> costs, boolean cached) {
        return costs.stream()
                .filter(cost -> cost.cached() == cached)
                .mapToDouble(StageCost::wallSeconds)
                .sum();
    }

    /**
     * A stage.
     *
     * @param title what was computed
     * @param origin computed, or from the store
     * @param time time on the clock
     * @param pictures pictures that were embedded, each view of a pair
     * @param samples pairs trained on, and pictures embedded otherwise
     * @param labels labels that were looked at
     * @param steps steps of the optimizer
     * @param speed pictures a second; empty where there is none
     * @param waited the share of the time that training waited for batches to be loaded, in
     *     percent; empty where nothing was trained
     * @param memory peak memory; empty where it was not measured
     */
    public record Row(
            String title,
            String origin,
            String time,
            String pictures,
            String samples,
            String labels,
            String steps,
            String speed,
            String waited,
            String memory) {

        static Row of(StageCost cost) {
            return new Row(
                    cost.title(),
                    cost.cached() ? "from the store" : "computed",
                    Figures.time(cost.wallSeconds()),
                    Figures.count(cost.picturesEmbedded()),
                    Figures.count(cost.samples()),
                    Figures.count(cost.labels()),
                    Figures.count(cost.steps()),
                    cost.imagesPerSecond().isPresent()
                            ? Figures.count(Math.round(cost.imagesPerSecond().getAsDouble()))
                            : "",
                    cost.steps() > 0 && cost.wallSeconds() > 0
                            ? Figures.percent(cost.waitingSeconds() / cost.wallSeconds())
                            : "",
                    cost.peakMemoryMib().isPresent()
                            ? Figures.count(Math.round(cost.peakMemoryMib().getAsDouble()))
                            : "");
        }
    }
}
