package io.mithridate.runner.stages.measurement;

import io.mithridate.api.metric.Measurement;
import io.mithridate.runner.store.StoredJson;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Measurements at rest: {@code measurements.json}. */
public final class MeasurementFiles {

    /** The file of numbers. */
    public static final String FILE = "measurements.json";

    private MeasurementFiles() {}

    public static void write(Path folder, List<Measurement> measured) throws IOException {
        StoredJson.write(folder.resolve(FILE), new Content(measured));
    }

    /** The text of a file of numbers. */
    public static String text(List<Measurement> measured) throws IOException {
        return StoredJson.text(new Content(measured));
    }

    /** The numbers of a measurement's artifact. */
    public static List<Measurement> read(Path folder) throws IOException {
        return readFile(folder.resolve(FILE));
    }

    /** The numbers of a file that holds them in the same form. */
    public static List<Measurement> readFile(Path file) throws IOException {
        return StoredJson.read(file, Content.class).values();
    }

    private record Content(List<Measurement> values) {}
}
