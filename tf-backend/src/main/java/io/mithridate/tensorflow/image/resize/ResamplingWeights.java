package io.mithridate.tensorflow.image.resize;

import java.util.Arrays;

/**
 * For each pixel along one axis of a window into a resized picture, where its inputs begin and what
 * they weigh: antialiased bicubic interpolation (a = -1/2) in 22-bit fixed point, with Pillow's
 * very numbers.
 */
final class ResamplingWeights {

    /** The number of fractional bits of a weight. */
    static final int FRACTION_BITS = 22;

    private static final double SUPPORT = 2;

    private final int[] begins;

    /** The places of each pixel's weights in {@link #weights}; one more than there are pixels. */
    private final int[] starts;

    private int[] weights;
    private int most;

    private ResamplingWeights(int count) {
        begins = new int[count];
        starts = new int[count + 1];
        weights = new int[count];
    }

    /**
     * The weights for a window.
     *
     * @param from the axis's length in the picture
     * @param to its length in the resized picture
     * @param first where the window begins
     * @param count the window's length
     */
    static ResamplingWeights of(int from, int to, int first, int count) {
        ResamplingWeights all = new ResamplingWeights(count);
        for (int i = 0; i < count; i++) {
            if (from == to) {
                // Pillow leaves an axis alone whose length stays.
                all.reserve(i, first + i, 1)[i] = 1 << FRACTION_BITS;
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
        most = Math.max(most, count);
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

    /** Returns how many pixels the window has. */
    int size() {
        return begins.length;
    }

    /** The first input of a pixel. */
    int begin(int index) {
        return begins[index];
    }

    /** One more than the last input of a pixel. */
    int end(int index) {
        return begins[index] + starts[index + 1] - starts[index];
    }

    /**
     * Returns the place in {@link #values} at which the weights of a pixel begin. those of the next
     * one follow.
     */
    int start(int index) {
        return starts[index];
    }

    /** All weights; shared, not to be changed. */
    int[] values() {
        return weights;
    }

    /** The highest number of inputs of any pixel. */
    int mostInputs() {
        return most;
    }
}
