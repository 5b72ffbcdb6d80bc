package io.mithridate.runner.results.files;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.mithridate.runner.options.Decimal;
import io.mithridate.runner.results.RunResults;
import io.mithridate.runner.results.StageCost;
import io.mithridate.runner.results.VaryingColumns;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The contents of {@code results.csv} and {@code costs.csv}: UTF-8, commas, line feeds.
 *
 * <p>Costs are apart from results so that two runs with equal results have equal {@code
 * results.csv} but for the column {@code run}.
 */
final class CsvFiles {

    private static final String OPTIONS = "options";
    private static final String QUALIFIERS = "qualifiers";
    private static final List<String> RESULTS =
            columns(ResultRow.class)
                    .filter(name -> !name.equals(OPTIONS) && !name.equals(QUALIFIERS))
                    .toList();
    private static final List<String> COSTS = columns(StageCost.class).toList();

    private CsvFiles() {}

    /** The same names as in {@code results.json}. */
    private static Stream<String> columns(Class<? extends Record> row) {
        return Stream.of(row.getRecordComponents())
                .map(RecordComponent::getName)
                .map(SnakeCaseStrategy.INSTANCE::translate);
    }

    /**
     * One row for each cell and number of runs; cells that failed have none. After the fixed
     * columns comes one for each option that varies among the runs and one for each qualifier of a
     * number.
     */
    static String results(List<RunResults> runs) {
        VaryingColumns varying =
                VaryingColumns.of(runs.stream().flatMap(run -> run.cells().stream()).toList());
        List<String> header = new ArrayList<>(RESULTS);
        header.addAll(varying.options());
        varying.qualifiers().forEach(name -> header.add(column(name)));
        return table(
                header,
                runs.stream()
                        .flatMap(run -> ResultRow.of(run, varying))
                        .map(
                                row -> {
                                    JsonNode node = ResultsJson.MAPPER.valueToTree(row);
                                    List<String> fields = texts(node, RESULTS);
                                    fields.addAll(texts(node.get(OPTIONS), varying.options()));
                                    fields.addAll(
                                            texts(node.get(QUALIFIERS), varying.qualifiers()));
                                    return fields;
                                }));
    }

    /** A qualifier's column; its name is free, and a column's name stands once. */
    private static String column(String qualifier) {
        return RESULTS.contains(qualifier) ? "metric." + qualifier : qualifier;
    }

    /** One row for each stage; the column {@code cell} is empty where several cells share it. */
    static String costs(RunResults run) {
        List<String> header = new ArrayList<>(List.of("run"));
        header.addAll(COSTS);
        return table(
                header,
                run.costs().stream()
                        .map(
                                cost -> {
                                    List<String> fields =
                                            texts(ResultsJson.MAPPER.valueToTree(cost), COSTS);
                                    fields.add(0, run.run());
                                    return fields;
                                }));
    }

    private static List<String> texts(JsonNode row, List<String> columns) {
        List<String> texts = new ArrayList<>();
        for (String column : columns) {
            JsonNode value = row.path(column);
            texts.add(value.isDouble() ? Decimal.shortest(value.doubleValue()) : value.asText(""));
        }
        return texts;
    }

    private static String table(List<String> header, Stream<List<String>> rows) {
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
            csv.writeRecord(header);
            rows.forEach(csv::writeRecord);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
