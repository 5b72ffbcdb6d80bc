package io.mithridate.runner.curves;

import com.google.common.collect.ListMultimap;
import com.google.common.collect.MultimapBuilder;
import com.google.common.collect.Multimaps;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.mithridate.results.files.AtomicFile;
import io.mithridate.results.files.CsvTable;
import io.mithridate.store.Artifact;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The curves of a stage as files of its artifact: {@code curves.csv} has the values that are equal
 * for every computation of the same key, {@code made/pace.csv} has the times.
 */
final class CurveFiles {

    static final String CURVES = "curves.csv";

    static final String PACE = Artifact.MADE + "/pace.csv";

    static final String SECONDS = "seconds";
    static final String WAITING_SECONDS = "waiting_seconds";

    private static final String TRAINING = "training";
    private static final String STEP = "step";
    private static final String STEPS = "steps";
    private static final String EPOCH = "epoch";
    private static final String SAMPLES = "samples";

    private CurveFiles() {}

    /** Writes the files of an artifact; creates the folder if necessary. */
    static void write(Path folder, List<Curve> curves) throws IOException {
        Files.createDirectories(folder.resolve(Artifact.MADE));
        List<Row> rows = curves.stream().flatMap(curve -> rows(curve).stream()).toList();
        CsvTable<Row> pace = new CsvTable<>();
        pace.column(TRAINING, Row::training);
        pace.column(STEP, row -> row.point.step());
        pace.column(SECONDS, row -> row.point.seconds());
        pace.column(WAITING_SECONDS, row -> row.point.waitingSeconds());
        CsvTable<Row> table = new CsvTable<>();
        addNumbers(table, row -> row);
        addTerms(table, row -> row, curves.stream());
        // If the process is killed between these writes, times without points remain; they are
        // ignored.
        AtomicFile.write(folder.resolve(PACE), pace.of(rows.stream()));
        AtomicFile.write(folder.resolve(CURVES), table.of(rows.stream()));
    }

    /** Reads the curves of an artifact; empty if its stage has trained nothing. */
    static List<Curve> read(Path folder) throws IOException {
        Path file = folder.resolve(CURVES);
        if (!Files.exists(file)) {
            return List.of();
        }
        Map<String, NamedCsvRecord> pace = new LinkedHashMap<>();
        try (CsvReader<NamedCsvRecord> rows =
                CsvReader.builder().ofNamedCsvRecord(folder.resolve(PACE))) {
            rows.forEach(row -> pace.put(name(row), row));
        }
        ListMultimap<String, Curve.Point> curves =
                MultimapBuilder.linkedHashKeys().arrayListValues().build();
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(file)) {
            for (NamedCsvRecord row : rows) {
                NamedCsvRecord times = pace.get(name(row));
                if (times == null) {
                    throw new IOException(
                            "%s has no row for %s of %s".formatted(PACE, name(row), file));
                }
                curves.put(row.getField(TRAINING), point(row, times));
            }
        }
        return Multimaps.asMap(curves).entrySet().stream()
                .map(curve -> new Curve(curve.getKey(), curve.getValue()))
                .toList();
    }

    private static String name(NamedCsvRecord row) {
        return row.getField(TRAINING) + ", step " + row.getField(STEP);
    }

    private static Curve.Point point(NamedCsvRecord row, NamedCsvRecord times) {
        Map<String, Double> values = new LinkedHashMap<>();
        Stream.of(
                        Stream.of(Curve.LOSS),
                        row.getHeader().stream().filter(Curve::isTerm),
                        Stream.of(Curve.LEARNING_RATE, Curve.GRADIENT_NORM, Curve.LOSS_SCALE))
                .flatMap(names -> names)
                .filter(name -> !row.getField(name).isEmpty())
                .forEach(name -> values.put(name, Double.valueOf(row.getField(name))));
        return new Curve.Point(
                Long.parseLong(row.getField(STEP)),
                Integer.parseInt(row.getField(STEPS)),
                Integer.parseInt(row.getField(EPOCH)),
                Long.parseLong(row.getField(SAMPLES)),
                values,
                Double.parseDouble(times.getField(SECONDS)),
                Double.parseDouble(times.getField(WAITING_SECONDS)));
    }

    /**
     * A point of a curve.
     *
     * @param training the name of the training run
     * @param pace the number of samples per second; empty if the point took no measurable time
     */
    record Row(String training, Curve.Point point, OptionalDouble pace) {}

    /** Returns the points of a curve. */
    static List<Row> rows(Curve curve) {
        List<Row> rows = new ArrayList<>();
        double previousSeconds = 0;
        for (Curve.Point point : curve.points()) {
            double seconds = point.seconds() - previousSeconds;
            OptionalDouble pace =
                    seconds > 0
                            ? OptionalDouble.of(point.samples() / seconds)
                            : OptionalDouble.empty();
            rows.add(new Row(curve.training(), point, pace));
            previousSeconds = point.seconds();
        }
        return rows;
    }

    /**
     * Adds the columns of values that are equal for every computation of the same key, except for
     * the loss terms.
     */
    static <T> void addNumbers(CsvTable<T> table, Function<T, Row> row) {
        table.column(TRAINING, row.andThen(Row::training));
        table.column(STEP, row.andThen(it -> it.point.step()));
        table.column(STEPS, row.andThen(it -> it.point.steps()));
        table.column(EPOCH, row.andThen(it -> it.point.epoch()));
        table.column(SAMPLES, row.andThen(it -> it.point.samples()));
        Stream.of(Curve.LEARNING_RATE, Curve.LOSS, Curve.GRADIENT_NORM, Curve.LOSS_SCALE)
                .forEach(name -> addValue(table, row, name));
    }

    /** Adds a column for each loss term, in the order of the curves. */
    static <T> void addTerms(CsvTable<T> table, Function<T, Row> row, Stream<Curve> curves) {
        curves.flatMap(curve -> curve.points().stream())
                .flatMap(point -> point.values().keySet().stream())
                .filter(Curve::isTerm)
                .distinct()
                .forEach(name -> addValue(table, row, name));
    }

    private static <T> void addValue(CsvTable<T> table, Function<T, Row> row, String name) {
        table.column(name, row.andThen(it -> it.point.value(name)));
    }
}
