package io.mithridate.runner.results;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.mithridate.api.metric.Measurement;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * The contents of {@code results.csv} and {@code costs.csv}: UTF-8, commas, line feeds.
 *
 * <p>Costs are apart from results so that two runs with equal results have equal {@code
 * results.csv} but for the column {@code run}.
 */
final class CsvFiles {

    private CsvFiles() {}

    /** One row for each cell and number; cells that failed have none. */
    static String results(RunResults run) {
        StringWriter text = new StringWriter();
        try (CsvWriter csv = open(text)) {
            csv.writeRecord(
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
                    "higher_is_better",
                    "options");
            for (ResultRow row : ResultRow.of(run)) {
                CellResult cell = row.cell();
                Measurement number = row.measurement();
                csv.writeRecord(
                        row.run(),
                        Integer.toString(cell.number()),
                        cell.dataset(),
                        cell.model(),
                        cell.attack().name(),
                        cell.defense().name(),
                        cell.control() ? CellResult.CLEAN_MODEL : "",
                        Long.toString(cell.seed()),
                        number.split(),
                        number.trigger(),
                        number.metric(),
                        text(number.k()),
                        Decimal.shortest(number.value()),
                        row.quantity().unit(),
                        Long.toString(number.n()),
                        Boolean.toString(row.quantity().higherIsBetter()),
                        row.options());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
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
                        Long.toString(cost.labels()),
                        Long.toString(cost.steps()),
                        text(cost.imagesPerSecond()),
                        text(cost.peakMemoryMib()),
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

    private static String text(OptionalInt value) {
        return value.isPresent() ? Integer.toString(value.getAsInt()) : "";
    }

    private static String text(OptionalDouble value) {
        return value.isPresent() ? Decimal.shortest(value.getAsDouble()) : "";
    }
}
