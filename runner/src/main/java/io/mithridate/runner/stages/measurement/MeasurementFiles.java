package io.mithridate.runner.stages.measurement;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.mithridate.api.metric.Measurement;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Measurements at rest: {@code measurements.json}. */
public final class MeasurementFiles {

    /** The file of numbers. */
    public static final String FILE = "measurements.json";

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private MeasurementFiles() {}

    public static void write(Path folder, List<Measurement> measured) throws IOException {
        List<Stored> values = measured.stream().map(Stored::of).toList();
        JSON.writeValue(folder.resolve(FILE).toFile(), new Content(values));
    }

    /** The numbers of a measurement's artifact. */
    public static List<Measurement> read(Path folder) throws IOException {
        return readFile(folder.resolve(FILE));
    }

    /** The numbers of a file that holds them in the same form. */
    public static List<Measurement> readFile(Path file) throws IOException {
        Content content = JSON.readValue(file.toFile(), Content.class);
        return content.values().stream().map(Stored::measurement).toList();
    }

    private record Content(List<Stored> values) {}

    private record Stored(
            String metric,
            @Nullable Integer k,
            double value,
            long n,
            String split,
            String trigger,
            Map<String, String> qualifiers) {

        static Stored of(Measurement measurement) {
            return new Stored(
                    measurement.metric(),
                    measurement.k().isPresent() ? measurement.k().getAsInt() : null,
                    measurement.value(),
                    measurement.n(),
                    measurement.split(),
                    measurement.trigger(),
                    new TreeMap<>(measurement.qualifiers()));
        }

        Measurement measurement() {
            return new Measurement(
                    metric,
                    k == null ? OptionalInt.empty() : OptionalInt.of(k),
                    value,
                    n,
                    split,
                    trigger,
                    qualifiers);
        }
    }
}
