package io.mithridate.runner.curves;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.mithridate.runner.options.Decimal;
import io.mithridate.runner.results.files.AtomicFile;
import io.mithridate.runner.store.Artifact;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * The curves of a stage as files of its artifact: {@code curves.csv} holds what two computations of
 * one key agree in, {@code made/pace.csv} how long it took.
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

    /** Before the name of a part of the loss. */
    static final String TERM = LOSS + ".";

    /** The columns of what two computations of one key agree in, but for the loss's parts. */
    static final List<String> NUMBERS =
            List.of(
                    TRAINING,
                    STEP,
                    STEPS,
                    EPOCH,
                    SAMPLES,
                    LEARNING_RATE,
                    LOSS,
                    GRADIENT_NORM,
                    LOSS_SCALE);

    private CurveFiles() {}

    /** Writes the files of an artifact; the folder is made if it is not there. */
    static void write(Path folder, List<Curve> curves) throws IOException {
        Files.createDirectories(folder.resolve(Artifact.MADE));
        // A process that is killed in between leaves times without points, which are not read.
        AtomicFile.write(folder.resolve(PACE), pace(curves));
        AtomicFile.write(folder.resolve(CURVES), curves(curves));
    }

    /** The curves of an artifact; none if its stage has trained nothing. */
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
        Map<String, Rows> curves = new LinkedHashMap<>();
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(file)) {
            for (NamedCsvRecord row : rows) {
                NamedCsvRecord times = pace.get(name(row));
                if (times == null) {
                    throw new IOException(
                            "%s has no row for %s of %s".formatted(PACE, name(row), file));
                }
                curves.computeIfAbsent(
                                row.getField(TRAINING),
                                any -> new Rows(terms(row), new ArrayList<>()))
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
                .filter(column -> column.startsWith(TERM) && !row.getField(column).isEmpty())
                .map(column -> column.substring(TERM.length()))
                .toList();
    }

    private static String curves(List<Curve> curves) throws IOException {
        List<String> header = new ArrayList<>(NUMBERS);
        Set<String> terms = terms(curves);
        terms.forEach(term -> header.add(TERM + term));
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
            csv.writeRecord(header);
            for (Curve curve : curves) {
                for (CurvePoint point : curve.points()) {
                    List<String> fields = new ArrayList<>(numbers(curve, point));
                    fields.addAll(terms(curve, point, terms));
                    csv.writeRecord(fields);
                }
            }
        }
        return text.toString();
    }

    /** The names of all parts of losses, in the order of the curves. */
    static Set<String> terms(List<Curve> curves) {
        Set<String> terms = new LinkedHashSet<>();
        curves.forEach(curve -> terms.addAll(curve.terms()));
        return terms;
    }

    /** The fields of {@link #NUMBERS}. */
    static List<String> numbers(Curve curve, CurvePoint point) {
        return List.of(
                curve.training(),
                Long.toString(point.step()),
                Integer.toString(point.steps()),
                Integer.toString(point.epoch()),
                Long.toString(point.samples()),
                Decimal.shortest(point.learningRate()),
                Decimal.shortest(point.loss()),
                Decimal.shortest(point.gradientNorm()),
                Decimal.shortest(point.lossScale()));
    }

    /** The fields of the loss's parts; empty where the curve has no part of a name. */
    static List<String> terms(Curve curve, CurvePoint point, Set<String> names) {
        List<String> fields = new ArrayList<>();
        for (String name : names) {
            int own = curve.terms().indexOf(name);
            fields.add(own < 0 ? "" : Decimal.shortest(point.terms().get(own)));
        }
        return fields;
    }

    private static String pace(List<Curve> curves) throws IOException {
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
            csv.writeRecord(TRAINING, STEP, SECONDS, WAITING_SECONDS);
            for (Curve curve : curves) {
                for (CurvePoint point : curve.points()) {
                    csv.writeRecord(
                            curve.training(),
                            Long.toString(point.step()),
                            Decimal.shortest(point.seconds()),
                            Decimal.shortest(point.waitingSeconds()));
                }
            }
        }
        return text.toString();
    }

    private static OptionalDouble number(String text) {
        return text.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(Double.parseDouble(text));
    }

    private record Rows(List<String> terms, List<CurvePoint> points) {

        void add(NamedCsvRecord row, NamedCsvRecord times) {
            points.add(
                    new CurvePoint(
                            Long.parseLong(row.getField(STEP)),
                            Integer.parseInt(row.getField(STEPS)),
                            Integer.parseInt(row.getField(EPOCH)),
                            Long.parseLong(row.getField(SAMPLES)),
                            Double.parseDouble(row.getField(LEARNING_RATE)),
                            Double.parseDouble(row.getField(LOSS)),
                            terms.stream()
                                    .map(term -> Double.valueOf(row.getField(TERM + term)))
                                    .toList(),
                            number(row.getField(GRADIENT_NORM)),
                            number(row.getField(LOSS_SCALE)),
                            Double.parseDouble(times.getField(SECONDS)),
                            Double.parseDouble(times.getField(WAITING_SECONDS))));
        }
    }
}
