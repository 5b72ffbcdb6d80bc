package io.mithridate.tensorflow.image.augment;

import io.mithridate.api.data.Image;
import java.awt.Color;
import java.util.Arrays;
import java.util.function.UnaryOperator;

/**
 * Operations on pixel values, with exactly the results of Pillow except for {@link #hue}. Input
 * pictures are not modified.
 *
 * <p>Operations with a factor move a picture away from or towards a degenerate version of it, e.g.
 * a black or gray one: a factor of 0 gives the degenerate version, 1 gives the picture itself, and
 * more than 1 exaggerates the difference.
 */
final class ColourOperations {

    private static final int VALUE_COUNT = 256;

    private static final int RED_LUMA = 19595;
    private static final int GREEN_LUMA = 38470;
    private static final int BLUE_LUMA = 7471;
    private static final int HALF = 0x8000;
    private static final int FRACTION_BITS = 16;

    private static final int CENTER_WEIGHT = 5;
    private static final int TOTAL_WEIGHT = 13;

    private ColourOperations() {}

    /** Scales all values. The degenerate version is black. */
    static UnaryOperator<Image> brightness(float factor) {
        return image -> applyTable(image, blendTable(0, factor));
    }

    /** Scales the distance of all values from the picture's mean brightness. */
    static UnaryOperator<Image> contrast(float factor) {
        return image -> applyTable(image, blendTable(meanLuma(image), factor));
    }

    private static int meanLuma(Image image) {
        byte[] rgb = image.rgb();
        long sum = 0;
        for (int i = 0; i < rgb.length; i += Image.CHANNELS) {
            sum += luma(rgb, i);
        }
        return (int) ((double) sum / ((long) image.width() * image.height()) + 0.5);
    }

    /** Scales the distance of every color from the gray of equal luma. */
    static UnaryOperator<Image> saturation(float factor) {
        return image -> {
            byte[] input = image.rgb();
            byte[] output = new byte[input.length];
            for (int i = 0; i < input.length; i += Image.CHANNELS) {
                int gray = luma(input, i);
                output[i] = blend(gray, input[i] & 0xFF, factor);
                output[i + 1] = blend(gray, input[i + 1] & 0xFF, factor);
                output[i + 2] = blend(gray, input[i + 2] & 0xFF, factor);
            }
            return new Image(image.width(), image.height(), output);
        };
    }

    /**
     * Scales the difference of all values from those of a smoothed picture, which are weighted
     * means of 3 x 3 pixels (5 for the center, 1 for the others). Pixels at the border are not
     * changed.
     */
    static UnaryOperator<Image> sharpness(float factor) {
        return image -> {
            byte[] input = image.rgb();
            byte[] output = input.clone();
            int row = image.width() * Image.CHANNELS;
            int[] columns = new int[row];
            for (int y = 1; y < image.height() - 1; y++) {
                int begin = y * row;
                for (int i = 0; i < row; i++) {
                    int center = begin + i;
                    columns[i] =
                            (input[center - row] & 0xFF)
                                    + (input[center] & 0xFF)
                                    + (input[center + row] & 0xFF);
                }
                for (int i = Image.CHANNELS; i < row - Image.CHANNELS; i++) {
                    int value = input[begin + i] & 0xFF;
                    int sum =
                            columns[i - Image.CHANNELS]
                                    + columns[i]
                                    + columns[i + Image.CHANNELS]
                                    + (CENTER_WEIGHT - 1) * value;
                    int smooth = (2 * sum + TOTAL_WEIGHT) / (2 * TOTAL_WEIGHT);
                    output[begin + i] = blend(smooth, value, factor);
                }
            }
            return new Image(image.width(), image.height(), output);
        };
    }

    /**
     * Keeps the most significant bits of all values.
     *
     * @param bits the number of bits to keep, from 0 to 8
     */
    static UnaryOperator<Image> posterize(int bits) {
        if (bits < 0 || bits > Byte.SIZE) {
            throw new IllegalArgumentException("%d of 8 bits".formatted(bits));
        }
        byte[] table = identityTable();
        for (int value = 0; value < VALUE_COUNT; value++) {
            table[value] &= (byte) (-1 << (Byte.SIZE - bits));
        }
        return image -> bits == Byte.SIZE ? image : applyTable(image, table);
    }

    /**
     * Inverts all values at or above a threshold.
     *
     * @param threshold the lowest value that is inverted; 0 inverts all
     */
    static UnaryOperator<Image> solarize(double threshold) {
        byte[] table = identityTable();
        for (int value = 0; value < VALUE_COUNT; value++) {
            if (value >= threshold) {
                table[value] = (byte) (255 - value);
            }
        }
        return image -> applyTable(image, table);
    }

    /** Stretches each channel so that its lowest value becomes 0 and its highest 255. */
    static Image autoContrast(Image image) {
        return applyTable(
                image,
                stretchTable(histogram(image, 0)),
                stretchTable(histogram(image, 1)),
                stretchTable(histogram(image, 2)));
    }

