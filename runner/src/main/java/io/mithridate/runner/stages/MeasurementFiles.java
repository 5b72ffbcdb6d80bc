package io.mithridate.runner.stages;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.mithridate.api.attack.NumberArray;
import io.mithridate.api.data.Image;
import io.mithridate.api.metric.Measurement;
import io.mithridate.api.metric.Measurements;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/**
 * Measurements at rest: {@code measurements.json}, and the attachments as files beside it, arrays
 * as little-endian 32-bit floats and pictures as PNG.
 */
public final class MeasurementFiles {

    /** The file of numbers. */
    public static final String FILE = "measurements.json";

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private MeasurementFiles() {}

    static void write(Path folder, List<Measurements> measured) throws IOException {
        List<Stored> values =
                measured.stream().flatMap(some -> some.values().stream()).map(Stored::of).toList();
        Map<String, List<Integer>> shapes = new TreeMap<>();
        for (Measurements some : measured) {
            for (Map.Entry<String, NumberArray> array : some.arrays().entrySet()) {
                Path file = attachment(folder, array.getKey() + ".f32");
                AttackStateFiles.writeFloats(file, array.getValue().values());
                shapes.put(array.getKey(), array.getValue().shape());
            }
            for (Map.Entry<String, Image> image : some.images().entrySet()) {
                writePng(attachment(folder, image.getKey() + ".png"), image.getValue());
            }
        }
        JSON.writeValue(folder.resolve(FILE).toFile(), new Content(values, shapes));
    }

    /** The numbers of an evaluation's artifact. */
    public static List<Measurement> read(Path folder) throws IOException {
        Content content = JSON.readValue(folder.resolve(FILE).toFile(), Content.class);
        return content.values().stream().map(Stored::measurement).toList();
    }

    /** A metric names its attachments: a name that leads out of the folder is refused. */
    private static Path attachment(Path folder, String name) throws IOException {
        Path attachments = folder.resolve("attachments");
        Path file = attachments.resolve(name).normalize();
        if (!attachments.equals(file.getParent())) {
            throw new IllegalArgumentException(
                    "'%s' is no name for an attachment: it may not contain a path".formatted(name));
        }
        Files.createDirectories(attachments);
        return file;
    }

    private static void writePng(Path file, Image image) throws IOException {
        BufferedImage picture =
                new BufferedImage(image.width(), image.height(), BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < image.height(); y++) {
            for (int x = 0; x < image.width(); x++) {
                picture.setRGB(
                        x,
                        y,
                        image.value(x, y, 0) << 16
                                | image.value(x, y, 1) << 8
                                | image.value(x, y, 2));
            }
        }
        ImageIO.write(picture, "png", file.toFile());
    }

    private record Content(List<Stored> values, Map<String, List<Integer>> arrays) {}

    private record Stored(
            String metric,
            @Nullable Integer k,
            double value,
            String unit,
            long n,
            boolean higherIsBetter,
            Map<String, String> qualifiers) {

        static Stored of(Measurement measurement) {
            return new Stored(
                    measurement.metric(),
                    measurement.k().isPresent() ? measurement.k().getAsInt() : null,
                    measurement.value(),
                    measurement.unit(),
                    measurement.n(),
                    measurement.higherIsBetter(),
                    new TreeMap<>(measurement.qualifiers()));
        }

        Measurement measurement() {
            return new Measurement(
                    metric,
                    k == null ? OptionalInt.empty() : OptionalInt.of(k),
                    value,
                    unit,
                    n,
                    higherIsBetter,
                    qualifiers);
        }
    }
}
