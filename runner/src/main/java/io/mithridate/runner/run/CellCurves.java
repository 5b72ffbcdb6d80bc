package io.mithridate.runner.run;

import io.mithridate.api.backend.EventFiles;
import io.mithridate.api.backend.EventLog;
import io.mithridate.api.metric.Measurement;
import io.mithridate.results.coordinates.Coordinates;
import io.mithridate.results.files.AtomicFile;
import io.mithridate.results.files.CsvTable;
import io.mithridate.runner.curves.StageCurves;
import io.mithridate.runner.plan.Stage;
import io.mithridate.runner.plan.StageKind;
import io.mithridate.runner.stages.CellStages;
import io.mithridate.runner.stages.measurement.Epoch;
import io.mithridate.store.Artifact;
import io.mithridate.store.ArtifactStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Writes the curves of a cell: {@code curves.csv}, {@code epochs.csv} if epochs were measured, and
 * a TensorBoard event file that also contains the cell's settings and measurements.
 *
 * <p>The curves of a stage shared by several cells are written only in the folder of the first of
 * these cells, so that nothing is shown twice.
 *
 * @param events writes event files
 * @param owners the number of the first cell that uses a stage, by the stage's key
 * @param settings the settings that distinguish a cell from others, by cell number and path
 */
record CellCurves(
        EventFiles events,
        Map<String, Integer> owners,
        Map<Integer, SortedMap<String, String>> settings) {

    CellCurves {
        owners = Map.copyOf(owners);
        settings = Map.copyOf(settings);
    }

    /** Returns a writer for the curves of a planned experiment's cells. */
    static CellCurves of(PlannedExperiment planned) {
        Map<String, Integer> owners = new HashMap<>();
        Map<Integer, SortedMap<String, String>> settings = new HashMap<>();
        for (CellStages cell : planned.cells()) {
            cell.inOrder().forEach(stage -> owners.putIfAbsent(stage.key(), cell.cell().number()));
            settings.put(cell.cell().number(), cell.cell().coordinates().places());
        }
        Set<String> varying = Coordinates.varyingOptions(settings.values());
        for (SortedMap<String, String> places : settings.values()) {
            places.keySet().removeIf(place -> place.indexOf('.') > 0 && !varying.contains(place));
        }
        return new CellCurves(
                planned.allResources().instances().service(EventFiles.class), owners, settings);
    }

    /**
     * Writes the files of a completed cell.
     *
     * @param folder the folder of the cell
     * @param measured the cell's measurements; empty if it has none
     */
    void write(
            Path folder,
            CellStages cell,
            ArtifactStore store,
            Instant started,
            Instant finished,
            Optional<List<Measurement>> measured)
            throws IOException {
        List<StageCurves> curves = curves(cell, store);
        writeTable(folder.resolve(StageCurves.FILE), curves, StageCurves::csv);
        List<StageEpochs> epochs = epochs(cell, store);
        writeTable(folder.resolve(StageEpochs.FILE), epochs, StageEpochs::csv);
        List<EventLog.Scalar> scalars = new ArrayList<>();
        curves.forEach(stage -> scalars.addAll(stage.scalars()));
        epochs.forEach(stage -> scalars.addAll(stage.scalars()));
        for (Measurement number : measured.orElse(List.of())) {
            String name = "measured/" + tag(number);
            scalars.add(new EventLog.Scalar(name, 0, finished, number.value()));
        }
        events.write(
                // The name is fixed, because TensorBoard would otherwise show old and new files
                // together.
                folder.resolve("events.out.tfevents.0000000000.mithridate"),
                new EventLog(
                        started,
                        finished,
                        measured.isPresent(),
                        settings.getOrDefault(cell.cell().number(), new TreeMap<>()),
                        scalars));
    }

    private static <T> void writeTable(
            Path file, List<T> stages, Function<List<T>, ? extends CharSequence> csv)
            throws IOException {
        if (stages.isEmpty()) {
            Files.deleteIfExists(file);
        } else {
            AtomicFile.writeUnsynced(file, csv.apply(stages));
        }
    }

    private List<StageCurves> curves(CellStages cell, ArtifactStore store) throws IOException {
        List<StageCurves> curves = new ArrayList<>();
        Map<StageKind, Integer> trainedCounts = new EnumMap<>(StageKind.class);
        for (Stage stage : cell.inOrder()) {
            if (owners.getOrDefault(stage.key(), 0) != cell.cell().number()) {
                continue;
            }
            Optional<Artifact> artifact = stage.describedIn(store, StageCurves.FILES);
            if (artifact.isPresent() && StageCurves.isIn(artifact.get())) {
                int number = trainedCounts.merge(stage.kind(), 1, Integer::sum);
                curves.add(
                        StageCurves.of(
                                number == 1
                                        ? stage.kind().label()
                                        : stage.kind().label() + "-" + number,
                                stage.key(),
                                artifact.get()));
            }
        }
        return curves;
    }

    private List<StageEpochs> epochs(CellStages cell, ArtifactStore store) throws IOException {
        List<StageEpochs> measured = new ArrayList<>();
        for (CellStages.MeasuredEpochs epochs : cell.epochs()) {
            Stage stage = epochs.measured();
            Optional<Artifact> artifact = stage.in(store);
            if (owners.getOrDefault(stage.key(), 0) != cell.cell().number() || artifact.isEmpty()) {
                continue;
            }
            List<Epoch.EpochNumbers> numbers = Epoch.EpochNumbers.read(artifact.get());
            if (!numbers.isEmpty()) {
                measured.add(
                        new StageEpochs(
                                epochs.trained().kind().label(),
                                epochs.trained().key(),
                                Instant.parse(artifact.get().created()),
                                numbers));
            }
        }
        return measured;
    }

    /**
     * The measurements of the models of one stage after the epochs of their training.
     *
     * @param stage the kind of the stage that trained them
     * @param key the key of that stage
     * @param made the time at which the measurements were complete
     * @param epochs the measurements, in the order of training
     */
    private record StageEpochs(
            String stage, String key, Instant made, List<Epoch.EpochNumbers> epochs) {

        /** The name of the file in a cell's folder. */
        static final String FILE = "epochs.csv";

        StageEpochs {
            epochs = List.copyOf(epochs);
        }

        /** Returns a CSV table of several stages with one row for each epoch and measurement. */
        static String csv(List<StageEpochs> stages) {
            List<Row> rows = stages.stream().flatMap(StageEpochs::rows).toList();
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
            table.qualifiers(rows.stream().map(Row::number), Row::number);
            return table.of(rows.stream());
        }

        private Stream<Row> rows() {
            return epochs.stream()
                    .flatMap(
                            numbers ->
                                    numbers.numbers().stream()
                                            .map(number -> new Row(this, numbers.epoch(), number)));
        }

        private record Row(StageEpochs stage, Epoch epoch, Measurement number) {}

        /** Returns the measurements as TensorBoard scalars over training steps. */
        List<EventLog.Scalar> scalars() {
            List<EventLog.Scalar> scalars = new ArrayList<>();
            boolean severalTrainings =
                    epochs.stream().map(epoch -> epoch.epoch().training()).distinct().count() > 1;
            for (Epoch.EpochNumbers epoch : epochs) {
                String group = severalTrainings ? stage + "/" + epoch.epoch().training() : stage;
                for (Measurement number : epoch.numbers()) {
                    scalars.add(
                            new EventLog.Scalar(
                                    group + "/" + tag(number),
                                    epoch.epoch().steps(),
                                    made,
                                    number.value()));
                }
            }
            return scalars;
        }
    }

    /**
     * Returns the name of a measurement within its group: its metric and all distinguishing
     * properties.
     */
    private static String tag(Measurement number) {
        StringBuilder tag = new StringBuilder(number.metric());
        number.k().ifPresent(k -> tag.append('@').append(k));
        List.of(number.split(), number.trigger()).stream()
                .filter(part -> !part.isEmpty())
                .forEach(part -> tag.append('/').append(part));
        new TreeMap<>(number.qualifiers())
                .forEach((name, text) -> tag.append('/').append(name).append('=').append(text));
        return tag.toString();
    }
}
