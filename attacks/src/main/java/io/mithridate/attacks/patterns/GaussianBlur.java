package io.mithridate.attacks.patterns;

/**
 * Smooths square planes with a Gaussian kernel truncated at four standard deviations. Planes are
 * mirrored at their borders, and the outermost pixel is repeated.
 */
final class GaussianBlur {

    private static final double MAX_DEVIATIONS = 4;

    /**
     * The kernel weights for each distance from the center, starting at 0; the whole symmetric
     * kernel sums to 1.
     */
    private final double[] weights;

    /**
     * Creates a blur.
     *
     * @param deviation the standard deviation in pixels, above 0
     */
    GaussianBlur(double deviation) {
        weights = new double[(int) (MAX_DEVIATIONS * deviation + 0.5) + 1];
        double sum = 0;
        for (int distance = 0; distance < weights.length; distance++) {
            double ratio = distance / deviation;
            weights[distance] = StrictMath.exp(-ratio * ratio / 2);
            sum += distance == 0 ? 1 : 2 * weights[distance];
        }
        for (int distance = 0; distance < weights.length; distance++) {
            weights[distance] /= sum;
        }
    }

    /**
     * Returns smoothed planes.
     *
     * @param planes {@code [count, size, size]}
     */
    double[] blur(double[] planes, int count, int size) {
        double[] alongRows = new double[planes.length];
        double[] alongBothAxes = new double[planes.length];
        for (int row = 0; row < count * size; row++) {
            blurLine(planes, alongRows, row * size, 1, size);
        }
        for (int plane = 0; plane < count; plane++) {
            for (int column = 0; column < size; column++) {
                blurLine(alongRows, alongBothAxes, plane * size * size + column, size, size);
            }
        }
        return alongBothAxes;
    }

    private void blurLine(double[] source, double[] blurred, int start, int step, int length) {
        for (int i = 0; i < length; i++) {
            double sum = weights[0] * source[start + i * step];
            for (int distance = 1; distance < weights.length; distance++) {
                double before = source[start + mirror(i - distance, length) * step];
                double after = source[start + mirror(i + distance, length) * step];
                sum += weights[distance] * (before + after);
            }
            blurred[start + i * step] = sum;
        }
    }

    /** Maps an index outside 0..length-1 to the index of the pixel mirrored there. */
    private static int mirror(int index, int length) {
        int wrapped = Math.floorMod(index, 2 * length);
        return wrapped < length ? wrapped : 2 * length - 1 - wrapped;
    }
}
