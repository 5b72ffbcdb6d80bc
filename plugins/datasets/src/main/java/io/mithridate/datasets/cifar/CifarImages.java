package io.mithridate.datasets.cifar;

import io.mithridate.api.data.ImageData;
import io.mithridate.api.data.LabelledImages;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;

/** Photographs or tiles of one photograph with its class. */
record CifarImages(
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
