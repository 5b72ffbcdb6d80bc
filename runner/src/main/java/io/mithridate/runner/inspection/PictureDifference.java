package io.mithridate.runner.inspection;

import io.mithridate.api.data.Image;

/**
 * The difference between two pictures of the same size.
 *
 * @param changed the share of values (three per pixel) that differ, from 0 to 1
 * @param rootMeanSquare the root mean square of the differences of all values, in gray levels from
 *     0 to 255
 * @param largest the largest difference, in gray levels
 */
public record PictureDifference(double changed, double rootMeanSquare, int largest) {

    /** The gray level that represents no change. */
    private static final int NO_CHANGE = 128;

    private static final int MAX_LEVEL = 255;

    /** Returns the difference of two pictures. */
    public static PictureDifference of(Image before, Image after) {
        int changed = 0;
        long squares = 0;
        int largest = 0;
        for (int i = 0; i < before.rgb().length; i++) {
            int difference = Math.abs(difference(before, after, i));
            changed += difference == 0 ? 0 : 1;
            squares += (long) difference * difference;
            largest = Math.max(largest, difference);
        }
        double values = before.rgb().length;
        return new PictureDifference(changed / values, Math.sqrt(squares / values), largest);
    }

    /**
     * Returns the difference as a picture, which is 128 where nothing changed and brighter where
     * the picture became brighter; values are clipped to the range from 0 to 255.
     *
     * @param times the factor applied to the differences
     */
    public static Image shown(Image before, Image after, int times) {
        Image shown = Image.black(before.width(), before.height());
        for (int i = 0; i < shown.rgb().length; i++) {
            int level = NO_CHANGE + times * difference(before, after, i);
            shown.rgb()[i] = (byte) Math.max(0, Math.min(MAX_LEVEL, level));
        }
        return shown;
    }

    private static int difference(Image before, Image after, int index) {
        return Byte.toUnsignedInt(after.rgb()[index]) - Byte.toUnsignedInt(before.rgb()[index]);
    }
}
