package io.mithridate.datasets.files;

import io.mithridate.api.data.ImageData;
import io.mithridate.api.data.PairSet;
import java.util.Objects;
import java.util.function.IntFunction;

/**
 * Pairs with distinct pictures, computed from the index on demand.
 *
 * @param size the number of pairs
 * @param ids returns the name of a pair
 * @param images returns the picture of a pair
 * @param captions returns the caption of a pair
 */
public record IndexedPairs(
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
