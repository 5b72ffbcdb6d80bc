package io.mithridate.tensorflow.image.augment;

import io.mithridate.api.data.Image;

/**
 * Inverts all values from a threshold on.
 *
 * @param threshold the least value that is inverted; 0 inverts all
 */
public record Solarize(double threshold) implements ImageOperation {

    @Override
    public Image apply(Image image) {
        byte[] table = LookUp.identity();
        for (int value = 0; value < table.length; value++) {
            if (value >= threshold) {
                table[value] = (byte) (255 - value);
            }
        }
        return LookUp.apply(image, table);
    }
}
