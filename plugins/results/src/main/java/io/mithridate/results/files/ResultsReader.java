package io.mithridate.results.files;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.collect.ArrayListMultimap;
import com.google.common.collect.ListMultimap;
import io.mithridate.api.metric.Measurement;
import io.mithridate.api.metric.Quantity;
import io.mithridate.results.MeasuredTrigger;
import io.mithridate.results.RunResults;
import io.mithridate.results.RunResults.Model;
import io.mithridate.results.RunResults.TextUse;
import io.mithridate.results.Samples;
import io.mithridate.results.StageCost;
import io.mithridate.results.UnusableResultsException;
import io.mithridate.results.coordinates.Baseline;
import io.mithridate.results.coordinates.Contrast;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Reads {@code results.json}: the cells with their measurements, costs, augmented texts and
 * provenance. Settings and sample pictures are left empty, because tables over several runs do not
 * show them.
 */
public final class ResultsReader {

    /**
     * Returns the results in a file; a file whose name ends with {@code .gz} is decompressed.
     *
     * @throws UnusableResultsException if it is not a {@code results.json} of the current version
     * @throws IOException if it cannot be read
     */
    public RunResults read(Path file) throws UnusableResultsException, IOException {
        JsonNode root;
        try {
            root = tree(file);
        } catch (ZipException e) {
            throw new UnusableResultsException(
                    "%s is not a gzip file (%s)".formatted(file, e.getMessage()), e);
        } catch (JacksonException e) {
            throw new UnusableResultsException(
                    "%s is not a results.json, or is cut off; name a run's folder, its results.json or results.json.gz"
                            .formatted(file),
                    e);
        }
        int version = root.path("schema_version").asInt(0);
        UnusableResultsException.throwIf(
                version == 0, "%s is not a results.json: it has no schema_version", file);
        UnusableResultsException.throwIf(
                version != JsonFile.SCHEMA_VERSION,
                "%s has schema version %s, and this program reads %s; 'mithridate report RUN_DIR'"
                        + " writes it again",
                file,
                version,
                JsonFile.SCHEMA_VERSION);
        try {
            return ResultsJson.MAPPER.treeToValue(root, Content.class).results();
        } catch (JsonMappingException | IllegalArgumentException | DateTimeException e) {
            throw new UnusableResultsException(
                    "%s is damaged: %s".formatted(file, ResultsJson.complaint(e)), e);
        }
    }

    private static JsonNode tree(Path file) throws IOException {
        try (InputStream bytes = Files.newInputStream(file);
                InputStream text =
                        file.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes) {
            return ResultsJson.MAPPER.readTree(text);
        }
    }

    private record Content(
            String run,
            String experiment,
            String command,
            String started,
            String finished,
            Model model,
            List<String> notices,
            List<String> splits,
            List<Quantity> quantities,
            Optional<String> baseline,
            @JsonInclude(Include.NON_ABSENT) Optional<List<String>> contrasts,
            List<Row> rows,
            Lists budgets,
            List<CellJson> cells,
            List<StageCost> costs,
            List<MeasuredTrigger> triggers,
            List<TextUse> texts) {

        RunResults results() {
            ListMultimap<Integer, Measurement> numbers = ArrayListMultimap.create();
            rows.forEach(row -> numbers.put(row.cell, row.number));
            return new RunResults(
                    run,
                    experiment,
                    command,
                    "",
                    Instant.parse(started),
                    Instant.parse(finished),
                    model,
                    notices,
                    splits,
                    quantities,
                    baseline.map(Baseline::parse),
                    contrasts.orElse(List.of()).stream().map(Contrast::parse).toList(),
                    budgets.points,
                    budgets.lists.stream().map(ListsJson.ListJson::list).toList(),
                    cells.stream().map(it -> it.result(numbers.get(it.cell()))).toList(),
                    costs,
                    texts,
                    List.of(),
                    triggers,
                    Samples.none());
        }
    }

    private record Row(int cell, @JsonUnwrapped Measurement number) {}

    private record Lists(List<Double> points, List<ListsJson.ListJson> lists) {}
}
