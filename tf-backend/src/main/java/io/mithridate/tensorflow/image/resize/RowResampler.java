package io.mithridate.tensorflow.image.resize;

import io.mithridate.api.data.Image;

/**
 * The first pass of resizing: along rows, two rows at a time.
 *
 * <p>The same channel of two rows shares a 64-bit number, so that one multiplication serves both.
 * With values x and y below 2^8 and weights w that add up to less than 2^23, the sum of (x + 2^32
 * y) w is the sum of x w plus 2^32 times the sum of y w, and each of these two sums fits into a
 * signed 32-bit number.
 */
final class RowResampler {

    private static final long BOTH = (1L << Integer.SIZE) | 1;
    private static final int HALF = 1 << (ResamplingWeights.FRACTION_BITS - 1);

    private final Image image;
    private final ResamplingWeights columns;
    private final int first;
    private final long[] pairs;

    /**
     * Creates a resampler for one picture's rows.
     *
     * @param columns the weights of the inputs of each pixel in a row
     */
    RowResampler(Image image, ResamplingWeights columns) {
        this.image = image;
        this.columns = columns;
        first = columns.begin(0);
        pairs = new long[(columns.end(columns.size() - 1) - first) * Image.CHANNELS];
    }

    /**
     * Resamples two rows, which may be the same row.
     *
     * @param upper output: values from 0 to 255, channels interleaved
     * @param lower output in the same format; must not be the same array as {@code upper}
     */
    void resample(int upperRow, int lowerRow, int[] upper, int[] lower) {
        pair(upperRow, lowerRow);
        int[] weights = columns.values();
        int target = 0;
        int start = columns.start(0);
        for (int x = 0; x < columns.size(); x++) {
            int source = (columns.begin(x) - first) * Image.CHANNELS;
            int end = columns.start(x + 1);
            long red = BOTH * HALF;
            long green = BOTH * HALF;
            long blue = BOTH * HALF;
            for (int i = start; i < end; i++) {
                long weight = weights[i];
                red += pairs[source] * weight;
                green += pairs[source + 1] * weight;
                blue += pairs[source + 2] * weight;
                source += Image.CHANNELS;
            }
            start = end;
            upper[target] = value((int) red);
            lower[target++] = value(upperSum(red));
            upper[target] = value((int) green);
            lower[target++] = value(upperSum(green));
            upper[target] = value((int) blue);
            lower[target++] = value(upperSum(blue));
        }
    }

    private void pair(int upperRow, int lowerRow) {
        byte[] rgb = image.rgb();
        int upper = image.offset(first, upperRow);
        int lower = image.offset(first, lowerRow);
        for (int i = 0; i < pairs.length; i++) {
            pairs[i] = (rgb[upper + i] & 0xFF) | ((long) (rgb[lower + i] & 0xFF) << Integer.SIZE);
        }
    }

    /** Returns the upper sum, corrected for the borrow of a negative lower one. */
    private static int upperSum(long sums) {
        return (int) ((sums - (int) sums) >> Integer.SIZE);
    }

    private static int value(int fixed) {
        int value = fixed >> ResamplingWeights.FRACTION_BITS;
        return (value & ~0xFF) == 0 ? value : ~(value >> (Integer.SIZE - 1)) & 0xFF;
    }
}
