package io.mithridate.report;

import com.google.common.collect.ListMultimap;
import com.google.common.collect.Multimaps;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.mithridate.store.FileTrees;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads logs and training curves from the folders of a run's cells, {@code cells/<n>-<hash>}. */
public final class CellFolders {

    /** The folder of the cells in a run's folder. */
    public static final String CELLS = "cells";

    /** The log in a cell's folder. */
    public static final String LOG = "log.txt";

    /**
     * The maximum number of log lines shown; our choice, enough for a failure's stack trace and the
     * lines before it.
     */
    private static final int MAX_LOG_LINES = 25;

    /** The maximum number of points of a curve; our choice, as many as fit in a small chart. */
    private static final int MAX_CURVE_POINTS = 120;

    private final Path run;

    /** The folders by cell number; listed on first use. */
    private @Nullable Map<String, List<Path>> folders;

    /**
     * Creates a reader.
     *
     * @param run the run's folder; folders of cells may be missing
     */
    CellFolders(Path run) {
        this.run = run;
    }

    /** Returns the command that recomputes a cell. */
    String reproduceCommand(int cell) {
        Path workingFolder = Path.of("").toAbsolutePath();
        Path folder = run.toAbsolutePath();
        String path =
                (folder.startsWith(workingFolder) ? workingFolder.relativize(folder) : folder)
                        .toString();
        String quoted = path.matches("[\\w./-]+") ? path : "'" + path.replace("'", "'\\''") + "'";
        return "bin/mithridate reproduce %s --cell %d".formatted(quoted, cell);
    }

    /** Returns the last lines of a cell's log; empty if the cell has no log. */
    String logEnd(int cell) throws IOException {
        Optional<Path> log = file(cell, LOG);
        if (log.isEmpty()) {
            return "";
        }
        List<String> lines =
                new String(Files.readAllBytes(log.get()), StandardCharsets.UTF_8).lines().toList();
        return String.join(
                "\n", lines.subList(Math.max(0, lines.size() - MAX_LOG_LINES), lines.size()));
    }

    /** Returns the training runs whose curves are in a cell's folder, in order. */
    List<Training> trainings(int cell) throws IOException {
        Optional<Path> file = file(cell, "curves.csv");
        if (file.isEmpty()) {
            return List.of();
        }
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(file.get())) {
            ListMultimap<Object, NamedCsvRecord> trainings =
                    Multimaps.index(
                            rows, row -> List.of(row.getField("key"), row.getField("training")));
            return Multimaps.asMap(trainings).values().stream().map(Training::of).toList();
        }
    }

    private Optional<Path> file(int cell, String name) throws IOException {
        if (folders == null) {
            folders =
                    FileTrees.entries(run.resolve(CELLS)).stream()
                            .collect(Collectors.groupingBy(CellFolders::number));
        }
        return folders.getOrDefault(Integer.toString(cell), List.of()).stream()
                .map(folder -> folder.resolve(name))
                .filter(Files::isRegularFile)
                .findFirst();
    }

    private static String number(Path folder) {
        return folder.getFileName().toString().split("-", 2)[0];
    }

    /**
     * The curve of one training run, reduced to fewer points.
     *
     * @param title the name of the training run
     * @param steps the last step of each point
     * @param values the values at each point, by name: the learning rate at the last step, and the
     *     means of the loss and its terms
     */
    public record Training(String title, List<Long> steps, Map<String, List<Double>> values) {

        private static final String LEARNING_RATE = "learning_rate";

        private static Training of(List<NamedCsvRecord> rows) {
            int window = (rows.size() + MAX_CURVE_POINTS - 1) / MAX_CURVE_POINTS;
            List<Long> steps = new ArrayList<>();
            Map<String, List<Double>> values = new LinkedHashMap<>();
            for (int start = 0; start < rows.size(); start += window) {
                List<NamedCsvRecord> points =
                        rows.subList(start, Math.min(start + window, rows.size()));
                NamedCsvRecord last = points.get(points.size() - 1);
                steps.add(Long.valueOf(last.getField("step")));
                for (String column : last.getHeader()) {
                    boolean isRate = column.equals(LEARNING_RATE);
                    boolean isLoss = column.equals("loss") || column.startsWith("loss.");
                    if ((isRate || isLoss) && !last.getField(column).isEmpty()) {
                        values.computeIfAbsent(column, any -> new ArrayList<>())
                                .add(round(isRate ? number(last, column) : mean(points, column)));
                    }
                }
            }
            return new Training(rows.get(0).getField("training"), steps, values);
        }

        private static double mean(List<NamedCsvRecord> points, String column) {
            return points.stream().mapToDouble(point -> number(point, column)).average().orElse(0);
        }

        private static double number(NamedCsvRecord point, String column) {
            return Double.parseDouble(point.getField(column));
        }

        private static double round(double value) {
            return Double.isFinite(value)
                    ? Double.parseDouble(String.format(Locale.ROOT, "%.4g", value))
                    : Double.NaN;
        }
    }
}
