package io.mithridate.runner.report;

import io.mithridate.api.metric.Measurement;
import io.mithridate.api.metric.Quantity;
import io.mithridate.runner.results.EpochMeasures;
import io.mithridate.runner.results.Measure;
import io.mithridate.runner.results.RunResults;
import io.mithridate.runner.results.statistics.MainNumbers;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What was measured after epochs, with k = 1 and in its main form; the rest is in files.
 *
 * @param columns the titles of the numbers
 * @param rows one for each model and epoch
 */
public record EpochsView(List<String> columns, List<Row> rows) {

    /**
     * An epoch.
     *
     * @param stage what was measured
     * @param epoch the epoch
     * @param numbers one for each column; empty where it was not measured
     */
    public record Row(String stage, String epoch, List<String> numbers) {}

    static EpochsView of(RunResults run) {
        Set<String> columns = new LinkedHashSet<>();
        run.epochs()
                .forEach(
                        epoch ->
                                shown(epoch)
                                        .forEach(
                                                number ->
                                                        columns.add(
                                                                column(
                                                                        run.quantity(
                                                                                number.metric()),
                                                                        number))));
        List<Row> rows = new ArrayList<>();
        for (EpochMeasures epoch : run.epochs()) {
            rows.add(
                    new Row(
                            epoch.stage(),
                            Integer.toString(epoch.epoch()),
                            columns.stream().map(column -> text(run, epoch, column)).toList()));
        }
        return new EpochsView(List.copyOf(columns), rows);
    }

    private static List<Measurement> shown(EpochMeasures epoch) {
        return MainNumbers.ofModel(epoch.numbers()).stream()
                .filter(number -> number.k().orElse(1) == 1)
                .toList();
    }

    private static String column(Quantity quantity, Measurement number) {
        String heading = Measure.of(number, quantity).heading();
        String title =
                number.trigger().isEmpty()
                        ? heading
                        : "%s (%s)".formatted(heading, number.trigger());
        return quantity.isShare() ? title + ", %" : title;
    }

    private static String text(RunResults run, EpochMeasures epoch, String column) {
        for (Measurement number : shown(epoch)) {
            Quantity quantity = run.quantity(number.metric());
            if (column(quantity, number).equals(column)) {
                return quantity.isShare()
                        ? Figures.percent(number.value())
                        : Figures.significant(number.value());
            }
        }
        return "";
    }
}
