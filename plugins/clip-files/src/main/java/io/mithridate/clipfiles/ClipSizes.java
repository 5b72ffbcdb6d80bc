package io.mithridate.clipfiles;

import io.mithridate.api.plugin.Option;
import io.mithridate.tensorflow.clip.architecture.ClipArchitecture;
import io.mithridate.tensorflow.clip.architecture.ImageTower;
import io.mithridate.tensorflow.clip.layers.Activation;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The sizes of a CLIP that is not a preset. */
public record ClipSizes(
        @Option(value = "Side of the square input, in pixels.", min = 16, max = 1024) int imageSize,
        @Option(
                        value =
                                "Number of blocks of the image tower: one number for a vision"
                                        + " transformer; four, one for each stage, for a ResNet.",
                        min = 1,
                        max = 256)
                List<Integer> visionLayers,
        @Option(
                        value = "Width of a vision transformer, or channels after a ResNet's stem.",
                        min = 2,
                        max = 8192)
                int visionWidth,
        @Option(
                        value =
                                "Number of heads of the image tower's attention. Default: one for"
                                        + " each 64 columns.",
                        min = 1,
                        max = 1024)
                Optional<Integer> visionHeads,
        @Option(
                        value =
                                "Side of a vision transformer's patches, in pixels; omit for a"
                                        + " ResNet.",
                        min = 1,
                        max = 1024)
                Optional<Integer> patchSize,
        @Option(value = "Number of columns of an embedding.", min = 1, max = 8192)
                int embeddingDimension,
        @Option(value = "Width of the text transformer.", min = 1, max = 8192) int textWidth,
        @Option(
                        value =
                                "Number of heads of each attention in the text transformer."
                                        + " Default: one for each 64 columns.",
                        min = 1,
                        max = 1024)
                Optional<Integer> textHeads,
        @Option(value = "Number of blocks of the text transformer.", min = 1, max = 256)
                int textLayers,
        @Option(value = "Number of tokens.", defaultValue = "49408", min = 514, max = 1_000_000)
                int vocabulary,
        @Option(value = "Length of a row of tokens.", defaultValue = "77", min = 3, max = 1024)
                int context) {

    private static final int HEAD_WIDTH = 64;

    public ClipSizes {
        visionLayers = List.copyOf(visionLayers);
        if (patchSize.isPresent() && visionLayers.size() != 1) {
            throw new IllegalArgumentException(
                    "vision-layers: %s with patch-size: %d; a vision transformer has one number of blocks"
                            .formatted(visionLayers, patchSize.get()));
        }
        if (patchSize.isEmpty() && visionLayers.size() == 1) {
            throw new IllegalArgumentException(
                    ("vision-layers: %s without patch-size; give patch-size for a vision"
                                    + " transformer, or the blocks of four stages for a ResNet")
                            .formatted(visionLayers));
        }
        // Rejects inconsistent sizes here, while the experiment can still be changed.
        Objects.requireNonNull(
                architecture(
                        imageSize,
                        ImageTower.of(visionLayers, visionWidth, visionHeads, patchSize),
                        embeddingDimension,
                        context,
                        vocabulary,
                        textWidth,
                        textHeads,
                        textLayers));
    }

    /** Returns the architecture with these sizes and OpenAI's activation. */
    ClipArchitecture architecture() {
        return architecture(
                imageSize,
                ImageTower.of(visionLayers, visionWidth, visionHeads, patchSize),
                embeddingDimension,
                context,
                vocabulary,
                textWidth,
                textHeads,
                textLayers);
    }

    private static ClipArchitecture architecture(
            int imageSize,
            ImageTower tower,
            int embeddingDimension,
            int context,
            int vocabulary,
            int textWidth,
            Optional<Integer> textHeads,
            int textLayers) {
        return new ClipArchitecture(
                imageSize,
                tower,
                embeddingDimension,
                context,
                vocabulary,
                textWidth,
                textHeads.orElse(Math.max(1, textWidth / HEAD_WIDTH)),
                textLayers,
                Activation.QUICK_GELU);
    }
}
