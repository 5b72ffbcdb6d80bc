package io.mithridate.attacks.patterns;

import io.mithridate.api.attack.NumberArray;
import io.mithridate.api.data.Image;
import java.util.List;

/**
 * A text in the middle of a square, in glyphs one pixel apart, enlarged by a whole factor so that
 * it takes at most seven eighths of the width and all of the height, or as it is where that is too
 * little.
 *
 * @param text at least one character
 * @param imageSize the square's side, in pixels
 */
record Lettering(String text, int imageSize) {

    private static final double SHARE_OF_WIDTH = 0.875;

    /** Returns how many pixels each pixel of a glyph becomes along each axis. */
    int scale() {
        int acrossWidth = (int) (SHARE_OF_WIDTH * imageSize / columns());
        return Math.max(1, Math.min(acrossWidth, imageSize / Glyphs.HEIGHT));
    }

    /** The text's width, in pixels of the picture. */
    int width() {
        return columns() * scale();
    }

    /** The text's height, in pixels of the picture. */
    int height() {
        return Glyphs.HEIGHT * scale();
    }

    private int columns() {
        return text.length() * (Glyphs.WIDTH + 1) - 1;
    }

    /** Full red where there is ink, {@code [3, size, size]}, channels first. */
    NumberArray inRed() {
        float[] values = new float[Image.CHANNELS * imageSize * imageSize];
        int left = (imageSize - width()) / 2;
        int top = (imageSize - height()) / 2;
        for (int y = 0; y < height(); y++) {
            for (int x = 0; x < width(); x++) {
                if (ink(x / scale(), y / scale())) {
                    values[(top + y) * imageSize + left + x] = 1;
                }
            }
        }
        return new NumberArray(List.of(Image.CHANNELS, imageSize, imageSize), values);
    }

    private boolean ink(int column, int row) {
        int pitch = Glyphs.WIDTH + 1;
        int within = column % pitch;
        return within < Glyphs.WIDTH && Glyphs.ink(text.charAt(column / pitch), within, row);
    }
}
