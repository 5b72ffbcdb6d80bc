package io.mithridate.runner.results;

import io.mithridate.api.metric.Measurement;
import io.mithridate.api.metric.Quantity;
import java.util.List;

/**
 * One number of one cell, as the files write it.
 *
 * @param cell the cell
 * @param measurement the number
 * @param quantity what its metric says of it
 */
record ResultRow(CellResult cell, Measurement measurement, Quantity quantity) {

    /** All rows of a run, by cell and in the order in which they were measured. */
    static List<ResultRow> of(RunResults run) {
        return run.cells().stream()
                .filter(CellResult::succeeded)
                .flatMap(
                        cell ->
                                cell.measurements().stream()
                                        .map(
                                                number ->
                                                        new ResultRow(
                                                                cell,
                                                                number,
                                                                run.quantity(number.metric()))))
                .toList();
    }
}
