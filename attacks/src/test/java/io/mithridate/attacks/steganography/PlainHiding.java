package io.mithridate.attacks.steganography;

import io.mithridate.attacks.networks.PlainLayers;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The two networks as loops in double precision, for pictures of the networks' working size.
 *
 * @param weights returns weights by name and shape
 * @param amplitude the maximum change of a color value, as a fraction of white
 */
record PlainHiding(Weights weights, double amplitude) {

    /** Returns weights by name and shape. */
    interface Weights {
        double[] of(String name, int... shape);
    }

    /** Returns pictures with hidden bits, clipped: (B, S, S, 3), from 0 to 1. */
    double[][][][] hide(double[][][][] pictures, double[][] secrets) {
        double[][][][] input = concatenate(plane(secrets, pictures[0].length), center(pictures));
        double[][][][] whole = rectify(input, "encoder.down1", 16, 3, 1);
        double[][][][] half = rectify(whole, "encoder.down2", 32, 3, 2);
        double[][][][] quarter = rectify(half, "encoder.down3", 64, 3, 2);
        double[][][][] up2 = rectify(repeat(quarter, 2), "encoder.up2", 32, 2, 1);
        double[][][][] halfAgain = rectify(concatenate(up2, half), "encoder.joined2", 32, 3, 1);
        double[][][][] up1 = rectify(repeat(halfAgain, 2), "encoder.up1", 16, 2, 1);
        double[][][][] wholeAgain =
                rectify(concatenate(up1, whole, input), "encoder.joined1", 16, 3, 1);
        double[][][][] residual =
                PlainLayers.each(
                        convolution(wholeAgain, "encoder.residual", 3, 1, 1),
                        sum -> amplitude * Math.tanh(sum));
        return PlainLayers.each(add(pictures, residual), color -> Math.max(0, Math.min(1, color)));
    }

    /** Returns a logit for each bit: (B, bits). */
    double[][] read(double[][][][] pictures, int bits) {
        double[][][][] images = rectify(center(pictures), "decoder.down1", 16, 3, 2);
        images = rectify(images, "decoder.down2", 32, 3, 2);
        images = rectify(images, "decoder.down3", 64, 3, 2);
        images = rectify(images, "decoder.last", 64, 3, 1);
        double[][] rows =
                Arrays.stream(images)
                        .map(
                                image ->
                                        Arrays.stream(image)
                                                .flatMap(Arrays::stream)
                                                .flatMapToDouble(Arrays::stream)
                                                .toArray())
                        .toArray(double[][]::new);
        return linear(rectify(linear(rows, "decoder.hidden", 128)), "decoder.bits", bits);
    }

    /** Adds pictures elementwise. */
    static double[][][][] add(double[][][][] pictures, double[][][][] others) {
        double[][][][] sums = PlainLayers.each(pictures, color -> color);
        for (int b = 0; b < sums.length; b++) {
            for (int y = 0; y < sums[b].length; y++) {
                for (int x = 0; x < sums[b][y].length; x++) {
                    for (int c = 0; c < sums[b][y][x].length; c++) {
                        sums[b][y][x][c] += others[b][y][x][c];
                    }
                }
            }
        }
        return sums;
    }

    private static double[][][][] center(double[][][][] pictures) {
        return PlainLayers.each(pictures, color -> color - 0.5);
    }

    private double[][][][] plane(double[][] secrets, int side) {
        int small = side / 4;
        double[][] centered =
                Arrays.stream(secrets)
                        .map(bits -> Arrays.stream(bits).map(bit -> bit - 0.5).toArray())
                        .toArray(double[][]::new);
        double[][] numbers = rectify(linear(centered, "encoder.secret", small * small * 3));
        double[][][][] plane = new double[secrets.length][small][small][3];
        for (int b = 0; b < secrets.length; b++) {
            for (int i = 0; i < numbers[b].length; i++) {
                plane[b][i / 3 / small][i / 3 % small][i % 3] = numbers[b][i];
            }
        }
        return repeat(plane, 4);
    }

    private static double[][][][] repeat(double[][][][] images, int times) {
        int side = images[0].length * times;
        double[][][][] larger = new double[images.length][side][side][];
        for (int b = 0; b < images.length; b++) {
            for (int i = 0; i < side * side; i++) {
                larger[b][i / side][i % side] = images[b][i / side / times][i % side / times];
            }
        }
        return larger;
    }

    private static double[][][][] concatenate(double[][][][]... parts) {
        int side = parts[0][0].length;
        double[][][][] joined = new double[parts[0].length][side][side][];
        for (int b = 0; b < joined.length; b++) {
            int picture = b;
            for (int i = 0; i < side * side; i++) {
                int y = i / side;
                int x = i % side;
                joined[b][y][x] =
                        Stream.of(parts)
                                .flatMapToDouble(part -> Arrays.stream(part[picture][y][x]))
                                .toArray();
            }
        }
        return joined;
    }

    private double[][][][] rectify(
            double[][][][] images, String name, int outputs, int kernel, int stride) {
        return PlainLayers.each(
                convolution(images, name, outputs, kernel, stride), sum -> Math.max(0, sum));
    }

    private double[][][][] convolution(
            double[][][][] images, String name, int outputs, int kernel, int stride) {
        int inputs = images[0][0][0].length;
        double[] bias = weights.of(name + ".bias", outputs);
        double[][][][] sums =
                PlainLayers.convolution(
                        images,
                        weights.of(name + ".weight", outputs, inputs, kernel, kernel),
                        outputs,
                        stride);
        Arrays.stream(sums)
                .flatMap(Arrays::stream)
                .flatMap(Arrays::stream)
                .forEach(pixel -> Arrays.setAll(pixel, c -> pixel[c] + bias[c]));
        return sums;
    }

    private double[][] linear(double[][] rows, String name, int outputs) {
        int inputs = rows[0].length;
        double[] weight = weights.of(name + ".weight", outputs, inputs);
        double[] bias = weights.of(name + ".bias", outputs);
        return Arrays.stream(rows)
                .map(
                        row ->
                                IntStream.range(0, outputs)
                                        .mapToDouble(
                                                output ->
                                                        bias[output]
                                                                + IntStream.range(0, inputs)
                                                                        .mapToDouble(
                                                                                i ->
                                                                                        row[i]
                                                                                                * weight[
                                                                                                        output
                                                                                                                        * inputs
                                                                                                                + i])
                                                                        .sum())
                                        .toArray())
                .toArray(double[][]::new);
    }

    private static double[][] rectify(double[][] rows) {
        return Arrays.stream(rows)
                .map(row -> Arrays.stream(row).map(sum -> Math.max(0, sum)).toArray())
                .toArray(double[][]::new);
    }
}
