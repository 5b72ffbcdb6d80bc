package io.mithridate.datasets.files;

import io.mithridate.api.data.ImageData;
import io.mithridate.api.data.LabelledImages;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;

/**
 * Labelled pictures, each part made from the index.
 *
 * @param size number of pictures
 * @param ids the name of each
 * @param images each of them
 * @param labels the class of each
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
