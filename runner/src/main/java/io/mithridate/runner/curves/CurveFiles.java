package io.mithridate.runner.curves;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.mithridate.runner.results.files.AtomicFile;
import io.mithridate.runner.results.files.CsvTable;
import io.mithridate.runner.store.Artifact;
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

    static final String TRAINING = "training";
    static final String STEP = "step";
    static final String STEPS = "steps";
    static final String EPOCH = "epoch";
    static final String SAMPLES = "samples";
    static final String LEARNING_RATE = "learning_rate";
    static final String LOSS = "loss";
    static final String GRADIENT_NORM = "gradient_norm";
    static final String LOSS_SCALE = "loss_scale";
    static final String SECONDS = "seconds";
    static final String WAITING_SECONDS = "waiting_seconds";

    /** The prefix of a loss term's name. */
    static final String TERM_PREFIX = LOSS + ".";

    private CurveFiles() {}

    /** Writes the files of an artifact; creates the folder if necessary. */
    static void write(Path folder, List<Curve> curves) throws IOException {
        Files.createDirectories(folder.resolve(Artifact.MADE));
        // If the process is killed between these writes, times without points remain; they are
        // ignored.
        AtomicFile.write(folder.resolve(PACE), paceCsv(curves));
        AtomicFile.write(folder.resolve(CURVES), curvesCsv(curves));
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
        Map<String, ReadCurve> curves = new LinkedHashMap<>();
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(file)) {
            for (NamedCsvRecord row : rows) {
                NamedCsvRecord times = pace.get(name(row));
                if (times == null) {
                    throw new IOException(
                            "%s has no row for %s of %s".formatted(PACE, name(row), file));
                }
                curves.computeIfAbsent(
                                row.getField(TRAINING),
                                any -> new ReadCurve(terms(row), new ArrayList<>()))
                        .add(row, times);
            }
        }
        List<Curve> read = new ArrayList<>();
        curves.forEach((training, rows) -> read.add(new Curve(training, rows.terms, rows.points)));
        return read;
    }

    private static String name(NamedCsvRecord row) {
        return row.getField(TRAINING) + ", step " + row.getField(STEP);
    }

    private static List<String> terms(NamedCsvRecord row) {
        return row.getHeader().stream()
                .filter(column -> column.startsWith(TERM_PREFIX) && !row.getField(column).isEmpty())
                .map(column -> column.substring(TERM_PREFIX.length()))
                .toList();
    }

    private static String curvesCsv(List<Curve> curves) {
        CsvTable<Row> table = new CsvTable<>();
        addNumbers(table, row -> row);
        addTerms(table, row -> row, curves.stream());
        return table.of(curves.stream().flatMap(curve -> rows(curve).stream()));
    }

    /**
     * A point of a curve.
     *
     * @param pace the number of samples per second; empty if the point took no measurable time
     */
    record Row(Curve curve, Curve.Point point, OptionalDouble pace) {

        private OptionalDouble term(String name) {
            int index = curve.terms().indexOf(name);
            return index < 0 ? OptionalDouble.empty() : OptionalDouble.of(point.terms().get(index));
        }
    }

    /** Returns the points of a curve. */
    static List<Row> rows(Curve curve) {
        List<Row> rows = new ArrayList<>();
        double previousSeconds = 0;
        for (Curve.Point point : curve.points()) {
            double seconds = point.seconds() - previousSeconds;
            rows.add(
                    new Row(
                            curve,
                            point,
                            seconds > 0
                                    ? OptionalDouble.of(point.samples() / seconds)
                                    : OptionalDouble.empty()));
            previousSeconds = point.seconds();
        }
        return rows;
    }

    /**
     * Adds the columns of values that are equal for every computation of the same key, except for
     * the loss terms.
     */
    static <T> void addNumbers(CsvTable<T> table, Function<T, Row> row) {
        table.column(TRAINING, row.andThen(it -> it.curve.training()));
        table.column(STEP, row.andThen(it -> it.point.step()));
        table.column(STEPS, row.andThen(it -> it.point.steps()));
        table.column(EPOCH, row.andThen(it -> it.point.epoch()));
        table.column(SAMPLES, row.andThen(it -> it.point.samples()));
        table.column(LEARNING_RATE, row.andThen(it -> it.point.learningRate()));
        table.column(LOSS, row.andThen(it -> it.point.loss()));
        table.column(GRADIENT_NORM, row.andThen(it -> it.point.gradientNorm()));
        table.column(LOSS_SCALE, row.andThen(it -> it.point.lossScale()));
    }

    /** Adds a column for each loss term, in the order of the curves. */
    static <T> void addTerms(CsvTable<T> table, Function<T, Row> row, Stream<Curve> curves) {
        curves.flatMap(curve -> curve.terms().stream())
                .distinct()
                .forEach(
                        name -> table.column(TERM_PREFIX + name, row.andThen(it -> it.term(name))));
    }

    private static String paceCsv(List<Curve> curves) {
        CsvTable<Row> table = new CsvTable<>();
        table.column(TRAINING, row -> row.curve.training());
        table.column(STEP, row -> row.point.step());
        table.column(SECONDS, row -> row.point.seconds());
        table.column(WAITING_SECONDS, row -> row.point.waitingSeconds());
        return table.of(curves.stream().flatMap(curve -> rows(curve).stream()));
    }

    private static OptionalDouble number(String text) {
        return text.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(Double.parseDouble(text));
    }

    private record ReadCurve(List<String> terms, List<Curve.Point> points) {

        void add(NamedCsvRecord row, NamedCsvRecord times) {
            points.add(
                    new Curve.Point(
                            Long.parseLong(row.getField(STEP)),
                            Integer.parseInt(row.getField(STEPS)),
                            Integer.parseInt(row.getField(EPOCH)),
                            Long.parseLong(row.getField(SAMPLES)),
                            Double.parseDouble(row.getField(LEARNING_RATE)),
                            Double.parseDouble(row.getField(LOSS)),
                            terms.stream()
                                    .map(term -> Double.valueOf(row.getField(TERM_PREFIX + term)))
                                    .toList(),
                            number(row.getField(GRADIENT_NORM)),
                            number(row.getField(LOSS_SCALE)),
                            Double.parseDouble(times.getField(SECONDS)),
                            Double.parseDouble(times.getField(WAITING_SECONDS))));
        }
    }
}
