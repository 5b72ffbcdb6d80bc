package io.mithridate.tensorflow.clip.architecture;

import io.mithridate.api.model.InvalidCheckpointException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A checkpoint's metadata, read as the settings of an architecture.
 *
 * @param file the checkpoint's file, for error messages
 * @param values the settings by name
 */
record ArchitectureMetadata(Path file, Map<String, String> values) {

    /** The key of the architecture's name. */
    static final String ARCHITECTURE = "architecture";

    /** Returns whether a setting is present; Python's {@code None} is treated as absent. */
    boolean has(String key) {
        String value = values.get(key);
        return value != null && !value.equals("None");
    }

    /** Returns the value of a setting as a string. */
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

    /** Returns the value of a setting that is an integer above 0. */
    int number(String key) {
        return parsePositive(key, text(key));
    }

    /** Returns integers above 0, separated by commas and optionally in parentheses. */
    List<Integer> numbers(String key) {
        String list = text(key).strip();
        String bare =
                list.startsWith("(") && list.endsWith(")")
                        ? list.substring(1, list.length() - 1)
                        : list;
        return Arrays.stream(bare.split(",")).map(part -> parsePositive(key, part)).toList();
    }

    /** Returns the known value whose name equals the setting. */
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

    private int parsePositive(String key, String text) {
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
