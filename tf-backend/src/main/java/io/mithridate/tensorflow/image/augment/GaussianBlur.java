package io.mithridate.tensorflow.image.augment;

import io.mithridate.api.data.Image;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Blurs with a truncated Gaussian. The picture is reflected at its edges, without repeating the
 * edge pixel.
 *
 * @param deviation the standard deviation in pixels, above 0
 * @param radius the number of pixels that are included on each side
 */
record GaussianBlur(double deviation, int radius) {

    /** Returns the blurred picture. */
    Image apply(Image image) {
        int width = image.width();
        int height = image.height();
        byte[] rgb = image.rgb();
        double[] weights = weights();
        int[] columns = reflect(width);
        int[] lines = reflect(height);
        double[] rows = new double[rgb.length];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int targetOffset = image.offset(x, y);
                for (int k = 0; k < weights.length; k++) {
                    int sourceOffset = image.offset(columns[x + k], y);
                    for (int c = 0; c < Image.CHANNELS; c++) {
                        rows[targetOffset + c] += weights[k] * (rgb[sourceOffset + c] & 0xFF);
                    }
                }
            }
        }
        byte[] blurred = new byte[rgb.length];
        double[] sums = new double[width * Image.CHANNELS];
        for (int y = 0; y < height; y++) {
            Arrays.fill(sums, 0);
            for (int k = 0; k < weights.length; k++) {
                int sourceOffset = image.offset(0, lines[y + k]);
                for (int i = 0; i < sums.length; i++) {
                    sums[i] += weights[k] * rows[sourceOffset + i];
                }
            }
            int targetOffset = image.offset(0, y);
            for (int i = 0; i < sums.length; i++) {
                blurred[targetOffset + i] = (byte) Math.round(Math.min(255, sums[i]));
            }
        }
        return new Image(width, height, blurred);
    }

    private double[] weights() {
        double[] weights = new double[2 * radius + 1];
        double sum = 0;
        for (int k = -radius; k <= radius; k++) {
            weights[k + radius] = Math.exp(-0.5 * k * k / (deviation * deviation));
            sum += weights[k + radius];
        }
        for (int k = 0; k < weights.length; k++) {
            weights[k] /= sum;
        }
        return weights;
    }

    /**
     * Returns the indices from {@code -radius} to {@code size + radius - 1}, reflected into the
     * line.
     */
    private int[] reflect(int size) {
        return IntStream.range(-radius, size + radius).map(at -> reflect(at, size)).toArray();
    }

    /** Returns an index reflected at both ends until it is within the line. */
    private static int reflect(int index, int size) {
        if (size == 1) {
            return 0;
        }
        int period = 2 * (size - 1);
        int within = Math.floorMod(index, period);
        return Math.min(within, period - within);
    }
}
