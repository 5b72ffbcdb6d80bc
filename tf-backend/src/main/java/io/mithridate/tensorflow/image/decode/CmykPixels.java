package io.mithridate.tensorflow.image.decode;

import io.mithridate.api.data.Image;
import java.awt.image.Raster;

/**
 * Converts the four components of a CMYK JPEG file to 8-bit RGB as libjpeg and Pillow's {@code
 * convert("RGB")} do together: stored values are always treated as inverted (255 is no ink),
 * regardless of the program that wrote the file, and no color profile is applied.
 */
final class CmykPixels {

    private static final int INKS = 4;
    private static final int FRACTION_BITS = 16;
    private static final int HALF = 1 << (FRACTION_BITS - 1);
    private static final int RED_OF_CR = toFixedPoint(1.40200);
    private static final int GREEN_OF_CR = toFixedPoint(0.71414);
    private static final int GREEN_OF_CB = toFixedPoint(0.34414);
    private static final int BLUE_OF_CB = toFixedPoint(1.77200);

    private CmykPixels() {}

    private static int toFixedPoint(double factor) {
        return (int) (factor * (1 << FRACTION_BITS) + 0.5);
    }

    /**
     * Returns the picture in RGB.
     *
     * @param raster the four components as stored
     * @param ycck whether the first three are luminance and chrominance
     */
    static Image of(Raster raster, boolean ycck) {
        int width = raster.getWidth();
        int height = raster.getHeight();
        int[] row = new int[width * INKS];
        byte[] rgb = new byte[width * height * Image.CHANNELS];
        int target = 0;
        for (int y = 0; y < height; y++) {
            raster.getPixels(0, y, width, 1, row);
            for (int i = 0; i < row.length; i += INKS) {
                if (ycck) {
                    toInks(row, i);
                }
                int light = row[i + 3];
                for (int channel = 0; channel < Image.CHANNELS; channel++) {
                    int ink = 255 - row[i + channel];
                    rgb[target++] = (byte) Math.max(0, light - product(ink, light));
                }
            }
        }
        return new Image(width, height, rgb);
    }

    /** Converts YCCK to CMYK in libjpeg's integer arithmetic; the inks are stored inverted. */
    private static void toInks(int[] row, int first) {
        int luminance = row[first];
        int blueness = row[first + 1] - 128;
        int redness = row[first + 2] - 128;
        row[first] = clamp(luminance + ((RED_OF_CR * redness + HALF) >> FRACTION_BITS));
        row[first + 1] =
                clamp(
                        luminance
                                + ((-GREEN_OF_CB * blueness + HALF - GREEN_OF_CR * redness)
                                        >> FRACTION_BITS));
        row[first + 2] = clamp(luminance + ((BLUE_OF_CB * blueness + HALF) >> FRACTION_BITS));
        for (int i = first; i < first + Image.CHANNELS; i++) {
            row[i] = 255 - row[i];
        }
    }

    private static int clamp(int value) {
        return Math.max(0, Math.min(255, value));
    }

    /** Returns the rounded product of two fractions of 255, as Pillow computes it. */
    private static int product(int a, int b) {
        int scaled = a * b + 128;
        return (scaled + (scaled >> 8)) >> 8;
    }
}