    private static byte[] stretchTable(int[] histogram) {
        int least = 0;
        while (histogram[least] == 0) {
            least++;
        }
        int greatest = VALUE_COUNT - 1;
        while (histogram[greatest] == 0) {
            greatest--;
        }
        byte[] table = identityTable();
        if (greatest <= least) {
            return table;
        }
        double scale = 255.0 / (greatest - least);
        double offset = -least * scale;
        for (int value = 0; value < VALUE_COUNT; value++) {
            table[value] = (byte) Math.max(0, Math.min(255, (int) (value * scale + offset)));
        }
        return table;
    }

    /** Redistributes the values of each channel so that all become about equally frequent. */
    static Image equalize(Image image) {
        return applyTable(
                image,
                equalizeTable(histogram(image, 0)),
                equalizeTable(histogram(image, 1)),
                equalizeTable(histogram(image, 2)));
    }

    private static byte[] equalizeTable(int[] histogram) {
        byte[] table = identityTable();
        int greatest = VALUE_COUNT - 1;
        while (histogram[greatest] == 0) {
            greatest--;
        }
        // The step is also zero if only one value occurs, so there is nothing to spread.
        long pixels = Arrays.stream(histogram).sum();
        long step = (pixels - histogram[greatest]) / 255;
        if (step == 0) {
            return table;
        }
        long below = step / 2;
        for (int value = 0; value < VALUE_COUNT; value++) {
            table[value] = (byte) Math.min(255, below / step);
            below += histogram[value];
        }
        return table;
    }

    /**
     * Rotates the hue of every color and keeps saturation and value.
     *
     * @param turn the angle, as a fraction of the full circle
     */
    static UnaryOperator<Image> hue(double turn) {
        return image -> {
            byte[] input = image.rgb();
            byte[] output = new byte[input.length];
            float[] hsv = new float[Image.CHANNELS];
            for (int i = 0; i < input.length; i += Image.CHANNELS) {
                Color.RGBtoHSB(input[i] & 0xFF, input[i + 1] & 0xFF, input[i + 2] & 0xFF, hsv);
                int rgb = Color.HSBtoRGB((float) (hsv[0] + turn), hsv[1], hsv[2]);
                output[i] = (byte) (rgb >> 16);
                output[i + 1] = (byte) (rgb >> 8);
                output[i + 2] = (byte) rgb;
            }
            return new Image(image.width(), image.height(), output);
        };
    }

    /**
     * Blends two values like Pillow's {@code Image.blend}: in single precision, truncated and
     * clamped to 0..255.
     */
    private static byte blend(int degenerate, int original, float factor) {
        float value = degenerate + factor * (original - degenerate);
        return (byte) Math.max(0, Math.min(255, (int) value));
    }

    /** Returns a table of the results of blending each value with a constant. */
    private static byte[] blendTable(int degenerate, float factor) {
        byte[] table = new byte[VALUE_COUNT];
        for (int value = 0; value < VALUE_COUNT; value++) {
            table[value] = blend(degenerate, value, factor);
        }
        return table;
    }

    /**
     * Returns the luma, from 0 to 255, of the pixel whose red channel is at an offset: ITU-R 601-2
     * in Pillow's fixed-point arithmetic.
     */
    private static int luma(byte[] rgb, int offset) {
        return ((rgb[offset] & 0xFF) * RED_LUMA
                        + (rgb[offset + 1] & 0xFF) * GREEN_LUMA
                        + (rgb[offset + 2] & 0xFF) * BLUE_LUMA
                        + HALF)
                >> FRACTION_BITS;
    }

    /** Replaces every value according to a table. */
    private static Image applyTable(Image image, byte[] table) {
        return applyTable(image, table, table, table);
    }

    /** Replaces every value according to the table of its channel. */
    private static Image applyTable(Image image, byte[] red, byte[] green, byte[] blue) {
        byte[] input = image.rgb();
        byte[] output = new byte[input.length];
        for (int i = 0; i < input.length; i += Image.CHANNELS) {
            output[i] = red[input[i] & 0xFF];
            output[i + 1] = green[input[i + 1] & 0xFF];
            output[i + 2] = blue[input[i + 2] & 0xFF];
        }
        return new Image(image.width(), image.height(), output);
    }

    /** Returns the table that changes nothing. */
    private static byte[] identityTable() {
        byte[] table = new byte[VALUE_COUNT];
        for (int value = 0; value < VALUE_COUNT; value++) {
            table[value] = (byte) value;
        }
        return table;
    }

    /** Returns the frequency of each value in a channel. */
    private static int[] histogram(Image image, int channel) {
        int[] counts = new int[VALUE_COUNT];
        byte[] rgb = image.rgb();
        for (int i = channel; i < rgb.length; i += Image.CHANNELS) {
            counts[rgb[i] & 0xFF]++;
        }
        return counts;
    }
}
