package io.mithridate.datasets.emojiscenes;

import java.util.ArrayList;
import java.util.List;

/**
 * A drawing without its transparent margins, at successively halved resolutions.
 *
 * <p>All arithmetic is in single precision, which Java 17 defines exactly on every machine.
 *
 * @param width the width in pixels of the artwork, without margins
 * @param height the height in pixels of the artwork, without margins
 * @param resolutions the resolutions, starting with that of the artwork
 */
record Sprite(int width, int height, List<Resolution> resolutions) {

    /**
     * The number of values per pixel: red, green, blue and alpha from 0 to 255, with premultiplied
     * colors.
     */
    static final int VALUES_PER_PIXEL = 4;

    /**
     * The maximum distance of interpolating samples, in pixels, at which every pixel is still used.
     */
    private static final float MAX_STEP = 1.5f;

    private static final int MIN_SIDE = 4;

    Sprite {
        resolutions = List.copyOf(resolutions);
    }

    /**
     * Crops a drawing to its visible part.
     *
     * @param argb {@code side * side} pixels, row by row from the top, not premultiplied
     * @param side the side of the square, in pixels
     * @throws IllegalArgumentException if every pixel is transparent
     */
    static Sprite of(int[] argb, int side) {
        Bounds bounds = Bounds.of(argb, side);
        List<Resolution> resolutions = new ArrayList<>();
        Resolution resolution = Resolution.ofArtwork(argb, side, bounds);
        resolutions.add(resolution);
        while (resolution.longSide() > MIN_SIDE) {
            resolution = resolution.halve();
            resolutions.add(resolution);
        }
        return new Sprite(bounds.width(), bounds.height(), resolutions);
    }

    /**
     * Returns a sampler of the finest resolution at which samples at a given distance do not skip
     * pixels.
     *
     * @param step the distance between samples, in pixels of the artwork
     */
    Sampler sampler(float step) {
        int index = 0;
        float remaining = step;
        while (remaining > MAX_STEP && index < resolutions.size() - 1) {
            remaining /= 2;
            index++;
        }
        return resolutions.get(index)::add;
    }

    /** Samples the colors of a drawing. */
    @FunctionalInterface
    interface Sampler {

        /**
         * Adds the color at a point to a sum. Points outside the drawing add nothing.
         *
         * @param x the position from 0 at the left edge to {@link Sprite#width()} at the right
         * @param y the position from 0 at the top edge to {@link Sprite#height()} at the bottom
         * @param sum the {@link Sprite#VALUES_PER_PIXEL} values to add to
         */
        void add(float x, float y, float[] sum);
    }

    /** The smallest rectangle that contains all pixels that are not fully transparent. */
    record Bounds(int left, int top, int right, int bottom) {

        /**
         * Finds the rectangle.
         *
         * @param argb {@code side * side} pixels, row by row from the top
         * @throws IllegalArgumentException if every pixel is transparent
         */
        static Bounds of(int[] argb, int side) {
            int left = side;
            int top = side;
            int right = 0;
            int bottom = 0;
            for (int y = 0; y < side; y++) {
                for (int x = 0; x < side; x++) {
                    if (argb[y * side + x] >>> 24 != 0) {
                        left = Math.min(left, x);
                        right = Math.max(right, x + 1);
                        top = Math.min(top, y);
                        bottom = y + 1;
                    }
                }
            }
            if (right == 0) {
                throw new IllegalArgumentException("the drawing is transparent throughout");
            }
            return new Bounds(left, top, right, bottom);
        }

        int width() {
            return right - left;
        }

        int height() {
            return bottom - top;
        }
    }
}
