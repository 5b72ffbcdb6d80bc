package io.mithridate.tensorflow.image.augment;

import io.mithridate.api.data.Image;

/**
 * Scales the distance of every colour from its grey.
 *
 * @param factor 0 gives a grey picture, 1 the picture, more a more colourful one
 */
public record Color(float factor) implements ImageOperation {

    @Override
    public Image apply(Image image) {
        byte[] from = image.rgb();
        byte[] to = new byte[from.length];
        for (int i = 0; i < from.length; i += Image.CHANNELS) {
            int grey = Luma.at(from, i);
            to[i] = Blend.blend(grey, from[i] & 0xFF, factor);
            to[i + 1] = Blend.blend(grey, from[i + 1] & 0xFF, factor);
            to[i + 2] = Blend.blend(grey, from[i + 2] & 0xFF, factor);
        }
        return new Image(image.width(), image.height(), to);
    }
}
