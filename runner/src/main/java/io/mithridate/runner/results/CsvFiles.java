package io.mithridate.runner.results;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.mithridate.api.metric.Measurement;
import io.mithridate.runner.experiment.Axes;
import io.mithridate.runner.options.Decimal;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * The contents of {@code results.csv} and {@code costs.csv}: UTF-8, commas, line feeds.
 *
 * <p>Costs are apart from results so that two runs with equal results have equal {@code
 * results.csv} but for the column {@code run}.
 */
final class CsvFiles {

    private CsvFiles() {}

    private static final List<String> HEADER =
            List.of(
                    "run",
                    "cell",
                    "dataset",
                    "model",
                    "attack",
                    "defense",
                    "control",
                    "seed",
                    "split",
                    "trigger",
                    "metric",
                    "k",
                    "value",
                    "unit",
                    "n",
                    "higher_is_better");

    /**
     * One row for each cell and number; cells that failed have none. After the fixed columns comes
     * one for each option that varies in the experiment and one for each qualifier of a number.
     */
    static String results(RunResults run) {
        return results(List.of(run));
    }

    /** The rows of several runs, with the columns of all of them. */
    static String results(List<RunResults> runs) {
        VaryingColumns varying =
                VaryingColumns.of(runs.stream().flatMap(run -> run.cells().stream()).toList());
        StringWriter text = new StringWriter();
        try (CsvWriter csv = open(text)) {
            List<String> header = new ArrayList<>(HEADER);
            header.addAll(varying.options());
            varying.qualifiers().forEach(name -> header.add(column(name)));
            csv.writeRecord(header);
            for (RunResults run : runs) {
                for (ResultRow row : ResultRow.of(run)) {
                    csv.writeRecord(fields(run, row, varying));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /** A qualifier's column; its name is free, and a column's name stands once. */
    private static String column(String qualifier) {
        return HEADER.contains(qualifier) ? "metric." + qualifier : qualifier;
    }

    private static List<String> fields(RunResults run, ResultRow row, VaryingColumns varying) {
        CellResult cell = row.cell();
        Measurement number = row.measurement();
        List<String> fields =
                new ArrayList<>(
                        List.of(
                                run.run(),
                                Integer.toString(cell.number()),
                                cell.dataset(),
                                cell.model(),
                                cell.attack().name(),
                                cell.defense().name(),
                                cell.control() ? Axes.CLEAN_MODEL : "",
                                Long.toString(cell.seed()),
                                number.split(),
                                number.trigger(),
                                number.metric(),
                                text(number.k()),
                                Decimal.shortest(number.value()),
                                row.quantity().unit(),
                                Long.toString(number.n()),
                                Boolean.toString(row.quantity().higherIsBetter())));
        Map<String, String> places = cell.places();
        varying.options().forEach(place -> fields.add(places.getOrDefault(place, "")));
        varying.qualifiers()
                .forEach(name -> fields.add(number.qualifiers().getOrDefault(name, "")));
        return fields;
    }

    /** One row for each stage; the column {@code cell} is empty where several cells share it. */
    static String costs(RunResults run) {
        StringWriter text = new StringWriter();
        try (CsvWriter csv = open(text)) {
            csv.writeRecord(
                    "run",
                    "cell",
                    "title",
                    "stage",
                    "key",
                    "cached",
                    "wall_seconds",
                    "samples",
                    "pictures_embedded",
                    "labels",
                    "steps",
                    "images_per_second",
                    "peak_memory_mib",
                    "waiting_seconds",
                    "skipped_steps");
            for (StageCost cost : run.costs()) {
                csv.writeRecord(
                        run.run(),
                        text(cost.cell()),
                        cost.title(),
                        cost.stage(),
                        cost.key(),
                        Boolean.toString(cost.cached()),
                        Decimal.shortest(cost.wallSeconds()),
                        Long.toString(cost.samples()),
                        text(cost.pictures()),
                        Long.toString(cost.labels()),
                        Long.toString(cost.steps()),
                        Decimal.shortest(cost.imagesPerSecond()),
                        Decimal.shortest(cost.peakMemoryMib()),
                        Decimal.shortest(cost.waitingSeconds()),
                        Long.toString(cost.skippedSteps()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static CsvWriter open(StringWriter text) {
        return CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text);
    }

    private static String text(OptionalLong value) {
        return value.isPresent() ? Long.toString(value.getAsLong()) : "";
    }

    private static String text(OptionalInt value) {
        return value.isPresent() ? Integer.toString(value.getAsInt()) : "";
    }
}
