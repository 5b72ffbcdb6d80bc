package io.mithridate.datasets.files;

import io.mithridate.api.data.ImageData;
import io.mithridate.api.data.LabelledImages;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;

/**
 * Labeled pictures, computed from the index on demand.
 *
 * @param size the number of pictures
 * @param ids returns the name of a picture
 * @param images returns a picture
 * @param labels returns the class of a picture
 */
public record IndexedImages(
        int size,
        IntFunction<String> ids,
        IntFunction<ImageData> images,
        IntUnaryOperator labels,
        String fingerprint)
        implements LabelledImages {

    @Override
    public String id(int index) {
        return ids.apply(Objects.checkIndex(index, size));
    }

    @Override
    public ImageData image(int index) {
        return images.apply(Objects.checkIndex(index, size));
    }

    @Override
    public int label(int index) {
        return labels.applyAsInt(Objects.checkIndex(index, size));
    }
}
