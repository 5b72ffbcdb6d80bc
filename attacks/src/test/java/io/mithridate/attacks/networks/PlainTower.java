package io.mithridate.attacks.networks;

import io.mithridate.api.data.Image;
import io.mithridate.api.model.Checkpoint;
import io.mithridate.tensorflow.clip.ClipCheckpoint;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * The image tower of a model with two convolutions, as loops in double precision.
 *
 * @param weights the weights by name, in the checkpoint's axis order
 */
public record PlainTower(Map<String, double[]> weights) {

    private static final double[] MEAN = {0.48145466, 0.4578275, 0.40821073};
    private static final double[] DEVIATION = {0.26862954, 0.26130258, 0.27577711};

    /** Reads the tower of a model. */
    public static PlainTower read(Checkpoint checkpoint) {
        Map<String, double[]> weights = new HashMap<>();
        ClipCheckpoint.read(checkpoint)
                .weights()
                .forEach((name, values) -> weights.put(name, PlainLayers.doubles(values)));
        return new PlainTower(weights);
    }

    /** Returns the tower with one weight replaced. */
    public PlainTower with(String name, double[] values) {
        Map<String, double[]> changed = new HashMap<>(weights);
        changed.put(name, values);
        return new PlainTower(changed);
    }

    /** Returns the numbers of a weight. */
    public double[] weight(String name) {
        return Objects.requireNonNull(weights.get(name), name);
    }

    /** Returns the factor that cosines are multiplied by. */
    public double scale() {
        return Math.exp(weight("logit_scale")[0]);
    }

    /** Returns the gray levels of a picture: rows, columns, channels. */
    public static double[][][] levels(Image picture) {
        double[][][] levels = new double[picture.height()][picture.width()][Image.CHANNELS];
        for (int y = 0; y < picture.height(); y++) {
            for (int x = 0; x < picture.width(); x++) {
                for (int channel = 0; channel < Image.CHANNELS; channel++) {
                    levels[y][x][channel] = picture.value(x, y, channel);
                }
            }
        }
        return levels;
    }

    /** Returns the embedding of a picture, of unit length. */
    public double[] embed(Image picture) {
        return embed(levels(picture));
    }

    /** Returns the embedding, of unit length, of gray levels that may be fractional. */
    public double[] embed(double[][][] levels) {
        double[][][][] images = {
            Arrays.stream(levels)
                    .map(
                            row ->
                                    Arrays.stream(row)
                                            .map(PlainTower::normalize)
                                            .toArray(double[][]::new))
                    .toArray(double[][][]::new)
        };
        images = layer(layer(images, 1, 2), 2, 1);
        int width = images[0][0][0].length;
        double[] projection = weight("visual.proj");
        double[] embedding = new double[projection.length / width];
        for (double[][] row : images[0]) {
            for (double[] place : row) {
                for (int i = 0; i < projection.length; i++) {
                    embedding[i % embedding.length] += place[i / embedding.length] * projection[i];
                }
            }
        }
        double length = Math.sqrt(dot(embedding, embedding));
        return Arrays.stream(embedding).map(number -> number / length).toArray();
    }

    private static double[] normalize(double[] levels) {
        double[] normalized = new double[levels.length];
        Arrays.setAll(normalized, c -> (levels[c] / 255 - MEAN[c]) / DEVIATION[c]);
        return normalized;
    }

    private double[][][][] layer(double[][][][] images, int number, int stride) {
        String norm = "visual.bn%d.".formatted(number);
        double[] gain = weight(norm + "weight");
        return PlainLayers.each(
                PlainLayers.normalised(
                        PlainLayers.convolution(
                                images,
                                weight("visual.conv%d.weight".formatted(number)),
                                gain.length,
                                stride),
                        weight(norm + "running_mean"),
                        weight(norm + "running_var"),
                        gain,
                        weight(norm + "bias")),
                sum -> Math.max(0, sum));
    }

    /** Returns the dot product, which is the cosine for embeddings of unit length. */
    public static double dot(double[] one, double[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += one[i] * other[i];
        }
        return sum;
    }
}
