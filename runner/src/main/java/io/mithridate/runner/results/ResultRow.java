package io.mithridate.runner.results;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.mithridate.api.metric.Measurement;
import io.mithridate.api.metric.Quantity;
import java.util.List;
import java.util.TreeMap;

/**
 * One number of one cell, as the files write it.
 *
 * @param run names the run
 * @param cell the cell
 * @param measurement the number
 * @param quantity what its metric says of it
 * @param options the cell's options; where the number has qualifiers, they are added under the key
 *     {@value #QUALIFIERS}
 */
record ResultRow(
        String run, CellResult cell, Measurement measurement, Quantity quantity, String options) {

    /** Where the qualifiers of a measurement stand among the options. */
    static final String QUALIFIERS = "qualifiers";

    private static final ObjectMapper JSON =
            JsonMapper.builder()
                    .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                    // Options are written again as they were, not as the nearest double.
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .build();

    /** All rows of a run, by cell and in the order in which they were measured. */
    static List<ResultRow> of(RunResults run) {
        return run.cells().stream()
                .filter(CellResult::succeeded)
                .flatMap(cell -> cell.measurements().stream().map(number -> row(run, cell, number)))
                .toList();
    }

    private static ResultRow row(RunResults run, CellResult cell, Measurement measurement) {
        return new ResultRow(
                run.run(),
                cell,
                measurement,
                run.quantity(measurement.metric()),
                options(cell, measurement));
    }

    private static String options(CellResult cell, Measurement measurement) {
        if (measurement.qualifiers().isEmpty()) {
            return cell.options();
        }
        try {
            TreeMap<String, JsonNode> options = new TreeMap<>();
            JSON.readTree(cell.options())
                    .properties()
                    .forEach(entry -> options.put(entry.getKey(), entry.getValue()));
            options.put(QUALIFIERS, JSON.valueToTree(new TreeMap<>(measurement.qualifiers())));
            return JSON.writeValueAsString(options);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "the options of cell %d are no JSON: %s"
                            .formatted(cell.number(), cell.options()),
                    e);
        }
    }
}
