package io.mithridate.tensorflow.image.augment;

import io.mithridate.api.data.Image;

/** Replaces every value by what it lacks to 255. */
public record Invert() implements ImageOperation {

    @Override
    public Image apply(Image image) {
        byte[] from = image.rgb();
        byte[] to = new byte[from.length];
        for (int i = 0; i < from.length; i++) {
            to[i] = (byte) ~from[i];
        }
        return new Image(image.width(), image.height(), to);
    }
}
