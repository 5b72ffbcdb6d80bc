package io.mithridate.tensorflow.clip.architecture;

import io.mithridate.api.model.InvalidCheckpointException;
import io.mithridate.tensorflow.clip.layers.Activation;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A checkpoint's metadata, read as the settings of an architecture.
 *
 * @param file the checkpoint's file, for error messages
 * @param values the settings by name
 */
public record ArchitectureMetadata(Path file, Map<String, String> values) {

    /** The key of the architecture's name. */
    static final String ARCHITECTURE = "architecture";

    /** The key of the transformers' activation. */
    static final String ACTIVATION = "activation";

    /**
     * Returns whether the metadata describes an architecture. Files that were written by other
     * programs have no such metadata.
     */
    public boolean isDescribed() {
        return values.containsKey(ARCHITECTURE) || values.containsKey("embed_dim");
    }

    /**
     * Returns the activation that the metadata names, if any.
     *
     * @throws InvalidCheckpointException if the activation is unknown
     */
    public Optional<Activation> activation() {
        if (!has(ACTIVATION)) {
            return Optional.empty();
        }
        Optional<Activation> known =
                Arrays.stream(Activation.values())
                        .filter(candidate -> candidate.text().equals(text(ACTIVATION)))
                        .findFirst();
        if (known.isEmpty()) {
            throw new InvalidCheckpointException(
                    file,
                    "its metadata says %s: '%s', which should be one of %s"
                            .formatted(
                                    ACTIVATION,
                                    text(ACTIVATION),
                                    Arrays.stream(Activation.values())
                                            .map(Activation::text)
                                            .toList()));
        }
        return known;
    }

    /**
     * Returns the architecture that the metadata describes.
     *
     * @throws InvalidCheckpointException if the metadata names an unknown architecture, lacks a
     *     setting, or contains settings that differ from those of the named architecture
     */
    public Architecture architecture() {
        String name = has(ARCHITECTURE) ? text(ARCHITECTURE) : ClipArchitecture.NAME;
        try {
            return switch (name) {
                case MiniArchitecture.NAME -> MiniArchitecture.of(this);
                case ClipArchitecture.NAME -> ClipArchitecture.of(this);
                default -> preset(name);
            };
        } catch (IllegalArgumentException impossible) {
            throw new InvalidCheckpointException(file, String.valueOf(impossible.getMessage()));
        }
    }

    private Architecture preset(String name) {
        if (!ClipPresets.names().contains(name)) {
            throw new IllegalArgumentException(
                    "its architecture is '%s'; '%s', '%s' and %s are known"
                            .formatted(
                                    name,
                                    MiniArchitecture.NAME,
                                    ClipArchitecture.NAME,
                                    String.join(", ", ClipPresets.names())));
        }
        ClipArchitecture described = ClipArchitecture.of(this);
        if (!described.name().equals(name)) {
            throw new IllegalArgumentException(
                    "its architecture is '%s', but its settings %s are not that one's"
                            .formatted(name, described.metadata()));
        }
        return described;
    }

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
