package io.mithridate.api.metric;

import io.mithridate.api.attack.NumberArray;
import io.mithridate.api.data.Image;
import java.util.List;
import java.util.Map;

/**
 * What a metric found.
 *
 * @param values the numbers
 * @param arrays attachments by name, such as embeddings to project
 * @param images attachments by name, such as saliency maps
 */
public record Measurements(
        List<Measurement> values, Map<String, NumberArray> arrays, Map<String, Image> images) {

    public Measurements {
        values = List.copyOf(values);
        arrays = Map.copyOf(arrays);
        images = Map.copyOf(images);
    }

    /** Numbers without attachments. */
    public static Measurements of(List<Measurement> values) {
        return new Measurements(values, Map.of(), Map.of());
    }
}
