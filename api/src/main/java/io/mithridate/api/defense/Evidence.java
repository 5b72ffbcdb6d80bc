package io.mithridate.api.defense;

import io.mithridate.api.attack.NumberArray;
import io.mithridate.api.data.Image;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The findings of a detector in addition to its scores. They are stored with the scores, each array
 * and picture in a file with its name.
 *
 * @param numbers numbers by name, never NaN
 * @param arrays arrays by name, e.g. a mask or singular values
 * @param pictures pictures by name, e.g. a recovered trigger
 */
public record Evidence(
        Map<String, Double> numbers, Map<String, NumberArray> arrays, Map<String, Image> pictures) {

    /**
     * The name of the array in which a model detector stores the embedding that the recovered
     * trigger leads to. The array is as long as the model's embeddings.
     */
    public static final String EMBEDDING = "embedding";

    private static final Pattern KEBAB_CASE = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    /**
     * Creates evidence.
     *
     * @throws IllegalArgumentException if a name is not in kebab-case
     */
    public Evidence {
        numbers = Map.copyOf(numbers);
        arrays = Map.copyOf(arrays);
        pictures = Map.copyOf(pictures);
        requireFileNames(numbers.keySet());
        requireFileNames(arrays.keySet());
        requireFileNames(pictures.keySet());
    }

    /** Returns empty evidence. */
    public static Evidence none() {
        return new Evidence(Map.of(), Map.of(), Map.of());
    }

    /** Returns evidence that contains only numbers. */
    public static Evidence of(Map<String, Double> numbers) {
        return new Evidence(numbers, Map.of(), Map.of());
    }

    private static void requireFileNames(Set<String> names) {
        for (String name : names) {
            if (!KEBAB_CASE.matcher(name).matches()) {
                throw new IllegalArgumentException(
                        ("evidence name '%s' must be in kebab-case, such as 'mask-norm', because"
                                        + " files are named after it")
                                .formatted(name));
            }
        }
    }
}
