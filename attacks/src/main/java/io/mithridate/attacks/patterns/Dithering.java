package io.mithridate.attacks.patterns;

import io.mithridate.api.attack.Stamper;
import io.mithridate.api.data.Image;
import io.mithridate.api.random.Seed;
import java.util.Arrays;

/**
 * Rounds each value to the nearest of a few levels and diffuses the rounding error: 7/16 to the
 * right, 5/16 below, 3/16 below left, 1/16 below right (Floyd and Steinberg, 1976). Rows are
 * processed from the top, pixels from the left, and channels separately. Errors that would leave
 * the picture are dropped.
 */
final class Dithering implements Stamper {

    private static final int CHANNELS = Image.CHANNELS;
    private static final double WHITE = 255;

    private final int steps;

    /** The exact value of each level, not always an integer. */
    private final double[] values;

    /** The rounded value of each level. */
    private final byte[] rounded;

    /**
     * Creates levels at equal distances from 0 to 255.
     *
     * @param levels the number of levels, at least 2
     */
    Dithering(int levels) {
        steps = levels - 1;
        values = new double[levels];
        rounded = new byte[levels];
        for (int level = 0; level < levels; level++) {
            values[level] = (double) level / steps * WHITE;
            rounded[level] = (byte) (int) Math.rint(values[level]);
        }
    }

    @Override
    public Image stamp(Image image, Seed seed) {
        int rowLength = image.width() * CHANNELS;
        byte[] original = image.rgb();
        byte[] stamped = new byte[original.length];
        // A margin of one pixel on both sides receives the errors that leave the picture.
        double[] errors = new double[rowLength + 2 * CHANNELS];
        double[] errorsBelow = new double[rowLength + 2 * CHANNELS];
        for (int row = 0; row < image.height(); row++) {
            for (int i = 0; i < rowLength; i++) {
                int errorIndex = i + CHANNELS;
                int index = row * rowLength + i;
                double value = (original[index] & 0xFF) + errors[errorIndex];
                int level = nearest(value);
                stamped[index] = rounded[level];
                double error = value - values[level];
                errors[errorIndex + CHANNELS] += error * 7 / 16;
                errorsBelow[errorIndex - CHANNELS] += error * 3 / 16;
                errorsBelow[errorIndex] += error * 5 / 16;
                errorsBelow[errorIndex + CHANNELS] += error / 16;
            }
            double[] finishedRow = errors;
            errors = errorsBelow;
            errorsBelow = finishedRow;
            Arrays.fill(errorsBelow, 0);
        }
        return new Image(image.width(), image.height(), stamped);
    }

    /**
     * Returns the nearest level; ties go to the even level, as in the libraries of the reference
     * implementations.
     */
    private int nearest(double value) {
        int level = (int) Math.rint(value / WHITE * steps);
        return Math.max(0, Math.min(steps, level));
    }
}
