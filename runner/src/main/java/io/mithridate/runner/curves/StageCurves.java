package io.mithridate.runner.curves;

import io.mithridate.api.backend.EventLog;
import io.mithridate.results.files.CsvTable;
import io.mithridate.store.Artifact;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The curves of a stage, read from its artifact.
 *
 * @param stage the stage's name within its cell: its kind, with a number if the cell has several
 *     stages of that kind
 * @param key the stage's key
 * @param made the time at which the artifact was completed
 * @param curves the curves of the stage's training runs, in order
 */
public record StageCurves(String stage, String key, Instant made, List<Curve> curves) {

    /** The name of the file with the curves of a cell. */
    public static final String FILE = CurveFiles.CURVES;

    /** The names of the files that contain an artifact's curves. */
    public static final Set<String> FILES = Set.of(CurveFiles.CURVES, CurveFiles.PACE);

    private static final String PACE = "samples_per_second";
    private static final double NANOS = 1e9;

    public StageCurves {
        curves = List.copyOf(curves);
    }

    /** Returns whether an artifact has curves, i.e. whether its stage has trained anything. */
    public static boolean isIn(Artifact artifact) {
        return Files.exists(artifact.file(CurveFiles.CURVES));
    }

    /** Reads the curves of an artifact. */
    public static StageCurves of(String stage, String key, Artifact artifact) throws IOException {
        return new StageCurves(
                stage, key, Instant.parse(artifact.created()), CurveFiles.read(artifact.folder()));
    }

    /** Returns a CSV table with the curves of several stages, one row per point. */
    public static String csv(List<StageCurves> stages) {
        CsvTable<Row> table = new CsvTable<>();
        table.column("stage", row -> row.stage.stage);
        table.column("key", row -> row.stage.key);
        CurveFiles.addNumbers(table, Row::row);
        table.column(CurveFiles.SECONDS, row -> row.row.point().seconds());
        table.column(CurveFiles.WAITING_SECONDS, row -> row.row.point().waitingSeconds());
        table.column(PACE, row -> row.row.pace());
        CurveFiles.addTerms(
                table, Row::row, stages.stream().flatMap(stage -> stage.curves.stream()));
        List<Row> rows = new ArrayList<>();
        for (StageCurves stage : stages) {
            for (Curve curve : stage.curves) {
                CurveFiles.rows(curve).forEach(row -> rows.add(new Row(stage, row)));
            }
        }
        return table.of(rows.stream());
    }

    private record Row(StageCurves stage, CurveFiles.Row row) {}

    /**
     * Returns the curves for TensorBoard. The tag of a value is prefixed with the stage and, if the
     * stage has several training runs, with the name of the training run.
     */
    public List<EventLog.Scalar> scalars() {
        List<EventLog.Scalar> scalars = new ArrayList<>();
        Instant start = made.minus(toDuration(curves.stream().mapToDouble(Curve::seconds).sum()));
        for (Curve curve : curves) {
            String group = curves.size() == 1 ? stage + "/" : stage + "/" + curve.training() + "/";
            for (CurveFiles.Row row : CurveFiles.rows(curve)) {
                Curve.Point point = row.point();
                Instant time = start.plus(toDuration(point.seconds()));
                Map<String, Double> values = new LinkedHashMap<>(point.values());
                row.pace().ifPresent(pace -> values.put(PACE, pace));
                values.put(CurveFiles.WAITING_SECONDS, point.waitingSeconds());
                values.forEach(
                        (name, value) ->
                                scalars.add(
                                        new EventLog.Scalar(
                                                group + name, point.step(), time, value)));
            }
            start = start.plus(toDuration(curve.seconds()));
        }
        return scalars;
    }

    private static Duration toDuration(double seconds) {
        return Duration.ofNanos(Math.round(seconds * NANOS));
    }
}
