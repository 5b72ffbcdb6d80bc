package io.mithridate.runner.run;

import io.mithridate.api.backend.EventLog;
import io.mithridate.api.metric.Measurement;
import io.mithridate.runner.results.files.CsvTable;
import io.mithridate.runner.stages.epochs.Epoch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The measurements of the models of one stage after the epochs of their training.
 *
 * @param stage the kind of the stage that trained them
 * @param key the key of that stage
 * @param made the time at which the measurements were complete
 * @param epochs the measurements, in the order of training
 */
record CellEpochs(String stage, String key, Instant made, List<Epoch.EpochNumbers> epochs) {

    /** The name of the file in a cell's folder. */
    static final String FILE = "epochs.csv";

    CellEpochs {
        epochs = List.copyOf(epochs);
    }

    /** Returns a table of several stages with one row for each epoch and measurement. */
    static String csv(List<CellEpochs> stages) {
        List<Row> rows = stages.stream().flatMap(CellEpochs::rows).toList();
        CsvTable<Row> table = new CsvTable<>();
        table.column("stage", row -> row.stage.stage);
        table.column("key", row -> row.stage.key);
        table.column("training", row -> row.epoch.training());
        table.column("epoch", row -> row.epoch.number());
        table.column("step", row -> row.epoch.steps());
        table.column("metric", row -> row.number.metric());
        table.column("k", row -> row.number.k());
        table.column("split", row -> row.number.split());
        table.column("trigger", row -> row.number.trigger());
        table.column("value", row -> row.number.value());
        table.column("n", row -> row.number.n());
        rows.stream()
                .flatMap(row -> row.number.qualifiers().keySet().stream())
                .distinct()
                .sorted()
                .forEach(name -> table.qualifier(name, Row::number));
        return table.of(rows.stream());
    }

    private Stream<Row> rows() {
        return epochs.stream()
                .flatMap(
                        numbers ->
                                numbers.numbers().stream()
                                        .map(number -> new Row(this, numbers.epoch(), number)));
    }

    private record Row(CellEpochs stage, Epoch epoch, Measurement number) {}

    /** Returns the measurements as TensorBoard scalars over training steps. */
    List<EventLog.Scalar> scalars() {
        List<EventLog.Scalar> scalars = new ArrayList<>();
        boolean several =
                epochs.stream().map(epoch -> epoch.epoch().training()).distinct().count() > 1;
        for (Epoch.EpochNumbers epoch : epochs) {
            String group = several ? stage + "/" + epoch.epoch().training() : stage;
            for (Measurement number : epoch.numbers()) {
                scalars.add(
                        new EventLog.Scalar(
                                group + "/" + CellCurves.tag(number),
                                epoch.epoch().steps(),
                                made,
                                number.value()));
            }
        }
        return scalars;
    }
}
