package io.mithridate.attacks.stamps;

import io.mithridate.api.attack.AttackState;
import io.mithridate.api.attack.NumberArray;
import java.util.List;

/**
 * Reads an attack's state, and says what is missing in one that is not the attack's.
 *
 * @param state what was stored
 */
public record StoredTrigger(AttackState state) {

    /**
     * A text by its name.
     *
     * @throws IllegalArgumentException if the state has none of that name
     */
    public String text(String name) {
        String value = state.properties().get(name);
        if (value == null) {
            throw new IllegalArgumentException(
                    "the attack's state has no '%s', only %s"
                            .formatted(
                                    name, state.properties().keySet().stream().sorted().toList()));
        }
        return value;
    }

    /**
     * A whole number by its name.
     *
     * @throws IllegalArgumentException if the state has none of that name
     */
    public int wholeNumber(String name) {
        return Integer.parseInt(text(name));
    }

    /**
     * A number by its name.
     *
     * @throws IllegalArgumentException if the state has none of that name
     */
    public double number(String name) {
        return Double.parseDouble(text(name));
    }

    /**
     * A truth by its name.
     *
     * @throws IllegalArgumentException if the state has none of that name
     */
    public boolean truth(String name) {
        return Boolean.parseBoolean(text(name));
    }

    /**
     * The numbers of an array.
     *
     * @param shape the lengths of the axes that it must have
     * @throws IllegalArgumentException if the state has no array of that name and shape
     */
    public float[] numbers(String name, Integer... shape) {
        NumberArray array = state.array(name);
        if (!array.shape().equals(List.of(shape))) {
            throw new IllegalArgumentException(
                    "the attack's state has '%s' in the shape %s; pictures of this size need %s"
                            .formatted(name, array.shape(), List.of(shape)));
        }
        return array.values();
    }

    /**
     * A pattern as large as the picture, ready to be added to its pixels.
     *
     * @return rows, pixels and channels, the latter fastest
     * @throws IllegalArgumentException if the state has no pattern of this size
     */
    public float[] pattern(String name, int imageSize) {
        return ChannelOrder.interleaved(numbers(name, 3, imageSize, imageSize), imageSize);
    }
}
