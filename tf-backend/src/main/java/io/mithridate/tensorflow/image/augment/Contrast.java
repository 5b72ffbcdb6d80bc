package io.mithridate.tensorflow.image.augment;

import io.mithridate.api.data.Image;

/**
 * Scales the distance of all values from the picture's mean brightness.
 *
 * @param factor 0 gives plain grey, 1 the picture, more a starker one
 */
public record Contrast(float factor) implements ImageOperation {

    @Override
    public Image apply(Image image) {
        return LookUp.apply(image, Blend.table(meanLuma(image), factor));
    }

    private static int meanLuma(Image image) {
        byte[] rgb = image.rgb();
        long sum = 0;
        for (int i = 0; i < rgb.length; i += Image.CHANNELS) {
            sum += Luma.at(rgb, i);
        }
        return (int) ((double) sum / ((long) image.width() * image.height()) + 0.5);
    }
}
