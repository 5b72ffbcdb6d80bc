package io.mithridate.tensorflow.clip.architecture;

import io.mithridate.api.model.InvalidCheckpointException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A checkpoint's metadata, read as an architecture's settings.
 *
 * @param file where it comes from, for complaints
 * @param values by name
 */
record ArchitectureMetadata(Path file, Map<String, String> values) {

    /** The key of the architecture's name. */
    static final String ARCHITECTURE = "architecture";

    /** Returns whether there is a setting; Python's {@code None} is none. */
    boolean has(String key) {
        String value = values.get(key);
        return value != null && !value.equals("None");
    }

    /** A text. */
    String text(String key) {
        String value = values.get(key);
        if (value == null) {
            throw new InvalidCheckpointException(
                    file,
                    "its metadata has no '%s', only %s"
                            .formatted(key, values.keySet().stream().sorted().toList()));
        }
        return value;
    }

    /** A whole number above zero. */
    int number(String key) {
        return positive(key, text(key));
    }

    /** Whole numbers above zero, with commas between them, in parentheses or not. */
    List<Integer> numbers(String key) {
        String list = text(key).strip();
        String bare =
                list.startsWith("(") && list.endsWith(")")
                        ? list.substring(1, list.length() - 1)
                        : list;
        return Arrays.stream(bare.split(",")).map(part -> positive(key, part)).toList();
    }

    /** One of the things that there are, by their names. */
    <T> T oneOf(String key, T[] known, Function<T, String> names) {
        String text = text(key);
        return Arrays.stream(known)
                .filter(candidate -> names.apply(candidate).equals(text))
                .findFirst()
                .orElseThrow(
                        () ->
                                new InvalidCheckpointException(
                                        file,
                                        "its metadata says %s: '%s', which should be one of %s"
                                                .formatted(
                                                        key,
                                                        text,
                                                        Arrays.stream(known).map(names).toList())));
    }

    private int positive(String key, String text) {
        int number;
        try {
            number = Integer.parseInt(text.strip());
        } catch (NumberFormatException notANumber) {
            number = 0;
        }
        if (number < 1) {
            throw new InvalidCheckpointException(
                    file,
                    "its metadata says %s: '%s', which should be a whole number above 0"
                            .formatted(key, text));
        }
        return number;
    }
}
