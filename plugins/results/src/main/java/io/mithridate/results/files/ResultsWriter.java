package io.mithridate.results.files;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mithridate.api.metric.Measurement;
import io.mithridate.results.CellResult;
import io.mithridate.results.RunResults;
import io.mithridate.results.StageCost;
import io.mithridate.results.coordinates.Coordinates;
import io.mithridate.results.statistics.EvaluatedRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Writes the files with numbers in the folder of a run.
 *
 * <p>Costs are in a separate file so that two runs with equal results have equal {@value
 * #RESULTS_CSV} files, except for the column {@code run}.
 */
public final class ResultsWriter {

    /** The name of the file with one row for each cell and measurement. */
    public static final String RESULTS_CSV = "results.csv";

    /** The name of the file with one row for each stage. */
    public static final String COSTS_CSV = "costs.csv";

    /** The name of the file with rows, summary, differences and provenance. */
    public static final String RESULTS_JSON = "results.json";

    private static final Map<String, Function<Row, Object>> COLUMNS = columns();

    /**
     * Writes {@value #RESULTS_CSV}, {@value #COSTS_CSV} and {@value #RESULTS_JSON}, each
     * atomically, replacing existing files.
     *
     * @param evaluated the results of the run
     * @param folder the run's folder, which must exist
     * @throws IOException if the folder is not writable
     */
    public void write(EvaluatedRun evaluated, Path folder) throws IOException {
        RunResults run = evaluated.results();
        AtomicFile.write(folder.resolve(RESULTS_CSV), csv(List.of(run)));
        AtomicFile.write(folder.resolve(COSTS_CSV), costs(run));
        AtomicFile.writeBytes(folder.resolve(RESULTS_JSON), new JsonFile(evaluated)::write);
    }

    /**
     * Returns the content of {@value #RESULTS_CSV} for several runs. Each row names its run; failed
     * cells have no rows. The fixed columns are followed by one column for each option that varies
     * among the runs and one for each qualifier of a measurement.
     */
    public static String csv(List<RunResults> runs) {
        List<CellResult> cells = runs.stream().flatMap(run -> run.cells().stream()).toList();
        Set<String> options = varyingOptions(cells);
        CsvTable<Row> table = new CsvTable<>();
        COLUMNS.forEach(table::column);
        for (String place : options) {
            table.column(place, row -> row.options.getOrDefault(place, ""));
        }
        table.qualifiers(cells.stream().flatMap(cell -> cell.measurements().stream()), Row::number);
        return table.of(runs.stream().flatMap(run -> rows(run, options)));
    }

    /** Returns the rows of {@value #RESULTS_CSV} in the form used in {@value #RESULTS_JSON}. */
    static Stream<ObjectNode> json(RunResults run) {
        return rows(run, varyingOptions(run.cells()))
                .map(
                        row -> {
                            ObjectNode node = ResultsJson.MAPPER.createObjectNode();
                            COLUMNS.forEach((name, value) -> set(node, name, value.apply(row)));
                            set(node, "options", row.options);
                            set(node, "qualifiers", row.number.qualifiers());
                            return node;
                        });
    }

    private static void set(ObjectNode node, String name, Object value) {
        node.set(name, ResultsJson.MAPPER.valueToTree(value));
    }

    /**
     * Returns one row for each stage; the column {@code cell} is empty if several cells share the
     * stage.
     */
    private static String costs(RunResults run) {
        CsvTable<StageCost> table = new CsvTable<>();
        table.column("run", cost -> run.run());
        table.column("cell", StageCost::cell);
        table.column("title", StageCost::title);
        table.column("stage", StageCost::stage);
        table.column("key", StageCost::key);
        table.column("cached", StageCost::cached);
        table.column("wall_seconds", StageCost::wallSeconds);
        table.column("samples", StageCost::samples);
        table.column("pictures_embedded", StageCost::picturesEmbedded);
        table.column("labels", StageCost::labels);
        table.column("steps", StageCost::steps);
        table.column("images_per_second", StageCost::imagesPerSecond);
        table.column("peak_memory_mib", StageCost::peakMemoryMib);
        table.column("waiting_seconds", StageCost::waitingSeconds);
        table.column("skipped_steps", StageCost::skippedSteps);
        return table.of(run.costs().stream());
    }

    /**
     * One measurement of one cell.
     *
     * @param options the cell's varying options, by path
     */
    private record Row(
            RunResults run,
            CellResult cell,
            SortedMap<String, String> options,
            Measurement number) {}

    /** Returns the paths of the options and poisoning settings that vary among the cells. */
    private static Set<String> varyingOptions(List<CellResult> cells) {
        return Coordinates.varyingOptions(cells.stream().map(CellResult::places).toList());
    }

    /** Returns all rows of a run, by cell and in the order of measurement. */
    private static Stream<Row> rows(RunResults run, Set<String> varying) {
        return run.cells().stream()
                .filter(CellResult::succeeded)
                .flatMap(
                        cell -> {
                            SortedMap<String, String> options = cell.places();
                            options.keySet().retainAll(varying);
                            return cell.measurements().stream()
                                    .map(number -> new Row(run, cell, options, number));
                        });
    }

    private static Map<String, Function<Row, Object>> columns() {
        Map<String, Function<Row, Object>> columns = new LinkedHashMap<>();
        columns.put("run", row -> row.run.run());
        columns.put("cell", row -> row.cell.number());
        columns.put("dataset", row -> row.cell.coordinates().dataset());
        columns.put("model", row -> row.cell.coordinates().model());
        columns.put("attack", row -> row.cell.attack().name());
        columns.put("defense", row -> row.cell.defense().name());
        columns.put("control", row -> row.cell.control() ? Coordinates.CLEAN_MODEL : "");
        columns.put("seed", row -> row.cell.seed());
        columns.put("split", row -> row.number.split());
        columns.put("trigger", row -> row.number.trigger());
        columns.put("metric", row -> row.number.metric());
        columns.put("k", row -> row.number.k());
        columns.put("value", row -> row.number.value());
        columns.put("unit", row -> row.run.quantity(row.number.metric()).unit());
        columns.put("n", row -> row.number.n());
        columns.put(
                "higher_is_better", row -> row.run.quantity(row.number.metric()).higherIsBetter());
        return Collections.unmodifiableMap(columns);
    }
}
