package io.mithridate.runner.run;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.mithridate.api.backend.EventLog;
import io.mithridate.api.metric.Measurement;
import io.mithridate.runner.options.Decimal;
import io.mithridate.runner.stages.epochs.Epoch;
import java.io.IOException;
import java.io.StringWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The results for one stage's models after the epochs of their training.
 *
 * @param stage the kind of the stage that trained them
 * @param key its key
 * @param made when the numbers were complete
 * @param epochs in the order of training
 */
record CellEpochs(String stage, String key, Instant made, List<Epoch.EpochNumbers> epochs) {

    /** The file of a cell. */
    static final String FILE = "epochs.csv";

    private static final List<String> COLUMNS =
            List.of(
                    "stage",
                    "key",
                    "training",
                    "epoch",
                    "step",
                    "metric",
                    "k",
                    "split",
                    "trigger",
                    "value",
                    "n");

    CellEpochs {
        epochs = List.copyOf(epochs);
    }

    /** One table of several stages: a row for each epoch and number. */
    static String csv(List<CellEpochs> stages) throws IOException {
        Set<String> qualifiers = new TreeSet<>();
        stages.stream()
                .flatMap(stage -> stage.epochs.stream())
                .flatMap(epoch -> epoch.numbers().stream())
                .forEach(number -> qualifiers.addAll(number.qualifiers().keySet()));
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
            List<String> header = new ArrayList<>(COLUMNS);
            header.addAll(qualifiers);
            csv.writeRecord(header);
            for (CellEpochs stage : stages) {
                for (Epoch.EpochNumbers epoch : stage.epochs) {
                    for (Measurement number : epoch.numbers()) {
                        csv.writeRecord(stage.fields(epoch, number, qualifiers));
                    }
                }
            }
        }
        return text.toString();
    }

    private List<String> fields(
            Epoch.EpochNumbers epoch, Measurement number, Set<String> qualifiers) {
        List<String> fields =
                new ArrayList<>(
                        List.of(
                                stage,
                                key,
                                epoch.epoch().training(),
                                Integer.toString(epoch.epoch().number()),
                                Long.toString(epoch.epoch().steps()),
                                number.metric(),
                                number.k().isPresent()
                                        ? Integer.toString(number.k().getAsInt())
                                        : "",
                                number.split(),
                                number.trigger(),
                                Decimal.shortest(number.value()),
                                Long.toString(number.n())));
        qualifiers.forEach(name -> fields.add(number.qualifiers().getOrDefault(name, "")));
        return fields;
    }

    /** The same for TensorBoard, over the steps of training. */
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
