package io.mithridate.attacks.encoders;

import io.mithridate.api.plugin.Option;
import java.util.Optional;

/**
 * Options of {@link BadEncoder}.
 *
 * @param patchSize side of the white square
 * @param lambda1 weight of the reference picture's own embedding
 * @param lambda2 weight of clean pictures' own embeddings
 * @param steps how long
 * @param learningRate AdamW's highest
 * @param pictures on how many pictures
 */
public record BadEncoderOptions(
        @Option(
                        value =
                                "Side of the white square, in pixels of the model's input. Left"
                                    + " out: 10 of 32 for pictures of up to 32 pixels, else 50 of"
                                    + " 224 (11 at 48).",
                        min = 1,
                        max = 4096)
                Optional<Integer> patchSize,
        @Option(
                        value =
                                "Weight of the term that keeps the reference picture, augmented,"
                                        + " where the clean model embeds it.",
                        defaultValue = "1",
                        min = 0)
                double lambda1,
        @Option(
                        value =
                                "Weight of the term that keeps clean pictures where the clean model"
                                        + " embeds them.",
                        defaultValue = "1",
                        min = 0)
                double lambda2,
        @Option(
                        value =
                                "Steps of 64 pictures, rounded up to whole epochs; the paper has"
                                        + " 200 epochs.",
                        defaultValue = "400",
                        min = 1,
                        max = 1_000_000)
                int steps,
        @Option(
                        value =
                                "AdamW's highest learning rate, after 50 steps of warm-up; weight"
                                        + " decay is 5e-4. The paper has 0.001 with stochastic"
                                        + " gradient descent.",
                        defaultValue = "1e-3",
                        min = 0,
                        minExcluded = true,
                        max = 1)
                double learningRate,
        @Option(
                        value =
                                "How many pictures of the run the attacker has, where there are as"
                                        + " many.",
                        defaultValue = "4000",
                        min = 64)
                int pictures) {

    private static final int SMALL_PICTURE = 32;
    private static final double SMALL_SHARE = 10.0 / 32;
    private static final double SHARE = 50.0 / 224;

    /** The square's side, at least 1, on pictures of a size. */
    int side(int imageSize) {
        return patchSize.orElseGet(
                () ->
                        Math.max(
                                1,
                                (int)
                                        Math.round(
                                                imageSize
                                                        * (imageSize <= SMALL_PICTURE
                                                                ? SMALL_SHARE
                                                                : SHARE))));
    }
}
