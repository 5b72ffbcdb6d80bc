package io.mithridate.tensorflow.image;

import io.mithridate.api.data.Image;
import java.util.Arrays;

/**
 * Resizes by antialiased bicubic interpolation (a = -1/2), with the very numbers of Pillow's {@code
 * resize}: weights in 22-bit fixed point, first along rows, then along columns, each pass rounded
 * to 8 bits.
 *
 * <p>Only what a window into the resized picture needs is computed.
 */
final class BicubicResampler {

    private static final double SUPPORT = 2;
    private static final int FRACTION_BITS = 22;
    private static final int HALF = 1 << (FRACTION_BITS - 1);

    private BicubicResampler() {}

    /** Resizes a picture, its aspect notwithstanding. */
    static Image resize(Image image, int width, int height) {
        return window(image, width, height, 0, 0, width, height);
    }

    /**
     * Cuts a window out of the resized picture.
     *
     * @param fullWidth the resized picture's width
     * @param fullHeight the resized picture's height
     * @param left the window's first column
     * @param top the window's first row
     */
    static Image window(
            Image image, int fullWidth, int fullHeight, int left, int top, int width, int height) {
        Weights columns = Weights.of(image.width(), fullWidth, left, width);
        Weights rows = Weights.of(image.height(), fullHeight, top, height);
        int firstRow = rows.begin(0);
        int lastRow = rows.end(height - 1);
        int[] narrowed = alongRows(image, columns, firstRow, lastRow);
        return new Image(width, height, alongColumns(narrowed, width, rows, firstRow));
    }

    /** Values from 0 to 255, as whole numbers: the second pass is faster for it. */
    private static int[] alongRows(Image image, Weights columns, int firstRow, int lastRow) {
        int width = columns.size();
        byte[] from = image.rgb();
        int[] to = new int[(lastRow - firstRow) * width * Image.CHANNELS];
        int target = 0;
        for (int y = firstRow; y < lastRow; y++) {
            for (int x = 0; x < width; x++) {
                int source = image.offset(columns.begin(x), y);
                int red = HALF;
                int green = HALF;
                int blue = HALF;
                for (int weight : columns.of(x)) {
                    red += (from[source] & 0xFF) * weight;
                    green += (from[source + 1] & 0xFF) * weight;
                    blue += (from[source + 2] & 0xFF) * weight;
                    source += Image.CHANNELS;
                }
                to[target] = clamp(red);
                to[target + 1] = clamp(green);
                to[target + 2] = clamp(blue);
                target += Image.CHANNELS;
            }
        }
        return to;
    }

    private static byte[] alongColumns(int[] from, int width, Weights rows, int firstRow) {
        int row = width * Image.CHANNELS;
        byte[] to = new byte[rows.size() * row];
        int[] sums = new int[row];
        for (int y = 0; y < rows.size(); y++) {
            Arrays.fill(sums, HALF);
            int source = (rows.begin(y) - firstRow) * row;
            for (int weight : rows.of(y)) {
                for (int i = 0; i < row; i++) {
                    sums[i] += from[source + i] * weight;
                }
                source += row;
            }
            for (int i = 0; i < row; i++) {
                to[y * row + i] = (byte) clamp(sums[i]);
            }
        }
        return to;
    }

    private static int clamp(int fixed) {
        return Math.max(0, Math.min(255, fixed >> FRACTION_BITS));
    }

    /** For each pixel along one axis of the window, where its inputs begin and what they weigh. */
    private static final class Weights {

        private final int[] begins;
        private final int[][] weights;

        private Weights(int count) {
            begins = new int[count];
            weights = new int[count][];
        }

        static Weights of(int from, int to, int first, int count) {
            Weights all = new Weights(count);
            for (int i = 0; i < count; i++) {
                if (from == to) {
                    // Pillow leaves an axis alone whose length stays.
                    all.begins[i] = first + i;
                    all.weights[i] = new int[] {1 << FRACTION_BITS};
                } else {
                    all.set(i, from, (double) from / to, first + i);
                }
            }
            return all;
        }

        private void set(int index, int from, double scale, int position) {
            double stretch = Math.max(scale, 1);
            double centre = (position + 0.5) * scale;
            double support = SUPPORT * stretch;
            int begin = Math.max((int) (centre - support + 0.5), 0);
            int end = Math.min((int) (centre + support + 0.5), from);
            double[] exact = new double[end - begin];
            double total = 0;
            double shrink = 1 / stretch;
            for (int i = 0; i < exact.length; i++) {
                exact[i] = bicubic((i + begin - centre + 0.5) * shrink);
                total += exact[i];
            }
            int[] fixed = new int[exact.length];
            for (int i = 0; i < exact.length; i++) {
                double weight = exact[i] * (1 / total) * (1 << FRACTION_BITS);
                fixed[i] = (int) (weight + (weight < 0 ? -0.5 : 0.5));
            }
            begins[index] = begin;
            weights[index] = fixed;
        }

        int size() {
            return begins.length;
        }

        int begin(int index) {
            return begins[index];
        }

        int end(int index) {
            return begins[index] + weights[index].length;
        }

        int[] of(int index) {
            return weights[index];
        }

        private static double bicubic(double distance) {
            double x = Math.abs(distance);
            if (x < 1) {
                return (1.5 * x - 2.5) * x * x + 1;
            }
            return x < 2 ? (((x - 5) * x + 8) * x - 4) * -0.5 : 0;
        }
    }
}
