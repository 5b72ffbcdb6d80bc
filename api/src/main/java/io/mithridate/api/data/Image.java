package io.mithridate.api.data;

import java.util.Arrays;

/**
 * A decoded picture: 8-bit RGB, rows from top to bottom, pixels from left to right, channels
 * interleaved.
 *
 * <p>The array is shared, not copied. After passing on an image, a caller must not write to its
 * pixels.
 *
 * @param width the width in pixels, at least 1
 * @param height the height in pixels, at least 1
 * @param rgb {@code height * width * 3} bytes, each an unsigned value from 0 to 255
 */
@SuppressWarnings("ArrayRecordComponent") // pixels are shared because copies would double memory
public record Image(int width, int height, byte[] rgb) {

    /** The number of color channels. */
    public static final int CHANNELS = 3;

    public Image {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException(
                    "an image of %d x %d pixels".formatted(width, height));
        }
        if (rgb.length != Math.multiplyExact(Math.multiplyExact(width, height), CHANNELS)) {
            throw new IllegalArgumentException(
                    "an image of %d x %d pixels needs %d bytes, got %d"
                            .formatted(width, height, width * height * CHANNELS, rgb.length));
        }
    }

    /** Returns a black picture. */
    public static Image black(int width, int height) {
        return new Image(width, height, new byte[width * height * CHANNELS]);
    }

    /** Returns the value of a channel (0 red, 1 green, 2 blue) at a pixel, from 0 to 255. */
    public int value(int x, int y, int channel) {
        return Byte.toUnsignedInt(rgb[offset(x, y) + channel]);
    }

    /** Returns the index of a pixel's red channel in {@link #rgb()}. */
    public int offset(int x, int y) {
        return (y * width + x) * CHANNELS;
    }

    /** Returns a copy of this picture. */
    public Image copy() {
        return new Image(width, height, rgb.clone());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Image image
                && width == image.width
                && height == image.height
                && Arrays.equals(rgb, image.rgb);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * width + height) + Arrays.hashCode(rgb);
    }

    @Override
    public String toString() {
        return "Image[" + width + " x " + height + "]";
    }
}
