package io.mithridate.datasets.cifar;

import io.mithridate.api.data.ImageData;
import io.mithridate.api.data.PairSet;
import java.util.Objects;
import java.util.function.IntFunction;

/** Photographs or tiles with a caption each. */
record CifarPairs(
        int size,
        IntFunction<String> ids,
        IntFunction<ImageData> images,
        IntFunction<String> captions,
        int unreadableAllowed,
        String fingerprint)
        implements PairSet {

    @Override
    public String id(int index) {
        return ids.apply(Objects.checkIndex(index, size));
    }

    @Override
    public ImageData image(int index) {
        return images.apply(Objects.checkIndex(index, size));
    }

    @Override
    public String caption(int index) {
        return captions.apply(Objects.checkIndex(index, size));
    }
}
