package io.mithridate.api.attack;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * All that an attack needs to trigger again: stored with the victim. Its maps are in alphabetical
 * order, so that what is made of them is the same in every process.
 *
 * @param properties settings by name
 * @param arrays numbers by name, all finite
 * @param measurements what was measured while the trigger was made, such as the signal-to-noise
 *     ratio of stamped pictures, by name; never NaN
 */
public record AttackState(
        Map<String, String> properties,
        Map<String, NumberArray> arrays,
        Map<String, Double> measurements) {

    public AttackState {
        properties = sorted(properties);
        arrays = sorted(arrays);
        measurements = sorted(measurements);
    }

    private static <T> Map<String, T> sorted(Map<String, T> map) {
        return Collections.unmodifiableSortedMap(new TreeMap<>(Map.copyOf(map)));
    }

    /** A state of which nothing was measured. */
    public AttackState(Map<String, String> properties, Map<String, NumberArray> arrays) {
        this(properties, arrays, Map.of());
    }

    /** The state of an attack that has none. */
    public static AttackState empty() {
        return new AttackState(Map.of(), Map.of());
    }

    /**
     * The array of a name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public NumberArray array(String name) {
        NumberArray array = arrays.get(name);
        if (array == null) {
            throw new IllegalArgumentException(
                    "the attack's state has no array '%s', only %s"
                            .formatted(name, arrays.keySet().stream().sorted().toList()));
        }
        return array;
    }
}
