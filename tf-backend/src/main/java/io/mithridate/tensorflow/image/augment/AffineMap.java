package io.mithridate.tensorflow.image.augment;

import io.mithridate.api.data.Image;
import java.util.function.UnaryOperator;

/**
 * Moves pixels: the output's pixel at (x, y) is the input's at {@code (xx * x + xy * y + x0, yx * x
 * + yy * y + y0)}. Pixel centers are at half-integers, the nearest pixel is used without
 * interpolation, and positions outside the picture are black.
 *
 * <p>Coordinates are rounded to 1/65536 of a pixel, as in Pillow's {@code Image.transform}.
 */
public record AffineMap(double xx, double xy, double x0, double yx, double yy, double y0)
        implements UnaryOperator<Image> {

    private static final int FRACTION_BITS = 16;

    /** The identity map. */
    public static final AffineMap IDENTITY = new AffineMap(1, 0, 0, 0, 1, 0);

    /**
     * Returns a map that shifts each row by {@code slope} pixels further to the left than the one
     * above.
     */
    public static AffineMap shearX(double slope) {
        return new AffineMap(1, slope, 0, 0, 1, 0);
    }

    /**
     * Returns a map that shifts each column by {@code slope} pixels further up than the one to its
     * left.
     */
    public static AffineMap shearY(double slope) {
        return new AffineMap(1, 0, 0, slope, 1, 0);
    }

    /** Returns a map that moves the picture right and down, in pixels. */
    public static AffineMap translation(double right, double down) {
        return new AffineMap(1, 0, -right, 0, 1, -down);
    }

    /** Returns a map that rotates the picture counter-clockwise about its center. */
    public static AffineMap rotation(double degrees, int width, int height) {
        double angle = -Math.toRadians(degrees);
        double cosine = Math.cos(angle);
        double sine = Math.sin(angle);
        return new AffineMap(cosine, sine, 0, -sine, cosine, 0).about(width / 2.0, height / 2.0);
    }

    /** Returns a map that mirrors the picture left to right. */
    public static AffineMap mirror(int width) {
        return new AffineMap(-1, 0, width, 0, 1, 0);
    }

    /** Returns this map, applied about a point instead of the origin. */
    public AffineMap about(double x, double y) {
        return new AffineMap(xx, xy, x0 + x - xx * x - xy * y, yx, yy, y0 + y - yx * x - yy * y);
    }

    /** Returns this map followed by another, as one map that samples the pixels only once. */
    public AffineMap then(AffineMap next) {
        return new AffineMap(
                xx * next.xx + xy * next.yx,
                xx * next.xy + xy * next.yy,
                xx * next.x0 + xy * next.y0 + x0,
                yx * next.xx + yy * next.yx,
                yx * next.xy + yy * next.yy,
                yx * next.x0 + yy * next.y0 + y0);
    }

    @Override
    public Image apply(Image image) {
        if (equals(IDENTITY)) {
            return image;
        }
        int width = image.width();
        int height = image.height();
        byte[] input = image.rgb();
        byte[] output = new byte[input.length];
        long stepX = toFixedPoint(xx);
        long stepY = toFixedPoint(yx);
        long rowX = toFixedPoint(x0 + xx * 0.5 + xy * 0.5);
        long rowY = toFixedPoint(y0 + yx * 0.5 + yy * 0.5);
        long nextRowX = toFixedPoint(xy);
        long nextRowY = toFixedPoint(yy);
        int target = 0;
        for (int y = 0; y < height; y++) {
            long sourceX = rowX;
            long sourceY = rowY;
            for (int x = 0; x < width; x++) {
                long column = sourceX >> FRACTION_BITS;
                long row = sourceY >> FRACTION_BITS;
                if (column >= 0 && column < width && row >= 0 && row < height) {
                    int source = ((int) row * width + (int) column) * Image.CHANNELS;
                    output[target] = input[source];
                    output[target + 1] = input[source + 1];
                    output[target + 2] = input[source + 2];
                }
                target += Image.CHANNELS;
                sourceX += stepX;
                sourceY += stepY;
            }
            rowX += nextRowX;
            rowY += nextRowY;
        }
        return new Image(width, height, output);
    }

    private static long toFixedPoint(double value) {
        return (long) Math.floor(value * (1 << FRACTION_BITS) + 0.5);
    }
}
