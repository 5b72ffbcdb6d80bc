package io.mithridate.datasets.emojiscenes;

import java.util.ArrayList;
import java.util.List;

/**
 * A drawing without its transparent margins, at halving resolutions.
 *
 * <p>All arithmetic is in single precision, which Java 17 defines to the last bit on every machine.
 *
 * @param width in pixels of the artwork, margins cut off
 * @param height in pixels of the artwork, margins cut off
 * @param resolutions from the artwork's own on
 */
record Sprite(int width, int height, List<Resolution> resolutions) {

    /** Values of a pixel: red, green, blue and alpha, colours premultiplied, from 0 to 255. */
    static final int VALUES = 4;

    /** Samples this far apart, in pixels, still see every pixel when they interpolate. */
    private static final float WIDEST_STEP = 1.5f;

    private static final int MIN = 4;

    Sprite {
        resolutions = List.copyOf(resolutions);
    }

    /**
     * Cuts a drawing out of its square.
     *
     * @param argb {@code side * side} pixels, rows from the top, not premultiplied
     * @param side of the square, in pixels
     * @throws IllegalArgumentException if every pixel is transparent
     */
    static Sprite of(int[] argb, int side) {
        Bounds bounds = Bounds.of(argb, side);
        List<Resolution> resolutions = new ArrayList<>();
        Resolution resolution = Resolution.full(argb, side, bounds);
        resolutions.add(resolution);
        while (resolution.longSide() > MIN) {
            resolution = resolution.halved();
            resolutions.add(resolution);
        }
        return new Sprite(bounds.width(), bounds.height(), resolutions);
    }

    /**
     * The drawing for samples that lie a distance apart: at the finest resolution that they do not
     * skip pixels of.
     *
     * @param step distance between samples, in pixels of the artwork
     */
    Sampler sampler(float step) {
        int index = 0;
        float remaining = step;
        while (remaining > WIDEST_STEP && index < resolutions.size() - 1) {
            remaining /= 2;
            index++;
        }
        return resolutions.get(index)::add;
    }

    /** Reads colours of a drawing. */
    @FunctionalInterface
    interface Sampler {

        /**
         * Adds the colour at a place to a sum; outside of the drawing there is nothing to add.
         *
         * @param x from 0 at the left edge to {@link Sprite#width()} at the right
         * @param y from 0 at the top edge to {@link Sprite#height()} at the bottom
         * @param sum {@link Sprite#VALUES} values that are added to
         */
        void add(float x, float y, float[] sum);
    }

    /** The smallest rectangle that holds every pixel which is not wholly transparent. */
    record Bounds(int left, int top, int right, int bottom) {

        /**
         * Finds the rectangle.
         *
         * @param argb {@code side * side} pixels, rows from the top
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
