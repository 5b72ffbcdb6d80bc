package io.mithridate.runner.stages.measurement;

import io.mithridate.api.metric.Measurement;
import io.mithridate.store.StoredJson;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Stores measurements as {@code measurements.json}. */
public final class MeasurementFiles {

    /** The file name. */
    public static final String FILE = "measurements.json";

    private MeasurementFiles() {}

    public static void write(Path folder, List<Measurement> measured) throws IOException {
        StoredJson.write(folder.resolve(FILE), new Content(measured));
    }

    /** Returns the text of a file of measurements. */
    public static String text(List<Measurement> measured) throws IOException {
        return StoredJson.text(new Content(measured));
    }

    /** Reads the measurements of an artifact. */
    public static List<Measurement> read(Path folder) throws IOException {
        return readFile(folder.resolve(FILE));
    }

    /** Reads measurements from a file in the same format. */
    public static List<Measurement> readFile(Path file) throws IOException {
        return StoredJson.read(file, Content.class).values();
    }

    private record Content(List<Measurement> values) {}
}
