package io.mithridate.attacks.warps;

/**
 * The positions that the pixels of a warped picture are sampled from. The center of the first row
 * or column is at -1, that of the last at 1.
 *
 * @param size the picture's side, in pixels
 * @param places {@code [size, size, 2]}: rows, columns, x before y
 */
@SuppressWarnings("ArrayRecordComponent") // created once, only read by the warp
record SamplingGrid(int size, float[] places) {

    /**
     * Returns the grid of a displacement field: {@code (identity + strength * field / size) *
     * rescale}, clipped.
     *
     * @param field {@code [2, size, size]}: the displacement to the right, then down
     */
    static SamplingGrid of(float[] field, int size, double strength, double rescale) {
        float[] places = new float[ControlPoints.AXES * size * size];
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                int pixel = y * size + x;
                double right = identity(x, size) + strength * field[pixel] / size;
                double down = identity(y, size) + strength * field[size * size + pixel] / size;
                places[2 * pixel] = clip(right * rescale);
                places[2 * pixel + 1] = clip(down * rescale);
            }
        }
        return new SamplingGrid(size, places);
    }

    /**
     * Moves each position by up to half a pixel: {@code clip(places + noise / size)}.
     *
     * @param noise {@code [size, size, 2]}, from -1 to 1
     */
    SamplingGrid jitter(float[] noise) {
        float[] moved = new float[places.length];
        for (int i = 0; i < moved.length; i++) {
            moved[i] = clip(places[i] + (double) noise[i] / size);
        }
        return new SamplingGrid(size, moved);
    }

    private static double identity(int index, int size) {
        return 2.0 * index / (size - 1) - 1;
    }

    private static float clip(double place) {
        return (float) Math.max(-1, Math.min(1, place));
    }
}
