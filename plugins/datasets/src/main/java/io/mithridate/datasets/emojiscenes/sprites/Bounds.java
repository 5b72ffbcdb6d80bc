package io.mithridate.datasets.emojiscenes.sprites;

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
