package io.mithridate.tensorflow.image.augment;

import io.mithridate.api.data.Image;

/**
 * Keeps the uppermost bits of all values.
 *
 * @param bits how many, from 0 to 8
 */
public record Posterize(int bits) implements ImageOperation {

    public Posterize {
        if (bits < 0 || bits > Byte.SIZE) {
            throw new IllegalArgumentException("%d of 8 bits".formatted(bits));
        }
    }

    @Override
    public Image apply(Image image) {
        if (bits == Byte.SIZE) {
            return image;
        }
        int mask = -1 << (Byte.SIZE - bits);
        byte[] from = image.rgb();
        byte[] to = new byte[from.length];
        for (int i = 0; i < from.length; i++) {
            to[i] = (byte) (from[i] & mask);
        }
        return new Image(image.width(), image.height(), to);
    }
}
