package io.mithridate.clipfiles;

import io.mithridate.api.plugin.WrittenAsText;
import io.mithridate.tensorflow.clip.architecture.ClipArchitecture;
import io.mithridate.tensorflow.clip.architecture.ClipPresets;
import java.util.Optional;

/**
 * The name of a CLIP in an experiment.
 *
 * @param text a preset's name, {@code auto} for what the weights are of, or {@code custom} for one
 *     whose sizes are given
 */
@WrittenAsText(
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

    /** The architecture that the weights state. */
    public static final ClipName AUTO = new ClipName("auto");

    /** One whose sizes are given. */
    public static final ClipName CUSTOM = new ClipName("custom");

    /**
     * Reads a name.
     *
     * @throws IllegalArgumentException if there is no such CLIP; the message lists all names
     */
    public static ClipName parse(String text) {
        ClipName name = new ClipName(text);
        if (!name.equals(AUTO) && !name.equals(CUSTOM) && name.preset().isEmpty()) {
            throw new IllegalArgumentException(
                    "it must be auto, custom or one of " + String.join(", ", ClipPresets.names()));
        }
        return name;
    }

    /** The architecture of that name; empty if it is not a preset's. */
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
