package io.mithridate.attacks.stamps;

import io.mithridate.api.attack.NumberArray;
import io.mithridate.api.data.Image;
import java.util.List;

/**
 * Converts square pictures between two channel orders: channels first, {@code [3, size, size]}, as
 * in attack states and the tensors of the reference implementations, and interleaved, as in
 * pictures.
 */
public final class ChannelOrder {

    private ChannelOrder() {}

    /**
     * Converts numbers from channels first to interleaved: rows, pixels, channels, with channels
     * varying fastest.
     *
     * @throws IllegalArgumentException if the square is not of the given size
     */
    public static float[] interleaved(NumberArray square, int size) {
        List<Integer> shape = List.of(Image.CHANNELS, size, size);
        if (!square.shape().equals(shape)) {
            throw new IllegalArgumentException(
                    "the attack's state has a pattern in the shape %s; pictures of this size need %s"
                            .formatted(square.shape(), shape));
        }
        float[] channelsFirst = square.values();
        float[] pixels = new float[channelsFirst.length];
        int index = 0;
        for (int channel = 0; channel < Image.CHANNELS; channel++) {
            for (int pixel = 0; pixel < size * size; pixel++) {
                pixels[pixel * Image.CHANNELS + channel] = channelsFirst[index++];
            }
        }
        return pixels;
    }

    /** Returns a square picture as fractions of 255, channels first. */
    public static NumberArray channelsFirst(Image square) {
        int size = square.width();
        float[] values = new float[Image.CHANNELS * size * size];
        int index = 0;
        for (int channel = 0; channel < Image.CHANNELS; channel++) {
            for (int pixel = 0; pixel < size * size; pixel++) {
                byte level = square.rgb()[pixel * Image.CHANNELS + channel];
                values[index++] = GreyLevels.fraction(Byte.toUnsignedInt(level));
            }
        }
        return new NumberArray(List.of(Image.CHANNELS, size, size), values);
    }
}
