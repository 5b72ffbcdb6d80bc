package io.mithridate.datasets.emojiscenes;

/**
 * The pixels of a drawing at one resolution, surrounded by a border of transparent pixels.
 *
 * <p>Colors are premultiplied by alpha, so that averages across an edge are correct.
 */
final class Resolution {

    private final int width;
    private final int height;
    private final int stride;
    private final float scale;
    private final float[] values;

    /**
     * Creates transparent pixels.
     *
     * @param scale the number of pixels of this resolution per pixel of the artwork
     */
    private Resolution(int width, int height, float scale) {
        this.width = width;
        this.height = height;
        this.scale = scale;
        stride = (width + 2) * Sprite.VALUES_PER_PIXEL;
        values = new float[stride * (height + 2)];
    }

    /** Returns the drawing at the resolution of the artwork. */
    static Resolution ofArtwork(int[] argb, int side, Sprite.Bounds bounds) {
        Resolution full = new Resolution(bounds.width(), bounds.height(), 1);
        for (int y = 0; y < full.height; y++) {
            for (int x = 0; x < full.width; x++) {
                int pixel = argb[(bounds.top() + y) * side + bounds.left() + x];
                int alpha = pixel >>> 24;
                int offset = full.offset(x, y);
                full.values[offset] = ((pixel >> 16) & 0xFF) * alpha / 255f;
                full.values[offset + 1] = ((pixel >> 8) & 0xFF) * alpha / 255f;
                full.values[offset + 2] = (pixel & 0xFF) * alpha / 255f;
                full.values[offset + 3] = alpha;
            }
        }
        return full;
    }

    /** Returns the drawing at half the resolution; each pixel is the mean of four. */
    Resolution halve() {
        Resolution half = new Resolution((width + 1) / 2, (height + 1) / 2, scale / 2);
        for (int y = 0; y < half.height; y++) {
            for (int x = 0; x < half.width; x++) {
                for (int value = 0; value < Sprite.VALUES_PER_PIXEL; value++) {
                    int offset = offset(2 * x, 2 * y) + value;
                    half.values[half.offset(x, y) + value] =
                            (values[offset]
                                            + values[offset + Sprite.VALUES_PER_PIXEL]
                                            + values[offset + stride]
                                            + values[offset + stride + Sprite.VALUES_PER_PIXEL])
                                    / 4;
                }
            }
        }
        return half;
    }

    int longSide() {
        return Math.max(width, height);
    }

    /** Adds the color at a point of the artwork, interpolated between the four nearest pixels. */
    void add(float x, float y, float[] sum) {
        float column = x * scale - 0.5f;
        float row = y * scale - 0.5f;
        if (column <= -1 || row <= -1 || column >= width || row >= height) {
            return;
        }
        int left = (int) (column + 1) - 1;
        int top = (int) (row + 1) - 1;
        float right = column - left;
        float bottom = row - top;
        int offset = offset(left, top);
        for (int value = 0; value < Sprite.VALUES_PER_PIXEL; value++, offset++) {
            float upper =
                    values[offset] * (1 - right) + values[offset + Sprite.VALUES_PER_PIXEL] * right;
            float lower =
                    values[offset + stride] * (1 - right)
                            + values[offset + stride + Sprite.VALUES_PER_PIXEL] * right;
            sum[value] += upper * (1 - bottom) + lower * bottom;
        }
    }

    /** Returns the offset of a pixel's values; -1 and the width or height address the border. */
    private int offset(int x, int y) {
        return (y + 1) * stride + (x + 1) * Sprite.VALUES_PER_PIXEL;
    }
}
