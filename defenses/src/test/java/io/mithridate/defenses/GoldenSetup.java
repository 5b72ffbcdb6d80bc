package io.mithridate.defenses;

import io.mithridate.tensorflow.training.LossHarness;
import io.mithridate.testkit.GoldenTensors;
import java.util.Map;

/**
 * The samples of the golden batch that have sub-captions.
 *
 * @param rows the sample that each row of sub-captions is assigned to
 * @param weights 1 for a sample, 0 for padding
 * @param truths 1 in row i and column j if positive j is true of the sample of row i
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record GoldenSetup(int[] rows, float[] weights, float[][] truths) {

    static final GoldenTensors GOLDEN = GoldenTensors.read(GoldenSetup.class, "losses.safetensors");
    static final int SAMPLES = 6;
    static final int DIMENSION = 16;

    private static final Map<String, String> EMBEDDINGS =
            Map.of(
                    "image", "image",
                    "noisy-image", "image",
                    "frozen noisy-image", "frozen_image",
                    "frozen caption", "frozen_text",
                    "augmented-image", "augmented_image",
                    "caption", "text",
                    "augmented-caption", "augmented_text",
                    "sub-caption.positive", "positive",
                    "sub-caption.negative", "negative",
                    "logit scale", "logit_scale");

    /** Creates a setup in which every positive is true only of its own sample. */
    GoldenSetup(int[] rows, float[] weights) {
        this(rows, weights, new float[rows.length][rows.length]);
    }

    /** Returns the setup of the golden numbers, in which every sample has sub-captions. */
    public static GoldenSetup all() {
        return new GoldenSetup(new int[] {0, 1, 2, 3, 4, 5}, new float[] {1, 1, 1, 1, 1, 1});
    }

    /** Returns a harness on the golden embeddings with a sub-caption for each row. */
    LossHarness harness() {
        LossHarness harness =
                new LossHarness().logitScale(Math.exp(GOLDEN.doubles("logit_scale")[0]));
        EMBEDDINGS.forEach(
                (view, golden) -> {
                    if (!golden.equals("logit_scale")) {
                        int count = view.startsWith("sub-caption") ? rows.length : SAMPLES;
                        harness.given(view, embedding(golden, count));
                    }
                });
        float[] chosen = new float[rows.length];
        for (int i = 0; i < rows.length; i++) {
            chosen[i] = rows[i];
        }
        return harness.given("rows of sub-caption", new float[][] {chosen})
                .given("weights of sub-caption", new float[][] {weights})
                .given("truths of sub-caption", truths);
    }

    private static float[][] embedding(String golden, int count) {
        double[] values = GOLDEN.doubles("embedding." + golden);
        float[][] embedding = new float[count][DIMENSION];
        for (int i = 0; i < count * DIMENSION; i++) {
            embedding[i / DIMENSION][i % DIMENSION] = (float) values[i];
        }
        return embedding;
    }

    /** Returns the golden name of a view's embeddings. */
    static String embeddingOf(String view) {
        String name = EMBEDDINGS.get(view);
        if (name == null) {
            throw new AssertionError("the objective embeds '%s'".formatted(view));
        }
        return name;
    }

    /** Returns a golden loss. */
    public static double loss(String name) {
        return GOLDEN.doubles("loss." + name)[0];
    }

    /** Returns the cosine similarity of two golden embeddings. */
    static double cosine(String one, int row, String other, int otherRow) {
        double[] a = GOLDEN.doubles("embedding." + one);
        double[] b = GOLDEN.doubles("embedding." + other);
        double product = 0;
        double squareOfOne = 0;
        double squareOfOther = 0;
        for (int i = 0; i < DIMENSION; i++) {
            double x = a[row * DIMENSION + i];
            double y = b[otherRow * DIMENSION + i];
            product += x * y;
            squareOfOne += x * x;
            squareOfOther += y * y;
        }
        return product / Math.sqrt(squareOfOne * squareOfOther);
    }
}
