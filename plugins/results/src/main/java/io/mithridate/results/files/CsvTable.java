package io.mithridate.results.files;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.mithridate.api.metric.Measurement;
import io.mithridate.config.Decimal;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A table of comma-separated values in UTF-8 with line feeds. Each column computes its field from a
 * row.
 *
 * @param <T> the type of the rows
 */
public final class CsvTable<T> {

    private final Map<String, Function<? super T, ?>> columns = new LinkedHashMap<>();

    /** Adds a column. */
    public void column(String name, Function<? super T, ?> value) {
        columns.put(name, value);
    }

    /**
     * Adds a column for each qualifier of measurements, in the order of their names; a name is
     * prefixed if it equals that of another column.
     *
     * @param numbers the measurements whose qualifiers have columns
     * @param number returns the measurement of a row
     */
    public void qualifiers(Stream<Measurement> numbers, Function<? super T, Measurement> number) {
        numbers.flatMap(each -> each.qualifiers().keySet().stream())
                .distinct()
                .sorted()
                .forEach(
                        name ->
                                column(
                                        columns.containsKey(name) ? "metric." + name : name,
                                        row ->
                                                number.apply(row)
                                                        .qualifiers()
                                                        .getOrDefault(name, "")));
    }

    /** Returns the content of the file. */
    public String of(Stream<? extends T> rows) {
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
            csv.writeRecord(columns.keySet());
            rows.forEach(
                    row ->
                            csv.writeRecord(
                                    columns.values().stream()
                                            .map(value -> field(value.apply(row)))
                                            .toList()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static String field(Object value) {
        if (value instanceof Double number) {
            return Decimal.shortest(number);
        }
        if (value instanceof OptionalDouble number) {
            return Decimal.shortest(number);
        }
        if (value instanceof OptionalInt number) {
            return number.isPresent() ? Integer.toString(number.getAsInt()) : "";
        }
        return value.toString();
    }
}
