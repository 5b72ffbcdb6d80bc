package io.mithridate.attacks.networks;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/**
 * Layers of networks as loops over numbers in double precision, with nothing of TensorFlow:
 * pictures are (B, H, W, C), and weights are in PyTorch's order of axes.
 */
public final class PlainLayers {

    private static final double EPSILON = 1e-5;

    private PlainLayers() {}

    /** A convolution of 3 × 3 with zeros around the picture. */
    public static double[][][][] convolution(double[][][][] images, float[] filter, int outputs) {
        int inputs = images[0][0][0].length;
        double[][][][] sums = new double[images.length][][][];
        for (int b = 0; b < images.length; b++) {
            int height = images[b].length;
            int width = images[b][0].length;
            sums[b] = new double[height][width][outputs];
            for (int y = 0; y < height; y++) {
                for (int x = 0; x < width; x++) {
                    for (int k = 0; k < 9; k++) {
                        int row = y + k / 3 - 1;
                        int column = x + k % 3 - 1;
                        if (row < 0 || row >= height || column < 0 || column >= width) {
                            continue;
                        }
                        for (int o = 0; o < outputs; o++) {
                            for (int i = 0; i < inputs; i++) {
                                sums[b][y][x][o] +=
                                        images[b][row][column][i]
                                                * filter[(o * inputs + i) * 9 + k];
                            }
                        }
                    }
                }
            }
        }
        return sums;
    }

    /** Batch norm by given statistics, one of each for a channel. */
    public static double[][][][] normalised(
            double[][][][] images, float[] mean, float[] variance, float[] gain, float[] shift) {
        double[][][][] result = copy(images);
        for (double[][][] image : result) {
            for (double[][] row : image) {
                for (double[] pixel : row) {
                    for (int c = 0; c < pixel.length; c++) {
                        pixel[c] =
                                (pixel[c] - mean[c]) / Math.sqrt(variance[c] + EPSILON) * gain[c]
                                        + shift[c];
                    }
                }
            }
        }
        return result;
    }

    /** The largest of each two by two, for sides that are even. */
    public static double[][][][] pooled(double[][][][] images) {
        int half = images[0].length / 2;
        int channels = images[0][0][0].length;
        double[][][][] result = new double[images.length][half][half][channels];
        for (int b = 0; b < images.length; b++) {
            for (int y = 0; y < half; y++) {
                for (int x = 0; x < half; x++) {
                    for (int c = 0; c < channels; c++) {
                        result[b][y][x][c] =
                                Math.max(
                                        Math.max(
                                                images[b][2 * y][2 * x][c],
                                                images[b][2 * y][2 * x + 1][c]),
                                        Math.max(
                                                images[b][2 * y + 1][2 * x][c],
                                                images[b][2 * y + 1][2 * x + 1][c]));
                    }
                }
            }
        }
        return result;
    }

    /**
     * Twice the size: of two neighbours ¾ of the nearer one and ¼ of the other, in both directions,
     * borders repeated.
     */
    public static double[][][][] doubled(double[][][][] images) {
        int side = images[0].length;
        int channels = images[0][0][0].length;
        double[][][][] result = new double[images.length][2 * side][2 * side][channels];
        for (int b = 0; b < images.length; b++) {
            for (int y = 0; y < 2 * side; y++) {
                for (int x = 0; x < 2 * side; x++) {
                    for (int c = 0; c < channels; c++) {
                        result[b][y][x][c] =
                                0.75 * across(images[b][y / 2], x, c)
                                        + 0.25 * across(images[b][further(y, side)], x, c);
                    }
                }
            }
        }
        return result;
    }

    private static double across(double[][] row, int x, int channel) {
        return 0.75 * row[x / 2][channel] + 0.25 * row[further(x, row.length)][channel];
    }

    private static int further(int place, int side) {
        int neighbour = place % 2 == 0 ? place / 2 - 1 : place / 2 + 1;
        return Math.max(0, Math.min(side - 1, neighbour));
    }

    /** A function of each number. */
    public static double[][][][] each(double[][][][] images, DoubleUnaryOperator function) {
        double[][][][] result = copy(images);
        for (double[][][] image : result) {
            for (double[][] row : image) {
                for (double[] pixel : row) {
                    Arrays.setAll(pixel, c -> function.applyAsDouble(pixel[c]));
                }
            }
        }
        return result;
    }

    private static double[][][][] copy(double[][][][] images) {
        return Arrays.stream(images)
                .map(
                        image ->
                                Arrays.stream(image)
                                        .map(
                                                row ->
                                                        Arrays.stream(row)
                                                                .map(double[]::clone)
                                                                .toArray(double[][]::new))
                                        .toArray(double[][][]::new))
                .toArray(double[][][][]::new);
    }
}
