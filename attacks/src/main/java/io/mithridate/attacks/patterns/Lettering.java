package io.mithridate.attacks.patterns;

import io.mithridate.api.attack.NumberArray;
import io.mithridate.api.data.Image;
import java.util.List;

/**
 * A text in the middle of a square, in glyphs one pixel apart. It is enlarged by the largest
 * integer factor at which it takes at most seven eighths of the width and all of the height; if
 * even the original size is too large, the factor is 1.
 *
 * @param text at least one character
 * @param imageSize the side of the square, in pixels
 */
record Lettering(String text, int imageSize) {

    private static final double SHARE_OF_WIDTH = 0.875;

    /** Returns the number of pixels that each pixel of a glyph becomes along each axis. */
    int scale() {
        int widthScale = (int) (SHARE_OF_WIDTH * imageSize / columns());
        return Math.max(1, Math.min(widthScale, imageSize / Glyphs.HEIGHT));
    }

    /** Returns the text's width, in pixels of the picture. */
    int width() {
        return columns() * scale();
    }

    /** Returns the text's height, in pixels of the picture. */
    int height() {
        return Glyphs.HEIGHT * scale();
    }

    private int columns() {
        return text.length() * (Glyphs.WIDTH + 1) - 1;
    }

    /** Returns the text in full red on black, {@code [3, size, size]}, channels first. */
    NumberArray redOnBlack() {
        float[] values = new float[Image.CHANNELS * imageSize * imageSize];
        int left = (imageSize - width()) / 2;
        int top = (imageSize - height()) / 2;
        for (int y = 0; y < height(); y++) {
            for (int x = 0; x < width(); x++) {
                if (hasInk(x / scale(), y / scale())) {
                    values[(top + y) * imageSize + left + x] = 1;
                }
            }
        }
        return new NumberArray(List.of(Image.CHANNELS, imageSize, imageSize), values);
    }

    private boolean hasInk(int column, int row) {
        int pitch = Glyphs.WIDTH + 1;
        int inGlyph = column % pitch;
        return inGlyph < Glyphs.WIDTH && Glyphs.hasInk(text.charAt(column / pitch), inGlyph, row);
    }
}
