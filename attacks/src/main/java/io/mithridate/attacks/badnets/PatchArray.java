package io.mithridate.attacks.badnets;

import io.mithridate.api.attack.NumberArray;
import io.mithridate.api.data.Image;
import java.util.List;

/**
 * A patch as an attack's state keeps it: {@code [3, size, size]}, values from 0 to 1, channels
 * first, as tensors of the reference implementations are.
 */
final class PatchArray {

    static final String NAME = "patch";

    private static final float FULL = 255f;

    private PatchArray() {}

    static NumberArray of(Image patch) {
        int size = patch.width();
        float[] values = new float[Image.CHANNELS * size * size];
        int index = 0;
        for (int channel = 0; channel < Image.CHANNELS; channel++) {
            for (int y = 0; y < size; y++) {
                for (int x = 0; x < size; x++) {
                    values[index++] = patch.value(x, y, channel) / FULL;
                }
            }
        }
        return new NumberArray(List.of(Image.CHANNELS, size, size), values);
    }

    /**
     * The patch's pixels; values between two grey levels become the lower one, as they do in the
     * reference implementations.
     *
     * @throws IllegalArgumentException if the array is no patch
     */
    static Image toPatch(NumberArray array) {
        List<Integer> shape = array.shape();
        if (shape.size() != 3
                || shape.get(0) != Image.CHANNELS
                || !shape.get(1).equals(shape.get(2))) {
            throw new IllegalArgumentException(
                    "a patch has the shape [3, size, size], not %s".formatted(shape));
        }
        int size = shape.get(1);
        Image patch = Image.black(size, size);
        int index = 0;
        for (int channel = 0; channel < Image.CHANNELS; channel++) {
            for (int y = 0; y < size; y++) {
                for (int x = 0; x < size; x++) {
                    patch.rgb()[patch.offset(x, y) + channel] = greyLevel(array.values()[index++]);
                }
            }
        }
        return patch;
    }

    private static byte greyLevel(float value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(
                    "a patch has values from 0 to 1, not %s".formatted(value));
        }
        return (byte) (int) (value * FULL);
    }
}
