package io.mithridate.runner.stages.measurement;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import io.mithridate.api.metric.Measurement;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Measurements at rest: {@code measurements.json}. */
public final class MeasurementFiles {

    /** The file of numbers. */
    public static final String FILE = "measurements.json";

    private static final ObjectMapper JSON =
            new ObjectMapper()
                    .registerModule(new Jdk8Module())
                    .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                    .enable(SerializationFeature.INDENT_OUTPUT);

    private MeasurementFiles() {}

    public static void write(Path folder, List<Measurement> measured) throws IOException {
        JSON.writeValue(folder.resolve(FILE).toFile(), new Content(measured));
    }

    /** The text of a file of numbers. */
    public static String text(List<Measurement> measured) throws IOException {
        return JSON.writeValueAsString(new Content(measured));
    }

    /** The numbers of a measurement's artifact. */
    public static List<Measurement> read(Path folder) throws IOException {
        return readFile(folder.resolve(FILE));
    }

    /** The numbers of a file that holds them in the same form. */
    public static List<Measurement> readFile(Path file) throws IOException {
        return JSON.readValue(file.toFile(), Content.class).values();
    }

    private record Content(List<Measurement> values) {}
}
