package io.mithridate.attacks.generators;

import io.mithridate.attacks.networks.PlainLayers;

/**
 * The generator of Nguyen and Tran's code, {@code networks/models.py}, at a quarter of its widths,
 * as loops in double precision.
 *
 * @param name the prefix of the names of the network's weights
 * @param channels the number of channels of the network's result
 * @param ofTheBatch whether batch norm uses the statistics of the batch
 * @param weights returns a weight by its name and shape
 */
record PlainGenerator(String name, int channels, boolean ofTheBatch, Weights weights) {

    /** Returns weights by name and shape. */
    interface Weights {
        double[] of(String name, int... shape);
    }

    /** Maps (B, S, S, 3), from 0 to 1, to (B, S, S, channels); the last convolution has no ReLU. */
    double[][][][] of(double[][][][] pictures) {
        double[][][][] images = PlainLayers.pooled(convolveTwice(pictures, "down0", 8, 8));
        images = PlainLayers.pooled(convolveTwice(images, "down1", 16, 16));
        images = PlainLayers.pooled(convolveTwice(images, "down2", 32, 32));
        images = convolve(images, "middle", 32);
        images = convolveTwice(PlainLayers.doubled(images), "up2", 32, 16);
        images = convolveTwice(PlainLayers.doubled(images), "up1", 16, 8);
        images = convolve(PlainLayers.doubled(images), "up0.0", 8);
        return PlainLayers.each(normalize(images, "up0.1", channels), x -> Math.tanh(x) / 2 + 0.5);
    }

    private double[][][][] convolveTwice(
            double[][][][] images, String level, int first, int second) {
        return convolve(convolve(images, level + ".0", first), level + ".1", second);
    }

    private double[][][][] convolve(double[][][][] images, String layer, int outputs) {
        return PlainLayers.each(normalize(images, layer, outputs), x -> Math.max(0, x));
    }

    private double[][][][] normalize(double[][][][] images, String layer, int outputs) {
        String prefix = name + "." + layer;
        String norm = prefix + ".norm.";
        int inputs = images[0][0][0].length;
        double[][][][] sums =
                PlainLayers.convolution(
                        images, weights.of(prefix + ".weight", outputs, inputs, 3, 3), outputs, 1);
        double[] gain = weights.of(norm + "weight", outputs);
        double[] shift = weights.of(norm + "bias", outputs);
        return ofTheBatch
                ? PlainLayers.normalised(sums, gain, shift)
                : PlainLayers.normalised(
                        sums,
                        weights.of(norm + "running_mean", outputs),
                        weights.of(norm + "running_var", outputs),
                        gain,
                        shift);
    }
}
