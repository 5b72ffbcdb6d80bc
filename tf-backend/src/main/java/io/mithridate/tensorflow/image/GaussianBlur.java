package io.mithridate.tensorflow.image;

import io.mithridate.api.data.Image;

/**
 * Blurs a picture by a Gaussian that is cut off; beyond its edges a picture is mirrored in them.
 *
 * @param deviation in pixels, above 0
 * @param radius pixels on each side that are looked at
 */
record GaussianBlur(double deviation, int radius) {

    /** The blurred picture. */
    Image apply(Image image) {
        int width = image.width();
        int height = image.height();
        double[] weights = weights();
        double[] rows = new double[image.rgb().length];
        byte[] blurred = new byte[rows.length];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                for (int c = 0; c < Image.CHANNELS; c++) {
                    double sum = 0;
                    for (int k = -radius; k <= radius; k++) {
                        int at = place(y, mirrored(x + k, width), width) + c;
                        sum += weights[k + radius] * (image.rgb()[at] & 0xFF);
                    }
                    rows[place(y, x, width) + c] = sum;
                }
            }
        }
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                for (int c = 0; c < Image.CHANNELS; c++) {
                    double sum = 0;
                    for (int k = -radius; k <= radius; k++) {
                        sum +=
                                weights[k + radius]
                                        * rows[place(mirrored(y + k, height), x, width) + c];
                    }
                    blurred[place(y, x, width) + c] = (byte) Math.round(Math.min(255, sum));
                }
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

    private static int place(int y, int x, int width) {
        return (y * width + x) * Image.CHANNELS;
    }

    /** An index mirrored in the first and the last, as often as it takes. */
    private static int mirrored(int index, int size) {
        if (size == 1) {
            return 0;
        }
        int period = 2 * (size - 1);
        int within = Math.floorMod(index, period);
        return Math.min(within, period - within);
    }
}
