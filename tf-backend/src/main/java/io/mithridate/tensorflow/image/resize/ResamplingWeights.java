package io.mithridate.tensorflow.image.resize;

import java.util.Arrays;

/**
 * The first input and the input weights of each pixel along one axis of a window into a resized
 * picture: antialiased bicubic interpolation (a = -1/2) in 22-bit fixed point, with exactly
 * Pillow's numbers.
 */
final class ResamplingWeights {

    /** The number of fractional bits of a weight. */
    static final int FRACTION_BITS = 22;

    private static final double SUPPORT = 2;

    private final int[] begins;

    /**
     * The index of each pixel's first weight in {@link #weights}, and finally the number of
     * weights.
     */
    private final int[] starts;

    private int[] weights;
    private int maxInputs;

    private ResamplingWeights(int count) {
        begins = new int[count];
        starts = new int[count + 1];
        weights = new int[count];
    }

    /**
     * Returns the weights for a window.
     *
     * @param inputLength the axis's length in the picture
     * @param outputLength the axis's length in the resized picture
     * @param first the window's first position
     * @param count the window's length
     */
    static ResamplingWeights of(int inputLength, int outputLength, int first, int count) {
        ResamplingWeights all = new ResamplingWeights(count);
        for (int i = 0; i < count; i++) {
            if (inputLength == outputLength) {
                // Pillow does not resample an axis whose length does not change.
                all.reserve(i, first + i, 1)[i] = 1 << FRACTION_BITS;
            } else {
                all.set(i, inputLength, (double) inputLength / outputLength, first + i);
            }
        }
        return all;
    }

    private void set(int index, int inputLength, double scale, int position) {
        double stretch = Math.max(scale, 1);
        double center = (position + 0.5) * scale;
        double support = SUPPORT * stretch;
        int begin = Math.max((int) (center - support + 0.5), 0);
        int end = Math.min((int) (center + support + 0.5), inputLength);
        double[] exact = new double[end - begin];
        double total = 0;
        double shrink = 1 / stretch;
        for (int i = 0; i < exact.length; i++) {
            exact[i] = bicubic((i + begin - center + 0.5) * shrink);
            total += exact[i];
        }
        int[] all = reserve(index, begin, exact.length);
        for (int i = 0; i < exact.length; i++) {
            double weight = exact[i] * (1 / total) * (1 << FRACTION_BITS);
            all[starts[index] + i] = (int) (weight + (weight < 0 ? -0.5 : 0.5));
        }
    }

    private int[] reserve(int index, int begin, int count) {
        int end = starts[index] + count;
        begins[index] = begin;
        starts[index + 1] = end;
        maxInputs = Math.max(maxInputs, count);
        if (end > weights.length) {
            weights = Arrays.copyOf(weights, Math.max(end, 2 * weights.length));
        }
        return weights;
    }

    private static double bicubic(double distance) {
        double x = Math.abs(distance);
        if (x < 1) {
            return (1.5 * x - 2.5) * x * x + 1;
        }
        return x < 2 ? (((x - 5) * x + 8) * x - 4) * -0.5 : 0;
    }

    /** Returns the number of pixels in the window. */
    int size() {
        return begins.length;
    }

    /** Returns the first input of a pixel. */
    int begin(int index) {
        return begins[index];
    }

    /** Returns the end of the inputs of a pixel, exclusive. */
    int end(int index) {
        return begins[index] + starts[index + 1] - starts[index];
    }

    /**
     * Returns the index in {@link #values} of the first weight of a pixel. The weights of the next
     * pixel follow.
     */
    int start(int index) {
        return starts[index];
    }

    /** Returns all weights; shared, not to be modified. */
    int[] values() {
        return weights;
    }

    /** Returns the largest number of inputs of any pixel. */
    int maxInputs() {
        return maxInputs;
    }
}
