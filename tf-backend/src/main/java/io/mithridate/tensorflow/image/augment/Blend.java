package io.mithridate.tensorflow.image.augment;

/**
 * Pillow's {@code Image.blend}: a value between two, or beyond the second, in single precision,
 * truncated and clamped to 0..255.
 */
final class Blend {

    private Blend() {}

    /**
     * Blends two values.
     *
     * @param factor 0 gives {@code degenerate}, 1 gives {@code original}, more goes beyond it
     */
    static byte blend(int degenerate, int original, float factor) {
        float value = degenerate + factor * (original - degenerate);
        return (byte) Math.max(0, Math.min(255, (int) value));
    }

    /** What each value becomes when blended with a constant. */
    static byte[] table(int degenerate, float factor) {
        byte[] table = new byte[LookUp.VALUES];
        for (int value = 0; value < table.length; value++) {
            table[value] = blend(degenerate, value, factor);
        }
        return table;
    }
}
