package io.mithridate.clipfiles;

import io.mithridate.api.plugin.Option.TextOption;
import io.mithridate.tensorflow.clip.architecture.ClipArchitecture;
import io.mithridate.tensorflow.clip.architecture.ClipPresets;
import java.util.Optional;

/**
 * The name of a CLIP architecture in an experiment.
 *
 * @param text the name of a preset, {@code auto} for the architecture of the weights, or {@code
 *     custom} for given sizes
 */
@TextOption(
        value =
                "auto, custom, or one of RN50, RN101, RN50x4, RN50x16, RN50x64, ViT-B/32, ViT-B/16,"
                        + " ViT-L/14, ViT-L/14@336",
        known = {
            "auto",
            "custom",
            "RN50",
            "RN101",
            "RN50x4",
            "RN50x16",
            "RN50x64",
            "ViT-B/32",
            "ViT-B/16",
            "ViT-L/14",
            "ViT-L/14@336"
        })
public record ClipName(String text) {

    /** The architecture of the weights. */
    public static final ClipName AUTO = new ClipName("auto");

    /** An architecture with given sizes. */
    public static final ClipName CUSTOM = new ClipName("custom");

    /**
     * Parses a name.
     *
     * @throws IllegalArgumentException if no CLIP has this name; the message lists all names
     */
    public static ClipName parse(String text) {
        ClipName name = new ClipName(text);
        if (!name.equals(AUTO) && !name.equals(CUSTOM) && name.preset().isEmpty()) {
            throw new IllegalArgumentException(
                    "it must be auto, custom or one of " + String.join(", ", ClipPresets.names()));
        }
        return name;
    }

    /** Returns the architecture of this preset; empty for a name that is not a preset. */
    Optional<ClipArchitecture> preset() {
        return ClipPresets.names().contains(text)
                ? Optional.of(ClipPresets.named(text))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return text;
    }
}
