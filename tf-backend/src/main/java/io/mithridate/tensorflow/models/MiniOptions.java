package io.mithridate.tensorflow.models;

import io.mithridate.api.plugin.Option;
import java.util.List;

/** The options of the model {@code mini}. */
public record MiniOptions(
        @Option(
                        value = "Side of the square input, in pixels.",
                        defaultValue = "48",
                        min = 16,
                        max = 512)
                int imageSize,
        @Option(
                        value =
                                "Output channels of the image tower's convolutions; each but the"
                                        + " last halves the picture's side.",
                        defaultValue = "[32, 64, 128, 256]",
                        min = 1,
                        max = 4096)
                List<Integer> imageWidths,
        @Option(
                        value = "Number of columns of an embedding.",
                        defaultValue = "128",
                        min = 1,
                        max = 4096)
                int embeddingDimension,
        @Option(
                        value = "Width of the text transformer, a multiple of text-heads.",
                        defaultValue = "96",
                        min = 1,
                        max = 4096)
                int textWidth,
        @Option(
                        value = "Heads of each attention in the text transformer.",
                        defaultValue = "2",
                        min = 1,
                        max = 64)
                int textHeads,
        @Option(value = "Blocks of the text transformer.", defaultValue = "2", min = 1, max = 48)
                int textLayers,
        @Option(
                        value =
                                "Tokens that are learnt from the captions, at most; 514 of them are"
                                        + " bytes and marks.",
                        defaultValue = "1500",
                        min = 514,
                        max = 65_536)
                int vocabulary,
        @Option(
                        value =
                                "Longest row of tokens; the model's is shorter where no caption,"
                                        + " prompt or caption of poison needs as many, with the"
                                        + " word of an attack that writes one.",
                        defaultValue = "32",
                        min = 3,
                        max = 512)
                int context,
        @Option(
                        value =
                                "Whether base and victim training hold pictures of the same caption"
                                        + " against each other (negative), as the published loss"
                                        + " does, or leave them out of the denominators (ignored).",
                        defaultValue = "ignored")
                SameCaptions sameCaptions) {

    public MiniOptions {
        imageWidths = List.copyOf(imageWidths);
        if (imageWidths.size() < 2) {
            throw new IllegalArgumentException(
                    "image-widths: %s; at least two are needed".formatted(imageWidths));
        }
        if (imageSize >> (imageWidths.size() - 1) < 1) {
            throw new IllegalArgumentException(
                    "image-widths: %d convolutions leave nothing of %d pixels"
                            .formatted(imageWidths.size(), imageSize));
        }
        if (textWidth % textHeads != 0) {
            throw new IllegalArgumentException(
                    "text-width: %d is not a multiple of text-heads: %d"
                            .formatted(textWidth, textHeads));
        }
    }
}
