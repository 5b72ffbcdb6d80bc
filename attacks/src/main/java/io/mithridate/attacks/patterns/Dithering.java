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
    private static final double FULL = 255;

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
            values[level] = (double) level / steps * FULL;
            rounded[level] = (byte) (int) Math.rint(values[level]);
        }
    }

    @Override
    public Image stamp(Image image, Seed seed) {
        int rowLength = image.width() * CHANNELS;
        byte[] from = image.rgb();
        byte[] to = new byte[from.length];
        // A margin of one pixel on both sides receives the errors that leave the picture.
        double[] carried = new double[rowLength + 2 * CHANNELS];
        double[] below = new double[rowLength + 2 * CHANNELS];
        for (int row = 0; row < image.height(); row++) {
            for (int i = 0; i < rowLength; i++) {
                int carriedIndex = i + CHANNELS;
                int index = row * rowLength + i;
                double wanted = (from[index] & 0xFF) + carried[carriedIndex];
                int level = nearest(wanted);
                to[index] = rounded[level];
                double rest = wanted - values[level];
                carried[carriedIndex + CHANNELS] += rest * 7 / 16;
                below[carriedIndex - CHANNELS] += rest * 3 / 16;
                below[carriedIndex] += rest * 5 / 16;
                below[carriedIndex + CHANNELS] += rest / 16;
            }
            double[] finishedRow = carried;
            carried = below;
            below = finishedRow;
            Arrays.fill(below, 0);
        }
        return new Image(image.width(), image.height(), to);
    }

    /**
     * Returns the nearest level; ties go to the even level, as in the libraries of the reference
     * implementations.
     */
    private int nearest(double wanted) {
        int level = (int) Math.rint(wanted / FULL * steps);
        return Math.max(0, Math.min(steps, level));
    }
}
