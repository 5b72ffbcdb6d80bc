package io.mithridate.runner.results.files;

import io.mithridate.api.metric.Measurement;
import io.mithridate.api.metric.Quantity;
import io.mithridate.runner.experiment.Axes;
import io.mithridate.runner.results.CellResult;
import io.mithridate.runner.results.RunResults;
import io.mithridate.runner.results.VaryingColumns;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * One number of one cell, as the files write it: the columns of {@code results.csv} in their order.
 *
 * @param options those that tell cells apart, by place
 */
record ResultRow(
        String run,
        int cell,
        String dataset,
        String model,
        String attack,
        String defense,
        String control,
        long seed,
        String split,
        String trigger,
        String metric,
        OptionalInt k,
        double value,
        String unit,
        long n,
        boolean higherIsBetter,
        SortedMap<String, String> options,
        Map<String, String> qualifiers) {

    /** All rows of a run, by cell and in the order in which they were measured. */
    static Stream<ResultRow> of(RunResults run, VaryingColumns varying) {
        return run.cells().stream()
                .filter(CellResult::succeeded)
                .flatMap(
                        cell -> {
                            SortedMap<String, String> options = new TreeMap<>(cell.places());
                            options.keySet().retainAll(varying.options());
                            return cell.measurements().stream()
                                    .map(number -> of(run, cell, number, options));
                        });
    }

    private static ResultRow of(
            RunResults run,
            CellResult cell,
            Measurement number,
            SortedMap<String, String> options) {
        Quantity quantity = run.quantity(number.metric());
        return new ResultRow(
                run.run(),
                cell.number(),
                cell.dataset(),
                cell.model(),
                cell.attack().name(),
                cell.defense().name(),
                cell.control() ? Axes.CLEAN_MODEL : "",
                cell.seed(),
                number.split(),
                number.trigger(),
                number.metric(),
                number.k(),
                number.value(),
                quantity.unit(),
                number.n(),
                quantity.higherIsBetter(),
                options,
                number.qualifiers());
    }
}
