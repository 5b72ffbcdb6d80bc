package io.mithridate.attacks.patches;

import io.mithridate.api.attack.NumberArray;
import io.mithridate.api.data.Image;
import io.mithridate.attacks.stamps.ChannelOrder;
import io.mithridate.attacks.stamps.GreyLevels;
import java.util.List;

/**
 * A patch as an attack's state keeps it: {@code [3, size, size]}, values from 0 to 1, channels
 * first, as tensors of the reference implementations are.
 */
public final class PatchPixels {

    private PatchPixels() {}

    /**
     * The patch's pixels; values between two grey levels become the lower one, as they do in the
     * reference implementations.
     *
     * @throws IllegalArgumentException if the array is not a patch
     */
    public static Image of(NumberArray array) {
        List<Integer> shape = array.shape();
        if (shape.size() != 3
                || shape.get(0) != Image.CHANNELS
                || !shape.get(1).equals(shape.get(2))) {
            throw new IllegalArgumentException(
                    "a patch has the shape [3, size, size], not %s".formatted(shape));
        }
        int size = shape.get(1);
        float[] fractions = ChannelOrder.interleaved(array.values(), size);
        Image patch = Image.black(size, size);
        for (int i = 0; i < fractions.length; i++) {
            patch.rgb()[i] = greyLevel(fractions[i]);
        }
        return patch;
    }

    private static byte greyLevel(float value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(
                    "a patch has values from 0 to 1, not %s".formatted(value));
        }
        return GreyLevels.clipped(value);
    }
}
