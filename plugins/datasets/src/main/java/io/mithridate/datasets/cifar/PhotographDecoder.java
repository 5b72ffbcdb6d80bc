package io.mithridate.datasets.cifar;

import io.mithridate.api.data.CorruptImageException;
import io.mithridate.api.data.Image;
import io.mithridate.api.data.ImageData;
import io.mithridate.api.data.ImageDecoder;

/**
 * Decodes photographs for tiles. A photograph that does not have CIFAR's size is treated as
 * damaged.
 */
record PhotographDecoder(ImageDecoder decoder) implements ImageDecoder {

    @Override
    public Image decode(ImageData data) {
        Image photograph = decoder.decode(data);
        if (photograph.width() != Tile.PHOTOGRAPH_SIDE
                || photograph.height() != Tile.PHOTOGRAPH_SIDE) {
            throw new CorruptImageException(
                    origin(data),
                    "has %d x %d pixels; photographs of CIFAR have %d x %d"
                            .formatted(
                                    photograph.width(),
                                    photograph.height(),
                                    Tile.PHOTOGRAPH_SIDE,
                                    Tile.PHOTOGRAPH_SIDE));
        }
        return photograph;
    }

    private static String origin(ImageData data) {
        return data instanceof ImageData.Encoded encoded ? encoded.origin() : "a photograph";
    }

    @Override
    public Image decode(ImageData data, int size) {
        return decoder.decode(data, size);
    }
}
