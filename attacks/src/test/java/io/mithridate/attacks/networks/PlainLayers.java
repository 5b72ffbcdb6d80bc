package io.mithridate.attacks.networks;

import io.mithridate.api.data.Image;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/**
 * Layers of networks as loops in double precision, without TensorFlow. Pictures are (B, H, W, C),
 * and weights are in PyTorch's axis order.
 */
public final class PlainLayers {

    private static final double EPSILON = 1e-5;

    private PlainLayers() {}

    /** Converts numbers to double precision. */
    public static double[] doubles(float[] numbers) {
        return IntStream.range(0, numbers.length).mapToDouble(i -> numbers[i]).toArray();
    }

    /**
     * Returns a convolution of square pictures with zero padding. If the size of the kernel is
     * even, its larger half is to the right and below.
     */
    public static double[][][][] convolution(
            double[][][][] images, double[] filter, int outputs, int stride) {
        int inputs = images[0][0][0].length;
        int kernel = (int) Math.round(Math.sqrt((double) filter.length / outputs / inputs));
        int margin = (kernel - 1) / 2;
        int inputSide = images[0].length;
        int side = (inputSide - 1) / stride + 1;
        double[][][][] sums = new double[images.length][side][side][outputs];
        for (int place = 0; place < images.length * side * side; place++) {
            int b = place / side / side;
            int y = place / side % side;
            int x = place % side;
            for (int k = 0; k < kernel * kernel; k++) {
                int row = stride * y + k / kernel - margin;
                int column = stride * x + k % kernel - margin;
                if (row >= 0 && row < inputSide && column >= 0 && column < inputSide) {
                    add(images[b][row][column], filter, k, kernel * kernel, sums[b][y][x]);
                }
            }
        }
        return sums;
    }

    /** Adds the product of a pixel and one position of a filter to the sums. */
    private static void add(
            double[] pixel, double[] filter, int position, int positionCount, double[] sums) {
        int next = position;
        for (int output = 0; output < sums.length; output++) {
            double sum = 0;
            for (double number : pixel) {
                sum += number * filter[next];
                next += positionCount;
            }
            sums[output] += sum;
        }
    }

    /** Converts pictures of equal size to fractions from 0 to 1. */
    public static double[][][][] fractions(List<Image> pictures) {
        return pictures.stream()
                .map(
                        picture ->
                                each(
                                        new double[][][][] {PlainTower.levels(picture)},
                                        level -> level / 255)[0])
                .toArray(double[][][][]::new);
    }

    /** Applies batch norm with the pictures' own statistics. */
    public static double[][][][] normalised(double[][][][] images, double[] gain, double[] shift) {
        double[] mean = means(images);
        double[][][][] squares = copy(images);
        eachPixel(squares, pixel -> Arrays.setAll(pixel, c -> Math.pow(pixel[c] - mean[c], 2)));
        return normalised(images, mean, means(squares), gain, shift);
    }

    /** Returns the mean of each channel. */
    private static double[] means(double[][][][] images) {
        double[] means = new double[images[0][0][0].length];
        double count = (double) images.length * images[0].length * images[0].length;
        eachPixel(images, pixel -> Arrays.setAll(means, c -> means[c] + pixel[c] / count));
        return means;
    }

    private static void eachPixel(double[][][][] images, Consumer<double[]> action) {
        for (double[][][] image : images) {
            for (double[][] row : image) {
                for (double[] pixel : row) {
                    action.accept(pixel);
                }
            }
        }
    }

    /** Applies batch norm with given statistics, one value per channel. */
    public static double[][][][] normalised(
            double[][][][] images,
            double[] mean,
            double[] variance,
            double[] gain,
            double[] shift) {
        double[][][][] result = copy(images);
        eachPixel(
                result,
                pixel ->
                        Arrays.setAll(
                                pixel,
                                c ->
                                        (pixel[c] - mean[c])
                                                        / Math.sqrt(variance[c] + EPSILON)
                                                        * gain[c]
                                                + shift[c]));
        return result;
    }

    /** Returns the maximum of each 2 x 2 block; sides must be even. */
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
     * Doubles the size by bilinear interpolation: along each axis, ¾ of the nearer pixel and ¼ of
     * the other. Border pixels are repeated.
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
                                0.75 * interpolateRow(images[b][y / 2], x, c)
                                        + 0.25
                                                * interpolateRow(
                                                        images[b][fartherPixel(y, side)], x, c);
                    }
                }
            }
        }
        return result;
    }

    private static double interpolateRow(double[][] row, int x, int channel) {
        return 0.75 * row[x / 2][channel] + 0.25 * row[fartherPixel(x, row.length)][channel];
    }

    private static int fartherPixel(int place, int side) {
        int neighbor = place % 2 == 0 ? place / 2 - 1 : place / 2 + 1;
        return Math.max(0, Math.min(side - 1, neighbor));
    }

    /** Applies a function to each number. */
    public static double[][][][] each(double[][][][] images, DoubleUnaryOperator function) {
        double[][][][] result = copy(images);
        eachPixel(result, pixel -> Arrays.setAll(pixel, c -> function.applyAsDouble(pixel[c])));
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
